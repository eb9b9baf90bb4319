import type { CalendarDate } from '../../kernel/calendar-date';

/** What a round waits for, counted from its visits, findings and reports. */
export interface TurnFacts {
  readonly state: string;
  readonly inspected: number;
  readonly firstVisit: { readonly unit: string; readonly on: CalendarDate } | null;
  /** Units whose minutes are not signed. */
  readonly unsigned: readonly string[];
  /** Findings without the unit's opinion in the minutes. */
  readonly unheard: number;
  readonly received: readonly { readonly unit: string; readonly on: CalendarDate }[];
  readonly missing: readonly { readonly unit: string; readonly days: number; readonly urgedOn: readonly CalendarDate[] }[];
  /** Reports not sent, and not late yet. */
  readonly awaited: readonly string[];
  readonly returned: readonly string[];
}

type Params = Readonly<Record<string, string | number>>;

export interface TurnLine {
  /** `rounds:turn.<key>` */
  readonly key: string;
  readonly params: Params;
}

export interface Turn {
  readonly who: 'homeAffairs' | 'teams' | 'units' | null;
  readonly lines: readonly TurnLine[];
}

const line = (key: string, params: Params = {}): TurnLine => ({ key, params });
const turn = (who: Turn['who'], ...lines: TurnLine[]): Turn => ({ who, lines });
const listed = (names: readonly string[]): string => names.join(', ');

/** Whose turn it is, as sentences. What must be done first stands first. */
export function turnOf(facts: TurnFacts): Turn {
  switch (facts.state) {
    case 'draft':
      return turn('homeAffairs', line('approve', { count: facts.inspected }));
    case 'approved':
      return turn('homeAffairs', facts.firstVisit ? line('startOn', { unit: facts.firstVisit.unit, date: facts.firstVisit.on }) : line('start'));
    case 'inspecting':
      return inspecting(facts);
    case 'concluded':
      return turn('homeAffairs', line('directive'));
    case 'remediation':
      return remediation(facts);
    case 'consolidated':
      return consolidated(facts);
    default:
      return turn(null, line('closed'));
  }
}

function inspecting({ unsigned, unheard, inspected }: TurnFacts): Turn {
  if (unsigned.length > 0) return turn('teams', line('minutes', { count: unsigned.length, units: listed(unsigned) }), ...(unheard > 0 ? [line('alsoOpinions', { count: unheard })] : []));
  if (unheard > 0) return turn('teams', line('opinions', { count: unheard }));
  return turn('homeAffairs', line('issue', { count: inspected }));
}

/** What came in after the figures were frozen is reviewed before anybody is told to close. */
function consolidated(facts: TurnFacts): Turn {
  if (facts.received.length > 0) return remediation(facts);
  return turn('homeAffairs', line('close'), ...owed(facts));
}

function remediation(facts: TurnFacts): Turn {
  const { received, missing } = facts;
  const waiting = owed(facts);
  const [first, ...others] = received;
  if (first) return turn('homeAffairs', ...(others.length > 0 ? [line('reviewMany', { count: received.length, units: listed(received.map(({ unit }) => unit)) })] : [line('review', { unit: first.unit, date: first.on })]), ...waiting);
  if (missing.length > 0) return turn('homeAffairs', line('urge'), ...waiting);
  return waiting.length > 0 ? turn('units', ...waiting) : turn('homeAffairs', line('consolidate'));
}


/** Reports that a unit still owes. */
function owed({ missing, awaited, returned }: TurnFacts): TurnLine[] {
  const late = missing.map(({ unit, days, urgedOn }) => line(urgedOn.length > 0 ? 'missingUrged' : 'missing', { unit, days, count: urgedOn.length, last: urgedOn.at(-1) ?? '' }));
  return [
    ...late,
    ...(returned.length > 0 ? [line('returned', { count: returned.length, units: listed(returned) })] : []),
    ...(awaited.length > 0 ? [line('awaited', { count: awaited.length, units: listed(awaited) })] : []),
  ];
}
