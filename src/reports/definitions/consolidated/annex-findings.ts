import { tableBlock } from '../../model/blocks';
import { emptyCell, integerCell, optionalDateCell, stateCell, textCell, type Cell, type StateTone } from '../../model/cells';
import type { Annex } from '../../model/report-document';
import { column, dataRow } from '../../model/table';
import type { FindingGroup } from '../../queries/finding-groups';
import type { RoundSnapshot, SnapshotFinding } from '../../consolidation/round-snapshot';
import { RESULT_WORDS, SEVERITY_WORDS } from './paper-words';

const STATE: Readonly<Record<SnapshotFinding['state'], string>> = {
  draft: 'Nháp',
  agreed: 'Đơn vị thống nhất',
  disputed: 'Đơn vị có ý kiến khác',
  issued: 'Chưa có báo cáo',
  in_remedy: 'Đang khắc phục',
  claimed_done: 'Đề nghị xác nhận',
  verified: 'Đã xác nhận khắc phục',
  returned: 'Trả lại, chờ bổ sung',
  transferred: 'Đã chuyển cơ quan khác',
  accepted_open: 'Tiếp tục theo dõi',
  withdrawn: 'Đã rút',
};
const TONE: Readonly<Record<FindingGroup, StateTone>> = { verified: 'done', claimed: 'claimed', inRemedy: 'doing', transferred: 'transferred', unanswered: 'notYet' };

/** Phụ lục III: every finding with what was done about it. What nobody answered yet stays empty. */
export function findingsAnnex({ findings }: RoundSnapshot): Annex {
  return {
    key: 'annex-3',
    number: 'III',
    title: 'Chi tiết tồn tại, hạn chế và kết quả khắc phục',
    orientation: 'landscape',
    blocks: [
      tableBlock({
        key: 'findings',
        title: null,
        sheetName: 'PL III. Chi tiết tồn tại',
        unitOfMeasure: null,
        use: 'printed',
        numberedColumns: true,
        columns: [
          column('no', 'TT', 'integer', 4, { align: 'center' }),
          column('unit', 'Đơn vị', 'text', 9),
          column('code', 'Mã', 'text', 9),
          column('area', 'Lĩnh vực', 'text', 14),
          column('title', 'Nội dung tồn tại', 'text', 19),
          column('severity', 'Mức độ', 'text', 8, { align: 'center' }),
          column('owner', 'Trách nhiệm khắc phục', 'text', 11),
          column('coordinators', 'Cơ quan phối hợp', 'text', 13),
          column('done', 'Biện pháp', 'text', 36),
          column('result', 'Kết quả', 'text', 9, { align: 'center' }),
          column('evidence', 'Minh chứng (số tệp)', 'integer', 6, { align: 'center' }),
          column('due', 'Thời hạn', 'date', 9),
          column('state', 'Trạng thái', 'state', 10),
        ],
        rows: findings.map((finding, index) =>
          dataRow({
            no: integerCell(index + 1),
            unit: textCell(finding.unitName),
            code: textCell(finding.code),
            area: finding.area === undefined ? emptyCell('notYet') : textCell(finding.area),
            title: textCell(finding.repeated ? `${finding.title} (lặp lại)` : finding.title),
            severity: textCell(SEVERITY_WORDS[finding.severity]),
            owner: textCell(finding.owner),
            coordinators: finding.coordinators.length === 0 ? emptyCell() : textCell(finding.coordinators.join('; ')),
            ...answerCells(finding),
            due: optionalDateCell(finding.committedOn, 'notYet'),
            state: stateCell(STATE[finding.state], TONE[finding.group]),
          }),
        ),
        total: null,
      }),
    ],
  };
}

function answerCells({ answer }: SnapshotFinding): Readonly<Record<'done' | 'result' | 'evidence', Cell>> {
  if (answer === null) return { done: emptyCell('notYet'), result: emptyCell('notYet'), evidence: emptyCell('notYet') };
  return {
    done: answer.done === null ? emptyCell('notYet') : textCell(answer.done),
    result: answer.result === null ? emptyCell('notYet') : textCell(RESULT_WORDS[answer.result]),
    evidence: integerCell(answer.evidence.length),
  };
}
