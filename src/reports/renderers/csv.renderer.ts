import type { Block } from '../model/blocks';
import { tableDateText, tableInstantText } from '../model/cell-text';
import { emptyCell } from '../model/cells';
import type { Cell } from '../model/cells';
import type { ReportDocument } from '../model/report-document';
import { dataRowsOf } from '../model/table';
import type { Table } from '../model/table';
import { tableOfHeatMap, tableOfUnitBars } from '../model/tabular-blocks';

/** So that Excel reads the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What a spreadsheet would run as a formula, also behind spaces and quotes and with full-width signs. */
const FORMULA_LIKE = /^[\s'"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/**
 * The tables of the document as CSV (comma, CRLF, UTF-8): head line, then the records. Numbers are plain (`1234.5`, percent as fraction)
 * so that programs can read them. A text that looks like a formula is given a leading apostrophe. Several tables are parted by an empty line and their title.
 */
export function renderCsv(document: ReportDocument): Promise<Buffer> {
  const tables = [...document.body, ...document.annexes.flatMap((annex) => annex.blocks)].flatMap(tableOf);
  const parts = tables.map((table) => [...(tables.length > 1 ? [line([safeText(table.title ?? table.sheetName)])] : []), ...tableLines(table)].join(''));
  return Promise.resolve(Buffer.from(BYTE_ORDER_MARK + parts.join('\r\n'), 'utf8'));
}

function tableOf(block: Block, index: number): Table[] {
  if (block.type === 'table') return [block.table];
  if (block.type === 'unitBars') return [tableOfUnitBars(block, String(index))];
  if (block.type === 'heatMap') return [tableOfHeatMap(block, String(index))];
  return [];
}

function tableLines(table: Table): string[] {
  const head = line(table.columns.map((column) => safeText([...column.groups, column.header].join(' / '))));
  return [head, ...dataRowsOf(table).map((row) => line(table.columns.map((column) => csvText(row.cells[column.key] ?? emptyCell()))))];
}

function csvText(cell: Cell): string {
  switch (cell.type) {
    case 'text':
      return safeText(cell.text);
    case 'state':
      return safeText(cell.label);
    case 'integer':
    case 'decimal':
    case 'percent':
      return Number.isFinite(cell.value) ? String(cell.value) : '';
    case 'date':
      return tableDateText(cell.date);
    case 'instant':
      return tableInstantText(cell.at);
    case 'empty':
      return '';
  }
}

function safeText(text: string): string {
  return FORMULA_LIKE.test(text) ? `'${text}` : text;
}

function line(values: readonly string[]): string {
  return `${values.map((value) => (/[",\r\n;]/.test(value) || value.trim() !== value ? `"${value.replaceAll('"', '""')}"` : value)).join(',')}\r\n`;
}
