import { dateOf } from '../../kernel/calendar-date';
import { formatInstant } from '../../platform/i18n';
import { heading, note, paragraph, type Block } from '../model/blocks';
import type { OfficialHead, ReportDocument } from '../model/report-document';
import type { EnteredSending, UnitReportData } from '../queries/unit-report.query';
import { dayWords, quarterWords, two, unitInText, withoutStop } from './consolidated/paper-words';
import { findingsAnnex } from './unit-report/annex-findings';
import { countsInText, openSection, proposalsSection, resultsSection } from './unit-report/body-findings';
import { isCommittee, issuerOf, numberOf, signatureOf } from './unit-report/unit-words';

/** A unit's own báo cáo kết quả khắc phục, to be signed: from its answers and nothing else. The same answers give the same paper. */
export function unitReportDocument(data: UnitReportData): ReportDocument {
  const { code, number, roundCode, document, draftedOn, writtenAt, sample, unit } = data;
  const now = data.findings.filter((finding) => finding.now);
  return {
    meta: {
      kind: 'official',
      code: `unit-report-${code}-${number}`,
      title: `Báo cáo ${aboutOf(data)}`,
      scope: [`${unit.nameVi}, đợt kiểm tra cải cách hành chính ${quarterOf(roundCode)} (${roundCode})`],
      date: document.date,
      draftedOn,
      dataAt: writtenAt,
      sampleNotice: sample,
    },
    head: headOf(data),
    body: [...opening(data), ...organised(data), ...resultsSection(now), ...openSection(now), ...proposalsSection(now), closingWords(data), ...enteredFor(data)],
    closing: { recipients: recipientsOf(data), signatures: [signatureOf(data)] },
    annexes: [findingsAnnex(data)],
  };
}

const quarterOf = (roundCode: string): string => quarterWords({ year: Number(roundCode.slice(0, 4)), quarter: Number(roundCode.slice(-1)) });

function aboutOf({ number, roundCode }: UnitReportData): string {
  return `${number > 1 ? 'bổ sung ' : ''}kết quả khắc phục tồn tại, hạn chế qua kiểm tra cải cách hành chính ${quarterOf(roundCode)}`;
}

function headOf(data: UnitReportData): OfficialHead {
  const { number, unit, provinceName, roundCode } = data;
  return {
    issuer: issuerOf(data),
    ...numberOf(data),
    place: unit.placeNameVi,
    typeName: 'BÁO CÁO',
    summary: [
      `${number > 1 ? 'Bổ sung kết quả' : 'Kết quả'} khắc phục tồn tại, hạn chế`,
      `qua kiểm tra cải cách hành chính ${quarterOf(roundCode)}${number > 1 ? ` (lần ${number})` : ''}`,
    ],
    addressees: [`Ủy ban nhân dân ${unitInText(provinceName)} (qua Sở Nội vụ)`],
    legalBases: [basisOf(data)],
    urgency: null,
  };
}

/** A number nobody knows is left to write in, never made up. */
function basisOf({ directive, clauseNumber }: UnitReportData): string {
  if (!directive) return `Căn cứ chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh (mục ${clauseNumber})`;
  const { documentNumber, signedOn, issuerTitleVi, summaryVi } = directive;
  const numbered = documentNumber && signedOn ? `số ${documentNumber} ngày ${dayWords(signedOn)}` : 'số …………… ngày ……………';
  return `Căn cứ Văn bản ${numbered} của ${issuerTitleVi} (${withoutStop(summaryVi)}), mục ${clauseNumber}`;
}

function opening(data: UnitReportData): Block[] {
  const { first, provinceName, dueWording } = data;
  const { nameInText } = issuerOf(data);
  const begins = `${nameInText} báo cáo Ủy ban nhân dân ${unitInText(provinceName)} ${aboutOf(data)} như sau:`;
  if (first === null) return [paragraph(begins)];
  const numbered = first.number && first.date ? `số ${first.number.replace(/^(\d)(?=\/|$)/, '0$1')} ngày ${dayWords(first.date)}` : `gửi ngày ${dayWords(dateOf(first.submittedAt))}`;
  return [
    paragraph(`${nameInText} đã có Báo cáo ${numbered} về kết quả khắc phục${dueWording ? ` (thời hạn: ${dueWording})` : ''}. Theo yêu cầu bổ sung của Sở Nội vụ, ${begins}`),
  ];
}

function organised(data: UnitReportData): Block[] {
  const { findings, number, dueWording, unit } = data;
  const now = findings.filter((finding) => finding.now);
  const noted = findings.length - now.length;
  const who = isCommittee(unit) ? `UBND ${unitInText(unit.nameVi)}` : unit.nameVi;
  const counts = countsInText(now);
  const evidence = now.reduce((sum, one) => sum + one.evidence.length, 0);
  const asked = number > 1 ? `Sở Nội vụ đề nghị bổ sung ${two(now.length)} tồn tại, hạn chế` : `Qua kiểm tra, ${who} có ${two(now.length)} tồn tại, hạn chế phải khắc phục và báo cáo${dueWording ? ` ${dueWording}` : ''}`;
  return [
    heading(1, 'I.', 'TÌNH HÌNH TỔ CHỨC THỰC HIỆN'),
    paragraph(`${asked}. ${who} đã tổ chức khắc phục, kết quả đến nay: ${counts || 'chưa có nội dung trả lời'}. ${evidence > 0 ? `Kèm theo báo cáo có ${two(evidence)} tệp minh chứng; kết` : 'Kết'} quả từng tồn tại nêu tại Phụ lục.`),
    ...(noted > 0 ? [paragraph(`${two(noted)} tồn tại, hạn chế còn lại đã báo cáo và được ghi nhận, không nêu lại trong báo cáo này, có trong Phụ lục để theo dõi.`)] : []),
  ];
}

function closingWords(data: UnitReportData): Block {
  const { nameInText } = issuerOf(data);
  return paragraph(`Trên đây là báo cáo ${aboutOf(data)}, ${nameInText} kính báo cáo Ủy ban nhân dân ${unitInText(data.provinceName)}; đề nghị Sở Nội vụ tổng hợp.`);
}

const CHANNEL_WORDS: Readonly<Record<EnteredSending['channel'], string>> = { paper: 'công văn giấy', eOffice: 'eOffice', email: 'thư điện tử', phone: 'điện thoại' };

/** Above the signature: whoever signs must see which words are not the unit's own. */
function enteredFor({ entered }: UnitReportData): Block[] {
  return entered.map(({ number, channel, arrivedAt, enteredAt }) =>
    note(`Nội dung lần ${number} do Sở Nội vụ nhập thay từ báo cáo đến bằng ${CHANNEL_WORDS[channel]} lúc ${formatInstant(arrivedAt)}, nhập lúc ${formatInstant(enteredAt)}; đơn vị rà soát trước khi ký.`),
  );
}

function recipientsOf(data: UnitReportData): readonly string[] {
  const { unit, findings } = data;
  const receivers = [...new Set(findings.filter(({ now }) => now).flatMap(({ receivingBody }) => receivingBody ?? []))].filter((name) => name !== 'Sở Nội vụ');
  return ['Như trên', 'Sở Nội vụ', ...receivers, ...(isCommittee(unit) ? [`Chủ tịch, các Phó Chủ tịch UBND ${unitInText(unit.nameVi)}`] : []), 'Lưu: VT'];
}
