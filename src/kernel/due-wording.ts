import type { CalendarDate } from './calendar-date';
import type { DueRule } from './due-rule';
import { problem, type Problem } from './problem';
import { beforeSigning, dayAt, periodAt, timeAt, type WrittenDay } from './wording-dates';
import { periodicAt } from './wording-periodic';
import { termAt } from './wording-terms';
import type { Match, WordingSetting } from './wording-match';
import { tokensOf, WordReader } from './wording-tokens';

/** A time limit found in a text; `raw` is exactly `text.slice(start, end)`. */
export interface FoundWording {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly rule: DueRule;
  /** What a person must look at before this is relied on. With a day that does not exist the rule is `none`. */
  readonly problem: Problem | null;
  /** What was assumed: a year that was left out, a term without its first day. */
  readonly notes: readonly Problem[];
}

const NO_RULE: DueRule = { kind: 'none' };
const LOOK_BACK = 12;
/** Longer rows of such words are no sentence; the bound keeps the reading linear. */
const LONGEST_LEAD = 8;
const FILLERS = new Set(['là', 'vào', ':', 'ngay']);
const INCLUSIVE = [['chậm', 'nhất'], ['muộn', 'nhất'], ['trễ', 'nhất'], ['không', 'muộn', 'hơn'], ['không', 'trễ', 'hơn'], ['không', 'chậm', 'hơn'], ['không', 'quá'], ['hạn', 'chót'], ['hạn', 'cuối', 'cùng'], ['hạn', 'cuối'], ['thời', 'hạn', 'cuối', 'cùng']] as const;
const TERM_NOUNS = [['thời', 'hạn'], ['thời', 'gian', 'hoàn', 'thành'], ['thời', 'gian', 'thực', 'hiện'], ['thời', 'gian', 'báo', 'cáo'], ['thời', 'điểm', 'hoàn', 'thành']] as const;
/** Words that make "trong tháng 8" an order and not a report of what was. */
const DOING = new Set(['hoàn', 'xong', 'thực', 'triển', 'khắc', 'báo', 'gửi', 'giải', 'trình', 'ban', 'tổ', 'chấm', 'dứt', 'xử', 'nộp', 'rà', 'kiểm', 'công']);
/** Before a past day these tell of papers and dossiers: "hồ sơ tiếp nhận trước ngày 01/7/2018". */
const TELLING = new Set(['nhận', 'sinh', 'đọng', 'hành', 'đã', 'nộp', 'cấp', 'có', 'ký', 'tuyển', 'lực', 'hạn']);
const WITHOUT_DAY = ['khẩn trương', 'kịp thời', 'thường xuyên', 'đẩy nhanh', 'ngay', 'sớm', 'liên tục', 'không thời hạn', 'thời gian đến', 'lâu dài'];

interface Lead {
  readonly next: number;
  readonly mode: 'strict' | 'inclusive' | 'ambiguous';
  /** "hết", "cuối": of a month or quarter its last day, whatever stands before. */
  readonly ended: boolean;
  /** Only "trong", "đến" or "hết" stand before: words that also tell of the past. */
  readonly weak: boolean;
}

/** "trước", "chậm nhất là", "đến hết", "hạn chót:" … any of them in a row; the last that matters decides. */
function leadAt(reader: WordReader, at: number): Lead | null {
  let next = at;
  let mode: Lead['mode'] | null = null;
  let ended = false;
  let weak = true;
  for (let steps = 0; steps < LONGEST_LEAD; steps += 1) {
    const inclusive = reader.afterAny(next, INCLUSIVE);
    const untilNow = reader.afterAny(next, [['từ', 'nay'], ['từ', 'giờ']]);
    if (reader.word(next) === 'trước') [next, mode, weak] = [next + 1, 'strict', false];
    else if (inclusive !== -1) [next, mode, weak] = [inclusive, 'inclusive', false];
    else if (untilNow !== -1 && mode === null) [next, mode, weak] = [untilNow, 'ambiguous', false];
    else if (reader.word(next) === 'đến') [next, mode] = [next + 1, mode === 'inclusive' ? mode : 'ambiguous'];
    else if (reader.word(next) === 'hết') [next, mode, ended] = [next + 1, 'inclusive', true];
    // "trước hoặc trong ngày 20/7": the last word decides.
    else if (mode !== null && reader.word(next) === 'hoặc') next += 1;
    else if (reader.word(next) === 'trong') [next, mode] = [next + 1, 'inclusive'];
    else if (mode === null) {
      const noun = nounAt(reader, next);
      if (noun === -1) return null;
      [next, mode, weak] = [noun, 'ambiguous', false];
    } else break;
    next = reader.skip(next, FILLERS);
  }
  if (mode === null) return null;
  if (reader.word(next) === 'cuối' && reader.word(next + 1) !== 'cùng') [next, ended, mode] = [next + 1, true, 'inclusive'];
  return { next, mode, ended, weak };
}

