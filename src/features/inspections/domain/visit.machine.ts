import type { Role } from '../../../kernel/actor';
import { defineMachine, type Move } from '../../../kernel/state-machine';

export const VISIT_STATES = ['scheduled', 'notified', 'self_reported', 'on_site', 'minutes_draft', 'minutes_signed', 'result_issued', 'postponed'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

export const VISIT_ACTIONS = ['notify', 'selfReport', 'begin', 'finish', 'reopen', 'signMinutes', 'issueResult', 'postpone', 'reschedule'] as const;
export type VisitAction = (typeof VISIT_ACTIONS)[number];

const HOME_AFFAIRS: readonly Role[] = ['homeAffairsStaff', 'homeAffairsLeader'];
const TEAM: readonly Role[] = ['inspector'];

const begin: Move<VisitState> = { to: 'on_site', by: TEAM, needs: ['roundInspecting'] };
const postpone: Move<VisitState> = { to: 'postponed', by: HOME_AFFAIRS, comment: 'required' };

/**
 * Inspection of one unit (cuộc kiểm tra). Notice and self-report are optional: an unannounced visit has neither. Minutes may be
 * taken back to correct an answer until they are signed, never after.
 */
export const visitMachine = defineMachine<VisitState, VisitAction>({
  name: 'visit',
  initial: 'scheduled',
  ends: ['result_issued'],
  states: {
    scheduled: { begin, notify: { to: 'notified', by: HOME_AFFAIRS }, postpone },
    notified: { begin, selfReport: { to: 'self_reported', by: ['unitStaff', 'unitHead'] }, postpone },
    self_reported: { begin, postpone },
    on_site: { finish: { to: 'minutes_draft', by: TEAM, needs: ['everythingAnswered'] } },
    minutes_draft: {
      signMinutes: { to: 'minutes_signed', by: TEAM, needs: ['everyOpinionHeard'] },
      reopen: { to: 'on_site', by: TEAM, comment: 'optional' },
    },
    minutes_signed: { issueResult: { to: 'result_issued', by: HOME_AFFAIRS } },
    result_issued: {},
    postponed: { reschedule: { to: 'scheduled', by: HOME_AFFAIRS } },
  },
});

/** Until the minutes are signed, what the unit said may still be corrected in them. */
export function areMinutesOpen(state: VisitState): boolean {
  return state === 'on_site' || state === 'minutes_draft';
}

/** States in which answers and findings may still be written. */
export function isBeingInspected(state: VisitState): boolean {
  return state === 'on_site';
}
