import type { Content, ContentNode, TableLayout } from 'pdfmake';
import { cellText } from '../../model/cell-text';
import { emptyCell } from '../../model/cells';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { Column, Row, Table } from '../../model/table';
import { columnNumbers, tableHead, totalLabelSpan } from '../../model/table-head';
import type { HeadCell } from '../../model/table-head';
import { totalsOf } from '../../model/table-totals';
import { columnWidthsPt, rowLines } from '../../model/table-widths';
import { lineCount } from '../../model/text-width';

const LINE = 0.5;
const PADDING_X = 3;
const PADDING_Y = 2;
/** Line height of Tinos relative to its size. */
const LINE_HEIGHT = 1.15;
/** A table up to this height is kept on one page, so that no head or total stands alone. */
const SMALL_TABLE_PT = 260;
/** Rows from this height on are broken over pages rather than moved whole. */
const TALLEST_ROW_PT = 330;

export const GRID: TableLayout = {
  hLineWidth: () => LINE,
  vLineWidth: () => LINE,
  paddingLeft: () => PADDING_X,
  paddingRight: () => PADDING_X,
  paddingTop: () => PADDING_Y,
  paddingBottom: () => PADDING_Y,
};

/** A ruled table whose head repeats on every page and whose rows are not torn. `width` and `size` in points. */
export function tableContent(table: Table, width: number, size: number): Content[] {
  const title: Content[] = table.title === null ? [] : [{ text: table.title, bold: true, fontSize: size + 1, alignment: 'center', margin: [0, 4, 0, 2] }];
  const unit: Content[] =
    table.unitOfMeasure === null
      ? []
      : [{ text: `${OFFICIAL_WORDS.unitOfMeasure} ${table.unitOfMeasure}`, italics: true, fontSize: size, alignment: 'right', margin: [0, 0, 0, 2] }];
  const widths = columnWidthsPt(table, netWidth(table.columns.length, width), size);
  const head = headRows(table, widths, size);
  const node: ContentNode = {
    table: {
      headerRows: head.length,
      keepWithHeaderRows: 1,
      // pdfmake draws an unbroken row that is taller than the page beyond its foot.
      dontBreakRows: table.rows.every((row) => rowHeight(table, row, widths, size) < TALLEST_ROW_PT),
      widths,
      body: [...head, ...table.rows.map((row) => bodyRow(table, row, size)), ...totalRow(table, size)],
    },
    layout: GRID,
    margin: [0, 0, 0, 8],
  };
  const content = [...title, ...unit, node];
  return isSmall(table, widths, size) ? [{ stack: content, unbreakable: true }] : content;
}

/** Net widths that add up to exactly `width` with the paddings and rules. */
export function columnWidths(columns: readonly { readonly weight: number }[], width: number): number[] {
  const net = netWidth(columns.length, width);
  const sum = columns.reduce((total, column) => total + column.weight, 0);
  return columns.map((column) => (net * column.weight) / sum);
}

function netWidth(columns: number, width: number): number {
  return width - columns * 2 * PADDING_X - (columns + 1) * LINE;
}

function headRows(table: Table, widths: readonly number[], size: number): Content[][] {
  const head = tableHead(table);
  const rows: Content[][] = Array.from({ length: head.rows }, () => table.columns.map((): Content => ({ text: '' })));
  const lines = (cell: HeadCell): number => {
    const spanWidth = widths.slice(cell.column, cell.column + cell.columnSpan).reduce((sum, width) => sum + width, 0) + (cell.columnSpan - 1) * 2 * PADDING_X;
    return lineCount(cell.text, size, spanWidth, 'bold');
  };
  const rowLines = rows.map((_, row) => Math.max(1, ...head.cells.filter((cell) => cell.row === row && cell.rowSpan === 1).map(lines)));
  for (const cell of head.cells) {
    const row = rows[cell.row];
    if (row === undefined) continue;
    // pdfmake 0.3.11 sets a middle-aligned cell that spans rows too low, so the space above is computed here.
    const own = lines(cell) * size * LINE_HEIGHT;
    const given = rowLines.slice(cell.row, cell.row + cell.rowSpan).reduce((sum, count) => sum + count * size * LINE_HEIGHT, 0) + (cell.rowSpan - 1) * (2 * PADDING_Y + LINE);
    const above = Math.max(0, (given - own) / 2);
    row[cell.column] = { text: cell.text, bold: true, fontSize: size, alignment: 'center', lineHeight: 1, margin: [0, above, 0, 0], rowSpan: cell.rowSpan, colSpan: cell.columnSpan };
  }
  if (table.numberedColumns) {
    rows.push(columnNumbers(table).map((text): Content => ({ text, italics: true, fontSize: size - 1, alignment: 'center', lineHeight: 1 })));
  }
  return rows;
}

function bodyRow(table: Table, row: Row, size: number): Content[] {
  if (row.kind === 'group') return spanned({ text: row.text, bold: true, fontSize: size, lineHeight: 1 }, table.columns.length);
  return table.columns.map((column) => cellContent(column, cellText(row.cells[column.key] ?? emptyCell()), size, false));
}

function totalRow(table: Table, size: number): Content[][] {
  if (table.total === null) return [];
  const totals = totalsOf(table);
  const label = totalLabelSpan(table);
  const cells = table.columns.map((column) => {
    const total = totals.get(column.key);
    return cellContent(column, total === undefined ? '' : cellText(total), size, true);
  });
  cells.splice(label.start, label.span, ...spanned({ text: table.total.label, bold: true, fontSize: size, alignment: 'center', lineHeight: 1 }, label.span));
  return [cells];
}

function cellContent(column: Column, text: string, size: number, bold: boolean): Content {
  return { text, bold, fontSize: size, alignment: text === '-' ? 'center' : column.align, lineHeight: 1 };
}

function spanned(cell: ContentNode, span: number): Content[] {
  return [{ ...cell, colSpan: span }, ...Array.from({ length: span - 1 }, (): Content => ({ text: '' }))];
}

function isSmall(table: Table, widths: readonly number[], size: number): boolean {
  let height = 60;
  for (const row of table.rows) {
    height += rowHeight(table, row, widths, size);
    if (height > SMALL_TABLE_PT) return false;
  }
  return true;
}

function rowHeight(table: Table, row: Row, widths: readonly number[], size: number): number {
  return rowLines(table, row, widths, size) * size * LINE_HEIGHT + 2 * PADDING_Y + LINE;
}
