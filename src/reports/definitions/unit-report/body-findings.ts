import type { RemedyResult } from '../../../features/findings';
import { clause, clauses, heading, paragraph, type Block, type Clause } from '../../model/blocks';
import type { ReportedFinding } from '../../queries/unit-report.query';
import { CAUSE_WORDS, dayWords, ended, RESULT_WORDS, two, withoutStop } from '../consolidated/paper-words';

const NONE = 'Không có.';

/** II: what was remedied, and what is being remedied. */
export function resultsSection(findings: readonly ReportedFinding[]): Block[] {
  const told = findings.filter(({ result }) => result === 'remedied' || result === 'inProgress');
  return [heading(1, 'II.', 'KẾT QUẢ KHẮC PHỤC'), ...(told.length === 0 ? [paragraph(NONE)] : told.flatMap((finding, index) => findingBlocks(finding, index + 1)))];
}

function findingBlocks(finding: ReportedFinding, n: number): Block[] {
  const { title, code, description, result, done, committedOn, figures, evidence } = finding;
  const state = result === null ? 'chưa trả lời' : RESULT_WORDS[result].toLocaleLowerCase('vi');
  const until = result === 'inProgress' && committedOn !== null ? `, cam kết hoàn thành trước hoặc trong ngày ${dayWords(committedOn)}` : '';
  return [
    heading(2, `${n}.`, `${withoutStop(title)} (mã ${code})`),
    clauses(
      ...(description && description !== title ? [labelled('Tồn tại', description)] : []),
      labelled('Kết quả', `${state}${until}`),
      ...textClauses('Việc đã làm', done),
      ...(figures ? [labelled('Số liệu sau khắc phục', figures)] : []),
      ...(evidence.length > 0 ? [labelled('Minh chứng', evidence.join('; '))] : []),
    ),
  ];
}

/** III: what is still open, why and until when; what others have to settle. */
export function openSection(findings: readonly ReportedFinding[]): Block[] {
  const of = (result: RemedyResult | null): readonly ReportedFinding[] => findings.filter((one) => one.result === result);
  const unanswered = of(null);
  return [
    heading(1, 'III.', 'TỒN TẠI CHƯA KHẮC PHỤC, NGUYÊN NHÂN, THỜI HẠN CAM KẾT'),
    heading(2, '1.', 'Tồn tại đang khắc phục'),
    listOf(of('inProgress'), ({ cause, committedOn }) => [causeWords(cause), committedOn === null ? 'chưa ghi ngày cam kết' : `thời hạn cam kết ${dayWords(committedOn)}`].filter(Boolean).join('; ')),
    heading(2, '2.', 'Tồn tại chưa khắc phục'),
    listOf(of('notYet'), ({ done, figures, cause, committedOn }) => [oneLine(done), figures ? `số liệu đến nay ${withoutStop(figures)}` : '', causeWords(cause), committedOn === null ? '' : `thời hạn cam kết ${dayWords(committedOn)}`].filter(Boolean).join('; ')),
    heading(2, '3.', 'Nội dung ngoài thẩm quyền'),
    listOf(of('outsideCompetence'), ({ receivingBody, done }) => [receivingBody ? `đã chuyển ${receivingBody}` : '', oneLine(done)].filter(Boolean).join('; ')),
    ...(unanswered.length === 0 ? [] : [heading(2, '4.', 'Tồn tại chưa có nội dung trả lời'), listOf(unanswered, () => '')]),
  ];
}

/** IV: what the unit asks for. */
export function proposalsSection(findings: readonly ReportedFinding[]): Block[] {
  return [heading(1, 'IV.', 'KIẾN NGHỊ, ĐỀ XUẤT'), listOf(findings.filter(({ difficulty }) => difficulty.trim() !== ''), ({ difficulty }) => oneLine(difficulty))];
}

/** `09 tồn tại: đã khắc phục 05, đang khắc phục 04`. */
export function countsInText(findings: readonly ReportedFinding[]): string {
  const counts = (Object.keys(RESULT_WORDS) as RemedyResult[]).map((result) => [result, findings.filter((one) => one.result === result).length] as const);
  return counts.filter(([, count]) => count > 0).map(([result, count]) => `${RESULT_WORDS[result].toLocaleLowerCase('vi')} ${two(count)}`).join('; ');
}

/** `nguyên nhân khách quan: máy chủ do tỉnh quản lý` */
function causeWords(cause: ReportedFinding['cause']): string {
  if (cause === null) return '';
  const text = oneLine(cause.text);
  return [`nguyên nhân${cause.kind === null ? '' : ` ${CAUSE_WORDS[cause.kind].toLocaleLowerCase('vi')}`}`, text].filter(Boolean).join(': ');
}

function listOf(findings: readonly ReportedFinding[], said: (finding: ReportedFinding) => string): Block {
  if (findings.length === 0) return paragraph(NONE);
  const texts = findings.map((finding) => [`${withoutStop(finding.title)} (mã ${finding.code})`, withoutStop(said(finding))].filter(Boolean).join(': '));
  return clauses(...ended(texts).map((text) => clause('-', text)));
}

function labelled(label: string, text: string): Clause {
  return clause('-', [{ text: `${label}: `, italic: true }, { text: `${withoutStop(text)}.` }]);
}

/** Lines that people typed one below the other stay apart. */
function textClauses(label: string, text: string): Clause[] {
  const [first, ...rest] = text.split('\n').map((line) => line.trim()).filter(Boolean);
  if (first === undefined) return [];
  return [labelled(label, first), ...rest.map((line) => clause('+', `${withoutStop(line.replace(/^[-+•]\s*/u, ''))}.`))];
}

function oneLine(text: string): string {
  return text.split('\n').map((line) => withoutStop(line.trim())).filter(Boolean).join('; ');
}
