import { addDays, calendarDate, weekdayOf, type CalendarDate } from './calendar-date';
import { lookUp } from './look-up';
import { problem, type Problem } from './problem';
import { monthEnd, periodEnd, periodStart, type PeriodLength } from './reporting-period';
import type { WordReader } from './wording-tokens';

/** A day as written: which it is, where its words end, what is wrong with it and what had to be assumed. */
export interface WrittenDay {
  readonly next: number;
  /** Null when there is no such day. */
  readonly date: CalendarDate | null;
  readonly problem: Problem | null;
  readonly notes: readonly Problem[];
  /** Month alone, for a day that returns every year. */
  readonly day: number;
  readonly month: number;
}

export interface WrittenPeriod {
  readonly next: number;
  readonly start: CalendarDate;
  readonly end: CalendarDate;
  readonly notes: readonly Problem[];
}

const DATE_MARKS = new Set(['/', '-', '.', '–']);
const WEEKDAYS: Readonly<Record<string, number>> = { hai: 1, ba: 2, tư: 3, tu: 3, năm: 4, sáu: 5, sau: 5, bảy: 6, bẩy: 6, '2': 1, '3': 2, '4': 3, '5': 4, '6': 5, '7': 6 };
const QUARTERS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4, '01': 1, '02': 2, '03': 3, '04': 4, một: 1, hai: 2, ba: 3, tư: 4 };
const LONGEST_LEAP_GAP_YEARS = 8;

/** `thứ Năm`, `thứ 5`, `Chủ nhật`, in brackets or not. */
function weekdayAt(reader: WordReader, at: number): { readonly next: number; readonly weekday: number } | null {
  const open = reader.word(at) === '(' ? at + 1 : at;
  const sunday = reader.afterAny(open, [['chủ', 'nhật'], ['chủ', 'nhất'], ['cn']]);
  const weekday = sunday !== -1 ? 7 : reader.word(open) === 'thứ' ? lookUp(WEEKDAYS, reader.word(open + 1)) : undefined;
  if (weekday === undefined) return null;
  const inner = sunday !== -1 ? sunday : open + 2;
  if (open === at) return { next: inner, weekday };
  return reader.word(inner) === ')' ? { next: inner + 1, weekday } : null;
}

interface Numbers {
  readonly next: number;
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
}

/** `20/7/2018`, `20-7-18`, `20.7.2018`, `20/7`, `20 tháng 7 năm 2018`. */
function numbersAt(reader: WordReader, at: number, afterDayWord: boolean): Numbers | null {
  const day = reader.number(at, 2);
  if (day === null) return null;
  if (reader.word(at + 1) === 'tháng') {
    const month = reader.number(at + 2, 2);
    if (month === null) return null;
    const afterMonth = reader.word(at + 3) === ',' ? at + 4 : at + 3;
    if (reader.word(afterMonth) === 'năm' || DATE_MARKS.has(reader.word(at + 3))) {
      const yearAt = reader.word(afterMonth) === 'năm' ? afterMonth + 1 : at + 4;
      const year = reader.number(yearAt, 4);
      if (year !== null && year > 99) return { next: yearAt + 1, day, month, year };
    }
    return { next: at + 3, day, month, year: null };
  }
  const mark = reader.word(at + 1);
  const month = reader.number(at + 2, 2);
  if (!DATE_MARKS.has(mark) || month === null) return null;
  // "20-21/7": two days, not one.
  if (DATE_MARKS.has(reader.word(at + 3)) && reader.word(at + 3) !== mark && reader.number(at + 4, 2) !== null && reader.joined(at + 2)) return null;
  const written = reader.word(at + 4);
  const year = reader.word(at + 3) === mark && (mark !== '.' || reader.joined(at + 3) || reader.joined(at + 1) === false) ? reader.number(at + 4, 4) : null;
  if (year !== null && (written.length === 4 || (written.length === 2 && reader.joined(at + 2)))) {
    // 12/07/2018/QĐ-UBND is a number of a paper.
    return reader.word(at + 5) === '/' ? null : { next: at + 5, day, month, year: written.length === 2 ? 2000 + year : year };
  }
  // "20.7" and "20-7" also number clauses and ranges: only after the word "ngày".
  return mark === '/' || afterDayWord ? { next: at + 3, day, month, year: null } : null;
}

