import type { Cell, CellValue, Workbook, Worksheet } from 'exceljs';
import type { RoundSnapshot } from '../../src/reports/consolidation/round-snapshot';
import { RoundConsolidationQuery } from '../../src/reports/queries/round-consolidation.query';
import { startDemoApp } from '../support/demo-app';

/** The Q2/2018 case as its papers see it, on 24/7/2018 08:00; through JSON, as it is frozen. */
export async function caseSnapshot(): Promise<RoundSnapshot> {
  const demo = await startDemoApp();
  try {
    const snapshot = await demo.app.get(RoundConsolidationQuery, { strict: false }).of('2018-Q2');
    return JSON.parse(JSON.stringify(snapshot)) as RoundSnapshot;
  } finally {
    await demo.close();
  }
}

export function sheetOf(book: Workbook, name: string): Worksheet {
  const sheet = book.getWorksheet(name);
  if (!sheet) throw new Error(`No sheet ${name} among ${book.worksheets.map((one) => one.name).join(', ')}`);
  return sheet;
}

/** Every cell that is not the hidden part of a merged one. */
export function cellsOf(sheet: Worksheet): Cell[] {
  const cells: Cell[] = [];
  sheet.eachRow((row) => row.eachCell({ includeEmpty: false }, (cell) => {
    if (cell.master.address === cell.address) cells.push(cell);
  }));
  return cells;
}

/** Values of the first row whose cell in column `column` reads `text`, from column 1 on. */
export function rowOf(sheet: Worksheet, column: number, text: string): CellValue[] {
  let found: CellValue[] | null = null;
  sheet.eachRow((row) => {
    const values = Array.from({ length: sheet.columnCount }, (_, index) => row.getCell(index + 1).value);
    if (found === null && values[column - 1] === text) found = values;
  });
  if (found === null) throw new Error(`No row ${text} in ${sheet.name}`);
  return found;
}

/** The total row as stored results (exceljs reads a stored 0 as nothing); merged repeats of its label come as they are. */
export function totalOf(sheet: Worksheet): (number | string | null)[] {
  let total: (number | string | null)[] = [];
  sheet.eachRow((row) => {
    const values = Array.from({ length: sheet.columnCount }, (_, index) => row.getCell(index + 1).value);
    if (values.includes('Tổng cộng')) total = values.map((value) => (typeof value === 'object' && value !== null && 'formula' in value ? ((value.result ?? 0) as number) : (value as string | number | null)));
  });
  return total;
}

/** Calculates the formulas that totals are written with: SUM, AVERAGE, and one ratio of sums. */
export function calculated(sheet: Worksheet, formula: string): number | string {
  const range = (text: string): number[] => {
    const match = /^([A-Z]+)(\d+):\1(\d+)$/.exec(text);
    if (!match) throw new Error(`Not a column range: ${text}`);
    const values: number[] = [];
    for (let row = Number(match[2]); row <= Number(match[3]); row += 1) {
      const { value } = sheet.getCell(`${match[1]}${row}`);
      if (typeof value === 'number') values.push(value);
    }
    return values;
  };
  const sum = (text: string): number => range(text).reduce((total, value) => total + value, 0);
  const terms = (text: string): number => [...text.matchAll(/([+-]?)SUM\(([^)]*)\)/g)].reduce((total, [, sign, cells = '']) => total + (sign === '-' ? -1 : 1) * sum(cells), 0);
  const ratio = /^IF\(\((.*?\))\)=0,"-",\((.*?\))\)\/\((.*?\))\)\)$/.exec(formula);
  if (ratio) return terms(ratio[1] ?? '') === 0 ? '-' : terms(ratio[2] ?? '') / terms(ratio[3] ?? '');
  if (/^SUM\([^)]*\)$/.test(formula)) return terms(formula);
  throw new Error(`Not a known formula: ${formula}`);
}
