/** n number, s text, b true or false ("0", "1"), d ISO date, e error value, x a formula that was never calculated. */
export type RawKind = 'n' | 's' | 'b' | 'd' | 'e' | 'x';

/** Row and column count from 1. */
export type RawCell = readonly [row: number, column: number, kind: RawKind, value: string | number | null];

export interface RawWorkbook {
  readonly date1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly cells: readonly RawCell[] }[];
}

/** `E7` */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}
