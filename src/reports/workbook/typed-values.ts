import type { RemedyResult } from '../../features/findings';
import type { CauseKind } from '../../features/remediation';
import { calendarDate, addDays, parseCalendarDate, type CalendarDate } from '../../kernel/calendar-date';
import { problem, isProblem, type Problem } from '../../kernel/problem';
import { cleanLine, cleanText, foldForSearch } from '../../kernel/vietnamese-text';
import type { RawKind } from './raw-workbook';
import { CAUSE_CHOICES, receiverChoice } from './workbook-format';

/** A cell with its address, to be named when it cannot be read; `kind` null: the cell is empty. */
export interface PlacedCell {
  readonly at: string;
  readonly kind: RawKind | null;
  readonly value: string | number | null;
}

/** Later dates are numbers that were never meant as days. */
const LAST_SERIAL = 109_575;
const SHIFT_1904 = 1462;

const RESULTS: readonly (readonly [string, RemedyResult])[] = [
  ['da khac phuc', 'remedied'],
  ['da', 'remedied'],
  ['dang khac phuc', 'inProgress'],
  ['dang', 'inProgress'],
  ['chua khac phuc', 'notYet'],
  ['chua', 'notYet'],
  ['ngoai tham quyen', 'outsideCompetence'],
  ['ngoai tham quyen da chuyen', 'outsideCompetence'],
];

/** What a cell says, as text; '' when it is empty. */
export function cellText({ at, kind, value }: PlacedCell, longest: number): string | Problem {
  if (kind === null) return '';
  if (kind === 'x') return problem('workbook.notCalculated', undefined, { cell: at });
  if (kind === 'e') return problem('workbook.cellError', undefined, { cell: at, value: String(value) });
  const text = kind === 'n' ? String(value).replace('.', ',') : cleanText(String(value));
  return text.length > longest ? problem('workbook.cellTooLong', undefined, { cell: at, max: longest, length: text.length }) : text;
}

/** The four words, in any case, with or without their marks. */
export function cellResult(cell: PlacedCell): RemedyResult | null | Problem {
  const text = cellText(cell, 200);
  if (typeof text !== 'string') return text;
  const folded = foldForSearch(text);
  if (folded === '') return null;
  return RESULTS.find(([words]) => words === folded)?.[1] ?? problem('workbook.resultUnknown', undefined, { cell: cell.at, value: shown(text) });
}

/** Khách quan, chủ quan, in any case, with or without their marks. */
export function cellCause(cell: PlacedCell): CauseKind | null | Problem {
  const text = cellText(cell, 200);
  if (typeof text !== 'string') return text;
  const folded = foldForSearch(text).replace(/^nguyen nhan /u, '');
  if (folded === '') return null;
  return CAUSE_CHOICES.find(([, words]) => foldForSearch(words) === folded)?.[0] ?? problem('workbook.causeUnknown', undefined, { cell: cell.at, value: shown(text) });
}

/** A real date of either calendar of spreadsheets, or a day as people type it. */
export function cellDate(cell: PlacedCell, date1904: boolean): CalendarDate | null | Problem {
  const { at, kind, value } = cell;
  const wrong = (text: string): Problem => problem('workbook.dateUnknown', undefined, { cell: at, value: shown(text) });
  if (kind === 'n') return serialDate(Number(value), date1904) ?? parseCalendarDate(String(value).padStart(8, '0')) ?? wrong(String(value));
  if (kind === 'd') return parseCalendarDate(String(value).slice(0, 10)) ?? wrong(String(value));
  const text = cellText(cell, 200);
  if (isProblem(text)) return text;
  const typed = cleanLine(text).replace(/^'|^ngày\s+/giu, '').replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/u, '');
  return typed === '' || typed === '-' ? null : (parseCalendarDate(typed) ?? wrong(text));
}

/** The body by its code in brackets, its code alone or its name. */
export function cellReceiver(cell: PlacedCell, receivers: readonly { readonly code: string; readonly nameVi: string }[]): string | null | Problem {
  const text = cellText(cell, 400);
  if (typeof text !== 'string') return text;
  const folded = foldForSearch(text);
  if (folded === '') return null;
  const inBrackets = foldForSearch(/\(([^()]+)\)\s*$/u.exec(text)?.[1] ?? '');
  const byCode = receivers.filter(({ code }) => [folded, inBrackets].includes(foldForSearch(code)));
  const found = byCode.length > 0 ? byCode : receivers.filter((one) => [foldForSearch(one.nameVi), foldForSearch(receiverChoice(one))].includes(folded));
  return found.length === 1 && found[0] ? found[0].code : problem('workbook.receiverUnknown', undefined, { cell: cell.at, value: shown(text) });
}

/** Day of a serial number. Excel's 1900 calendar has a 29 February that never was, before which one day is missing. */
function serialDate(serial: number, date1904: boolean): CalendarDate | null {
  const day = Math.floor(serial) + (date1904 ? SHIFT_1904 : 0);
  if (!Number.isFinite(day) || day < 1 || day > LAST_SERIAL || day === 60) return null;
  return addDays(calendarDate(1900, 1, 1) ?? '1900-01-01', day < 60 ? day - 1 : day - 2);
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
