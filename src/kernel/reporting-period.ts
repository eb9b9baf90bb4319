import { addDays, calendarDate, type CalendarDate } from './calendar-date';

export const PERIOD_LENGTHS = ['month', 'quarter', 'half_year', 'year'] as const;
export type PeriodLength = (typeof PERIOD_LENGTHS)[number];

const MONTHS: Record<PeriodLength, number> = { month: 1, quarter: 3, half_year: 6, year: 12 };

function firstOfMonth(year: number, monthIndex: number): CalendarDate {
  const date = calendarDate(year + Math.floor(monthIndex / 12), (monthIndex % 12) + 1, 1);
  if (date === null) throw new RangeError(`No such month: ${year}, ${monthIndex}`);
  return date;
}

function partsOf(date: CalendarDate): { year: number; monthIndex: number; day: number } {
  return { year: Number(date.slice(0, 4)), monthIndex: Number(date.slice(5, 7)) - 1, day: Number(date.slice(8, 10)) };
}

/** First day of the period that holds `date`. */
export function periodStart(every: PeriodLength, date: CalendarDate): CalendarDate {
  const { year, monthIndex } = partsOf(date);
  return firstOfMonth(year, monthIndex - (monthIndex % MONTHS[every]));
}

/** Last day of the period that holds `date`. */
export function periodEnd(every: PeriodLength, date: CalendarDate): CalendarDate {
  const { year, monthIndex } = partsOf(periodStart(every, date));
  return addDays(firstOfMonth(year, monthIndex + MONTHS[every]), -1);
}

export function daysInMonth(date: CalendarDate): number {
  return partsOf(periodEnd('month', date)).day;
}
