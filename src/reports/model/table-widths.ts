import { cellText } from './cell-text';
import { emptyCell } from './cells';
import { dataRowsOf } from './table';
import type { Column, Row, Table } from './table';
import { lineCount, textWidthPt } from './text-width';

/** No column is widened for its words beyond this share of the table: a pasted address must not squeeze the others. */
const WIDEST_SHARE = 0.2;
/** Rows looked at for their longest word; further rows rarely bring a longer one and cost time. */
const ROWS_LOOKED_AT = 2000;

/**
 * Net column widths in points that add up to `width`: by weight, but each column is at least as wide as its longest word
 * (a date, a code, a head) as long as there is room. `size` is the type size of the table.
 */
export function columnWidthsPt(table: Table, width: number, size: number): readonly number[] {
  const wanted = table.columns.map((column) => Math.min(longestWordPt(table, column, size), width * WIDEST_SHARE));
  const room = wanted.reduce((sum, value) => sum + value, 0);
  if (room >= width) return byWeight(table.columns, width);
  return shared(table.columns, wanted, width);
}

/** Printed lines of the tallest cell of a row in columns of the given net widths. */
export function rowLines(table: Table, row: Row, widths: readonly number[], size: number): number {
  if (row.kind === 'group') return 1;
  return Math.max(1, ...table.columns.map((column, index) => lineCount(cellText(row.cells[column.key] ?? emptyCell()), size, widths[index] ?? size)));
}

/** Columns that their weight would make too narrow get their word; the rest is shared by weight among the others. */
function shared(columns: readonly Column[], wanted: readonly number[], width: number): readonly number[] {
  const fixed = new Set<number>();
  for (;;) {
    const free = columns.filter((_, index) => !fixed.has(index));
    const rest = width - [...fixed].reduce((sum, index) => sum + (wanted[index] ?? 0), 0);
    const weights = free.reduce((sum, column) => sum + column.weight, 0);
    const widths = columns.map((column, index) => (fixed.has(index) ? (wanted[index] ?? 0) : (rest * column.weight) / weights));
    const narrow = widths.findIndex((value, index) => !fixed.has(index) && value < (wanted[index] ?? 0));
    if (narrow < 0) return widths;
    fixed.add(narrow);
  }
}

function byWeight(columns: readonly Column[], width: number): readonly number[] {
  const sum = columns.reduce((total, column) => total + column.weight, 0);
  return columns.map((column) => (width * column.weight) / sum);
}

function longestWordPt(table: Table, column: Column, size: number): number {
  const words = (text: string): readonly string[] => text.split(/\s+/);
  const longest = (texts: readonly string[], face: 'regular' | 'bold'): number => Math.max(0, ...texts.flatMap(words).map((word) => textWidthPt(word, size, face)));
  const cells = dataRowsOf(table)
    .slice(0, ROWS_LOOKED_AT)
    .flatMap((row) => row.cells[column.key] ?? [])
    .map(cellText);
  // Programs round widths differently; half a point keeps a word whole everywhere.
  return Math.max(longest(cells, 'regular'), longest([column.header], 'bold')) + 0.5;
}
