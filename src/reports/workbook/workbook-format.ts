import { createHash } from 'node:crypto';
import type { RemedyResult } from '../../features/findings';
import type { AnswerContent } from '../../features/remediation';
import { RESULT_WORDS } from '../definitions/consolidated/paper-words';

/** First cell of the hidden sheet: a file of ours, whatever its sheets are called now. */
export const WORKBOOK_MARK = 'cchc-bao-cao-khac-phuc';
export const WORKBOOK_FORMAT = 1;
/** Labels of the hidden sheet's rows. */
export const TECHNICAL = { report: 'bao-cao', version: 'lan-nop', item: 'muc' } as const;

export const COLUMNS = ['serial', 'code', 'finding', 'returned', 'result', 'done', 'committedOn', 'receiver', 'difficulty'] as const;
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
  difficulty: 'Khó khăn, kiến nghị',
};

export const RESULT_CHOICES = Object.entries(RESULT_WORDS) as readonly (readonly [RemedyResult, string])[];

/** Longest texts, as on the page. */
export const LONGEST = { done: 5000, difficulty: 3000 } as const;

/** `Sở Thông tin và Truyền thông (STTTT)`: the code tells bodies of one name apart. */
export const receiverChoice = ({ code, nameVi }: { readonly code: string; readonly nameVi: string }): string => `${nameVi} (${code})`;

/** Short mark of an answer as the file was given out: a row that still has it was not touched. */
export function answerBase({ result, doneVi, committedOn, receiverCode, difficultyVi }: AnswerContent): string {
  return createHash('sha256').update(JSON.stringify([result, doneVi, committedOn, receiverCode, difficultyVi])).digest('hex').slice(0, 16);
}
