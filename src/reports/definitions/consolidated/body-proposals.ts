import { clause, clauses, heading, paragraph, type Block } from '../../model/blocks';
import type { RoundSnapshot, SnapshotFinding } from '../../consolidation/round-snapshot';
import { reportsDue } from './annex-reports';
import { bodyInText, dayWords, ended, two } from './paper-words';

/** A date that only the chair can set is left to be written in. */
const TO_BE_SET = 'thời hạn đề xuất: trước ngày ……/……/………';

/** IV. Self-inspection of the units that were not inspected. */
export function selfInspectionSection({ duties }: RoundSnapshot): Block[] {
  const own = duties.filter(({ kind }) => kind === 'self_inspection');
  const answered = own.filter(({ state }) => state !== 'open');
  const text =
    own.length === 0
      ? 'Đợt này không giao nhiệm vụ tự kiểm tra.'
      : `Có ${two(own.length)} cơ quan, đơn vị chưa được kiểm tra được giao tự kiểm tra trong nội bộ, không ấn định ngày hoàn thành. Đến nay ${
          answered.length === 0 ? 'chưa có đơn vị nào gửi kết quả' : `${two(answered.length)} đơn vị đã gửi kết quả`
        }; Sở Nội vụ tiếp tục theo dõi, hướng dẫn.`;
  return [heading(1, 'IV.', 'Kết quả tự kiểm tra'), paragraph(text)];
}

/** V. What Home Affairs does next. */
export function outlookSection(snapshot: RoundSnapshot): Block[] {
  const { findings, summary } = snapshot;
  const waiting = findings.filter(({ group }) => group === 'claimed');
  const doing = findings.filter(({ group }) => group === 'inRemedy');
  const missing = missingUnits(snapshot).map(bodyInText);
  const texts = [
    ...(missing.length === 0 ? [] : [`Tiếp tục đôn đốc ${missing.join(', ')} gửi báo cáo kết quả khắc phục`]),
    ...(waiting.length === 0 ? [] : [`Xem xét, xác nhận ${two(waiting.length)} tồn tại đơn vị đề nghị xác nhận (${unitNames(waiting)})`]),
    ...(doing.length === 0 ? [] : [`Theo dõi ${two(doing.length)} tồn tại đang khắc phục theo thời hạn khắc phục của từng tồn tại${lastDate(doing)}`]),
    `Theo dõi, hướng dẫn các cơ quan, đơn vị thực hiện ${two(summary.obligations.total - summary.obligations.dated)} nhiệm vụ không ấn định ngày hoàn thành`,
    'Đưa các tồn tại chưa khắc phục xong vào nội dung kiểm tra của đợt sau để tránh lặp lại',
  ];
  return [heading(1, 'V.', 'Phương hướng'), clauses(...ended(texts).map((text, index) => clause(`${index + 1}.`, text)))];
}

/** VI. Proposals by body: reports that are missing, then remedies, each with the date that follows from the data. */
export function proposalsSection(snapshot: RoundSnapshot): Block[] {
  const open = snapshot.findings.filter(({ group }) => group !== 'verified');
  const late = missingUnits(snapshot);
  const districts = open.filter(({ ownerCode, unitCode }) => ownerCode === unitCode);
  const owners = [...new Set(open.filter(({ ownerCode, unitCode }) => ownerCode !== unitCode).map(({ owner }) => owner))];
  const groups = [
    ...[...new Set([...late, ...districts.map(({ unitName }) => unitName)])].map((name) => {
      const own = districts.filter(({ unitName }) => unitName === name);
      const report = late.includes(name) ? [`gửi ngay báo cáo kết quả khắc phục, làm rõ trách nhiệm trong việc chậm báo cáo (${TO_BE_SET})`] : [];
      return { body: bodyInText(name), text: [...report, ...remedies(own, 'khắc phục dứt điểm', 'thuộc trách nhiệm của đơn vị')].join('; ') };
    }),
    ...owners.map((owner) => {
      const own = open.filter((finding) => finding.owner === owner && finding.ownerCode !== finding.unitCode);
      return { body: owner, text: remedies(own, 'chủ trì khắc phục', `phát hiện tại ${unitNames(own)}`).join('; ') };
    }),
  ];
  if (groups.length === 0) return [heading(1, 'VI.', 'Kiến nghị, đề xuất'), paragraph('Sở Nội vụ không có kiến nghị, đề xuất.')];
  const texts = ended(groups.map(({ text }) => text));
  return [
    heading(1, 'VI.', 'Kiến nghị, đề xuất'),
    paragraph('Sở Nội vụ kính đề nghị Ủy ban nhân dân tỉnh, Chủ tịch Ủy ban nhân dân tỉnh xem xét, chỉ đạo:'),
    clauses(...groups.map(({ body }, index) => clause(`${index + 1}.`, [{ text: `Đối với ${body}: `, bold: true }, { text: texts[index] ?? '' }]))),
  ];
}

/** What is left to remedy, apart from what only waits for Home Affairs to confirm it. */
function remedies(own: readonly SnapshotFinding[], verb: string, which: string): string[] {
  const claimed = own.filter(({ group }) => group === 'claimed').length;
  const left = own.filter(({ group }) => group !== 'claimed');
  return [
    ...(left.length === 0 ? [] : [`${verb} ${two(left.length)} tồn tại${claimed === 0 ? '' : ' còn lại'} ${which} (${proposedDate(left)})`]),
    ...(claimed === 0 ? [] : [`${two(claimed)} tồn tại chờ Sở Nội vụ xác nhận`]),
  ];
}

function missingUnits(snapshot: RoundSnapshot): string[] {
  return reportsDue(snapshot).filter(({ strict }) => strict.kind === 'missing').map(({ unitName }) => unitName);
}

function unitNames(findings: readonly SnapshotFinding[]): string {
  return [...new Set(findings.map(({ unitName }) => bodyInText(unitName)))].join(', ');
}

const latest = (findings: readonly SnapshotFinding[]): string | undefined => findings.flatMap(({ committedOn }) => committedOn ?? []).sort().at(-1);

function lastDate(findings: readonly SnapshotFinding[]): string {
  const date = latest(findings);
  return date === undefined ? '' : `, muộn nhất ngày ${dayWords(date)}`;
}

/** The latest date that was committed; without one, or when it has passed, a date to be set. */
function proposedDate(findings: readonly SnapshotFinding[]): string {
  const date = latest(findings);
  return date === undefined ? TO_BE_SET : `thời hạn đề xuất: chậm nhất ngày ${dayWords(date)}`;
}
