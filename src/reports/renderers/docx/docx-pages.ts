import { AlignmentType, BorderStyle, Footer, Header, PageNumber, PageOrientation, Paragraph, TabStopType, TextRun } from 'docx';
import type { ISectionOptions } from 'docx';
import type { OfficialLayout } from '../../model/official-layout';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { FileChild } from './docx-text';
import { halfPoints, twips } from './docx-units';

const HEAD_DISTANCE_MM = 9;

/** Text width of a page in twips. */
export function textWidth(layout: OfficialLayout, orientation: 'portrait' | 'landscape'): number {
  const { page, marginsMm } = layout;
  const across = orientation === 'portrait' ? page.widthMm : page.heightMm;
  return twips(across) - twips(marginsMm.left) - twips(marginsMm.right);
}

/** One section: own page numbers from 1, hidden on its first page, sample mark in every page head. */
export function section(children: readonly FileChild[], layout: OfficialLayout, orientation: 'portrait' | 'landscape', sampleNotice: boolean): ISectionOptions {
  const { marginsMm, page, pageNumber } = layout;
  const width = textWidth(layout, orientation);
  const topCentre = pageNumber.place === 'topCentre';
  return {
    properties: {
      titlePage: true,
      page: {
        // docx exchanges the sides of a landscape page itself.
        size: { width: twips(page.widthMm), height: twips(page.heightMm), orientation: orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE },
        margin: {
          top: twips(marginsMm.top), bottom: twips(marginsMm.bottom), left: twips(marginsMm.left), right: twips(marginsMm.right),
          header: twips(HEAD_DISTANCE_MM), footer: twips(HEAD_DISTANCE_MM), gutter: 0,
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      first: new Header({ children: [headLine(width, null, sampleNotice)] }),
      default: new Header({ children: [headLine(width, topCentre ? pageNumber.size : null, sampleNotice)] }),
    },
    footers: {
      first: new Footer({ children: [new Paragraph({})] }),
      default: new Footer({ children: [topCentre ? new Paragraph({}) : new Paragraph({ style: 'PageNumberText', alignment: AlignmentType.RIGHT, children: [numberRun(pageNumber.size)] })] }),
    },
    children: [...children],
  };
}

function headLine(width: number, numberSize: number | null, sampleNotice: boolean): Paragraph {
  const mark = new TextRun({
    text: OFFICIAL_WORDS.sampleNotice, bold: true, size: halfPoints(9), border: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' },
  });
  return new Paragraph({
    style: 'PageNumberText',
    tabStops: [{ type: TabStopType.CENTER, position: Math.round(width / 2) }, { type: TabStopType.RIGHT, position: width }],
    children: [new TextRun({ text: '\t' }), ...(numberSize === null ? [] : [numberRun(numberSize)]), ...(sampleNotice ? [new TextRun({ text: '\t' }), mark] : [])],
  });
}

function numberRun(size: number): TextRun {
  return new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(size) });
}
