import { daysBetween, type CalendarDate } from './calendar-date';
import type { TermBasis } from './due-rule';
import { lookUp } from './look-up';
import { problem, type Problem } from './problem';
import { addMonths } from './reporting-period';
import { dayAt } from './wording-dates';
import type { Match, WordingSetting } from './wording-match';
import type { WordReader } from './wording-tokens';

const LEADS = [
  ['trong', 'thời', 'hạn'], ['trong', 'thời', 'gian'], ['trong', 'vòng'], ['thời', 'hạn'], ['thời', 'gian'], ['chậm', 'nhất'], ['muộn', 'nhất'], ['trễ', 'nhất'], ['không', 'quá'], ['tối', 'đa'], ['trong'], ['sau'],
] as const;
const FILLERS = new Set(['là', 'khoảng', ':', 'kể']);
const NUMBER_WORDS: Readonly<Record<string, number>> = { một: 1, hai: 2, ba: 3, bốn: 4, năm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9, mười: 10 };
const SIGNING = new Set(['ký', 'ban', 'văn', 'công', 'phát', 'có', 'quyết', 'chỉ', 'thông', 'kế', 'hiệu']);
/** Words of the paper itself, after the word that begins the term. */
const OF_THE_PAPER = new Set(['ký', 'ban', 'hành', 'văn', 'bản', 'công', 'này', 'chỉ', 'đạo', 'thông', 'báo', 'quyết', 'định', 'phát', 'có', 'hiệu', 'lực', 'thi', 'được', 'nhận', 'kết', 'luận', 'kế', 'hoạch', 'giao', 'việc', 'nhiệm', 'vụ']);
/** A term from these is that of citizens' dossiers, not of the letter. */
const OF_A_DOSSIER = new Set(['hồ', 'đủ', 'đơn', 'phản', 'giấy']);
const LONGEST_LEAD = 8;
const LONGEST_TERM_DAYS = 3650;

interface Amount {
  readonly next: number;
  readonly count: number;
  readonly unit: 'day' | 'workingDay' | 'week' | 'month' | 'hour';
}

/** `10 (mười) ngày`, `05 ngày làm việc`, `hai tuần`, `01 tháng`. */
function amountAt(reader: WordReader, at: number): Amount | null {
  const word = lookUp(NUMBER_WORDS, reader.word(at));
  const teen = reader.word(at) === 'mười' && lookUp(NUMBER_WORDS, reader.word(at + 1)) !== undefined;
  const fifteen = reader.word(at) === 'mười' && reader.word(at + 1) === 'lăm';
  const tens = word !== undefined && reader.word(at + 1) === 'mươi';
  const count = reader.number(at, 4) ?? (fifteen ? 15 : teen ? 10 + (lookUp(NUMBER_WORDS, reader.word(at + 1)) ?? 0) : tens ? word * 10 : (word ?? null));
  if (count === null) return null;
  let next = teen || fifteen || tens ? at + 2 : at + 1;
  if (reader.word(next) === '(') {
    const close = [1, 2, 3, 4].map((step) => next + step).find((place) => reader.word(place) === ')');
    if (close !== undefined) next = close + 1;
  }
  const working = reader.afterAny(next, [['ngày', 'làm', 'việc'], ['ngày', '(', 'làm', 'việc', ')']]);
  if (working !== -1) return { next: working, count, unit: 'workingDay' };
  const unit = ({ ngày: 'day', tuần: 'week', tháng: 'month', giờ: 'hour', tiếng: 'hour', h: 'hour' } as const)[reader.word(next)];
  if (unit === undefined) return null;
  // "6 tháng đầu năm", "9 tháng năm 2018" and "20 tháng 7" are no terms.
  if (unit === 'month' && (['đầu', 'cuối', 'năm', '/'].includes(reader.word(next + 1)) || /^\d/u.test(reader.word(next + 1)))) return null;
  if (unit === 'hour' && (['ngày', ',', 'phút'].includes(reader.word(next + 1)) || /^\d/u.test(reader.word(next + 1)))) return null;
  return { next: next + 1, count, unit };
}

const LONGEST_EVENT = 8;
const AFTER_EVENT = new Set(['phải', 'để', 'thì', 'gửi', 'báo', 'về', 'và', 'trình', 'nộp', 'các', 'theo', 'trước']);