/** The next such day on or after the day of the context. */
function nextSuch(day: number, month: number, context: CalendarDate): CalendarDate | null {
  const first = Number(context.slice(0, 4));
  for (let year = first; year <= first + LONGEST_LEAP_GAP_YEARS; year += 1) {
    const date = calendarDate(year, month, day);
    if (date !== null && date >= context) return date;
  }
  return null;
}

/** A day with what stands around it: weekday before or after, "ngày" in front. Null when no day is written here. */
export function dayAt(reader: WordReader, at: number, context: CalendarDate): WrittenDay | null {
  // "ngày thứ Sáu, 20/7/2018": the word stands before the weekday.
  const open = reader.word(at) === 'ngày' && weekdayAt(reader, at + 1) ? at + 1 : at;
  const before = weekdayAt(reader, open);
  let start = before?.next ?? open;
  if (before && reader.word(start) === ',') start += 1;
  const atDayWord = reader.word(start) === 'ngày';
  const numbers = numbersAt(reader, atDayWord ? start + 1 : start, atDayWord || open !== at);
  if (numbers === null) return null;
  const { day, month, year } = numbers;
  const afterComma = reader.word(numbers.next) === ',' ? weekdayAt(reader, numbers.next + 1) : null;
  const behind = weekdayAt(reader, numbers.next) ?? afterComma;
  const next = behind?.next ?? numbers.next;
  const date = year === null ? nextSuch(day, month, context) : calendarDate(year, month, day);
  const written = year === null ? `${day}/${month}` : `${day}/${month}/${year}`;
  if (date === null) return { next, date, problem: problem('deadline.noSuchDay', undefined, { value: written }), notes: [], day, month };
  const notes = year === null ? [problem('deadline.yearAssumed', undefined, { date })] : [];
  const wrong = [before, behind].find((one) => one && one.weekday !== weekdayOf(date));
  const found = wrong ? problem('deadline.weekdayContradicts', undefined, { date }) : date < context ? beforeSigning(date, context) : null;
  return { next, date, problem: found, notes, day, month };
}

export function beforeSigning(date: CalendarDate, context: CalendarDate): Problem {
  return problem('deadline.beforeSigning', undefined, { date, signed: context });
}

function yearAt(reader: WordReader, at: number): { readonly next: number; readonly year: number } | null {
  const after = reader.word(at) === 'năm' || DATE_MARKS.has(reader.word(at)) ? at + 1 : -1;
  const year = after === -1 ? null : reader.number(after, 4);
  return year === null || year < 1000 ? null : { next: after + 1, year };
}

/** `6 tháng đầu năm 2019`, `06 tháng cuối năm`: in letters a half of the calendar year. */
function halfYearAt(reader: WordReader, at: number, context: CalendarDate): WrittenPeriod | null {
  const half = reader.word(at + 2);
  if (reader.number(at, 2) !== 6 || reader.word(at + 1) !== 'tháng' || !['đầu', 'cuối'].includes(half) || reader.word(at + 3) !== 'năm') return null;
  const written = reader.number(at + 4, 4);
  const year = written !== null && written > 1899 && written < 2200 ? written : null;
  const of = (one: string | number): CalendarDate => `${one}-${half === 'đầu' ? '01' : '07'}-01`;
  const start = of(year ?? context.slice(0, 4));
  const end = periodEnd('half_year', start);
  // Of a half that is over the letter tells, and sets no limit.
  if (end < context) return null;
  return { next: year === null ? at + 4 : at + 5, start, end, notes: year === null ? [problem('deadline.yearAssumed', undefined, { date: end })] : [] };
}

