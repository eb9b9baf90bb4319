import { calendarDate, dateOf, startOfDay, type Instant } from '../../../kernel/calendar-date';

/**
 * Files received before the answer are older than `months` full months. Counted by calendar days in Vietnam; on a day that the
 * month of long ago does not have (31/3 less one month), by its last day, so that nothing goes a day early.
 */
export function expiryBefore(now: Instant, months: number): Instant {
  const [year = 0, month = 1, day = 1] = dateOf(now).split('-').map(Number);
  const count = year * 12 + (month - 1) - months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  for (let last = day; last > 0; last -= 1) {
    const found = calendarDate(toYear, toMonth, last);
    if (found !== null) return startOfDay(found);
  }
  return startOfDay(dateOf(now));
}
