import { addDays, weekdayOf, type CalendarDate } from './calendar-date';

/** A day that differs from its weekday: a public holiday or day in lieu, or a Saturday worked to make up for one. */
export interface SpecialDay {
  readonly date: CalendarDate;
  readonly kind: 'holiday' | 'make_up';
}

export interface WorkingCalendar {
  isWorkingDay(date: CalendarDate): boolean;
  /** The first working day strictly after `date`. */
  nextWorkingDay(date: CalendarDate): CalendarDate;
  /** `date` itself when it is worked, else the next working day. */
  workingDayOnOrAfter(date: CalendarDate): CalendarDate;
  /** Day n when the working day after `date` is day 1; `date` itself when n is 0. */
  addWorkingDays(date: CalendarDate, n: number): CalendarDate;
}

const SATURDAY = 6;
/** Longer than any closure seen; a calendar without a working day in it is a wrong table, not a long holiday. */
const LONGEST_CLOSURE_DAYS = 60;

/** Holidays are announced yearly, so they are a table, never a formula. */
export function createWorkingCalendar(days: readonly SpecialDay[]): WorkingCalendar {
  const kinds = new Map(days.map((day) => [day.date, day.kind]));

  function isWorkingDay(date: CalendarDate): boolean {
    const kind = kinds.get(date);
    return kind === undefined ? weekdayOf(date) < SATURDAY : kind === 'make_up';
  }

  function nextWorkingDay(date: CalendarDate): CalendarDate {
    for (let step = 1; step <= LONGEST_CLOSURE_DAYS; step += 1) {
      const day = addDays(date, step);
      if (isWorkingDay(day)) return day;
    }
    throw new RangeError(`No working day within ${LONGEST_CLOSURE_DAYS} days after ${date}`);
  }

  function addWorkingDays(date: CalendarDate, n: number): CalendarDate {
    let day = date;
    for (let counted = 0; counted < n; counted += 1) day = nextWorkingDay(day);
    return day;
  }

  return {
    isWorkingDay,
    nextWorkingDay,
    addWorkingDays,
    workingDayOnOrAfter: (date) => (isWorkingDay(date) ? date : nextWorkingDay(date)),
  };
}
