import { Workbook, type DataValidation, type Worksheet } from 'exceljs';
import { dateOf } from '../../kernel/calendar-date';
import type { AnswerWorkbook, FilledColumn, ListSheet } from '../model/answer-workbook';
import { cellText } from '../model/cell-text';
import { emptyCell } from '../model/cells';
import { officialLayoutOn, type OfficialLayout } from '../model/official-layout';
import { OFFICIAL_WORDS } from '../model/official-words';
import { align, font, paint, rowHeight, setUpPage, wrappedLines } from './xlsx/xlsx-style';
import { cellValue, FORMATS, textValue } from './xlsx/xlsx-values';
import { withFixedZipDates } from './zip-dates';

const SIZE = 11;
/** A row to be filled has room for some lines from the start. */
const LINES_TO_FILL = 4;
const MAX_LINES = 26;
const LOCKED_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const;
/** What locked sheets still let people do: choose cells, make rows and columns wider, filter and copy. Without a password: it keeps from mistakes, not from people. */
const PROTECTION = { selectLockedCells: true, selectUnlockedCells: true, formatCells: true, formatColumns: true, formatRows: true, sort: false, autoFilter: true } as const;

/** The workbook that a unit fills in away from the network. The same content gives the same bytes. */
export async function renderAnswerWorkbook(content: AnswerWorkbook): Promise<Buffer> {
  const workbook = new Workbook();
  const madeAt = new Date(content.madeAt);
  const layout = officialLayoutOn(dateOf(content.madeAt));
  Object.assign(workbook, { created: madeAt, modified: madeAt, creator: content.code, lastModifiedBy: content.code, title: content.title });
  await tableSheet(workbook.addWorksheet(content.table.sheetName), content, layout);
  await helpSheet(workbook.addWorksheet(content.help.sheetName), content, layout);
  await listSheet(workbook.addWorksheet(content.lists.sheetName), content, layout);
  await technicalSheet(workbook.addWorksheet(content.technical.sheetName, { state: 'veryHidden' }), content);
  return withFixedZipDates(Buffer.from(await workbook.xlsx.writeBuffer()));
}

async function tableSheet(sheet: Worksheet, { title, scope, sampleNotice, table, lists }: AnswerWorkbook, layout: OfficialLayout): Promise<void> {
  const { columns, rows } = table;
  columns.forEach(({ digits }, index) => (sheet.getColumn(index + 1).width = digits));
  const lines = [...(sampleNotice ? [{ text: OFFICIAL_WORDS.sampleNotice, size: SIZE, bold: true, horizontal: 'right' as const }] : []), { text: title, size: 14, bold: true, horizontal: 'center' as const }, ...scope.map((text) => ({ text, size: SIZE, bold: false, horizontal: 'center' as const }))];
  lines.forEach(({ text, size, bold, horizontal }, index) => {
    sheet.mergeCells(index + 1, 1, index + 1, columns.length);
    const cell = sheet.getCell(index + 1, 1);
    cell.value = textValue(text).value;
    paint(cell, { font: font(size, { bold }), alignment: align(horizontal, 'middle') });
    sheet.getRow(index + 1).height = rowHeight(1, size);
  });
  const head = lines.length + 1;
  columns.forEach(({ header, open }, index) => {
    const cell = sheet.getCell(head, index + 1);
    cell.value = header;
    paint(cell, { font: font(SIZE, { bold: true }), alignment: align('center', 'middle'), borders: true });
    if (!open) cell.fill = LOCKED_FILL;
  });
  sheet.getRow(head).height = rowHeight(Math.max(...columns.map(({ header, digits }) => wrappedLines(header, SIZE, digits, 'bold'))), SIZE);
  rows.forEach((row, at) => {
    columns.forEach((column, index) => filledCell(sheet, head + 1 + at, index + 1, column, row[column.key] ?? emptyCell('notYet')));
    const lineCounts = columns.map(({ key, digits }) => wrappedLines(cellText(row[key] ?? emptyCell('notYet')), SIZE, digits));
    sheet.getRow(head + 1 + at).height = rowHeight(Math.min(MAX_LINES, Math.max(LINES_TO_FILL, ...lineCounts)), SIZE);
  });
  const rules = (sheet as unknown as WithRules).dataValidations;
  columns.forEach(({ open, input }, index) => {
    const letter = sheet.getColumn(index + 1).letter;
    if (open && input !== 'text') rules.add(`${letter}${head + 1}:${letter}${head + Math.max(1, rows.length)}`, input === 'date' ? DATE_RULE : listRule(input, lists));
  });
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: head, topLeftCell: `A${head + 1}`, activeCell: `A${head + 1}`, showGridLines: true }];
  setUpPage(sheet, layout, sampleNotice);
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  await sheet.protect('', PROTECTION);
}

