import { Injectable } from '@nestjs/common';
import { problem, type Problem } from '../../kernel/problem';
import type { ReceivedFile } from '../../platform/http/multipart-receiver';
import { runLimited, type ChildLimits } from '../../platform/jobs/limited-child';
import { projectRoot } from '../../platform/platform.module';
import type { RawWorkbook } from './raw-workbook';
import { workbookAnswer } from './workbook-answer';

export const WORKBOOK_LIMITS: ChildLimits = { memoryMb: 256, timeMs: 10_000, outputBytes: 16_000_000 };
/** A filled workbook has some tens of kB. */
export const WORKBOOK_MAX_BYTES = 10_000_000;

/** Codes that the child answers with: `problems:workbook.<code>`. */
const REFUSALS = ['empty', 'notWorkbook', 'oldFormat', 'openDocument', 'encrypted', 'damaged', 'tooLarge'];

/** Reads an uploaded workbook in a process of its own with little memory and little time; whatever happens to it, the file is refused with a reason. */
@Injectable()
export class WorkbookReader {
  limits: ChildLimits = WORKBOOK_LIMITS;

  async read({ path, name, size }: ReceivedFile): Promise<RawWorkbook | Problem> {
    const refused = (code: string): Problem => problem(`workbook.${code}`, 'workbook', { name });
    if (size > WORKBOOK_MAX_BYTES) return refused('tooLarge');
    const outcome = await runLimited(projectRoot(), 'read-workbook.mjs', path, [], this.limits);
    if (!outcome.ok) return refused(outcome.reason === 'fault' ? 'damaged' : 'tooLarge');
    const answer = workbookAnswer(outcome.output);
    if (answer === null) return refused('damaged');
    if ('refused' in answer) return refused(REFUSALS.includes(answer.refused) ? answer.refused : 'damaged');
    return answer;
  }
}
