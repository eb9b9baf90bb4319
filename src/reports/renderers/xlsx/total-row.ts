import type { CellFormulaValue, Worksheet } from 'exceljs';
import type { Cell } from '../../model/cells';
import type { Table, Terms, TotalRule } from '../../model/table';
import { totalLabelSpan } from '../../model/table-head';
import { totalsOf } from '../../model/table-totals';
import { cellValue } from './xlsx-values';
import { align, font, paint } from './xlsx-style';

export interface TotalPlace {
  readonly row: number;
  readonly firstData: number;
  readonly lastData: number;
  readonly size: number;
}

/** The last row: live formulas that also carry their result, so that every reader shows the same figures without calculating. */
export function totalRow(sheet: Worksheet, table: Table, place: TotalPlace): number {
  const { row, size } = place;
  const totals = totalsOf(table);
  table.columns.forEach((column, index) => {
    const cell = sheet.getCell(row, index + 1);
    const total = totals.get(column.key);
    const rule = table.total?.rules[column.key];
    paint(cell, { font: font(size, { bold: true }), alignment: align(total === undefined ? 'center' : column.align, 'middle'), borders: true });
    if (total === undefined || rule === undefined) return;
    cell.value = totalValue(table, column.key, rule, total, place);
    const { format } = cellValue(total);
    if (format !== null) cell.numFmt = format;
  });
  const label = totalLabelSpan(table);
  if (label.span > 1) sheet.mergeCells(row, label.start + 1, row, label.start + label.span);
  sheet.getCell(row, label.start + 1).value = table.total?.label ?? '';
  return row + 1;
}

function totalValue(table: Table, key: string, rule: TotalRule, total: Cell, place: TotalPlace): CellFormulaValue | string | number | null {
  const { value } = cellValue(total);
  const result = typeof value === 'number' || typeof value === 'string' ? value : null;
  if (place.lastData < place.firstData || result === null) return result;
  return { formula: totalFormula(table, key, rule, place), result, date1904: false };
}

function totalFormula(table: Table, key: string, rule: TotalRule, place: TotalPlace): string {
  switch (rule.kind) {
    case 'sum':
      return `SUM(${range(table, key, place)})`;
    case 'average':
      return `IF(COUNT(${range(table, key, place)})=0,"-",AVERAGE(${range(table, key, place)}))`;
    case 'ratio': {
      const denominator = terms(table, rule.denominator, place);
      return `IF(${denominator}=0,"-",${terms(table, rule.numerator, place)}/${denominator})`;
    }
  }
}

function terms(table: Table, parts: Terms, place: TotalPlace): string {
  const sums = (keys: readonly string[]): string[] => keys.map((key) => `SUM(${range(table, key, place)})`);
  const text = [sums(parts.plus).join('+'), ...sums(parts.minus)].join('-');
  return `(${text})`;
}

function range(table: Table, key: string, place: TotalPlace): string {
  const index = table.columns.findIndex((column) => column.key === key);
  if (index < 0) throw new RangeError(`Table ${table.key} has no column ${key}`);
  const letters = columnLetters(index + 1);
  return `${letters}${place.firstData}:${letters}${place.lastData}`;
}

function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
