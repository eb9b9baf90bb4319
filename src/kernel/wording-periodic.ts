import type { CalendarDate } from './calendar-date';
import type { PeriodicRule } from './due-rule';
import { lookUp } from './look-up';
import { problem, type Problem } from './problem';
import { PERIOD_MONTHS, type PeriodLength } from './reporting-period';
import { dayAt } from './wording-dates';
import type { Match, WordingSetting } from './wording-match';
import type { WordReader } from './wording-tokens';

const EACH = new Set(['hằng', 'mỗi', 'từng', 'theo']);
const STRICT = 'trước';
const NO_LATER = [['chậm', 'nhất'], ['muộn', 'nhất'], ['trễ', 'nhất'], ['vào'], ['đến'], ['hạn', 'chót']] as const;
/** Between "định kỳ hằng quý" and its day: "báo cáo kết quả về Sở Nội vụ". */
const FAR = 25;
const LONGEST_LEAD = 8;
const END_OF_MONTH = 31;

/** `quý`, `tháng`, `06 tháng`, `3 tháng một lần`, `năm`. */
function lengthAt(reader: WordReader, at: number): { readonly next: number; readonly every: PeriodLength | 'week' } | null {
  const counted = reader.word(at) === 'sáu' ? 6 : reader.word(at) === 'ba' ? 3 : reader.number(at, 2);
  const named = ({ tháng: 'month', quý: 'quarter', năm: 'year', tuần: 'week' } as const)[reader.word(counted === null ? at : at + 1)];
  if (named === undefined) return null;
  const every = counted === null || counted === 1 ? named : named === 'month' ? ({ 3: 'quarter', 6: 'half_year', 12: 'year' } as const)[counted] : undefined;
  if (every === undefined) return null;
  const after = counted === null ? at + 1 : at + 2;
  const once = reader.afterAny(after, [['một', 'lần'], ['1', 'lần'], ['01', 'lần'], ['/', 'lần'], ['/', '1', 'lần'], ['/', '01', 'lần']]);
  return { next: once === -1 ? after : once, every };
}

interface PeriodDay {
  readonly next: number;
  readonly day: number;
  /** Of the period, counted from 1; null: its last. */
  readonly month: number | null;
  readonly strict: boolean;
  /** What the words behind the day say by themselves: "ngày 15 tháng cuối quý", "ngày 20 hằng tháng". */
  readonly every: PeriodLength | null;
}

const NAMED: Readonly<Record<string, PeriodLength>> = { quý: 'quarter', năm: 'year', tháng: 'month' };

/** `trước ngày 15 của tháng cuối quý`, `chậm nhất ngày 20 hằng tháng`, `trước ngày 15/12 hằng năm`. */
function dayOfPeriodAt(reader: WordReader, at: number, front: PeriodLength | null, context: CalendarDate): PeriodDay | null {
  let next = at;
  let strict = false;
  for (let more = true; more && next < at + LONGEST_LEAD; ) {
    const later = reader.afterAny(next, NO_LATER);
    if (reader.word(next) === STRICT) [next, strict] = [next + 1, true];
    else if (later !== -1) next = later;
    else more = false;
    next = reader.skip(next, new Set(['là', 'hết', ':']));
  }
  if (next === at && reader.word(at) !== 'ngày') return null;
  const written = dayAt(reader, next, context);
  // With its year the day comes once.
  if (written) return written.date !== null && written.notes.length === 0 ? null : monthAndDay(reader, written, front, strict);
  const end = reader.afterAny(next, [['ngày', 'cuối', 'tháng'], ['ngày', 'cuối', 'cùng', 'của', 'tháng'], ['ngày', 'cuối', 'cùng', 'tháng']]);
  const day = end === -1 ? (reader.word(next) === 'ngày' ? reader.number(next + 1, 2) : null) : END_OF_MONTH;
  if (day === null || day < 1 || day > 31) return null;
  return monthBehind(reader, end === -1 ? next + 2 : end, front, day, strict);
}

