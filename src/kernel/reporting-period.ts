import { addDays, calendarDate, type CalendarDate } from './calendar-date';

export const PERIOD_LENGTHS = ['month', 'quarter', 'half_year', 'year'] as const;
export type PeriodLength = (typeof PERIOD_LENGTHS)[number];

export const PERIOD_MONTHS: Readonly<Record<PeriodLength, number>> = { month: 1, quarter: 3, half_year: 6, year: 12 };

function firstOfMonth(year: number, monthIndex: number): CalendarDate {
  const date = calendarDate(year + Math.floor(monthIndex / 12), (((monthIndex % 12) + 12) % 12) + 1, 1);
  if (date === null) throw new RangeError(`No such month: ${year}, ${monthIndex}`);
  return date;
}

function partsOf(date: CalendarDate): { year: number; monthIndex: number; day: number } {
  return { year: Number(date.slice(0, 4)), monthIndex: Number(date.slice(5, 7)) - 1, day: Number(date.slice(8, 10)) };
}

/** First day of the period that holds `date`. */
export function periodStart(every: PeriodLength, date: CalendarDate): CalendarDate {
  const { year, monthIndex } = partsOf(date);
  return firstOfMonth(year, monthIndex - (monthIndex % PERIOD_MONTHS[every]));
}

/** Last day of the period that holds `date`. */
export function periodEnd(every: PeriodLength, date: CalendarDate): CalendarDate {
  const { year, monthIndex } = partsOf(periodStart(every, date));
  return addDays(firstOfMonth(year, monthIndex + PERIOD_MONTHS[every]), -1);
}

/** Last day of the month that lies `months` after that of `date`. */
export function monthEnd(date: CalendarDate, months: number): CalendarDate {
  const { year, monthIndex } = partsOf(date);
  return addDays(firstOfMonth(year, monthIndex + months + 1), -1);
}

/** The same day so many months later; the last day of a month that is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const end = monthEnd(date, months);
  return addDays(end, Math.min(partsOf(date).day, partsOf(end).day) - partsOf(end).day);
}

export function daysInMonth(date: CalendarDate): number {
  return partsOf(periodEnd('month', date)).day;
}
