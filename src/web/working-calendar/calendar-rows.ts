import type { CalendarChange } from '../../features/obligations';
import { lookUp } from '../../kernel/look-up';
import { isProblem, problem, type Problem } from '../../kernel/problem';
import { cleanLine, foldForSearch } from '../../kernel/vietnamese-text';
import { cellAddress, type RawCell } from '../../reports/workbook/raw-workbook';
import { cellDate, cellText, type PlacedCell } from '../../reports/workbook/typed-values';

export const MOST_CALENDAR_ROWS = 400;
export const CALENDAR_HEADS = ['Ngày', 'Loại', 'Tên', 'Nguồn', 'Đã đối chiếu'] as const;
const LONGEST = 300;
const KINDS: Readonly<Record<string, 'holiday' | 'make_up'>> = {
  nghi: 'holiday', 'nghi le': 'holiday', 'nghi tet': 'holiday', 'ngay nghi': 'holiday', 'nghi bu': 'holiday', 'hoan doi': 'holiday', 'nghi hoan doi': 'holiday', le: 'holiday', holiday: 'holiday',
  'lam bu': 'make_up', 'di lam bu': 'make_up', 'lam viec bu': 'make_up', 'lam viec': 'make_up', 'make up': 'make_up',
};
const YES = new Set(['co', 'da', 'x', '1', 'roi', 'true', 'yes', 'da doi chieu']);
const NO = new Set(['', 'chua', 'khong', '0', 'false', 'no']);

/** Rows of a sheet or CSV as changes, or every cell that cannot be read. The first row with "Ngày" names the columns; without one they stand in the usual order. */
export function calendarRows(cells: readonly RawCell[], date1904: boolean): readonly CalendarChange[] | readonly Problem[] {
  const grid = new Map<number, Map<number, PlacedCell>>();
  for (const [row, column, kind, value] of cells) {
    const line = grid.get(row) ?? new Map<number, PlacedCell>();
    grid.set(row, line.set(column, { at: cellAddress(row, column), kind, value }));
  }
  const rows = [...grid.keys()].sort((a, b) => a - b);
  const headRow = rows.slice(0, 20).find((row) => [...(grid.get(row)?.values() ?? [])].some((one) => foldForSearch(String(one.value ?? '')) === 'ngay'));
  const columns = columnsOf(headRow === undefined ? undefined : grid.get(headRow));
  const filled = rows.filter((row) => (headRow === undefined || row > headRow) && [...(grid.get(row)?.values() ?? [])].some(({ value }) => String(value ?? '').trim() !== ''));
  if (filled.length === 0) return [problem('calendar.noRows', 'file')];
  if (filled.length > MOST_CALENDAR_ROWS) return [problem('calendar.tooManyRows', 'file', { count: filled.length, max: MOST_CALENDAR_ROWS })];
  const seen = new Map<string, string>();
  const read = filled.map((row) => oneRow((name) => cellAt(grid, row, columns[name]), date1904, seen));
  const problems = read.flatMap((one) => (Array.isArray(one) ? (one as Problem[]) : []));
  return problems.length > 0 ? problems : (read as CalendarChange[]);
}

type Name = 'date' | 'kind' | 'name' | 'source' | 'confirmed';
type Columns = Readonly<Record<Name, number>>;

function columnsOf(head: ReadonlyMap<number, PlacedCell> | undefined): Columns {
  const places = new Map([...(head ?? [])].map(([column, { value }]) => [foldForSearch(String(value ?? '')), column]));
  const at = (words: readonly string[], usual: number): number => words.map((word) => places.get(word)).find((one) => one !== undefined) ?? (head ? 0 : usual);
  return { date: at(['ngay'], 1), kind: at(['loai', 'loai ngay'], 2), name: at(['ten', 'ten ngay', 'dip'], 3), source: at(['nguon', 'can cu', 'van ban'], 4), confirmed: at(['da doi chieu', 'doi chieu', 'xac nhan', 'da xac nhan'], 5) };
}

function cellAt(grid: ReadonlyMap<number, ReadonlyMap<number, PlacedCell>>, row: number, column: number): PlacedCell {
  return grid.get(row)?.get(column) ?? { at: column === 0 ? `${row}` : cellAddress(row, column), kind: null, value: null };
}

function oneRow(cell: (name: Name) => PlacedCell, date1904: boolean, seen: Map<string, string>): CalendarChange | Problem[] {
  const [at, kindAt, nameAt, sourceAt, confirmedAt] = [cell('date'), cell('kind'), cell('name'), cell('source'), cell('confirmed')];
  const problems: Problem[] = [];
  const line = (one: PlacedCell): string => {
    const text = cellText(one, LONGEST);
    if (isProblem(text)) problems.push({ ...text, field: 'file' });
    return isProblem(text) ? '' : cleanLine(text);
  };
  const date = cellDate(at, date1904);
  if (isProblem(date)) problems.push({ ...date, field: 'file' });
  else if (date === null) problems.push(problem('calendar.dayNeeded', 'file', { cell: at.at }));
  else if (seen.has(date)) problems.push(problem('calendar.dateTwice', 'file', { cell: at.at, date, first: seen.get(date) ?? '' }));
  else seen.set(date, at.at);
  const [kindText, name, source, confirmedText] = [line(kindAt), line(nameAt), line(sourceAt), line(confirmedAt)];
  const kind = lookUp(KINDS, foldForSearch(kindText));
  if (kind === undefined) problems.push(problem('calendar.kindUnknown', 'file', { cell: kindAt.at, value: kindText }));
  if (name === '') problems.push(problem('calendar.nameNeeded', 'file', { cell: nameAt.at }));
  if (source === '') problems.push(problem('calendar.sourceNeeded', 'file', { cell: sourceAt.at }));
  const said = foldForSearch(confirmedText);
  if (!YES.has(said) && !NO.has(said)) problems.push(problem('calendar.confirmedUnknown', 'file', { cell: confirmedAt.at, value: confirmedText }));
  if (problems.length > 0 || typeof date !== 'string' || kind === undefined) return problems;
  return { action: 'set', date, kind, name: name.slice(0, 200), source, confirmed: YES.has(said) };
}

/** Comma, semicolon or tab, whichever the first line has most of; quotes as usual. */
export function csvCells(text: string): readonly RawCell[] {
  const body = text.replace(/^\uFEFF/, '');
  const first = body.slice(0, Math.max(0, body.indexOf('\n')) || body.length);
  const mark = [';', '\t', ','].sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  const cells: RawCell[] = [];
  let [row, column, value, quoted] = [1, 1, '', false];
  const close = (): void => {
    if (value !== '') cells.push([row, column, 's', value]);
    value = '';
  };
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at] ?? '';
    if (quoted) {
      if (char !== '"') value += char;
      else if (body[at + 1] === '"') [value, at] = [`${value}"`, at + 1];
      else quoted = false;
    } else if (char === '"' && value === '') quoted = true;
    else if (char === mark) {
      close();
      column += 1;
    } else if (char === '\n') {
      close();
      [row, column] = [row + 1, 1];
    } else if (char !== '\r') value += char;
  }
  close();
  return cells;
}
