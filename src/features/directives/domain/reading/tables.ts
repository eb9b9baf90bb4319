import type { FoldedLine, FoldedText } from './folded-text';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One row of a table of tasks, its cells in places of the folded copy. */
export interface TableRow {
  readonly content: Span;
  readonly lead: Span | null;
  readonly coordinators: Span | null;
  readonly due: Span | null;
  /** The head says "chủ trì", not only "thực hiện". */
  readonly led: boolean;
}

type Column = 'content' | 'lead' | 'coordinators' | 'due' | 'other';

interface Cell extends Span {
  readonly column: number;
}

const ROLES: readonly (readonly [Column, RegExp])[] = [
  ['coordinators', /phối hợp/],
  ['due', /thời hạn|thời gian|tiến độ|hạn hoàn thành|^hạn|kỳ hạn|hoàn thành|^thời điểm/],
  ['other', /^(?:tt|stt|số tt|số thứ tự|ghi chú|sản phẩm|kết quả|kinh phí|đơn vị tính|điểm|cơ sở|căn cứ|lãnh đạo chỉ đạo)(?![\p{L}])|sản phẩm|kết quả(?: đầu ra)?/u],
  ['lead', /chủ trì|(?:cơ quan|đơn vị|địa phương|người|nơi|bộ phận) .{0,20}thực hiện|trách nhiệm|phụ trách|đầu mối|^(?:cơ quan|đơn vị)(?: tham mưu)?$|chủ thể|tham mưu|cơ quan,? đơn vị/],
  ['content', /nội dung|nhiệm vụ|công việc|hoạt động|tiêu chí|giải pháp|biện pháp|vấn đề|tồn tại|hạn chế|yêu cầu|đầu việc|tên việc|chỉ tiêu/],
];
const MOST_CELLS = 30;
const LONGEST_PART = 80;
const SEPARATOR_ROW = /^[\s|:+-]+$/;

/** The cells of a line: between pipes, tabs, or gaps of two or more spaces. `column` is where the cell begins on its line. */
function cellsOf(text: FoldedText, line: FoldedLine, style: 'pipe' | 'tab' | 'gap'): readonly Cell[] {
  const { raw, rawStart } = line;
  const split = style === 'pipe' ? /\|/g : style === 'tab' ? /\t/g : /\s{2,}/g;
  const cells: Cell[] = [];
  let from = 0;
  const add = (to: number): void => {
    const inner = raw.slice(from, to);
    const lead = inner.length - inner.trimStart().length;
    const start = text.placeOf(rawStart + from + lead);
    const end = inner.trim() === '' ? start : text.placeOf(rawStart + from + inner.trimEnd().length);
    cells.push({ start, end, column: from + lead });
  };
  for (const found of raw.matchAll(split)) {
    add(found.index);
    from = found.index + found[0].length;
    if (cells.length > MOST_CELLS) break;
  }
  add(raw.length);
  if (style !== 'pipe') return cells;
  const first = /^\s*\|/.test(raw) ? 1 : 0;
  return cells.slice(first, /\|\s*$/.test(raw) ? -1 : undefined);
}

function styleOf(raw: string): 'pipe' | 'tab' | 'gap' | null {
  if (raw.length > 4_000) return null;
  if ((raw.match(/\|/g)?.length ?? 0) >= 2) return 'pipe';
  if ((raw.match(/\t/g)?.length ?? 0) >= 2) return 'tab';
  return (raw.trim().match(/\S\s{2,}(?=\S)/g)?.length ?? 0) >= 2 ? 'gap' : null;
}

function columnsOf(text: FoldedText, cells: readonly Cell[]): readonly Column[] | null {
  const columns = cells.map((cell): Column => {
    const words = text.lower.slice(cell.start, cell.end).trim();
    return words.length > 60 ? 'other' : (ROLES.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other');
  });
  const seen = new Set<Column>();
  const first = columns.map((column): Column => {
    if (column === 'other' || seen.has(column)) return 'other';
    seen.add(column);
    return column;
  });
  const roles = (['lead', 'coordinators', 'due'] as const).filter((role) => seen.has(role)).length;
  return seen.has('content') && roles >= 1 ? first : null;
}

/** A table of tasks whose head row stands at this line, or null. A head may run over two lines; rows end where cells end. */
export function readTable(text: FoldedText, index: number): { readonly rows: readonly TableRow[]; readonly end: number; readonly lastLine: number } | null {
  const head = text.lines[index] as FoldedLine;
  const style = styleOf(head.raw);
  const cells = style === null ? [] : cellsOf(text, head, style);
  const columns = style === null ? null : columnsOf(text, cells);
  if (style === null || columns === null) return null;
  const led = cells.some((cell, at) => columns[at] === 'lead' && /chủ trì/.test(text.lower.slice(cell.start, cell.end)));
  const rows: TableRow[] = [];
  let lastLine = index;
  for (let at = index + 1; at < text.lines.length; at += 1) {
    const line = text.lines[at] as FoldedLine;
    if (SEPARATOR_ROW.test(line.raw)) {
      if (line.raw.trim() !== '') lastLine = at;
      continue;
    }
    if (at - lastLine > 2) break;
    if (!isRow(line, style)) {
      // A line between rows that names a part of the table.
      const next = text.lines[at + 1];
      if (line.end - line.start < LONGEST_PART && next && isRow(next, style) && cellsOf(text, next, style).length > 2) continue;
      break;
    }
    const row = rowOf(cellsOf(text, line, style), columns, style === 'gap' ? cells : null, led);
    if (row) rows.push(row);
    lastLine = at;
  }
  return { rows, end: (text.lines[lastLine] as FoldedLine).end, lastLine };
}

function isRow({ raw }: FoldedLine, style: 'pipe' | 'tab' | 'gap'): boolean {
  if (style === 'pipe') return raw.includes('|');
  if (style === 'tab') return raw.includes('\t');
  return /\S\s{2,}\S/.test(raw);
}

function rowOf(cells: readonly Cell[], columns: readonly Column[], head: readonly Cell[] | null, led: boolean): TableRow | null {
  const found = new Map<Column, Span>();
  cells.forEach((cell, at) => {
    const column = columns[head === null ? at : nearest(head, cell.column)] ?? 'other';
    if (cell.end > cell.start && column !== 'other' && !found.has(column)) found.set(column, { start: cell.start, end: cell.end });
  });
  const content = found.get('content');
  const [lead = null, coordinators = null, due = null] = [found.get('lead'), found.get('coordinators'), found.get('due')];
  // A row with nothing but its name heads a part of the table.
  return content && (lead || coordinators || due) ? { content, lead, coordinators, due, led } : null;
}

function nearest(head: readonly Cell[], column: number): number {
  let best = 0;
  head.forEach((cell, at) => {
    if (Math.abs(cell.column - column) < Math.abs((head[best] as Cell).column - column)) best = at;
  });
  return best;
}
