import { AlignmentType, LineRuleType } from 'docx';
import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import type { OfficialLayout } from '../../model/official-layout';
import { halfPoints, twips, twipsOfPt } from './docx-units';

export const FONT = 'Times New Roman';
const SINGLE_LINE = 240;

/** Style ids of the paper; an office that edits the text before signing changes a style, not a hundred paragraphs. */
export type StyleId =
  | 'NationalName' | 'NationalMotto' | 'ParentBody' | 'IssuingBody' | 'DocumentNumber' | 'PlaceAndDate' | 'TypeName' | 'Summary' | 'LetterSummary'
  | 'Addressee' | 'LegalBasis' | 'OfficialBody' | 'RecipientsLabel' | 'Recipients' | 'Signature' | 'AnnexNumber' | 'AnnexTitle' | 'AnnexSource'
  | 'TableText' | 'TableTitle' | 'PaperNote' | 'PageNumberText' | 'SampleMark' | 'Urgency' | 'PartTitle';

interface Look {
  readonly name: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly alignment?: 'left' | 'center' | 'right' | 'both';
  readonly firstLine?: number;
  readonly before?: number;
  readonly after?: number;
  readonly line?: number;
}

export function officialStyles(layout: OfficialLayout): IStylesOptions {
  const { sizes, body } = layout;
  const firstLine = twips(body.firstLineIndentMm);
  const after = twipsOfPt(body.paragraphGapPt);
  const line = Math.round(SINGLE_LINE * body.lineSpacing);
  const looks: Readonly<Record<StyleId, Look>> = {
    NationalName: { name: 'Quốc hiệu', size: sizes.nationalName, bold: true, alignment: 'center' },
    NationalMotto: { name: 'Tiêu ngữ', size: sizes.nationalMotto, bold: true, alignment: 'center' },
    ParentBody: { name: 'Cơ quan chủ quản', size: sizes.parentBody, alignment: 'center' },
    IssuingBody: { name: 'Cơ quan ban hành', size: sizes.issuingBody, bold: true, alignment: 'center' },
    DocumentNumber: { name: 'Số, ký hiệu', size: sizes.number, alignment: 'center' },
    PlaceAndDate: { name: 'Địa danh, thời gian', size: sizes.placeAndDate, italics: true, alignment: 'center' },
    TypeName: { name: 'Tên loại văn bản', size: sizes.typeName, bold: true, alignment: 'center', before: 320, after: 40 },
    Summary: { name: 'Trích yếu', size: sizes.summary, bold: true, alignment: 'center' },
    LetterSummary: { name: 'Trích yếu công văn', size: sizes.letterSummary, alignment: 'center', before: 120 },
    Addressee: { name: 'Kính gửi', size: sizes.addressees, line },
    LegalBasis: { name: 'Căn cứ', size: sizes.body, italics: layout.legalBasis.italic, alignment: 'both', firstLine, after, line },
    OfficialBody: { name: 'Nội dung văn bản', size: sizes.body, alignment: 'both', firstLine, after, line },
    RecipientsLabel: { name: 'Nơi nhận (nhãn)', size: sizes.recipientsLabel, bold: true, italics: true },
    Recipients: { name: 'Nơi nhận', size: sizes.recipients },
    Signature: { name: 'Chữ ký', size: sizes.signature, bold: true, alignment: 'center' },
    AnnexNumber: { name: 'Số phụ lục', size: sizes.annexNumber, bold: true, alignment: 'center' },
    AnnexTitle: { name: 'Tiêu đề phụ lục', size: sizes.annexTitle, bold: true, alignment: 'center' },
    AnnexSource: { name: 'Kèm theo', size: sizes.annexTitle - 1, italics: true, alignment: 'center' },
    TableText: { name: 'Nội dung bảng', size: 11 },
    TableTitle: { name: 'Tên bảng', size: 12, bold: true, alignment: 'center', before: 80, after: 40 },
    PaperNote: { name: 'Ghi chú', size: 11, italics: true, before: 40, after: 120 },
    PageNumberText: { name: 'Số trang', size: layout.pageNumber.size },
    SampleMark: { name: 'Dữ liệu mẫu', size: 11, bold: true, alignment: 'center' },
    Urgency: { name: 'Độ khẩn', size: sizes.urgency, bold: true, alignment: 'center' },
    PartTitle: { name: 'Tên mục', size: 13, bold: true, before: 120, after: 60 },
  };
  const heading = (bold: boolean, centred: boolean): { readonly run: object; readonly paragraph: object } => ({
    run: { font: FONT, size: halfPoints(sizes.body), bold, italics: false, color: '000000' },
    paragraph: { alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT, keepNext: true, spacing: { before: 40, after, line, lineRule: LineRuleType.AUTO }, indent: centred ? {} : { firstLine } },
  });
  return {
    default: {
      document: { run: { font: FONT, size: halfPoints(sizes.body), language: { value: 'vi-VN' } }, paragraph: { spacing: { before: 0, after: 0, line: SINGLE_LINE, lineRule: LineRuleType.AUTO } } },
      heading1: heading(true, false),
      heading2: heading(true, false),
      heading3: heading(false, false),
      title: heading(true, true),
    },
    paragraphStyles: Object.entries(looks).map(([id, look]) => paragraphStyle(id, look)),
  };
}

function paragraphStyle(id: string, look: Look): IParagraphStyleOptions {
  return {
    id,
    name: look.name,
    basedOn: 'Normal',
    quickFormat: true,
    run: { font: FONT, size: halfPoints(look.size), bold: look.bold ?? false, italics: look.italics ?? false, color: '000000' },
    paragraph: {
      alignment: look.alignment ?? 'left',
      spacing: { before: look.before ?? 0, after: look.after ?? 0, line: look.line ?? SINGLE_LINE, lineRule: LineRuleType.AUTO },
      ...(look.firstLine === undefined ? {} : { indent: { firstLine: look.firstLine } }),
    },
  };
}
