import { clause, clauses, heading, paragraph, type Block } from '../../model/blocks';
import type { RoundSnapshot, SnapshotFinding } from '../../consolidation/round-snapshot';
import { bodyInText, ended, lowerFirst, two, unitInText, withoutStop } from './paper-words';

/** III. What is not done, comes again or lies outside the unit's competence, and why. */
export function shortcomingsSection({ findings }: RoundSnapshot): Block[] {
  const open = findings.filter(({ group }) => group !== 'verified' && group !== 'transferred');
  const serious = open.filter(({ severity }) => severity === 'serious');
  const repeated = findings.filter(({ repeated: again }) => again);
  const outside = findings.filter(({ group, answer }) => group === 'transferred' || answer?.result === 'outsideCompetence');
  const parts = [
    part(open, 'Chưa khắc phục xong', (own) => unitCounts(own)),
    part(serious, 'Mức độ nghiêm trọng, chưa khắc phục xong', titles),
    part(repeated, 'Lặp lại tồn tại đã được chỉ ra trước đây', titles),
    part(outside, 'Đơn vị báo cáo ngoài thẩm quyền', (own) => own.map((finding) => `${titled(finding)}${receiver(finding)}`).join('; ')),
  ].filter((text) => text !== null);
  return [
    heading(1, 'III.', 'Tồn tại, hạn chế, nguyên nhân'),
    heading(2, '1.', 'Tồn tại, hạn chế'),
    parts.length === 0 ? paragraph('Các tồn tại, hạn chế đã được khắc phục.') : clauses(...ended(parts).map((text) => clause('-', text))),
    heading(2, '2.', 'Nguyên nhân'),
    ...causes(open),
  ];
}

function part(own: readonly SnapshotFinding[], label: string, words: (own: readonly SnapshotFinding[]) => string): string | null {
  return own.length === 0 ? null : `${label}: ${two(own.length)} tồn tại (${words(own)})`;
}

function unitCounts(own: readonly SnapshotFinding[]): string {
  const names = [...new Set(own.map(({ unitName }) => unitName))];
  return names.map((name) => `${unitInText(name)} ${two(own.filter(({ unitName }) => unitName === name).length)}`).join(', ');
}

const titled = ({ title, unitName }: SnapshotFinding): string => `${lowerFirst(withoutStop(title))} tại ${unitInText(unitName)}`;
const titles = (own: readonly SnapshotFinding[]): string => own.map(titled).join('; ');

function receiver({ transferredTo, owner, ownerCode, unitCode }: SnapshotFinding): string {
  if (transferredTo !== null) return `, đã chuyển ${transferredTo}`;
  return ownerCode === unitCode ? '' : `, đề nghị chuyển ${owner}`;
}

/** Causes of what is open, as the inspection noted them, by whose remedy it is: nobody noted whether a cause is objective (khách quan) or not. */
function causes(open: readonly SnapshotFinding[]): Block[] {
  if (open.length === 0) return [paragraph('Không còn tồn tại, hạn chế chưa khắc phục xong.')];
  const own = open.filter(({ ownerCode, unitCode }) => ownerCode === unitCode);
  const groups = [
    { label: 'Tồn tại thuộc trách nhiệm khắc phục của đơn vị được kiểm tra', findings: own },
    { label: 'Tồn tại thuộc trách nhiệm khắc phục của sở, ngành', findings: open.filter((finding) => !own.includes(finding)) },
  ].filter(({ findings }) => findings.length > 0);
  return [
    paragraph('Nguyên nhân của các tồn tại chưa khắc phục xong, theo ghi nhận khi kiểm tra, xếp theo trách nhiệm khắc phục:'),
    ...groups.flatMap(({ label, findings }, index) => causeList(`${LETTERS[index] ?? ''})`, label, findings)),
  ];
}

const LETTERS = ['a', 'b'] as const;

function causeList(number: string, label: string, findings: readonly SnapshotFinding[]): Block[] {
  const texts = findings.flatMap(({ cause, unitName }) => (cause === null ? [] : [`${withoutStop(cause)} (${bodyInText(unitName)})`]));
  const unnoted = findings.length - texts.length;
  const rest = unnoted === 0 ? [] : [`Chưa ghi nguyên nhân: ${two(unnoted)} tồn tại`];
  return [heading(3, number, `${label}: ${two(findings.length)} tồn tại`), clauses(...ended([...texts, ...rest]).map((text) => clause('-', text)))];
}