function filledCell(sheet: Worksheet, row: number, column: number, { open, align: horizontal, input }: FilledColumn, value: Parameters<typeof cellValue>[0]): void {
  const cell = sheet.getCell(row, column);
  const stored = cellValue(value);
  cell.value = stored.value;
  // Texts stay texts when they are typed over: "1/2" is no day, "=…" no formula.
  paint(cell, { font: font(SIZE), alignment: align(horizontal), borders: true, format: input === 'date' ? FORMATS.date : open ? FORMATS.text : stored.format });
  cell.protection = { locked: !open };
  if (!open) cell.fill = LOCKED_FILL;
}

/** Rules are given to whole columns: exceljs 4.4.0 writes those of single cells twice over. Its types do not know this door. */
interface WithRules {
  readonly dataValidations: { add(range: string, rule: DataValidation): void };
}

const DATE_RULE: DataValidation = {
  type: 'date',
  operator: 'greaterThan',
  formulae: [new Date(Date.UTC(2000, 0, 1))],
  allowBlank: true,
  showErrorMessage: false,
};

function listRule({ list, problem }: { readonly list: string; readonly problem: string }, { sheetName, lists }: ListSheet): DataValidation {
  const index = lists.findIndex(({ key }) => key === list);
  const letter = String.fromCharCode(65 + index);
  const last = 1 + (lists[index]?.values.length ?? 1);
  return { type: 'list', formulae: [`'${sheetName}'!$${letter}$2:$${letter}$${last}`], allowBlank: true, showErrorMessage: true, errorStyle: 'warning', error: problem };
}

async function helpSheet(sheet: Worksheet, { help, sampleNotice }: AnswerWorkbook, layout: OfficialLayout): Promise<void> {
  const digits = 110;
  sheet.getColumn(1).width = digits;
  [...(sampleNotice ? [OFFICIAL_WORDS.sampleNotice] : []), help.title, ...help.lines].forEach((text, index) => {
    const cell = sheet.getCell(index + 1, 1);
    cell.value = textValue(text).value;
    const isTitle = text === help.title;
    paint(cell, { font: font(isTitle ? 14 : 12, { bold: isTitle || text === OFFICIAL_WORDS.sampleNotice }), alignment: align('left') });
    sheet.getRow(index + 1).height = rowHeight(wrappedLines(text, isTitle ? 14 : 12, digits), isTitle ? 14 : 12);
  });
  setUpPage(sheet, layout, sampleNotice);
  await sheet.protect('', PROTECTION);
}

async function listSheet(sheet: Worksheet, { lists, sampleNotice }: AnswerWorkbook, layout: OfficialLayout): Promise<void> {
  lists.lists.forEach(({ header, values }, index) => {
    sheet.getColumn(index + 1).width = Math.max(24, ...[header, ...values].map((text) => Math.min(110, text.length + 4)));
    [header, ...values].forEach((text, at) => {
      const cell = sheet.getCell(at + 1, index + 1);
      cell.value = textValue(text).value;
      paint(cell, { font: font(SIZE, { bold: at === 0 }), alignment: align('left'), borders: true });
    });
  });
  setUpPage(sheet, layout, sampleNotice);
  await sheet.protect('', PROTECTION);
}

async function technicalSheet(sheet: Worksheet, { technical }: AnswerWorkbook): Promise<void> {
  technical.rows.forEach((values, row) => values.forEach((value, column) => (sheet.getCell(row + 1, column + 1).value = value)));
  await sheet.protect('', PROTECTION);
}
