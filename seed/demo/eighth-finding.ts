import type { CaseAnswer, CaseData, CaseFinding, CaseReport } from './case-data';

/** Code of the finding that journeys J1 and J6 add to huyện Cao Lãnh. */
export const EIGHTH_FINDING = '2018-Q2-873-08';

const UNIT = '873';
const CRITERION = 'TTQ2-10';

const FINDING: CaseFinding = {
  code: EIGHTH_FINDING,
  unit: UNIT,
  criterion: CRITERION,
  topic: 'bcci',
  titleVi: 'Ít hồ sơ được tiếp nhận, trả kết quả qua dịch vụ bưu chính công ích',
  titleEn: 'Few dossiers received or returned by public post',
  descriptionVi: 'Trong quý II có 4 hồ sơ tiếp nhận, trả kết quả qua bưu chính công ích trên 125 hồ sơ có nhu cầu (dữ liệu thử).',
  severity: 'minor',
  measured: { numerator: 4, denominator: 125, labelVi: 'hồ sơ qua bưu chính công ích' },
  causeVi: 'Chưa niêm yết giá cước tại quầy',
  recommendationVi: 'Niêm yết giá cước, hướng dẫn người dân ngay khi nộp hồ sơ',
  remedyOwner: UNIT,
  coordinators: [],
  remedyKind: 'short_term',
  remedyDueOn: '2018-08-31',
  dependencyVi: null,
  repeated: false,
};

/**
 * The case with an eighth finding for huyện Cao Lãnh (`--eighth-finding`), as journeys J1 and J6 need it. For tests only: the figures
 * of the demonstration are those of the case without it.
 */
export function withEighthFinding(data: CaseData): CaseData {
  return {
    ...data,
    answers: data.answers.map(failed),
    findings: [...data.findings, FINDING],
    reports: data.reports.map(answered),
  };
}

function failed(answer: CaseAnswer): CaseAnswer {
  return answer.unit === UNIT && answer.criterion === CRITERION ? { unit: UNIT, criterion: CRITERION, numerator: 4, denominator: 125 } : answer;
}

function answered(report: CaseReport): CaseReport {
  if (report.unit !== UNIT) return report;
  const item = { finding: EIGHTH_FINDING, result: 'remedied', doneVi: 'Đã niêm yết giá cước bưu chính công ích tại quầy, hướng dẫn người dân khi nộp hồ sơ (nội dung mẫu).', evidence: ['minh-chung-F-873-08.pdf'] };
  return {
    ...report,
    items: [...report.items, item],
    review: report.review && { ...report.review, decisions: [...report.review.decisions, { finding: EIGHTH_FINDING, decision: 'accepted' }] },
  };
}
