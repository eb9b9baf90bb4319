import { toNfc } from '../../kernel/vietnamese-text';
import type { AnswerWorkbook } from './answer-workbook';
import type { ReportDocument } from './report-document';

/**
 * Characters that no paper may carry: controls (tab and line feed stay), what XML 1.0 forbids, and the bidirectional
 * overrides that make a text read otherwise than it is stored.
 */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/** Any value as printable text in NFC (TCVN 6909); a lone surrogate becomes U+FFFD. An object becomes its string form, never a formula or a link. */
export function printableText(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value);
  return toNfc(text.replace(LONE_SURROGATE, '\uFFFD').replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n').replace(FORBIDDEN, ''));
}

/** The same document with every text printable. Done once, before any renderer sees it. */
export function cleanDocument(document: ReportDocument): ReportDocument {
  return cleanValue(document) as ReportDocument;
}

/** The same for a workbook to be filled in. */
export function cleanWorkbook(content: AnswerWorkbook): AnswerWorkbook {
  return cleanValue(content) as AnswerWorkbook;
}

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, isWording(value, key) ? printableText(item) : cleanValue(item)]));
  }
  return value;
}

/** The wording of a cell is a string whatever a query put there: file libraries take an object for a formula or a link. */
function isWording(cell: object, key: string): boolean {
  const type = 'type' in cell ? cell.type : null;
  return (type === 'text' && key === 'text') || (type === 'state' && key === 'label');
}
