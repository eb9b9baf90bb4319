import { tableBlock } from '../../model/blocks';
import { decimalCell, emptyCell, integerCell, percentCell, textCell, type Cell } from '../../model/cells';
import type { Annex } from '../../model/report-document';
import { column, dataRow, type DataRow, type Table, type TotalRule } from '../../model/table';
import type { RoundSnapshot, SnapshotUnit } from '../../consolidation/round-snapshot';

const SUM: TotalRule = { kind: 'sum' };
const points = (value: number): Cell => decimalCell(value, 1);

/** Phụ lục VI: points by area, and what share of the points that apply each unit reached. */
export function scoresAnnex(snapshot: RoundSnapshot): Annex {
  return {
    key: 'annex-6',
    number: 'VI',
    title: 'Điểm kiểm tra',
    orientation: 'landscape',
    blocks: [
      tableBlock(areasTable(snapshot)),
      tableBlock(sharesTable(snapshot)),
    ],
  };
}

function areasTable({ areas, units }: RoundSnapshot): Table {
  const visited = units.filter(({ score }) => score !== null);
  const score = (code: string): string => `score-${code}`;
  const applicable = (code: string): string => `applicable-${code}`;
  return {
    key: 'scores',
    title: null,
    sheetName: 'PL VI. Điểm kiểm tra',
    unitOfMeasure: 'điểm',
    use: 'printed',
    numberedColumns: true,
    columns: [
      column('no', 'TT', 'text', 5, { align: 'center' }),
      column('area', 'Lĩnh vực', 'text', 36),
      column('max', 'Điểm tối đa', 'decimal', 8),
      ...visited.flatMap(({ code, name }) => [
        column(score(code), 'Điểm đạt', 'decimal', 8, { groups: [name] }),
        column(applicable(code), 'Điểm áp dụng', 'decimal', 8, { groups: [name] }),
      ]),
      column('average', 'Trung bình', 'decimal', 8),
    ],
    rows: areas.map(({ code, name, maxScore }): DataRow => {
      const own = visited.map((unit) => ({ unit: unit.code, area: unit.score?.areas.find((area) => area.code === code) }));
      const scores = own.flatMap(({ area }) => area?.score ?? []);
      return dataRow({
        no: textCell(code),
        area: textCell(name),
        max: points(maxScore),
        ...Object.fromEntries(own.flatMap(({ unit, area }) => [
          [score(unit), area ? points(area.score) : emptyCell()],
          [applicable(unit), area ? points(area.applicable) : emptyCell()],
        ])),
        average: scores.length === 0 ? emptyCell() : decimalCell(average(scores), 2),
      });
    }),
    total: {
      label: 'Tổng cộng',
      labelColumn: 'area',
      rules: { max: SUM, ...Object.fromEntries(visited.flatMap(({ code }) => [[score(code), SUM], [applicable(code), SUM]])), average: SUM },
    },
  };
}

function sharesTable({ units }: RoundSnapshot): Table {
  return {
    key: 'score-shares',
    title: 'Tỷ lệ điểm kiểm tra của từng đơn vị',
    sheetName: 'PL VI. Tỷ lệ điểm',
    unitOfMeasure: 'điểm',
    use: 'printed',
    numberedColumns: false,
    columns: [
      column('no', 'TT', 'integer', 5, { align: 'center' }),
      column('unit', 'Đơn vị', 'text', 36),
      column('score', 'Điểm đạt', 'decimal', 15),
      column('applicable', 'Điểm tối đa của tiêu chí áp dụng', 'decimal', 15),
      column('share', 'Tỷ lệ (%)', 'percent', 15),
    ],
    rows: units.map(shareRow),
    total: {
      label: 'Tổng cộng',
      labelColumn: 'unit',
      rules: { score: SUM, applicable: SUM, share: { kind: 'ratio', numerator: { plus: ['score'], minus: [] }, denominator: { plus: ['applicable'], minus: [] } } },
    },
  };
}

function shareRow({ name, score }: SnapshotUnit, index: number): DataRow {
  return dataRow({
    no: integerCell(index + 1),
    unit: textCell(name),
    score: score === null ? emptyCell() : points(score.score),
    applicable: score === null ? emptyCell() : points(score.applicable),
    share: score === null || score.applicable === 0 ? emptyCell() : percentCell(score.score / score.applicable),
  });
}

function average(values: readonly number[]): number {
  // Not rounded: the total of the averages must stay the average of the totals.
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