interface Beginning {
  readonly next: number;
  readonly basis?: TermBasis;
  readonly from: CalendarDate | null;
  readonly problem: Problem | null;
  readonly notes: readonly Problem[];
}

/** `kể từ ngày ký`, `tính từ khi nhận được văn bản này`, `kể từ ngày 20/7/2018`. */
function beginningAt(reader: WordReader, at: number, context: CalendarDate): Beginning | null {
  const start = reader.word(at) === ',' || reader.word(at) === '(' ? at + 1 : at;
  const after = reader.afterAny(start, [['kể', 'từ'], ['tính', 'từ'], ['từ'], ['sau']]);
  if (after === -1) return null;
  const day = dayAt(reader, after, context);
  if (day) return { next: day.next, from: day.date, problem: day.date !== null && day.problem?.code === 'deadline.beforeSigning' ? null : day.problem, notes: day.notes };
  const named = reader.skip(after, new Set(['ngày', 'khi', 'lúc', 'thời', 'điểm', 'được']));
  const first = reader.word(named);
  let next = named;
  while (OF_THE_PAPER.has(reader.word(next)) && !reader.startsNew(next) && next < named + 8) next += 1;
  const closed = reader.word(start - 1) === '(' && reader.word(next) === ')' ? next + 1 : next;
  const receipt = ['nhận', 'tiếp'].includes(first) && !OF_A_DOSSIER.has(reader.word(next));
  if (receipt) return { next: closed, basis: 'receipt', from: null, problem: null, notes: [problem('deadline.receiptUnknown')] };
  if (SIGNING.has(first) && next > named) return { next: closed, basis: 'signing', from: context, problem: null, notes: [] };
  // The event itself belongs to the wording: "kể từ ngày kết thúc kiểm tra".
  next = Math.max(after, named);
  while (next < named + LONGEST_EVENT && /^\p{L}+$/u.test(reader.word(next)) && !reader.startsNew(next) && !AFTER_EVENT.has(reader.word(next))) next += 1;
  return { next, from: null, problem: problem('deadline.fromUnknown'), notes: [] };
}

/** "trong thời hạn 10 ngày kể từ ngày ký": days and working days; months and weeks become the days they are. */
export function termAt(reader: WordReader, at: number, context: CalendarDate, setting: WordingSetting): Match | null {
  let next = at;
  let sure = false;
  for (let lead = reader.afterAny(next, LEADS); lead !== -1 && next < at + LONGEST_LEAD; lead = reader.afterAny(next, LEADS)) {
    sure ||= reader.word(next) === 'trong' && lead - next > 1;
    next = reader.skip(lead, FILLERS);
  }
  const bare = next === at;
  if (bare && setting === 'text') return null;
  const amount = amountAt(reader, next);
  if (amount === null) return null;
  const beginning = beginningAt(reader, amount.next, context);
  const within = sure || (amount.unit === 'workingDay' && reader.word(at) === 'trong');
  if (beginning === null && (setting === 'text' ? !within : bare && at > 0)) return null;
  const { count, unit } = amount;
  const end = beginning?.next ?? amount.next;
  if (unit === 'hour') return { next: end, rule: { kind: 'none' }, problem: problem('deadline.hours', undefined, { count }), notes: [] };
  const given: Omit<Beginning, 'next'> = beginning ?? { basis: 'signing', from: context, problem: null, notes: [problem('deadline.fromAssumed')] };
  const days = unit === 'week' ? count * 7 : unit === 'month' ? daysOfMonths(given.from, count) : count;
  if (days === null) return { next: end, rule: { kind: 'none' }, problem: problem('deadline.monthsFromReceipt', undefined, { count }), notes: [] };
  if (days < 1 || days > LONGEST_TERM_DAYS) return { next: end, rule: { kind: 'none' }, problem: problem('deadline.termTooLong'), notes: [] };
  const rule = { kind: unit === 'workingDay' ? ('working_days_from' as const) : ('calendar_days_from' as const), from: given.from, days, ...(given.basis ? { basis: given.basis } : {}) };
  return { next: end, rule, problem: given.problem, notes: given.notes };
}

function daysOfMonths(from: CalendarDate | null, months: number): number | null {
  return from === null || months > 120 ? null : daysBetween(from, addMonths(from, months));
}
