import { decimalCell, emptyCell, integerCell, percentCell } from './cells';
import type { Cell } from './cells';
import { dataRowsOf } from './table';
import type { Table, Terms, TotalRule } from './table';

/** The cells of the total row by column key, computed once for every format. Columns without a rule are absent. */
export function totalsOf(table: Table): ReadonlyMap<string, Cell> {
  const totals = new Map<string, Cell>();
  if (table.total === null) return totals;
  for (const column of table.columns) {
    const rule = table.total.rules[column.key];
    if (rule !== undefined) totals.set(column.key, totalCell(table, column.key, rule));
  }
  return totals;
}

function totalCell(table: Table, key: string, rule: TotalRule): Cell {
  switch (rule.kind) {
    case 'sum': {
      const digits = digitsOf(table, key);
      const value = columnSum(table, key);
      return digits === 0 ? integerCell(value) : decimalCell(value, digits);
    }
    case 'average': {
      const values = numbersOf(table, key);
      if (values.length === 0) return emptyCell();
      return decimalCell(rounded(values.reduce((sum, value) => sum + value, 0) / values.length), rule.digits);
    }
    case 'ratio': {
      const denominator = termsSum(table, rule.denominator);
      return denominator === 0 ? emptyCell() : percentCell(termsSum(table, rule.numerator) / denominator);
    }
  }
}

/** Sum of the data rows; cells without a number (and group rows) count nothing. */
export function columnSum(table: Table, key: string): number {
  return rounded(numbersOf(table, key).reduce((sum, value) => sum + value, 0));
}

function termsSum(table: Table, terms: Terms): number {
  const sum = (keys: readonly string[]): number => keys.reduce((total, key) => total + columnSum(table, key), 0);
  return rounded(sum(terms.plus) - sum(terms.minus));
}

export function numberOf(cell: Cell | undefined): number | null {
  return cell !== undefined && (cell.type === 'integer' || cell.type === 'decimal' || cell.type === 'percent') ? cell.value : null;
}

function numbersOf(table: Table, key: string): number[] {
  return dataRowsOf(table)
    .map((row) => numberOf(row.cells[key]))
    .filter((value): value is number => value !== null);
}

function digitsOf(table: Table, key: string): number {
  return dataRowsOf(table).reduce((digits, row) => {
    const cell = row.cells[key];
    return cell?.type === 'decimal' ? Math.max(digits, cell.digits) : digits;
  }, 0);
}

/** Takes binary noise out of sums: 0.1 + 0.2 is 0.3. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
