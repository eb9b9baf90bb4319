import { daysBetween, type CalendarDate } from '../../../kernel/calendar-date';
import type { FindingState } from './finding.machine';

/** Waiting for the unit: only these run against the remedy's own date. What is claimed, verified or transferred shows no lateness. */
export const REMEDY_RUNNING: readonly FindingState[] = ['issued', 'in_remedy', 'returned', 'accepted_open'];

/** Days past the remedy's own date (hạn khắc phục), which is not the deadline of the unit's report; 0 when not overdue. */
export function remedyOverdueDays(state: FindingState, dueOn: CalendarDate | null, today: CalendarDate): number {
  if (dueOn === null || !REMEDY_RUNNING.includes(state)) return 0;
  return Math.max(0, daysBetween(dueOn, today));
}
