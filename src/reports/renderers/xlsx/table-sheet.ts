import type { Worksheet } from 'exceljs';
import { cellText } from '../../model/cell-text';
import { emptyCell } from '../../model/cells';
import type { OfficialLayout } from '../../model/official-layout';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { Closing } from '../../model/report-document';
import type { DataRow, Table } from '../../model/table';
import { columnNumbers, tableHead } from '../../model/table-head';
import { columnWidthsPt } from '../../model/table-widths';
import type { SheetPlan } from './sheet-plan';
import { signatureRows } from './signature-rows';
import { totalRow } from './total-row';
import { cellPieces, cellValue, MAX_CELL_LENGTH } from './xlsx-values';
import { align, cellTextPt, digitsForPt, font, paint, rowHeight, setUpPage, wrappedLines } from './xlsx-style';

const SIZE = 11;
/** Digits across an A4 landscape page; wider tables are scaled to fit by the page setup. */
const PAGE_DIGITS = 132;
const MIN_DIGITS = 5;
/** Lines of text that the highest row of a sheet shows. */
const MAX_LINES = 28;

export interface SheetSettings {
  readonly layout: OfficialLayout;
  readonly sampleNotice: boolean;
  /** Signatures under the table when the sheet is the only one of its workbook. */
  readonly closing: Closing | null;
}

/** Writes one table with its title block, head, rows, totals and page setup. */
export function writeTableSheet(sheet: Worksheet, plan: SheetPlan, settings: SheetSettings): void {
  const { table } = plan;
  const width = table.columns.length;
  const digits = setColumnWidths(sheet, table);
  let row = writeTitle(sheet, plan, settings, digits);
  const headTop = row;
  row = writeHead(sheet, table, row, digits);
  const firstData = row;
  for (const item of table.rows) {
    if (item.kind === 'group') row = writeGroup(sheet, item.text, row, digits);
    else row = writeData(sheet, table, item, row, digits);
  }
  const lastData = row - 1;
  if (table.total !== null) row = totalRow(sheet, table, { row, firstData, lastData, size: SIZE });
  if (settings.closing !== null) signatureRows(sheet, settings.closing, settings.sampleNotice, row + 1, width);

  setUpPage(sheet, settings.layout, settings.sampleNotice);
  sheet.pageSetup.printTitlesRow = `${headTop}:${firstData - 1}`;
  if (table.use === 'working') {
    sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: firstData - 1, topLeftCell: `A${firstData}`, activeCell: `A${firstData}` }];
    const filterRow = firstData - 1;
    sheet.autoFilter = { from: { row: filterRow, column: 1 }, to: { row: Math.max(filterRow, lastData), column: width } };
  }
}

function setColumnWidths(sheet: Worksheet, table: Table): readonly number[] {
  const room = Math.max(PAGE_DIGITS, table.columns.length * 8);
  const points = columnWidthsPt(table, cellTextPt(room), SIZE);
  const digits = points.map((value) => Math.max(MIN_DIGITS, Math.round(digitsForPt(value) * 10) / 10));
  digits.forEach((value, index) => {
    sheet.getColumn(index + 1).width = value;
  });
  return digits;
}

function writeTitle(sheet: Worksheet, plan: SheetPlan, settings: SheetSettings, digits: readonly number[]): number {
  let row = 1;
  if (settings.sampleNotice) row = mergedLine(sheet, OFFICIAL_WORDS.sampleNotice, row, digits, { bold: true, italic: false, horizontal: 'right' });
  for (const line of plan.titleLines) row = mergedLine(sheet, line.text, row, digits, { bold: line.bold, italic: line.italic, horizontal: 'center' });
  const unit = plan.table.unitOfMeasure;
  // A free line above a head that carries filters keeps the title out of the filtered range.
  return mergedLine(sheet, unit === null ? '' : `${OFFICIAL_WORDS.unitOfMeasure} ${unit}`, row, digits, { bold: false, italic: true, horizontal: 'right' });
}

function mergedLine(sheet: Worksheet, text: string, row: number, digits: readonly number[], style: { readonly bold: boolean; readonly italic: boolean; readonly horizontal: 'center' | 'right' }): number {
  if (digits.length > 1) sheet.mergeCells(row, 1, row, digits.length);
  const size = SIZE + (style.bold ? 1 : 0);
  const cell = sheet.getCell(row, 1);
  cell.value = text === '' ? null : text;
  paint(cell, { font: font(size, style), alignment: align(style.horizontal, 'middle') });
  sheet.getRow(row).height = rowHeight(wrappedLines(text, size, sumOf(digits), style.bold ? 'bold' : 'regular'), size);
  return row + 1;
}