function monthAndDay(reader: WordReader, written: { next: number; day: number; month: number }, front: PeriodLength | null, strict: boolean): PeriodDay | null {
  let next = written.next;
  let listed = 1;
  // "15/6 và 15/12": the others of the year say the same.
  while (listed < 12) {
    const after = reader.afterAny(next, [['và', 'ngày'], [',', 'ngày'], ['và', 'trước', 'ngày'], ['và'], [',']]);
    if (after === -1 || reader.number(after, 2) !== written.day || reader.word(after + 1) !== '/') break;
    [next, listed] = [after + 3, listed + 1];
  }
  const behind = EACH.has(reader.word(next)) && reader.word(next + 1) === 'năm' ? next + 2 : -1;
  const every = front ?? (listed === 2 ? 'half_year' : listed === 4 ? 'quarter' : 'year');
  if (front === null && behind === -1) return null;
  return { next: behind === -1 ? next : behind, day: written.day, month: ((written.month - 1) % PERIOD_MONTHS[every]) + 1, strict, every };
}

function monthBehind(reader: WordReader, at: number, front: PeriodLength | null, day: number, strict: boolean): PeriodDay | null {
  const of = reader.skip(at, new Set(['của', ',']));
  if (EACH.has(reader.word(of))) {
    const length = lengthAt(reader, of + 1);
    return length && length.every !== 'week' ? { next: length.next, day, month: null, strict, every: length.every } : null;
  }
  if (reader.word(of) !== 'tháng') return front ? { next: at, day, month: null, strict, every: front } : null;
  const place = reader.word(of + 1);
  if (place === 'cuối' || place === 'đầu') {
    const named = reader.skip(of + 2, new Set(['của', 'hằng', 'mỗi', 'tiên', 'cùng']));
    const half = reader.afterAny(named, [['06', 'tháng'], ['6', 'tháng']]);
    const every = half === -1 ? (lookUp(NAMED, reader.word(named)) ?? (reader.word(named) === 'kỳ' ? front : null)) : 'half_year';
    if (every === null) return front ? { next: of + 2, day, month: place === 'đầu' ? 1 : null, strict, every: front } : null;
    const end = half === -1 ? named + 1 : half;
    const follows = followsAt(reader, end);
    return { next: follows === -1 ? end : follows, day, month: place === 'đầu' ? (follows === -1 ? 1 : PERIOD_MONTHS[every] + 1) : null, strict, every };
  }
  const follows = followsAt(reader, of + 1);
  if (follows !== -1) return { next: follows, day, month: PERIOD_MONTHS[front ?? 'month'] + 1, strict, every: front ?? 'month' };
  if (/^\d/u.test(place)) return null;
  return front ? { next: of + 1, day, month: null, strict, every: front } : null;
}

function followsAt(reader: WordReader, at: number): number {
  return reader.afterAny(at, [['sau', 'liền', 'kề'], ['liền', 'kề', 'sau'], ['sau'], ['tiếp', 'theo'], ['kế', 'tiếp'], ['liền', 'kề'], ['kế']]);
}

/** "Định kỳ hằng quý, trước ngày 15 của tháng cuối quý": one rule for every period. */
export function periodicAt(reader: WordReader, at: number, context: CalendarDate, setting: WordingSetting): Match | null {
  const alone = dayOfPeriodAt(reader, at, null, context);
  if (alone?.every) return matchOf(alone, alone.every);
  const regular = reader.after(at, 'định', 'kỳ');
  const each = EACH.has(reader.word(regular === -1 ? at : regular)) && reader.word(at) !== 'theo' ? (regular === -1 ? at : regular) + 1 : regular;
  if (each === -1) return null;
  const front = lengthAt(reader, each);
  if (front === null) return null;
  if (front.every === 'week') return regular === -1 && setting === 'text' ? null : { next: front.next, rule: { kind: 'none' }, problem: problem('deadline.weekly'), notes: [] };
  for (let place = front.next; place < front.next + FAR && !reader.startsNew(place) && reader.word(place) !== ''; place += 1) {
    const day = dayOfPeriodAt(reader, place, front.every, context);
    if (day) return matchOf(day, front.every);
  }
  if (setting === 'text' && regular === -1) return null;
  const note = problem('deadline.periodicNoDay');
  return matchOf({ next: front.next, day: END_OF_MONTH, month: null, strict: false }, front.every, [note]);
}

function matchOf({ next, day, month, strict }: Omit<PeriodDay, 'every'>, every: PeriodLength, notes: readonly Problem[] = []): Match {
  const ownMonth = month === null || month === PERIOD_MONTHS[every] ? {} : { month };
  const rule: PeriodicRule = { kind: 'periodic', every, dayOfLastMonth: day, strict, ...ownMonth };
  return { next, rule, problem: null, notes };
}