/** "Thời hạn hoàn thành:" with at most a few words up to its colon. */
function nounAt(reader: WordReader, at: number): number {
  const after = reader.afterAny(at, TERM_NOUNS);
  // "Thời gian: tháng 8/2018", but not "Thời gian qua, …".
  if (after === -1 && reader.word(at) === 'thời' && reader.word(at + 1) === 'gian' && reader.word(at + 2) === ':') return at + 2;
  if (after === -1) return -1;
  for (let next = after; next < after + 7 && !reader.startsNew(next); next += 1) {
    if (/^\d/u.test(reader.word(next))) return next === after ? next : -1;
    if ([':', 'là', 'trước', 'đến', 'ngày', 'chậm'].includes(reader.word(next))) return next;
  }
  return -1;
}

/** "từ ngày 01/4 đến ngày 30/6" is a period and "tính đến ngày" a day of figures; "từ nay đến" is a time limit. */
function isPeriodEnd(reader: WordReader, at: number): boolean {
  const leadsTo = reader.word(at) === 'đến' || reader.word(at - 1) === 'đến' || reader.word(at) === 'hết';
  if (!leadsTo) return false;
  for (let back = at; back > at - LOOK_BACK && back >= 0; back -= 1) {
    if (['tính', 'từ', 'liệu', 'lũy', 'luỹ'].includes(reader.word(back)) && reader.word(back + 1) !== 'nay') return true;
    if (reader.startsNew(back)) return false;
  }
  return false;
}

function before(reader: WordReader, at: number, words: ReadonlySet<string>, far: number): boolean {
  for (let back = at - 1; back >= at - far && back >= 0; back -= 1) {
    if (words.has(reader.word(back))) return true;
    if (reader.startsNew(back)) return false;
  }
  return false;
}

function pointAt(reader: WordReader, at: number, context: CalendarDate, setting: WordingSetting): Match | null {
  const lead = leadAt(reader, at);
  if (lead === null || isPeriodEnd(reader, at)) return null;
  const time = timeAt(reader, lead.next);
  if (time) {
    const dayFrom = reader.word(time.next) === ',' ? time.next + 1 : time.next;
    const day = dayAt(reader, dayFrom, context);
    return day && timed(day, time.time, lead.mode, context);
  }
  const day = dayAt(reader, lead.next, context);
  if (day) return lead.weak && setting === 'text' && pastWeak(day, context) ? null : dated(reader, at, lead, day, context, setting);
  const alone = dayAlone(reader, lead, setting);
  if (alone) return alone;
  const period = periodAt(reader, lead.next, context, lead.ended);
  if (period === null) return null;
  if (setting === 'text' && lead.weak && (period.end < context || !before(reader, at, DOING, 8))) return null;
  const strict = lead.mode === 'strict' && !lead.ended;
  const date = strict ? period.start : period.end;
  const late = strict ? date <= context : date < context;
  const unclear = lead.mode === 'ambiguous' && !lead.ended && !lead.weak ? null : lead.mode === 'ambiguous' ? problem('deadline.ambiguousTo', undefined, { date }) : null;
  return { next: period.next, rule: { kind: strict ? 'strictly_before' : 'no_later_than', date }, problem: late ? beforeSigning(date, context) : unclear, notes: period.notes };
}

function pastWeak(day: WrittenDay, context: CalendarDate): boolean {
  return day.date !== null && day.date < context;
}

/** "trước ngày 20" without a month: a person must say which. */
function dayAlone(reader: WordReader, lead: Lead, setting: WordingSetting): Match | null {
  const day = reader.word(lead.next) === 'ngày' ? reader.number(lead.next + 1, 2) : null;
  const follows = reader.word(lead.next + 2);
  if (day === null || lead.weak || (setting === 'text' && ['làm', '/', '-', '.'].includes(follows) && reader.joined(lead.next + 1))) return null;
  return { next: lead.next + 2, rule: NO_RULE, problem: problem('deadline.monthMissing', undefined, { day }), notes: [] };
}

function dated(reader: WordReader, at: number, lead: Lead, day: WrittenDay, context: CalendarDate, setting: WordingSetting): Match | null {
  const { next, date, notes } = day;
  if (date === null) return { next, rule: NO_RULE, problem: day.problem, notes };
  const strict = lead.mode === 'strict';
  const passed = date < context || (strict && date === context);
  if (passed && setting === 'text' && before(reader, at, TELLING, 3)) return null;
  const ambiguous = lead.mode === 'ambiguous' && !lead.ended ? problem('deadline.ambiguousTo', undefined, { date }) : null;
  return { next, rule: { kind: strict ? 'strictly_before' : 'no_later_than', date }, problem: day.problem ?? (passed ? beforeSigning(date, context) : ambiguous), notes };
}

function timed(day: WrittenDay, time: string | null, mode: Lead['mode'], context: CalendarDate): Match {
  const { next, date, notes } = day;
  if (date === null) return { next, rule: NO_RULE, problem: day.problem, notes };
  if (time === null) return { next, rule: NO_RULE, problem: problem('deadline.noSuchTime'), notes };
  const late = day.problem ?? (date < context ? beforeSigning(date, context) : null);
  if (time === '24:00') return { next, rule: { kind: 'no_later_than', date }, problem: late, notes };
  return { next, rule: mode === 'strict' ? { kind: 'at_time', date, time } : { kind: 'at_time', date, time, inclusive: true }, problem: late, notes };
}

