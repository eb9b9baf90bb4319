import type { CalendarDate, Instant } from '../../kernel/calendar-date';
import type { Block } from './blocks';

/**
 * A paper or workbook before it has a format. A query fills it, every renderer can draw it.
 * All texts are Vietnamese as printed; numbers and dates stay typed until a renderer formats them.
 */
export interface ReportDocument {
  readonly meta: DocumentMeta;
  /** The official head (domain 1.3, cells 1 to 6); null for the chair's page and plain lists. */
  readonly head: OfficialHead | null;
  readonly body: readonly Block[];
  /** Nơi nhận and signatures, printed after the body and before the annexes; null when the paper is not signed. */
  readonly closing: Closing | null;
  readonly annexes: readonly Annex[];
}

/**
 * What decides the page plan: `official` has a type name (BÁO CÁO, KẾ HOẠCH, QUYẾT ĐỊNH…), `letter` is a công văn (V/v under the number),
 * `overview` is the chair's page (always exactly one A4 page), `listing` is an export of a list without an official head.
 */
export type DocumentKind = 'official' | 'letter' | 'overview' | 'listing';

export interface DocumentMeta {
  readonly kind: DocumentKind;
  /** File-safe code, e.g. `consolidated-2018-Q2`. */
  readonly code: string;
  /** One line for the cover sheet, the overview's heading and the file's properties. */
  readonly title: string;
  /** What the content covers, one line each, e.g. "Đợt kiểm tra quý II năm 2018 (2018-Q2)". Cover sheet and overview. */
  readonly scope: readonly string[];
  /** The paper's own date; null while it is a draft: the day stays blank for the records clerk. */
  readonly date: CalendarDate | null;
  /** For a draft: the day whose layout rules apply and whose month and year are printed. */
  readonly draftedOn: CalendarDate;
  /** When the figures were taken. Also the creation date inside the files, so the same input gives the same bytes. */
  readonly dataAt: Instant;
  /** Invented figures: "DỮ LIỆU MẪU" in the head of every page and sheet and beside every signature block. */
  readonly sampleNotice: boolean;
}

export interface OfficialHead {
  readonly issuer: Issuer;
  /** The number given by the records clerk; null prints the gap to write it in: `Số:      /BC-SNV`. */
  readonly number: string | null;
  /** Symbol after the slash, e.g. `BC-SNV`. */
  readonly symbol: string;
  /** Place name before the date, e.g. `Đồng Tháp`. */
  readonly place: string;
  /** `BÁO CÁO`; null on a letter. */
  readonly typeName: string | null;
  /** Trích yếu without "V/v"; one line each. */
  readonly summary: readonly string[];
  /** Kính gửi; one recipient stands on the same line, two or more are listed. */
  readonly addressees: readonly string[];
  /** Căn cứ, without end marks (the rule set puts them). */
  readonly legalBases: readonly string[];
  readonly urgency: Urgency | null;
}

export interface Issuer {
  /** Cơ quan chủ quản, upright and not bold; empty when the body has no parent in the head (UBND tỉnh). */
  readonly parentLines: readonly string[];
  /** Issuing body, bold, one printed line each: `['ỦY BAN NHÂN DÂN', 'TỈNH ĐỒNG THÁP']`. */
  readonly bodyLines: readonly string[];
  /** Its name inside a sentence, e.g. `Sở Nội vụ`; used in "(Kèm theo … của Sở Nội vụ)". */
  readonly nameInText: string;
}

export type Urgency = 'urgent' | 'veryUrgent' | 'express';

export interface Closing {
  /** Nơi nhận, without dashes and end marks; the first is usually "Như trên", the last "Lưu: VT, …". Empty for minutes. */
  readonly recipients: readonly string[];
  /** One, or several side by side (minutes: thư ký, đại diện đơn vị, trưởng đoàn). */
  readonly signatures: readonly SignatureBlock[];
}

export interface SignatureBlock {
  /** Authority lines above the post: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`; empty when signing in own right. */
  readonly authority: readonly string[];
  /** `GIÁM ĐỐC`, `PHÓ CHỦ TỊCH`, `TRƯỞNG ĐOÀN`. */
  readonly post: string;
  /** Full name as printed; `(Họ và tên)` where no person may be named. */
  readonly name: string;
  /** Post held in the own office, under the name of a team head; null otherwise. */
  readonly postUnderName: string | null;
}

/** A new section with its own page numbers. `number` is Roman: `I` prints "Phụ lục I"; null when the paper has only one annex. */
export interface Annex {
  readonly key: string;
  readonly number: string | null;
  readonly title: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly blocks: readonly Block[];
}

export type { Block } from './blocks';
