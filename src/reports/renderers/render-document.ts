import type { AnswerWorkbook } from '../model/answer-workbook';
import { cleanDocument, cleanWorkbook } from '../model/clean-document';
import type { ReportDocument } from '../model/report-document';
import type { RenderFormat } from './render-format';

type Renderer = (document: ReportDocument) => Promise<Buffer>;

/**
 * Each library is loaded with its first document of that format, and only in the process that renders.
 * `require`, because TypeScript keeps `import()` of a CommonJS build as an ES module import.
 */
const RENDERERS: Readonly<Record<RenderFormat, () => Renderer>> = {
  pdf: () => (require('./pdf.renderer') as typeof import('./pdf.renderer')).renderPdf,
  xlsx: () => (require('./xlsx.renderer') as typeof import('./xlsx.renderer')).renderXlsx,
  docx: () => (require('./docx.renderer') as typeof import('./docx.renderer')).renderDocx,
  html: () => (require('./html.renderer') as typeof import('./html.renderer')).renderHtml,
  csv: () => (require('./csv.renderer') as typeof import('./csv.renderer')).renderCsv,
};

/** The bytes of a document in one format. Pure in its effect: the same document and format give the same bytes. */
export async function renderDocument(document: ReportDocument, format: RenderFormat): Promise<Buffer> {
  return RENDERERS[format]()(cleanDocument(document));
}

export async function renderAnswerWorkbookCleanly(content: AnswerWorkbook): Promise<Buffer> {
  return (require('./answer-workbook.renderer') as typeof import('./answer-workbook.renderer')).renderAnswerWorkbook(cleanWorkbook(content));
}
