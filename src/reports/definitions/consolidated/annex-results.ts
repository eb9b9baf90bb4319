import { note, tableBlock } from '../../model/blocks';
import { emptyCell, integerCell, percentCell, textCell, type Cell } from '../../model/cells';
import type { Annex } from '../../model/report-document';
import { column, dataRow, type TotalRule } from '../../model/table';
import { countGroups } from '../../queries/finding-groups';
import type { RoundSnapshot } from '../../consolidation/round-snapshot';
import { byTopic } from './paper-words';

const SUM: TotalRule = { kind: 'sum' };
const RATE: TotalRule = { kind: 'ratio', numerator: { plus: ['verified'], minus: [] }, denominator: { plus: ['total'], minus: ['transferred'] } };

/** Verified among those that are not transferred; "-" when nothing is left to remedy. */
function rateCell(verified: number, total: number, transferred: number): Cell {
  return total - transferred > 0 ? percentCell(verified / (total - transferred)) : emptyCell();
}

/** Phụ lục II: what became of each unit's findings. */
export function resultsAnnex({ units, reports }: RoundSnapshot): Annex {
  const done = { groups: ['Đã khắc phục'] };
  return {
    key: 'annex-2',
    number: 'II',
    title: 'Kết quả khắc phục theo đơn vị',
    orientation: 'landscape',
    blocks: [
      tableBlock({
        key: 'results',
        title: null,
        sheetName: 'PL II. Theo đơn vị',
        unitOfMeasure: 'tồn tại',
        use: 'printed',
        numberedColumns: true,
        columns: [
          column('no', 'TT', 'integer', 4, { align: 'center' }),
          column('unit', 'Đơn vị', 'text', 18),
          column('total', 'Tổng tồn tại', 'integer', 12, { numberLabel: '(3)=(4)+…+(8)' }),
          column('verified', 'Đã xác nhận', 'integer', 9, done),
          column('claimed', 'Đề nghị xác nhận', 'integer', 9, done),
          column('inRemedy', 'Đang khắc phục', 'integer', 9),
          column('unanswered', 'Chưa khắc phục', 'integer', 9),
          column('transferred', 'Ngoài thẩm quyền', 'integer', 9),
          column('rate', 'Tỷ lệ (%)', 'percent', 14, { numberLabel: '(9)=(4)/[(3)-(8)]' }),
          column('repeated', 'Tồn tại lặp lại', 'integer', 8),
          column('remark', 'Ghi chú', 'text', 20),
        ],
        rows: units.map(({ code, name, total, groups, repeated }, index) =>
          dataRow({
            no: integerCell(index + 1),
            unit: textCell(name),
            total: integerCell(total),
            verified: integerCell(groups.verified),
            claimed: integerCell(groups.claimed),
            inRemedy: integerCell(groups.inRemedy),
            unanswered: integerCell(groups.unanswered),
            transferred: integerCell(groups.transferred),
            rate: rateCell(groups.verified, total, groups.transferred),
            repeated: integerCell(repeated),
            remark: textCell(reports.some(({ unitCode }) => unitCode === code) ? '' : 'Chưa gửi báo cáo'),
          }),
        ),
        total: {
          label: 'Tổng cộng',
          labelColumn: 'unit',
          rules: { total: SUM, verified: SUM, claimed: SUM, inRemedy: SUM, unanswered: SUM, transferred: SUM, rate: RATE, repeated: SUM },
        },
      }),
      note('Ghi chú: “Đã xác nhận” là kết quả đã được Sở Nội vụ xem xét, chấp nhận; “Đề nghị xác nhận” là đơn vị báo cáo đã khắc phục, đang chờ xem xét; “Chưa khắc phục” là chưa có báo cáo khắc phục. Tỷ lệ không tính tồn tại đã chuyển cơ quan khác vì ngoài thẩm quyền của đơn vị.'),
    ],
  };
}

/** Phụ lục IV: subject groups by unit, in the order of the directive. */
export function topicsAnnex({ units, findings }: RoundSnapshot): Annex {
  const keyOf = (code: string): string => `unit-${code}`;
  return {
    key: 'annex-4',
    number: 'IV',
    title: 'Tổng hợp theo nhóm nội dung',
    orientation: 'landscape',
    blocks: [
      tableBlock({
        key: 'topics',
        title: null,
        sheetName: 'PL IV. Theo nhóm nội dung',
        unitOfMeasure: 'tồn tại',
        use: 'printed',
        numberedColumns: true,
        columns: [
          column('no', 'TT', 'integer', 4, { align: 'center' }),
          column('topic', 'Nhóm nội dung', 'text', 34),
          ...units.map(({ code, name }) => column(keyOf(code), name, 'integer', 10, { groups: ['Đơn vị'] })),
          column('total', 'Tổng', 'integer', 8),
          column('verified', 'Đã xác nhận khắc phục', 'integer', 11),
          column('transferred', 'Ngoài thẩm quyền', 'integer', 10),
          column('rate', 'Tỷ lệ khắc phục (%)', 'percent', 11),
        ],
        rows: byTopic(findings).map(({ name, findings: own }, index) => {
          const counts = countGroups(own.map(({ state }) => state));
          return dataRow({
            no: integerCell(index + 1),
            topic: textCell(name),
            ...Object.fromEntries(units.map(({ code }) => [keyOf(code), integerCell(own.filter(({ unitCode }) => unitCode === code).length)])),
            total: integerCell(own.length),
            verified: integerCell(counts.verified),
            transferred: integerCell(counts.transferred),
            rate: rateCell(counts.verified, own.length, counts.transferred),
          });
        }),
        total: {
          label: 'Tổng cộng',
          labelColumn: 'topic',
          rules: { ...Object.fromEntries(units.map(({ code }) => [keyOf(code), SUM])), total: SUM, verified: SUM, transferred: SUM, rate: RATE },
        },
      }),
    ],
  };
}