/** "hoàn thành trong tháng 8/2018" is read with its "trong"; "cuối tháng 9" stands by itself. */
function endOfPeriodAt(reader: WordReader, at: number, context: CalendarDate, setting: WordingSetting): Match | null {
  if (reader.word(at) !== 'cuối' || reader.word(at - 1) === 'tháng' || isPeriodEnd(reader, at - 1)) return null;
  const period = periodAt(reader, at + 1, context, true);
  if (period === null || (setting === 'text' && (period.end < context || !before(reader, at, DOING, 10)))) return null;
  return { next: period.next, rule: { kind: 'no_later_than', date: period.end }, problem: period.end < context ? beforeSigning(period.end, context) : null, notes: period.notes };
}

/** A time limit begins with one of these; every other word is passed over at once. */
const BEGINNINGS = new Set(['trước', 'chậm', 'muộn', 'trễ', 'không', 'hạn', 'thời', 'từ', 'đến', 'hết', 'trong', 'cuối', 'định', 'hằng', 'mỗi', 'từng', 'vào', 'ngày', 'sau', 'tối']);

function matchAt(reader: WordReader, at: number, context: CalendarDate, setting: WordingSetting): Match | null {
  return (
    periodicAt(reader, at, context, setting) ??
    termAt(reader, at, context, setting) ??
    pointAt(reader, at, context, setting) ??
    endOfPeriodAt(reader, at, context, setting)
  );
}

function scan(text: string, context: CalendarDate, setting: WordingSetting): FoundWording[] {
  const reader = new WordReader(tokensOf(text));
  const { tokens } = reader;
  const found: FoundWording[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (setting === 'text' && !BEGINNINGS.has(reader.word(at))) continue;
    const match = matchAt(reader, at, context, setting);
    if (match === null) continue;
    const start = tokens[at]?.start ?? 0;
    const end = tokens[match.next - 1]?.end ?? text.length;
    found.push({ start, end, raw: text.slice(start, end), rule: match.rule, problem: match.problem, notes: match.notes });
    at = match.next - 1;
  }
  return found;
}

/** Every time limit of a text, in its order. `context`: the day the paper was signed. */
export function findDueWordings(text: string, context: CalendarDate): readonly FoundWording[] {
  return scan(text, context, 'text');
}

/** Reads what is known to be the wording of a time limit, such as the cell of a column "Thời hạn". Null when it tells none. */
export function readDueWording(wording: string, context: CalendarDate): FoundWording | null {
  const [first, ...others] = scan(wording, context, 'cell');
  if (first) {
    const different = others.some(({ rule }) => JSON.stringify(rule) !== JSON.stringify(first.rule));
    return different && first.problem === null ? { ...first, problem: problem('deadline.several', undefined, { count: others.length + 1 }) } : first;
  }
  const reader = new WordReader(tokensOf(wording));
  return bareCell(reader, wording, context) ?? withoutDay(reader, wording);
}

/** Nothing but a day, a time with its day, a month or a quarter. */
function bareCell(reader: WordReader, wording: string, context: CalendarDate): FoundWording | null {
  const { tokens } = reader;
  const at = reader.skip(0, new Set(['vào', 'lúc', ',', '(', 'hoàn', 'thành', 'xong']));
  const ends = (next: number): boolean => tokens.slice(next).every(({ word }) => ['.', ';', ',', ')'].includes(word));
  const found = (next: number, match: Omit<Match, 'next'>): FoundWording => {
    const start = tokens[at]?.start ?? 0;
    const end = tokens[next - 1]?.end ?? wording.length;
    return { start, end, raw: wording.slice(start, end), ...match };
  };
  const time = timeAt(reader, at);
  if (time) {
    const day = dayAt(reader, reader.word(time.next) === ',' ? time.next + 1 : time.next, context);
    return day && ends(day.next) ? found(day.next, timed(day, time.time, 'strict', context)) : null;
  }
  const day = dayAt(reader, at, context);
  if (day && ends(day.next)) {
    if (day.date === null) return found(day.next, { rule: NO_RULE, problem: day.problem, notes: day.notes });
    return found(day.next, { rule: { kind: 'no_later_than', date: day.date }, problem: day.problem ?? problem('deadline.ambiguousBare', undefined, { date: day.date }), notes: day.notes });
  }
  const period = periodAt(reader, at, context, false);
  if (period === null || !ends(period.next)) return null;
  const { end, notes } = period;
  return found(period.next, { rule: { kind: 'no_later_than', date: end }, problem: end < context ? beforeSigning(end, context) : null, notes });
}

function withoutDay({ tokens }: WordReader, wording: string): FoundWording | null {
  const words = ` ${tokens.map(({ word }) => word).join(' ')} `;
  if (tokens.some(({ word }) => /^\d/u.test(word)) || !WITHOUT_DAY.some((one) => words.includes(` ${one} `))) return null;
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? wording.length;
  return { start, end, raw: wording.slice(start, end), rule: NO_RULE, problem: null, notes: [] };
}
