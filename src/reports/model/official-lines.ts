import type { OfficialHead, ReportDocument } from './report-document';
import { OFFICIAL_WORDS, annexedTo, dateInHead, numberInHead } from './official-words';
import type { OfficialLayout } from './official-layout';

/** The composed lines of an official head, the same text in every format. */
export interface OfficialLines {
  readonly number: string;
  readonly placeAndDate: string;
  /** Trích yếu; on a letter it begins with "V/v". */
  readonly summary: readonly string[];
  readonly legalBases: readonly string[];
  /** The addressee on the label's line when there is one, else dash lines under it. */
  readonly soleAddressee: string | null;
  readonly addressees: readonly string[];
  readonly annexedTo: string;
}

export function officialLines(document: ReportDocument, head: OfficialHead, layout: OfficialLayout): OfficialLines {
  const date = headDate(document);
  const sole = head.addressees.length === 1 ? (head.addressees[0] ?? null) : null;
  return {
    number: numberInHead(head.number, head.symbol),
    placeAndDate: `${head.place}, ${date}`,
    summary: head.typeName === null ? head.summary.map((line, index) => (index === 0 ? `${OFFICIAL_WORDS.about} ${line}` : line)) : head.summary,
    legalBases: listed(head.legalBases, '', layout.legalBasis.endOfLine, layout.legalBasis.endOfLast),
    soleAddressee: sole === null ? null : ended(sole, ''),
    addressees: sole === null ? listed(head.addressees, '- ', ';', '.') : [],
    annexedTo: annexedTo(typeInText(head), head.number, head.symbol, date, head.issuer.nameInText),
  };
}

/** Nơi nhận lines: `- Như trên;` … the last one ends with a full stop. */
export function recipientLines(recipients: readonly string[]): readonly string[] {
  return listed(recipients, '- ', ';', '.');
}

/** `Phụ lục I`, or `Phụ lục` when it is the only one. */
export function annexLabel(number: string | null): string {
  return number === null ? OFFICIAL_WORDS.annex : `${OFFICIAL_WORDS.annex} ${number}`;
}

function headDate(document: ReportDocument): string {
  const [year, month, day] = (document.meta.date ?? document.meta.draftedOn).split('-').map(Number);
  return dateInHead(document.meta.date === null ? null : (day ?? null), month ?? 1, year ?? 0);
}

function typeInText(head: OfficialHead): string {
  if (head.typeName === null) return OFFICIAL_WORDS.officialLetter;
  const lower = head.typeName.toLocaleLowerCase('vi');
  return lower.charAt(0).toLocaleUpperCase('vi') + lower.slice(1);
}

function listed(lines: readonly string[], dash: string, end: string, lastEnd: string): readonly string[] {
  return lines.map((line, index) => `${dash}${ended(line, index === lines.length - 1 ? lastEnd : end)}`);
}

function ended(line: string, end: string): string {
  return `${line.trim().replace(/[.;,]$/, '')}${end}`;
}
