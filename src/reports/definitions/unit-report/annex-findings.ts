import { tableBlock } from '../../model/blocks';
import { emptyCell, integerCell, optionalDateCell, textCell } from '../../model/cells';
import type { Annex } from '../../model/report-document';
import { column, dataRow } from '../../model/table';
import type { UnitReportData } from '../../queries/unit-report.query';
import { RESULT_WORDS } from '../consolidated/paper-words';

/** The annex: every finding on one line, also those that were taken note of before. */
export function findingsAnnex({ findings, number }: UnitReportData): Annex {
  const supplement = number > 1;
  const or = (text: string): ReturnType<typeof textCell> | ReturnType<typeof emptyCell> => (text.trim() === '' ? emptyCell() : textCell(text.trim()));
  return {
    key: 'findings',
    number: null,
    title: 'Kết quả khắc phục từng tồn tại, hạn chế',
    orientation: 'landscape',
    blocks: [
      tableBlock({
        key: 'findings',
        title: null,
        sheetName: 'Phụ lục',
        unitOfMeasure: null,
        use: 'printed',
        numberedColumns: true,
        columns: [
          column('no', 'TT', 'integer', 4, { align: 'center' }),
          column('code', 'Mã', 'text', 11),
          column('finding', 'Nội dung tồn tại', 'text', 24),
          column('result', 'Kết quả', 'text', 11),
          column('done', 'Việc đã làm và kết quả', 'text', 28),
          column('committedOn', 'Ngày cam kết', 'date', 9),
          column('receiver', 'Cơ quan nhận chuyển', 'text', 11),
          column('evidence', 'Minh chứng', 'text', 18),
          ...(supplement ? [column('remark', 'Ghi chú', 'text', 10)] : []),
        ],
        rows: findings.map(({ n, code, title, result, done, committedOn, receivingBody, evidence, now }) =>
          dataRow({
            no: integerCell(n),
            code: textCell(code),
            finding: textCell(title),
            result: or(result === null ? '' : RESULT_WORDS[result]),
            done: or(done),
            committedOn: optionalDateCell(committedOn),
            receiver: or(receivingBody ?? ''),
            evidence: or(evidence.join('\n')),
            ...(supplement ? { remark: textCell(now ? `Bổ sung lần ${number}` : 'Đã báo cáo, đã được ghi nhận') } : {}),
          }),
        ),
        total: null,
      }),
    ],
  };
}
