import { note, tableBlock } from '../../model/blocks';
import { emptyCell, integerCell, textCell } from '../../model/cells';
import type { Annex } from '../../model/report-document';
import { column, dataRow, type DataRow, type TotalRule } from '../../model/table';
import type { RoundSnapshot, SnapshotClause, SnapshotDuty } from '../../consolidation/round-snapshot';
import { two } from './paper-words';

const SUM: TotalRule = { kind: 'sum' };
const STATES = ['accepted', 'submitted', 'returned', 'open'] as const;

/** Phụ lục V: each demand of the directive that gives a task, with the duties that follow from it. Without a deadline nothing is late. */
export function directiveAnnex({ clauses, duties }: RoundSnapshot): Annex {
  const result = { groups: ['Kết quả (số nhiệm vụ)'], align: 'center' } as const;
  return {
    key: 'annex-5',
    number: 'V',
    title: 'Theo dõi thực hiện chỉ đạo',
    orientation: 'landscape',
    blocks: [
      tableBlock({
        key: 'directive',
        title: null,
        sheetName: 'PL V. Thực hiện chỉ đạo',
        unitOfMeasure: 'nhiệm vụ',
        use: 'printed',
        numberedColumns: true,
        columns: [
          column('no', 'TT', 'integer', 4, { align: 'center' }),
          column('number', 'Mục', 'text', 6, { align: 'center' }),
          column('content', 'Nội dung chỉ đạo', 'text', 36),
          column('lead', 'Cơ quan chủ trì', 'text', 19),
          column('coordinators', 'Phối hợp', 'text', 17),
          column('due', 'Thời hạn', 'text', 11, { align: 'center' }),
          column('total', 'Tổng', 'integer', 10, { ...result, numberLabel: '(7)=(8)+…+(11)' }),
          column('accepted', 'Đã ghi nhận', 'integer', 7, result),
          column('submitted', 'Đã báo cáo', 'integer', 7, result),
          column('returned', 'Yêu cầu bổ sung', 'integer', 7, result),
          column('open', 'Đang thực hiện', 'integer', 7, result),
          column('verdict', 'Đánh giá', 'text', 15),
        ],
        rows: clauses.filter(({ leaf }) => leaf).map((clause, index) => clauseRow(clause, duties.filter((duty) => duty.clause === clause.number), index + 1)),
        total: { label: 'Tổng cộng', labelColumn: 'content', rules: { total: SUM, accepted: SUM, submitted: SUM, returned: SUM, open: SUM } },
      }),
      note('Ghi chú: nhiệm vụ không ấn định ngày hoàn thành được theo dõi tiến độ, không tính trễ hạn.'),
    ],
  };
}

function clauseRow(clause: SnapshotClause, duties: readonly SnapshotDuty[], no: number): DataRow {
  return dataRow({
    no: integerCell(no),
    number: textCell(clause.number),
    content: textCell(clause.content),
    lead: textCell(clause.lead),
    coordinators: clause.coordinators === '' ? emptyCell() : textCell(clause.coordinators),
    due: textCell(clause.dated ? (clause.dueWording ?? '') : clause.dueWording === null ? 'Không ấn định' : `${clause.dueWording} (không ấn định ngày)`),
    total: integerCell(duties.length),
    ...Object.fromEntries(STATES.map((state) => [state, integerCell(duties.filter((duty) => duty.state === state).length)])),
    verdict: textCell(verdict(clause, duties)),
  });
}

function verdict(clause: SnapshotClause, duties: readonly SnapshotDuty[]): string {
  if (duties.length > 0 && duties.every(({ state }) => state === 'accepted')) return 'Hoàn thành';
  if (!clause.dated) return 'Đang theo dõi';
  const words = { on_time: 'đúng hạn', late: 'trễ hạn', missing: 'chưa gửi, quá hạn', due_soon: 'sắp đến hạn', not_due: 'chưa đến hạn', no_deadline: 'không thời hạn' } as const;
  return (Object.keys(words) as (keyof typeof words)[])
    .map((kind) => ({ kind, count: duties.filter(({ strict }) => strict.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${two(count)} ${words[kind]}`)
    .join('; ');
}