function writeHead(sheet: Worksheet, table: Table, top: number, digits: readonly number[]): number {
  const head = tableHead(table);
  const lines = Array.from({ length: head.rows }, () => 1);
  for (const item of head.cells) {
    const row = top + item.row;
    const column = item.column + 1;
    if (item.rowSpan > 1 || item.columnSpan > 1) sheet.mergeCells(row, column, row + item.rowSpan - 1, column + item.columnSpan - 1);
    for (let dy = 0; dy < item.rowSpan; dy += 1) {
      for (let dx = 0; dx < item.columnSpan; dx += 1) {
        paint(sheet.getCell(row + dy, column + dx), { font: font(SIZE, { bold: true }), alignment: align('center', 'middle'), borders: true });
      }
    }
    sheet.getCell(row, column).value = item.text;
    const needed = wrappedLines(item.text, SIZE, sumOf(digits.slice(item.column, item.column + item.columnSpan)), 'bold');
    // A tall cell over several rows spreads its lines; the last row takes the remainder.
    const own = Math.ceil(needed / item.rowSpan);
    for (let dy = 0; dy < item.rowSpan; dy += 1) lines[item.row + dy] = Math.max(lines[item.row + dy] ?? 1, own);
  }
  lines.forEach((count, index) => {
    sheet.getRow(top + index).height = rowHeight(count, SIZE);
  });
  let next = top + head.rows;
  if (table.numberedColumns) {
    columnNumbers(table).forEach((text, index) => {
      const cell = sheet.getCell(next, index + 1);
      cell.value = text;
      paint(cell, { font: font(SIZE - 1, { italic: true }), alignment: align('center', 'middle'), borders: true });
    });
    next += 1;
  }
  return next;
}

function writeGroup(sheet: Worksheet, text: string, row: number, digits: readonly number[]): number {
  const width = digits.length;
  if (width > 1) sheet.mergeCells(row, 1, row, width);
  for (let column = 1; column <= width; column += 1) {
    paint(sheet.getCell(row, column), { font: font(SIZE, { bold: true }), alignment: align('left', 'middle'), borders: true });
  }
  const { value, format } = cellValue({ type: 'text', text });
  const cell = sheet.getCell(row, 1);
  cell.value = value;
  if (format !== null) cell.numFmt = format;
  sheet.getRow(row).height = rowHeight(wrappedLines(text, SIZE, sumOf(digits), 'bold'), SIZE);
  return row + 1;
}

/** One record; a text longer than a cell may hold (or a printed row may show) goes on in further rows under it. */
function writeData(sheet: Worksheet, table: Table, item: DataRow, row: number, digits: readonly number[]): number {
  const heights: number[] = [];
  table.columns.forEach((column, index) => {
    const cell = item.cells[column.key] ?? emptyCell();
    const width = digits[index] ?? MIN_DIGITS;
    const { value, format } = cellValue(cell);
    const pieces = typeof value === 'string' ? cellPieces(value, lengthLimit(table, value, width)) : [value];
    pieces.forEach((piece, line) => {
      sheet.getCell(row + line, index + 1).value = piece;
      if (format !== null) sheet.getCell(row + line, index + 1).numFmt = format;
      const lines = wrappedLines(typeof piece === 'string' ? piece : cellText(cell), SIZE, width);
      heights[line] = Math.max(heights[line] ?? 1, lines);
    });
  });
  for (let line = 0; line < heights.length; line += 1) {
    sheet.getRow(row + line).height = rowHeight(heights[line] ?? 1, SIZE);
    table.columns.forEach((column, index) => {
      const cell = sheet.getCell(row + line, index + 1);
      paint(cell, { font: font(SIZE), alignment: align(cell.value === '-' ? 'center' : column.align, 'middle'), borders: true });
    });
  }
  return row + heights.length;
}

/** On a printed sheet a text may not be higher than a row can be, or its end would not show; a working sheet keeps it in one cell. */
function lengthLimit(table: Table, text: string, width: number): number {
  const lines = table.use === 'printed' ? wrappedLines(text, SIZE, width) : 1;
  return lines <= MAX_LINES ? MAX_CELL_LENGTH : Math.floor((text.length * MAX_LINES * 0.9) / lines);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
