import type { Column, Table } from './table';

/** One cell of the printed head. Row and column count from 0. */
export interface HeadCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface TableHead {
  readonly rows: number;
  readonly cells: readonly HeadCell[];
}

/** Lays out the head: neighbours with the same groups above them share one cell; a column without groups stands over all rows. */
export function tableHead(table: Table): TableHead {
  const rows = 1 + Math.max(0, ...table.columns.map((column) => column.groups.length));
  const cells: HeadCell[] = [];
  table.columns.forEach((column, index) => {
    column.groups.forEach((text, level) => {
      if (index > 0 && sharesGroup(table.columns[index - 1], column, level)) return;
      let columnSpan = 1;
      while (index + columnSpan < table.columns.length && sharesGroup(table.columns[index + columnSpan], column, level)) columnSpan += 1;
      cells.push({ text, row: level, column: index, rowSpan: 1, columnSpan });
    });
    const row = column.groups.length;
    cells.push({ text: column.header, row, column: index, rowSpan: rows - row, columnSpan: 1 });
  });
  return { rows, cells };
}

/** The row of column numbers, `(1)` or the column's own label. */
export function columnNumbers(table: Table): readonly string[] {
  return table.columns.map((column, index) => column.numberLabel ?? `(${index + 1})`);
}

/** How many columns the label of the total row may run over. */
export function totalLabelSpan(table: Table): { readonly start: number; readonly span: number } {
  const total = table.total;
  if (total === null) return { start: 0, span: 0 };
  const labelled = table.columns.findIndex((column) => column.key === total.labelColumn);
  const hasRule = (index: number): boolean => total.rules[table.columns[index]?.key ?? ''] !== undefined;
  let start = Math.max(0, labelled);
  while (start > 0 && !hasRule(start - 1)) start -= 1;
  let end = Math.max(0, labelled);
  while (end + 1 < table.columns.length && !hasRule(end + 1)) end += 1;
  return { start, span: end - start + 1 };
}

function sharesGroup(left: Column | undefined, right: Column, level: number): boolean {
  if (left === undefined || left.groups.length <= level) return false;
  for (let above = 0; above <= level; above += 1) if (left.groups[above] !== right.groups[above]) return false;
  return true;
}
