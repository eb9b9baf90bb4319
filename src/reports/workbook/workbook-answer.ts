import { lookUp } from '../../kernel/look-up';
import type { RawCell, RawWorkbook } from './raw-workbook';

type Value = string | number | null;

const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  n: (value) => Number.isFinite(value),
  s: (value) => typeof value === 'string',
  b: (value) => typeof value === 'string',
  d: (value) => typeof value === 'string',
  e: (value) => typeof value === 'string',
  x: (value) => value === null,
};

const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

/** The process read hostile bytes: its answer is taken by shape, not by trust. @returns null when it is none */
export function workbookAnswer(output: Buffer): RawWorkbook | { readonly refused: string } | null {
  try {
    const answer = JSON.parse(output.toString('utf8')) as Readonly<Record<string, unknown>>;
    if (typeof answer.refused === 'string') return { refused: answer.refused };
    const sheets = (answer.sheets as readonly Readonly<Record<string, unknown>>[]).map(({ name, cells }) => ({ name: textOf(name), cells: (cells as readonly unknown[]).map(cellOf) }));
    return { date1904: answer.date1904 === true, sheets };
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('no text');
  return value;
}

function cellOf(cell: unknown): RawCell {
  if (!Array.isArray(cell)) throw new TypeError('no cell');
  const [row, column, kind, value] = cell as readonly unknown[];
  const known = typeof kind === 'string' && lookUp(FITS, kind)?.(value);
  if (!isPlace(row) || !isPlace(column) || !known) throw new TypeError('no cell');
  return [row, column, kind as RawCell[2], value as Value];
}
