import type { Content } from 'pdfmake';
import type { OfficialLayout } from '../../model/official-layout';
import type { OfficialLines } from '../../model/official-lines';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { OfficialHead } from '../../model/report-document';
import { textWidthPt } from '../../model/text-width';
import { centredLine } from './pdf-lines';
import { pt } from './pdf-units';

/** The head of an official paper: cells 1 to 6 and 9a, 10b of the decree's page plan. `width` is the text width in points. */
export function officialHead(head: OfficialHead, lines: OfficialLines, layout: OfficialLayout, width: number): Content[] {
  const left = width * layout.head.leftShare;
  const right = width * layout.head.rightShare;
  const letter = head.typeName === null;
  return [
    { columns: [{ width: left, stack: issuer(head, layout, left) }, { width: right, stack: nation(layout, right) }], columnGap: 0 },
    {
      columns: [
        { width: left, stack: numberCell(head, lines, layout, letter) },
        { width: right, text: lines.placeAndDate, fontSize: layout.sizes.placeAndDate, italics: true, alignment: 'center', lineHeight: 1 },
      ],
      columnGap: 0,
      margin: [0, 7, 0, 0],
    },
    ...(letter ? [] : typeAndSummary(head.typeName ?? '', lines, layout, width)),
    ...addressees(lines, layout, width, letter),
    ...lines.legalBases.map((text, index): Content => ({
      text,
      italics: layout.legalBasis.italic,
      fontSize: layout.sizes.body,
      lineHeight: layout.body.lineSpacing,
      leadingIndent: pt(layout.body.firstLineIndentMm),
      alignment: 'justify',
      margin: [0, index === 0 ? 8 : 0, 0, layout.body.paragraphGapPt],
    })),
  ];
}

function issuer(head: OfficialHead, layout: OfficialLayout, width: number): Content[] {
  const { sizes } = layout;
  const longest = Math.max(...head.issuer.bodyLines.map((line) => textWidthPt(line, sizes.issuingBody, 'bold')));
  return [
    ...head.issuer.parentLines.map((text): Content => ({ text, fontSize: sizes.parentBody, alignment: 'center', lineHeight: 1 })),
    ...head.issuer.bodyLines.map((text): Content => ({ text, bold: true, fontSize: sizes.issuingBody, alignment: 'center', lineHeight: 1 })),
    centredLine(width, Math.min(longest, width) * layout.head.shortLineShare, 3.5, 0),
  ];
}

function nation(layout: OfficialLayout, width: number): Content[] {
  const { sizes } = layout;
  return [
    { text: OFFICIAL_WORDS.nationalName, bold: true, fontSize: sizes.nationalName, alignment: 'center', lineHeight: 1 },
    { text: OFFICIAL_WORDS.nationalMotto, bold: true, fontSize: sizes.nationalMotto, alignment: 'center', lineHeight: 1 },
    centredLine(width, textWidthPt(OFFICIAL_WORDS.nationalMotto, sizes.nationalMotto, 'bold'), 3, 0),
  ];
}

function numberCell(head: OfficialHead, lines: OfficialLines, layout: OfficialLayout, letter: boolean): Content[] {
  const { sizes } = layout;
  const number: Content = { text: lines.number, fontSize: sizes.number, alignment: 'center', lineHeight: 1, preserveLeadingSpaces: true };
  const summary: Content[] = letter
    ? [{ text: lines.summary.join('\n'), fontSize: sizes.letterSummary, alignment: 'center', lineHeight: 1, margin: [4, 6, 4, 0] }]
    : [];
  return [number, ...summary, ...(head.urgency === null ? [] : [urgencyFrame(head.urgency, layout)])];
}

function urgencyFrame(urgency: NonNullable<OfficialHead['urgency']>, layout: OfficialLayout): Content {
  const frame = layout.urgencyFrameMm[urgency];
  const box: Content = {
    table: {
      body: [[{ text: OFFICIAL_WORDS.urgency[urgency], bold: true, fontSize: layout.sizes.urgency, alignment: 'center', lineHeight: 1, verticalAlignment: 'middle' }]],
      widths: [pt(frame.width) - 0.75],
      heights: pt(frame.height) - 0.75,
    },
    layout: { hLineWidth: () => 0.75, vLineWidth: () => 0.75, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0, paddingBottom: () => 0 },
  };
  return { columns: [{ width: '*', text: '' }, { width: 'auto', stack: [box] }, { width: '*', text: '' }], columnGap: 0, margin: [0, 8, 0, 0] };
}

function typeAndSummary(typeName: string, lines: OfficialLines, layout: OfficialLayout, width: number): Content[] {
  const { sizes } = layout;
  const longest = Math.max(0, ...lines.summary.map((line) => textWidthPt(line, sizes.summary, 'bold')));
  return [
    { text: typeName, bold: true, fontSize: sizes.typeName, alignment: 'center', lineHeight: 1, margin: [0, 18, 0, 2] },
    ...lines.summary.map((text): Content => ({ text, bold: true, fontSize: sizes.summary, alignment: 'center', lineHeight: 1.05 })),
    centredLine(width, Math.min(longest, width) * layout.head.shortLineShare, 4, 10),
  ];
}

function addressees(lines: OfficialLines, layout: OfficialLayout, width: number, letter: boolean): Content[] {
  const label = OFFICIAL_WORDS.addressees;
  const size = layout.sizes.addressees;
  const above = letter ? 20 : 6;
  if (lines.soleAddressee !== null) {
    return [{ text: `${label} ${lines.soleAddressee}.`, fontSize: size, alignment: 'center', margin: [0, above, 0, 12] }];
  }
  if (lines.addressees.length === 0) return [];
  const indent = width * 0.22;
  // The dashes stand under the colon of the label.
  const dashes = indent + textWidthPt(label.slice(0, -1), size);
  return [
    { text: label, fontSize: size, margin: [indent, above, 0, 2] },
    ...lines.addressees.map((text, index): Content => ({ text, fontSize: size, margin: [dashes, 0, 0, index === lines.addressees.length - 1 ? 12 : 2] })),
  ];
}
