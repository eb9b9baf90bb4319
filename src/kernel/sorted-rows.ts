import { chosenOrder } from './look-up';

export type SortKey = string | number | null;

const ORDER = new Intl.Collator('vi', { numeric: true });

function compare(a: SortKey, b: SortKey): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return typeof a === 'number' && typeof b === 'number' ? a - b : ORDER.compare(String(a), String(b));
}

/** A short list by the column that was asked for, equal rows as they stood; asked for none of its columns, the list stays in its own order. */
export function sortedRows<T>(rows: readonly T[], columns: Readonly<Record<string, (row: T) => SortKey>>, sort: string | undefined): readonly T[] {
  const { by, direction } = chosenOrder<((row: T) => SortKey) | null>({ ...columns, ownOrder: null }, sort, 'ownOrder');
  if (by === null) return rows;
  const sign = direction === 'DESC' ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(by(a), by(b)));
}
