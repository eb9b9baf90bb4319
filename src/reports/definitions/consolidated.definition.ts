import { dateOf } from '../../kernel/calendar-date';
import { paragraph } from '../model/blocks';
import { OFFICIAL_WORDS } from '../model/official-words';
import type { Closing, OfficialHead, ReportDocument } from '../model/report-document';
import type { RoundSnapshot } from '../consolidation/round-snapshot';
import { directiveAnnex } from './consolidated/annex-directive';
import { findingsAnnex } from './consolidated/annex-findings';
import { reportsAnnex, reportsDue } from './consolidated/annex-reports';
import { resultsAnnex, topicsAnnex } from './consolidated/annex-results';
import { scoresAnnex } from './consolidated/annex-scores';
import { opening, progressSection } from './consolidated/body-progress';
import { outlookSection, proposalsSection, selfInspectionSection } from './consolidated/body-proposals';
import { resultsSection } from './consolidated/body-results';
import { shortcomingsSection } from './consolidated/body-shortcomings';
import { dayWords, quarterWords, two, unitInText } from './consolidated/paper-words';

/** Báo cáo tổng hợp kết quả khắc phục with its six annexes; as a workbook a cover and the annexes. The same snapshot gives the same paper. */
export function consolidatedDocument(snapshot: RoundSnapshot): ReportDocument {
  const { round, takenAt, units } = snapshot;
  const due = reportsDue(snapshot)[0]?.dueWording;
  return {
    meta: {
      kind: 'official',
      code: `consolidated-${round.code}`,
      title: `Tổng hợp kết quả khắc phục tồn tại, hạn chế ${quarterWords(round)}`,
      scope: [
        `Đợt kiểm tra cải cách hành chính ${quarterWords(round)} (${round.code})`,
        `Kỳ kiểm tra: từ ngày ${dayWords(round.periodFrom)} đến ngày ${dayWords(round.periodTo)}`,
        `Đơn vị được kiểm tra: ${two(units.length)} (${units.map(({ name }) => unitInText(name)).join(', ')})`,
        ...(due ? [`Thời hạn gửi báo cáo khắc phục: ${due}`] : []),
      ],
      date: null,
      draftedOn: dateOf(takenAt),
      dataAt: takenAt,
      sampleNotice: round.sample,
    },
    head: head(snapshot),
    body: [
      opening(snapshot),
      ...progressSection(snapshot),
      ...resultsSection(snapshot),
      ...shortcomingsSection(snapshot),
      ...selfInspectionSection(snapshot),
      ...outlookSection(snapshot),
      ...proposalsSection(snapshot),
      paragraph('Trên đây là báo cáo tổng hợp kết quả khắc phục tồn tại, hạn chế, Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, chỉ đạo.'),
    ],
    closing: closing(snapshot),
    annexes: [
      reportsAnnex(snapshot),
      resultsAnnex(snapshot),
      findingsAnnex(snapshot),
      topicsAnnex(snapshot),
      directiveAnnex(snapshot),
      scoresAnnex(snapshot),
    ],
  };
}

function head({ round }: RoundSnapshot): OfficialHead {
  return {
    issuer: { parentLines: [`UBND ${round.province.toLocaleUpperCase('vi')}`], bodyLines: ['SỞ NỘI VỤ'], nameInText: 'Sở Nội vụ' },
    number: null,
    symbol: 'BC-SNV',
    place: round.place,
    typeName: 'BÁO CÁO',
    summary: ['Tổng hợp kết quả khắc phục tồn tại, hạn chế', `qua kiểm tra cải cách hành chính ${quarterWords(round)}`],
    addressees: [`Ủy ban nhân dân ${unitInText(round.province)}`],
    legalBases: [],
    urgency: null,
  };
}

function closing({ findings }: RoundSnapshot): Closing {
  const owners = [...new Set(findings.filter(({ ownerCode, unitCode }) => ownerCode !== unitCode).map(({ owner }) => owner))];
  return {
    recipients: ['Như trên', 'Chủ tịch, các Phó Chủ tịch UBND tỉnh', 'Văn phòng UBND tỉnh', 'UBND các đơn vị được kiểm tra', ...owners, 'Lưu: VT, CCHC'],
    signatures: [{ authority: [], post: 'GIÁM ĐỐC', name: OFFICIAL_WORDS.nameToFill, postUnderName: null }],
  };
}
