import { createHash } from 'node:crypto';
import type { RemedyResult } from '../../features/findings';
import type { AnswerContent, CauseKind } from '../../features/remediation';
import { CAUSE_WORDS, RESULT_WORDS } from '../definitions/consolidated/paper-words';

/** First cell of the hidden sheet: a file of ours, whatever its sheets are called now. */
export const WORKBOOK_MARK = 'cchc-bao-cao-khac-phuc';
export const WORKBOOK_FORMAT = 2;
/** Labels of the hidden sheet's rows. */
export const TECHNICAL = { report: 'bao-cao', version: 'lan-nop', item: 'muc' } as const;

export const COLUMNS = ['serial', 'code', 'finding', 'returned', 'result', 'done', 'committedOn', 'receiver', 'figures', 'causeKind', 'cause', 'difficulty'] as const;
export type WorkbookColumn = (typeof COLUMNS)[number];

/** Head of each column; when read, only how it begins counts, without marks. */
export const HEADS: Readonly<Record<WorkbookColumn, string>> = {
  serial: 'TT',
  code: 'Mã tồn tại',
  finding: 'Nội dung tồn tại',
  returned: 'Lý do trả lại',
  result: 'Kết quả khắc phục',
  done: 'Việc đã làm và kết quả',
  committedOn: 'Ngày cam kết hoàn thành',
  receiver: 'Cơ quan nhận chuyển',
  figures: 'Số liệu sau khắc phục',
  causeKind: 'Loại nguyên nhân',
  cause: 'Nguyên nhân',
  difficulty: 'Khó khăn, kiến nghị',
};

export const CAUSE_CHOICES = Object.entries(CAUSE_WORDS) as readonly (readonly [CauseKind, string])[];
export const RESULT_CHOICES = Object.entries(RESULT_WORDS) as readonly (readonly [RemedyResult, string])[];

/** Longest texts, as on the page. */
export const LONGEST = { done: 5000, difficulty: 3000, cause: 3000, figures: 200 } as const;

/** `Sở Thông tin và Truyền thông (STTTT)`: the code tells bodies of one name apart. */
export const receiverChoice = ({ code, nameVi }: { readonly code: string; readonly nameVi: string }): string => `${nameVi} (${code})`;

/** Short mark of an answer as the file was given out: a row that still has it was not touched. */
export function answerBase({ result, doneVi, committedOn, receiverCode, difficultyVi, figuresVi, causeKind, causeVi }: AnswerContent): string {
  return createHash('sha256').update(JSON.stringify([result, doneVi, committedOn, receiverCode, difficultyVi, figuresVi, causeKind, causeVi])).digest('hex').slice(0, 16);
}
