import type { CalendarDate } from '../../../kernel/calendar-date';
import { problem, type Problem } from '../../../kernel/problem';

/** A day the reviewer names for what is returned must still be ahead; today still counts. */
export function supplementProblems(asked: CalendarDate | undefined, today: CalendarDate): readonly Problem[] {
  return asked !== undefined && asked < today ? [problem('supplement.duePast', 'supplementDueOn')] : [];
}

/** Items returned one after the other share one supplement: the later of their days holds for all. */
export function laterDay(held: CalendarDate | null, day: CalendarDate): CalendarDate {
  return held !== null && held > day ? held : day;
}
