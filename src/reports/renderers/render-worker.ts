import type { AnswerWorkbook } from '../model/answer-workbook';
import type { ReportDocument } from '../model/report-document';
import { renderAnswerWorkbookCleanly, renderDocument } from './render-document';
import type { RenderFormat } from './render-format';

export interface RenderTask {
  readonly document: ReportDocument;
  readonly format: RenderFormat;
}

/** Entry of a pool thread; the libraries and fonts are loaded here and never in the web process. Named by the pool's `name` option. */
export async function renderTask({ document, format }: RenderTask): Promise<Uint8Array> {
  return renderDocument(document, format);
}

/** The workbook that a unit fills in. */
export async function answerWorkbookTask(content: AnswerWorkbook): Promise<Uint8Array> {
  return renderAnswerWorkbookCleanly(content);
}
