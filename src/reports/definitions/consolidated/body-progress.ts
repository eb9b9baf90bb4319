import { clause, clauses, heading, paragraph, type Block } from '../../model/blocks';
import type { RoundSnapshot, SnapshotDirective, SnapshotDuty } from '../../consolidation/round-snapshot';
import { byBothDates, paperDay, reportsDue } from './annex-reports';
import { bodyInText, dayWords, ended, lowerFirst, momentWords, quarterWords, two } from './paper-words';

/** What the number and date of the directive look like until the records clerk has them: never invented. */
const BLANK = '……………';

export function opening({ directive, round, takenAt }: RoundSnapshot): Block {
  const period = `(kỳ kiểm tra từ ngày ${dayWords(round.periodFrom)} đến ngày ${dayWords(round.periodTo)}, số liệu tính đến ${momentWords(takenAt)})`;
  const about = 'Sở Nội vụ tổng hợp kết quả khắc phục tồn tại, hạn chế';
  if (directive === null) return paragraph(`${about} qua kiểm tra cải cách hành chính ${quarterWords(round)} ${period} như sau:`);
  return paragraph(`Thực hiện ${letterWords(directive)} của ${directive.issuerTitle} về việc ${lowerFirst(directive.summary)}, ${about} của các đơn vị được kiểm tra ${period} như sau:`);
}

function letterWords({ documentNumber, signedOn }: SnapshotDirective): string {
  return `Văn bản số ${documentNumber ?? BLANK} ngày ${signedOn === null ? BLANK : dayWords(signedOn)}`;
}

/** I. Who was given what, who reported and when. */
export function progressSection(snapshot: RoundSnapshot): Block[] {
  const { directive: demands, obligations } = snapshot.summary;
  const undated = obligations.total - obligations.dated;
  return [
    heading(1, 'I.', 'Tình hình thực hiện'),
    heading(2, '1.', 'Phân giao nhiệm vụ'),
    paragraph(
      `Văn bản chỉ đạo có ${two(demands.clauses)} nội dung, trong đó ${two(demands.leaf)} nội dung giao nhiệm vụ cụ thể (${two(demands.datedLeaf)} nội dung có thời hạn). ` +
        `Sở Nội vụ đã phân giao thành ${two(obligations.total)} nhiệm vụ cho từng cơ quan, đơn vị, trong đó ${two(obligations.dated)} nhiệm vụ có thời hạn; ` +
        `${two(undated)} nhiệm vụ không ấn định ngày hoàn thành được theo dõi tiến độ, không tính trễ hạn (chi tiết tại Phụ lục V).`,
    ),
    heading(2, '2.', 'Gửi báo cáo kết quả khắc phục'),
    ...reporting(snapshot),
    ...organised(snapshot),
  ];
}

function reporting(snapshot: RoundSnapshot): Block[] {
  const due = reportsDue(snapshot);
  if (due.length === 0) return [paragraph('Chưa có đơn vị nào được giao gửi báo cáo kết quả khắc phục có thời hạn.')];
  const { units } = snapshot.summary;
  const of = (kind: SnapshotDuty['strict']['kind']): readonly SnapshotDuty[] => due.filter(({ strict }) => strict.kind === kind);
  const waiting = due.filter(({ strict }) => strict.kind === 'not_due' || strict.kind === 'due_soon');
  const lines = [
    line('Gửi đúng hạn', units.onTime, of('on_time').map(({ unitName }) => bodyInText(unitName))),
    line('Gửi trễ hạn', units.late, of('late').map(({ unitName, strict }) => `${bodyInText(unitName)}, trễ ${two(strict.days)} ngày`)),
    line('Chưa gửi, đã quá hạn', units.missing, of('missing').map((duty) => `${bodyInText(duty.unitName)}, quá hạn ${two(duty.strict.days)} ngày${urgedWords(snapshot, duty)}`)),
    ...(waiting.length === 0 ? [] : [line('Chưa gửi, chưa đến hạn', waiting.length, waiting.map(({ unitName }) => bodyInText(unitName)))]),
  ];
  return [
    paragraph(`Có ${two(units.owing)} đơn vị phải gửi báo cáo kết quả khắc phục ${due[0]?.dueWording ?? ''} (chi tiết tại Phụ lục I), kết quả như sau:`),
    clauses(...ended(lines).map((text) => clause('-', text))),
    ...extendedReading(snapshot, due),
    ...strictReading(due),
  ];
}

function line(label: string, count: number, names: readonly string[]): string {
  return `${label}: ${two(count)} đơn vị${names.length === 0 ? '' : ` (${names.join('; ')})`}`;
}

function urgedWords({ urgings }: RoundSnapshot, { unitCode }: SnapshotDuty): string {
  const count = urgings.filter((urging) => urging.unitCode === unitCode).length;
  return count === 0 ? '' : `, đã đôn đốc ${two(count)} lần`;
}

/** Whose time was extended, and the rate by both dates. */
function extendedReading(snapshot: RoundSnapshot, due: readonly SnapshotDuty[]): Block[] {
  const extended = due.flatMap(({ unitName, extendedTo }) => (extendedTo ? [`${bodyInText(unitName)} đến hết ngày ${dayWords(extendedTo)}`] : []));
  return extended.length === 0 ? [] : [paragraph(`Được gia hạn: ${extended.join('; ')}.${byBothDates(snapshot)}`)];
}

/** No law defines "trước ngày" for letters: the reading in use is said, and what the other one would change. */
function strictReading(due: readonly SnapshotDuty[]): Block[] {
  const [first] = due;
  const lastDay = first && paperDay(first);
  if (!lastDay || !first.dueWording?.startsWith('trước ngày')) return [];
  const differs = due.filter(({ strict, lenient }) => strict.kind === 'late' && lenient.kind === 'on_time').map(({ unitName }) => bodyInText(unitName));
  const other = differs.length === 0 ? '' : ` Nếu tính cả ngày ghi trong thời hạn thì báo cáo của ${differs.join(', ')} là đúng hạn.`;
  return [paragraph(`Thời hạn “${first.dueWording}” được tính là hết ngày ${dayWords(lastDay)}.${other}`)];
}

/** How the units went about it, as far as their reports show. */
function organised({ findings, reports }: RoundSnapshot): Block[] {
  const answered = findings.filter(({ answer }) => answer !== null);
  if (answered.length === 0) return [];
  const files = answered.reduce((sum, { answer }) => sum + (answer?.evidence.length ?? 0), 0);
  const reporters = new Set(reports.map(({ unitCode }) => unitCode)).size;
  const again = new Set(reports.filter(({ unitCode }, index) => reports.findIndex((one) => one.unitCode === unitCode) < index).map(({ unitCode }) => unitCode)).size;
  return [
    paragraph(
      `Các đơn vị đã gửi báo cáo (${two(reporters)} đơn vị) trả lời ${two(answered.length)} tồn tại, kèm ${two(files)} tệp minh chứng` +
        `${again > 0 ? `; trong đó ${two(again)} đơn vị gửi bổ sung sau khi Sở Nội vụ trả lại một số nội dung` : ''}.`,
    ),
  ];
}
