import { dateOf, timeOf } from '../../../kernel/calendar-date';
import type { CalendarDate, Instant } from '../../../kernel/calendar-date';
import { printableText } from '../../model/clean-document';
import type { Cell } from '../../model/cells';
import { OFFICIAL_WORDS } from '../../model/official-words';

/** Excel's limit for the text of one cell, in UTF-16 units. */
export const MAX_CELL_LENGTH = 32_767;
/** Text that a spreadsheet would read as a formula if somebody typed it (also the full-width signs). */
const FORMULA_LIKE = /^[\s'"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

export const FORMATS = {
  integer: '#,##0',
  percent: '[=0]0%;[=1]0%;0.0%',
  date: 'dd/mm/yyyy',
  instant: 'dd/mm/yyyy hh:mm',
  /** Kept as text even when the cell is entered again. */
  text: '@',
} as const;

export function decimalFormat(digits: number): string {
  return digits === 0 ? FORMATS.integer : `#,##0.${'0'.repeat(digits)}`;
}

/** What is stored in a cell. A text is always a string, whatever was handed in: an object would become a formula or a link in exceljs. */
export interface CellValue {
  readonly value: string | number | Date | null;
  readonly format: string | null;
}

export function cellValue(cell: Cell): CellValue {
  switch (cell.type) {
    case 'text':
      return textValue(cell.text);
    case 'state':
      return textValue(cell.label);
    case 'integer':
      return { value: finite(cell.value), format: FORMATS.integer };
    case 'decimal':
      return { value: finite(cell.value), format: decimalFormat(cell.digits) };
    case 'percent':
      return { value: finite(cell.value), format: FORMATS.percent };
    case 'date':
      return { value: dayValue(cell.date), format: FORMATS.date };
    case 'instant':
      return { value: instantValue(cell.at), format: FORMATS.instant };
    case 'empty':
      return cell.reason === 'notApplicable' ? { value: '-', format: null } : { value: null, format: null };
  }
}

export function textValue(text: unknown): CellValue {
  const clean = escapeEscapes(printableText(text));
  return { value: clean, format: FORMULA_LIKE.test(clean) ? FORMATS.text : null };
}

/** Spreadsheets read `_x0041_` inside a text as the letter A; the underscore itself is escaped so that it stays what was typed. */
function escapeEscapes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** The text in pieces of at most `limit` characters that each fit a cell; every piece but the last ends with a notice, nothing is dropped. */
export function cellPieces(text: string, limit: number = MAX_CELL_LENGTH): readonly string[] {
  const notice = ` ${OFFICIAL_WORDS.continued}`;
  const longest = Math.min(MAX_CELL_LENGTH, Math.max(limit, 10 * notice.length));
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const end = cutBefore(rest, longest - notice.length);
    pieces.push(rest.slice(0, end) + notice);
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

/** After a space when there is one near; never inside a surrogate pair or an escape. */
function cutBefore(text: string, wanted: number): number {
  const space = text.lastIndexOf(' ', wanted - 1) + 1;
  let end = wanted - space < 100 && space > 0 ? space : wanted;
  if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end -= 1;
  const escape = text.slice(end - 6, end + 6).indexOf('_x005F_');
  return escape >= 0 ? end - 6 + escape : end;
}

/** exceljs writes a Date as its UTC serial: UTC midnight of the Vietnamese day gives the whole serial of that day in every process time zone. */
function dayValue(date: CalendarDate): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day));
}

function instantValue(at: Instant): Date {
  const [hours = 0, minutes = 0] = timeOf(at).split(':').map(Number);
  return new Date(dayValue(dateOf(at)).getTime() + (hours * 60 + minutes) * 60_000);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
