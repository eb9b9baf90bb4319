import type { CalendarDate } from '../../../kernel/calendar-date';
import type { ConfirmationState } from './confirmation.machine';

interface Said {
  readonly unitId: string;
  /** Counts the askings of one unit from 1. */
  readonly asking: number;
  readonly state: ConfirmationState;
  /** The last day on which silence still keeps the duty open. */
  readonly silentUntil: CalendarDate;
}

/** The newest word of every unit that was asked, in the order in which the units were first asked. */
export function newestOf<S extends Said>(rows: readonly S[]): readonly S[] {
  const newest = new Map<string, S>();
  for (const row of rows) if (row.asking >= (newest.get(row.unitId)?.asking ?? 0)) newest.set(row.unitId, row);
  return [...newest.values()];
}

export interface Standing<S extends Said> {
  /** Say that the fault remains. */
  readonly objecting: readonly S[];
  /** Said nothing yet, and still may. */
  readonly silent: readonly S[];
  /** Said nothing for so long that it counts as no objection. */
  readonly lapsing: readonly S[];
}

/** How the affected units stand to a duty. `today` is the day in Viet Nam. */
export function standingOf<S extends Said>(rows: readonly S[], today: CalendarDate): Standing<S> {
  const newest = newestOf(rows);
  const asked = newest.filter(({ state }) => state === 'asked');
  return {
    objecting: newest.filter(({ state }) => state === 'objected'),
    silent: asked.filter(({ silentUntil }) => today <= silentUntil),
    lapsing: asked.filter(({ silentUntil }) => today > silentUntil),
  };
}