/** `tháng 8/2018`, `quý III năm 2018`, `năm 2018`, `tháng này`, `quý`, `năm nay`: with its first and last day. `bare`: "cuối quý" needs no number. */
export function periodAt(reader: WordReader, at: number, context: CalendarDate, bare: boolean): WrittenPeriod | null {
  const unit = reader.word(at);
  const half = halfYearAt(reader, at, context);
  if (half) return half;
  const every: PeriodLength | null = unit === 'tháng' ? 'month' : unit === 'quý' ? 'quarter' : unit === 'năm' ? 'year' : null;
  if (every === null) return null;
  const of = (day: CalendarDate, next: number, notes: readonly Problem[] = []): WrittenPeriod => ({ next, start: periodStart(every, day), end: periodEnd(every, day), notes });
  const said = reader.word(at + 1);
  if (['này', 'nay'].includes(said)) return of(context, at + 2);
  if (['sau', 'đến'].includes(said) && every !== 'year' && !/^\d/u.test(reader.word(at + 2))) return of(addDays(periodEnd(every, context), 1), at + 2);
  if (every === 'year') {
    const year = reader.number(at + 1, 4);
    if (year !== null && year > 1899 && year < 2200) return of(`${year}-01-01`, at + 2);
    return bare && said !== 'học' ? of(context, at + 1) : null;
  }
  const number = every === 'month' ? reader.number(at + 1, 2) : (lookUp(QUARTERS, said) ?? null);
  if (number === null) return bare ? of(context, at + 1) : null;
  if (number < 1 || number > (every === 'month' ? 12 : 4)) return null;
  const firstMonth = every === 'month' ? number : number * 3 - 2;
  const written = yearAt(reader, at + 2);
  if (written) return of(`${written.year}-${String(firstMonth).padStart(2, '0')}-01`, written.next);
  const thisYear = `${context.slice(0, 4)}-${String(firstMonth).padStart(2, '0')}-01`;
  const passed = periodEnd(every, thisYear) < context;
  const start = passed ? addDays(monthEnd(thisYear, 11), 1) : thisYear;
  return of(start, at + 2, [problem('deadline.yearAssumed', undefined, { date: periodEnd(every, start) })]);
}

export interface WrittenTime {
  readonly next: number;
  /** Null when the clock has no such time; `24:00` is the end of the day. */
  readonly time: string | null;
}

/** `17 giờ 00`, `17 giờ 00 phút`, `17h00`, `16h30'`, `17:00`, `5 giờ chiều`. */
export function timeAt(reader: WordReader, at: number): WrittenTime | null {
  const hour = reader.number(at, 2);
  const mark = reader.word(at + 1);
  if (hour === null || !['giờ', 'h', 'g', ':'].includes(mark)) return null;
  const minuteIsDay = DATE_MARKS.has(reader.word(at + 3)) && reader.number(at + 4, 2) !== null;
  const minute = minuteIsDay ? null : reader.number(at + 2, 2);
  if (mark === ':' && minute === null) return null;
  let next = minute === null ? at + 2 : at + 3;
  const half = minute === null && reader.word(next) === 'rưỡi';
  if (half) next += 1;
  if (minute !== null && ['phút', "'", '’', '′', 'p', 'ph'].includes(reader.word(next))) next += 1;
  const afternoon = ['chiều', 'tối'].includes(reader.word(next)) && hour < 12;
  if (['chiều', 'tối', 'sáng', 'trưa'].includes(reader.word(next))) next += 1;
  const minutes = half ? 30 : (minute ?? 0);
  const hours = afternoon ? hour + 12 : hour;
  const exists = (hours < 24 && minutes < 60) || (hours === 24 && minutes === 0);
  return { next, time: exists ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : null };
}
