import { addDays, calendarDate, weekdayOf, type CalendarDate } from '../../kernel/calendar-date';

/** `2018-07` */
export type Month = string;

const MONTH = /^(\d{4})-(\d{2})$/;

/** The asked month, or the one of today when the text is none. */
export function monthFrom(text: string | undefined, today: CalendarDate): Month {
  const [, year = '', month = ''] = MONTH.exec(text ?? '') ?? [];
  return calendarDate(Number(year), Number(month), 1) === null ? today.slice(0, 7) : `${year}-${month}`;
}

export const firstDay = (month: Month): CalendarDate => `${month}-01`;
export const lastDay = (month: Month): CalendarDate => addDays(firstDay(nextMonth(month)), -1);

/** The month before, or after; at the edge of the calendar it stays. */
export const previousMonth = (month: Month): Month => shifted(month, -1);
export const nextMonth = (month: Month): Month => shifted(month, 1);

function shifted(month: Month, by: -1 | 1): Month {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + by;
  return calendarDate(Math.floor(index / 12), (index % 12) + 1, 1)?.slice(0, 7) ?? month;
}

/** Whole weeks from Monday to Sunday that hold the month. */
export function weeksOf(month: Month): CalendarDate[][] {
  const weeks: CalendarDate[][] = [];
  const end = lastDay(month);
  for (let monday = addDays(firstDay(month), 1 - weekdayOf(firstDay(month))); monday <= end; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}
