import type { InspectionRound, InspectionVisit } from '../../features/inspections';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';

const STATES = ['draft', 'approved', 'inspecting', 'concluded', 'remediation', 'consolidated', 'closed'] as const;
/** Steps that last: the one the round is in says since when. */
const LASTING: readonly string[] = ['inspecting', 'remediation'];

export interface RoundStepMark {
  readonly state: (typeof STATES)[number];
  readonly status: 'done' | 'current' | 'todo';
  readonly from: CalendarDate | null;
  /** Only where the step took several days. */
  readonly to: CalendarDate | null;
  readonly since: boolean;
}

const dayOf = (at: number | null): CalendarDate | null => (at === null ? null : dateOf(at));

/** The life of a round as marks with their days; the inspecting itself from the first visit begun to the last minutes signed. */
export function roundSteps(round: InspectionRound, visits: readonly Pick<InspectionVisit, 'begunAt' | 'minutesSignedAt'>[]): readonly RoundStepMark[] {
  const begun = visits.flatMap(({ begunAt }) => begunAt ?? []);
  const signed = visits.flatMap(({ minutesSignedAt }) => minutesSignedAt ?? []);
  const at: Readonly<Record<(typeof STATES)[number], number | null>> = {
    draft: round.createdAt,
    approved: round.approvedAt,
    inspecting: begun.length > 0 ? Math.min(...begun) : round.inspectingAt,
    concluded: round.concludedAt,
    remediation: round.remediationAt,
    consolidated: round.consolidatedAt,
    closed: round.closedAt,
  };
  const reached = STATES.indexOf(round.state);
  return STATES.map((state, index) => {
    const status = index < reached || round.state === 'closed' ? 'done' : index === reached ? 'current' : 'todo';
    const last = state === 'inspecting' && status === 'done' && signed.length > 0 ? dateOf(Math.max(...signed)) : null;
    return { state, status, from: status === 'todo' ? null : dayOf(at[state]), to: last, since: status === 'current' && LASTING.includes(state) };
  });
}
