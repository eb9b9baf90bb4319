import { dateOf, timeOf, type CalendarDate, type Instant } from '../../../kernel/calendar-date';
import { formatDate } from '../../../platform/i18n';
import type { RemedyResult } from '../../../features/findings';
import type { CauseKind } from '../../../features/remediation';
import type { FindingGroup } from '../../queries/finding-groups';
import type { SnapshotFinding, SnapshotRound } from '../../consolidation/round-snapshot';

/** Words of the consolidated papers: Vietnamese whatever language the reader's screen has. */
export const GROUP_WORDS: Readonly<Record<FindingGroup, string>> = {
  verified: 'đã xác nhận khắc phục',
  claimed: 'đơn vị đề nghị xác nhận',
  inRemedy: 'đang khắc phục',
  transferred: 'đã chuyển cơ quan khác (ngoài thẩm quyền)',
  unanswered: 'chưa có báo cáo khắc phục',
};

export const SEVERITY_WORDS: Readonly<Record<SnapshotFinding['severity'], string>> = { serious: 'Nghiêm trọng', medium: 'Trung bình', minor: 'Nhẹ' };

export const RESULT_WORDS: Readonly<Record<RemedyResult, string>> = {
  remedied: 'Đã khắc phục',
  inProgress: 'Đang khắc phục',
  notYet: 'Chưa khắc phục',
  outsideCompetence: 'Ngoài thẩm quyền, đã chuyển',
};

export const CAUSE_WORDS: Readonly<Record<CauseKind, string>> = { objective: 'Khách quan', subjective: 'Chủ quan' };

/** Subject groups in the order of the directive; findings without one come last. */
export const TOPICS: readonly { readonly code: string | null; readonly name: string }[] = [
  { code: 'mot_cua_dien_tu', name: 'Quy trình trên phần mềm một cửa điện tử' },
  { code: 'linh_vuc_mot_cua', name: 'Đưa đủ lĩnh vực vào một cửa, một cửa liên thông' },
  { code: 'dvctt', name: 'Dịch vụ công trực tuyến mức độ 3, 4' },
  { code: 'tuyen_truyen_bcci', name: 'Thông tin, tuyên truyền, hướng dẫn' },
  { code: 'bcci', name: 'Dịch vụ bưu chính công ích' },
  { code: 'dat_dai', name: 'Đất đai tồn đọng' },
  { code: 'loi_phan_mem', name: 'Lỗi phần mềm' },
  { code: 'xin_loi', name: 'Thư xin lỗi' },
  { code: 'tthc_tren_phan_mem', name: 'Thủ tục hành chính trên phần mềm' },
  { code: 'tap_huan', name: 'Hướng dẫn, tập huấn' },
  { code: null, name: 'Nội dung khác' },
];

/** Findings by subject group, only groups that have some, in the order of the directive. */
export function byTopic(findings: readonly SnapshotFinding[]): readonly { readonly name: string; readonly findings: readonly SnapshotFinding[] }[] {
  const known = new Set(TOPICS.map(({ code }) => code));
  const topicOf = ({ topic }: SnapshotFinding): string | null => (known.has(topic) ? topic : null);
  return TOPICS.map(({ code, name }) => ({ name, findings: findings.filter((finding) => topicOf(finding) === code) })).filter((one) => one.findings.length > 0);
}

/** `04`, `27`: counts in official prose have two digits. */
export const two = (count: number): string => String(count).padStart(2, '0');

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;
export const quarterWords = ({ quarter, year }: Pick<SnapshotRound, 'quarter' | 'year'>): string => `quý ${QUARTERS[quarter - 1] ?? quarter} năm ${year}`;

export const dayWords = (date: CalendarDate): string => formatDate(date, 'text');

/** `08 giờ 00 phút ngày 24/7/2018`. */
export function momentWords(at: Instant): string {
  const [hours, minutes] = timeOf(at).split(':');
  return `${hours} giờ ${minutes} phút ngày ${dayWords(dateOf(at))}`;
}

const LOWERED = /^(Tỉnh|Thành phố|Thị xã|Huyện|Xã|Phường|Đặc khu)\s/u;

/** A unit's name inside a sentence: `huyện Cao Lãnh`, but `Sở Nội vụ`. */
export const unitInText = (name: string): string => (LOWERED.test(name) ? lowerFirst(name) : name);

/** Who acts for it: `UBND huyện Cao Lãnh`; a department is its own body. */
export const bodyInText = (name: string): string => (LOWERED.test(name) ? `UBND ${lowerFirst(name)}` : name);

export const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
export const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Without the full stop at its end, to go on in a sentence. */
export const withoutStop = (text: string): string => text.trim().replace(/[.;]+$/u, '');

/** Clause texts end with `;`, the last with a full stop. */
export function ended(texts: readonly string[]): readonly string[] {
  return texts.map((text, index) => `${withoutStop(text)}${index === texts.length - 1 ? '.' : ';'}`);
}

const PARTS: readonly FindingGroup[] = ['verified', 'claimed', 'inRemedy', 'transferred', 'unanswered'];

/** `trong đó đã xác nhận khắc phục 04, đang khắc phục 02`, or `đang khắc phục` when all are in one group. */
export function groupCounts(counts: Readonly<Record<FindingGroup, number>>): string {
  const some = PARTS.filter((group) => counts[group] > 0);
  if (some.length === 1 && some[0]) return GROUP_WORDS[some[0]];
  return `trong đó ${some.map((group) => `${GROUP_WORDS[group]} ${two(counts[group])}`).join(', ')}`;
}
