import type { CalendarDate } from '../../kernel/calendar-date';

/** The districts ended, communes and departments were merged: figures before and after are of different bodies. */
const CHANGE_OF_UNITS: CalendarDate = '2025-07-01';

export interface RoundOfUnit {
  readonly code: string;
  readonly periodTo: CalendarDate;
  /** Points in percent of what applied; null when the unit was not visited or its result is not issued. */
  readonly percent: number | null;
  readonly findings: number;
  readonly verified: number;
  readonly repeated: number;
  readonly place: { readonly rank: number; readonly of: number } | null;
}

/** Index after which the line is cut, or null when all rounds lie on one side of the change. Rounds come oldest first. */
export function breakAfter(rounds: readonly Pick<RoundOfUnit, 'periodTo'>[]): number | null {
  const before = rounds.filter(({ periodTo }) => periodTo < CHANGE_OF_UNITS).length;
  return before === 0 || before === rounds.length ? null : before - 1;
}

/** Place among the units inspected in a round, best first; equal points share a place. Null without points of its own. */
export function placeOf(unitId: string, percents: ReadonlyMap<string, number | null>): RoundOfUnit['place'] {
  const own = percents.get(unitId) ?? null;
  if (own === null) return null;
  const others = [...percents.values()].filter((percent) => percent !== null);
  return { rank: 1 + others.filter((percent) => percent > own).length, of: others.length };
}
