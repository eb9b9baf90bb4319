import type { Worksheet } from 'exceljs';
import type { Block } from '../../model/blocks';
import { cellText } from '../../model/cell-text';
import { instantCell, type Cell } from '../../model/cells';
import type { OfficialLayout } from '../../model/official-layout';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { ReportDocument } from '../../model/report-document';
import type { SheetPlan } from './sheet-plan';
import { cellValue } from './xlsx-values';
import { align, font, paint, rowHeight, setUpPage, wrappedLines } from './xlsx-style';

/** Labels and sheet names; values; the rest of long values; counts of rows. Together an A4 landscape page. */
const WIDTHS = [32, 20, 62, 18] as const;
const COLUMNS = WIDTHS.length;
const ALL = WIDTHS.reduce<number>((sum, width) => sum + width, 0);

/** The list of sheets: name, content over two columns, number of rows. */
const LISTED_COLUMNS = [[1], [2, 3], [4]] as const;
const LISTED_WIDTHS = [WIDTHS[0], WIDTHS[1] + WIDTHS[2], WIDTHS[3]] as const;

/** First sheet: what the workbook covers, when its figures were taken, the key figures, and how many rows each sheet must have. */
export function writeCoverSheet(sheet: Worksheet, document: ReportDocument, plans: readonly SheetPlan[], layout: OfficialLayout): void {
  const { meta } = document;
  WIDTHS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  let row = 1;
  const line = (text: string, size: number, bold: boolean, horizontal: 'left' | 'center' | 'right'): void => {
    sheet.mergeCells(row, 1, row, COLUMNS);
    const cell = sheet.getCell(row, 1);
    cell.value = text;
    paint(cell, { font: font(size, { bold }), alignment: align(horizontal, 'middle') });
    sheet.getRow(row).height = rowHeight(wrappedLines(text, size, ALL, 'bold'), size);
    row += 1;
  };
  /** `beside` stands right of a value that is a cell of its own. */
  const pair = (label: string, value: Cell, beside: string | null = null): void => {
    paint(sheet.getCell(row, 1), { font: font(12), alignment: align('left') });
    sheet.getCell(row, 1).value = label;
    const stored = cellValue(value);
    sheet.mergeCells(row, beside === null ? 2 : 3, row, COLUMNS);
    sheet.getCell(row, 2).value = stored.value;
    sheet.getRow(row).height = rowHeight(Math.max(wrappedLines(label, 12, WIDTHS[0]), wrappedLines(cellText(value), 12, ALL - WIDTHS[0], 'bold')), 12);
    paint(sheet.getCell(row, 2), { font: font(12, { bold: true }), alignment: align('left'), format: stored.format });
    if (beside !== null) {
      sheet.getCell(row, 3).value = beside;
      paint(sheet.getCell(row, 3), { font: font(12), alignment: align('left') });
    }
    row += 1;
  };

  if (meta.sampleNotice) line(OFFICIAL_WORDS.sampleNotice, 12, true, 'right');
  for (const text of document.head === null ? [] : [...document.head.issuer.parentLines, ...document.head.issuer.bodyLines]) line(text, 12, false, 'left');
  line(meta.title, 16, true, 'center');
  row += 1;
  meta.scope.forEach((text, index) => pair(index === 0 ? OFFICIAL_WORDS.coverScope : '', { type: 'text', text }));
  pair(OFFICIAL_WORDS.coverDataAt, instantCell(meta.dataAt), OFFICIAL_WORDS.coverTimeZone);
  for (const figure of keyFigures(document.body)) pair(figure.label, figure.value);
  row += 1;
  line(OFFICIAL_WORDS.coverSheets, 12, true, 'left');
  const head = [OFFICIAL_WORDS.coverSheetName, OFFICIAL_WORDS.coverContent, OFFICIAL_WORDS.coverRows];
  const listed: (string | number)[][] = plans.map((plan) => [plan.name, plan.title, plan.rowCount]);
  [head, ...listed].forEach((values, index) => {
    sheet.mergeCells(row, 2, row, 3);
    values.forEach((value, place) => {
      const horizontal = index === 0 ? 'center' : place === 2 ? 'right' : 'left';
      for (const column of LISTED_COLUMNS[place] ?? []) {
        paint(sheet.getCell(row, column), { font: font(11, { bold: index === 0 }), alignment: align(horizontal), borders: true, format: typeof value === 'number' ? '#,##0' : null });
      }
      sheet.getCell(row, LISTED_COLUMNS[place]?.[0] ?? 1).value = value;
    });
    sheet.getRow(row).height = rowHeight(Math.max(...values.map((value, place) => wrappedLines(String(value), 11, LISTED_WIDTHS[place] ?? 10))), 11);
    row += 1;
  });
  setUpPage(sheet, layout, meta.sampleNotice);
}

function keyFigures(blocks: readonly Block[]): readonly { readonly label: string; readonly value: Cell }[] {
  return blocks.flatMap((block) => (block.type === 'figures' ? block.items : block.type === 'keyValues' ? block.rows : []));
}
