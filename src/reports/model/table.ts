import type { Cell, CellType } from './cells';

export interface Table {
  /** Unique within the document. */
  readonly key: string;
  /** Line above the table in a paper; null inside an annex, whose own title stands there. */
  readonly title: string | null;
  /** Name of its sheet in a workbook; made unique and cut to 31 characters there. */
  readonly sheetName: string;
  /** Printed in the corner, e.g. `hồ sơ`; null when there is none. */
  readonly unitOfMeasure: string | null;
  /** `printed` sheets carry the title block; `working` sheets get frozen panes and filters instead. */
  readonly use: 'printed' | 'working';
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Adds the row of column numbers `(1) (2) (3)=(1)+(2)` under the head. */
  readonly numberedColumns: boolean;
  /** Last row, e.g. "Tổng cộng"; null when the table has no total. */
  readonly total: TotalRow | null;
}

export interface Column {
  readonly key: string;
  readonly header: string;
  /** Heads above this column, outermost first; neighbours with the same heads share a merged cell. */
  readonly groups: readonly string[];
  /** Share of the width, relative to the other columns. */
  readonly weight: number;
  readonly type: CellType;
  readonly align: 'left' | 'center' | 'right';
  /** Replaces the plain `(n)` in the number row, e.g. `(3)=(1)+(2)`. */
  readonly numberLabel: string | null;
}

export type Row = DataRow | GroupRow;
export interface DataRow {
  readonly kind: 'data';
  /** By column key; a missing key prints as "-". */
  readonly cells: Readonly<Record<string, Cell>>;
}
/** A bold line over the whole width, e.g. the name of a unit above its rows. */
export interface GroupRow {
  readonly kind: 'group';
  readonly text: string;
}

export interface TotalRow {
  readonly label: string;
  /** Column under which the label stands; it may run over the following columns that have no total. */
  readonly labelColumn: string;
  readonly rules: Readonly<Record<string, TotalRule>>;
}

/**
 * `sum` adds the data rows. `ratio` divides totals of other columns (never an average of percentages, domain 7):
 * verified / (total - transferred) is `{ numerator: { plus: ['verified'], minus: [] }, denominator: { plus: ['total'], minus: ['transferred'] } }`.
 * `average` is the mean of the filled number cells.
 */
export type TotalRule =
  | { readonly kind: 'sum' }
  | { readonly kind: 'average'; readonly digits: number }
  | { readonly kind: 'ratio'; readonly numerator: Terms; readonly denominator: Terms };

/** Column keys that are added and taken away. */
export interface Terms {
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

const NUMERIC: readonly CellType[] = ['integer', 'decimal', 'percent'];
const CENTRED: readonly CellType[] = ['date', 'instant', 'state'];

/** A column with the usual settings: numbers right, dates and states centred, texts left. */
export function column(key: string, header: string, type: CellType, weight: number, options: Partial<Omit<Column, 'key' | 'header' | 'type' | 'weight'>> = {}): Column {
  const align = NUMERIC.includes(type) ? 'right' : CENTRED.includes(type) ? 'center' : 'left';
  return { key, header, type, weight, groups: [], align, numberLabel: null, ...options };
}

export const dataRow = (cells: DataRow['cells']): DataRow => ({ kind: 'data', cells });
export const groupRow = (text: string): GroupRow => ({ kind: 'group', text });

/** Rows that count: group lines are not records. */
export function dataRowsOf(table: Table): readonly DataRow[] {
  return table.rows.filter((row): row is DataRow => row.kind === 'data');
}
