import { AlignmentType, BorderStyle, Paragraph, Table as WordTable, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx';
import { cellText } from '../../model/cell-text';
import { emptyCell } from '../../model/cells';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { Row, Table } from '../../model/table';
import { columnNumbers, tableHead, totalLabelSpan } from '../../model/table-head';
import { totalsOf } from '../../model/table-totals';
import { columnWidthsPt, rowLines } from '../../model/table-widths';
import { styled, textRuns } from './docx-text';
import type { FileChild } from './docx-text';
import { twipsOfPt } from './docx-units';

type Align = 'left' | 'center' | 'right';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
/** Free space left and right in a cell, twips. */
const CELL_PADDING = 60;
const LINE_HEIGHT = 1.15;
/** Rows from this height on are broken over pages rather than moved whole. */
const TALLEST_ROW_PT = 250;
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE } as const;

interface CellLook {
  readonly align: Align;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
}

/**
 * A ruled table whose head rows repeat on every page and whose rows are not torn. `width` in twips, `size` in points. Only the first row may
 * break: when it may not, and just fits the foot of a page, LibreOffice 7.4 shows none of the rows after it.
 */
export function tableChildren(table: Table, width: number, size: number): FileChild[] {
  const title = table.title === null ? [] : [styled('TableTitle', table.title, { keepNext: true })];
  const unit =
    table.unitOfMeasure === null
      ? []
      : [styled('TableText', [{ text: `${OFFICIAL_WORDS.unitOfMeasure} ${table.unitOfMeasure}`, italic: true }], { alignment: AlignmentType.RIGHT, keepNext: true })];
  const netWidths = columnWidthsPt(table, (width - table.columns.length * 2 * CELL_PADDING) / 20, size);
  const widths = netWidths.map((points) => twipsOfPt(points) + 2 * CELL_PADDING);
  const rows = [...headRows(table, size), ...table.rows.map((row, index) => bodyRow(table, row, size, !mayBreak(table, row, index, netWidths, size))), ...totalRows(table, size)];
  const grid = new WordTable({ layout: TableLayoutType.FIXED, width: { size: width, type: WidthType.DXA }, columnWidths: widths, borders: BORDERS, rows });
  // Word joins tables that touch; the empty paragraph keeps them apart.
  return [...title, ...unit, grid, styled('TableText', '', { spacing: { after: 60 } })];
}

/** Only the first row may break (see above), and a row that fills most of a page: LibreOffice cuts what does not fit. */
function mayBreak(table: Table, row: Row, index: number, widths: readonly number[], size: number): boolean {
  return index === 0 || rowLines(table, row, widths, size) * size * LINE_HEIGHT > TALLEST_ROW_PT;
}

function headRows(table: Table, size: number): TableRow[] {
  const head = tableHead(table);
  const rows = Array.from({ length: head.rows }, (_, index) => {
    const cells = head.cells.filter((cell) => cell.row === index).sort((a, b) => a.column - b.column);
    return repeated(cells.map((cell) => tableCell(cell.text, { align: 'center', bold: true, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan }, size)));
  });
  const numbers = table.numberedColumns ? [repeated(columnNumbers(table).map((text) => tableCell(text, { align: 'center', italic: true }, size - 1)))] : [];
  return [...rows, ...numbers];
}

function repeated(children: TableCell[]): TableRow {
  return new TableRow({ tableHeader: true, cantSplit: true, children });
}

function bodyRow(table: Table, row: Row, size: number, cantSplit: boolean): TableRow {
  if (row.kind === 'group') return new TableRow({ cantSplit, children: [tableCell(row.text, { align: 'left', bold: true, columnSpan: table.columns.length }, size)] });
  const children = table.columns.map((column) => {
    const text = cellText(row.cells[column.key] ?? emptyCell());
    return tableCell(text, { align: text === '-' ? 'center' : column.align }, size);
  });
  return new TableRow({ cantSplit, children });
}

function totalRows(table: Table, size: number): TableRow[] {
  if (table.total === null) return [];
  const { label } = table.total;
  const totals = totalsOf(table);
  const span = totalLabelSpan(table);
  const children = table.columns.flatMap((column, index) => {
    if (index === span.start) return [tableCell(label, { align: 'center', bold: true, columnSpan: span.span }, size)];
    if (index > span.start && index < span.start + span.span) return [];
    const total = totals.get(column.key);
    return [tableCell(total === undefined ? '' : cellText(total), { align: column.align, bold: true }, size)];
  });
  return [new TableRow({ cantSplit: true, children })];
}

function tableCell(text: string, look: CellLook, size: number): TableCell {
  const runs = textRuns({ text, bold: look.bold ?? false, italic: look.italic ?? false }, size);
  return new TableCell({
    rowSpan: look.rowSpan ?? 1,
    columnSpan: look.columnSpan ?? 1,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 20, bottom: 20, left: CELL_PADDING, right: CELL_PADDING, marginUnitType: WidthType.DXA },
    children: [new Paragraph({ style: 'TableText', alignment: look.align, children: runs })],
  });
}
