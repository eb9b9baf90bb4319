import type { HeatMapBlock, UnitBarsBlock } from './blocks';
import { emptyCell, integerCell, textCell } from './cells';
import type { Cell } from './cells';
import { OFFICIAL_WORDS } from './official-words';
import { column, dataRow } from './table';
import type { Table, TotalRule } from './table';

/** The bars as a table of counts, for formats without drawings (workbook, Word, CSV). */
export function tableOfUnitBars(block: UnitBarsBlock, key: string): Table {
  const sum: TotalRule = { kind: 'sum' };
  return {
    key,
    title: block.title,
    sheetName: block.title,
    unitOfMeasure: null,
    use: 'printed',
    numberedColumns: false,
    columns: [
      column('unit', block.headers.unit, 'text', 24),
      column('total', block.headers.total, 'integer', 9),
      ...block.legend.map((item) => column(`state-${item.key}`, item.label, 'integer', 11, { groups: [block.headers.bar] })),
      column('report', block.headers.report, 'text', 22),
      column('lateness', block.headers.lateness, 'text', 16),
    ],
    rows: block.rows.map((row) => {
      const counts: Record<string, Cell> = {};
      for (const item of block.legend) counts[`state-${item.key}`] = integerCell(row.counts[item.key] ?? 0);
      return dataRow({
        unit: textCell(row.unit),
        total: integerCell(unitTotal(block, row.counts)),
        ...counts,
        report: textCell(row.report.join('; ')),
        lateness: textCell(row.lateness.join('; ')),
      });
    }),
    total: {
      label: OFFICIAL_WORDS.total,
      labelColumn: 'unit',
      rules: { total: sum, ...Object.fromEntries(block.legend.map((item) => [`state-${item.key}`, sum])) },
    },
  };
}

export function unitTotal(block: UnitBarsBlock, counts: Readonly<Record<string, number>>): number {
  return block.legend.reduce((total, item) => total + (counts[item.key] ?? 0), 0);
}

/** The heat map as a table with its sums on both sides. */
export function tableOfHeatMap(block: HeatMapBlock, key: string): Table {
  const sum: TotalRule = { kind: 'sum' };
  const keyAt = (index: number): string => `area-${index}`;
  return {
    key,
    title: block.title,
    sheetName: block.title,
    unitOfMeasure: null,
    use: 'printed',
    numberedColumns: false,
    columns: [
      column('label', block.corner, 'text', 22),
      ...block.columns.map((area, index) => column(keyAt(index), `${area.code}. ${area.label}`, 'integer', 10, { align: 'center' })),
      column('total', block.totalLabel, 'integer', 9, { align: 'center' }),
    ],
    rows: block.rows.map((row) => {
      const cells: Record<string, Cell> = { label: textCell(row.label), total: integerCell(rowTotal(row.values)) };
      block.columns.forEach((_, index) => {
        const value = row.values[index] ?? null;
        cells[keyAt(index)] = value === null ? emptyCell() : integerCell(value);
      });
      return dataRow(cells);
    }),
    total: { label: block.totalLabel, labelColumn: 'label', rules: { ...Object.fromEntries(block.columns.map((_, index) => [keyAt(index), sum])), total: sum } },
  };
}

export function rowTotal(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
