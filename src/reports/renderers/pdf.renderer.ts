import pdfmake = require('pdfmake');
import { withEndMark } from '../model/closing-mark';
import { annexLabel, officialLines } from '../model/official-lines';
import { officialLayoutOn } from '../model/official-layout';
import type { OfficialLayout } from '../model/official-layout';
import type { Annex, ReportDocument } from '../model/report-document';
import { textWidthPt } from '../model/text-width';
import { blockContent, keptWithClosing } from './pdf/pdf-blocks';
import { closingContent, closingHeightPt } from './pdf/pdf-closing';
import { FONT, FONT_FILES, mayFetch, mayReadFile } from './pdf/pdf-fonts';
import { officialHead } from './pdf/pdf-head';
import { breaksBefore } from './pdf/pdf-keep';
import { centredLine } from './pdf/pdf-lines';
import { overviewContent, tightnessSteps } from './pdf/pdf-overview';
import type { Tightness } from './pdf/pdf-overview';
import { pageDecoration } from './pdf/pdf-pages';
import { A4_PT, pt } from './pdf/pdf-units';

pdfmake.setFonts({ [FONT]: FONT_FILES });
pdfmake.setUrlAccessPolicy(mayFetch);
pdfmake.setLocalAccessPolicy(mayReadFile);

const OVERVIEW_MARGINS_MM = { left: 18, top: 14, right: 15, bottom: 12 } as const;

/** The document as PDF: official layout of its date, text selectable in NFC, fonts embedded. The same document gives the same bytes. */
export async function renderPdf(document: ReportDocument): Promise<Buffer> {
  const layout = officialLayoutOn(document.meta.date ?? document.meta.draftedOn);
  return document.meta.kind === 'overview' ? renderOverview(document, layout) : renderPaper(document, layout);
}

function renderPaper(document: ReportDocument, layout: OfficialLayout): Promise<Buffer> {
  const { sampleNotice } = document.meta;
  const margins = pageMargins(layout);
  const layouts = { header: { count: 0 }, footer: { count: 0 } };
  const sections: pdfmake.Content[] = [
    { section: { stack: mainContent(document, layout) }, pageSize: 'A4', pageOrientation: 'portrait', pageMargins: margins, ...pageDecoration(layout, sampleNotice, layouts) },
    ...document.annexes.map((annex): pdfmake.Content => ({
      section: { stack: annexContent(document, annex, layout) },
      pageSize: 'A4',
      pageOrientation: annex.orientation,
      pageMargins: margins,
      ...pageDecoration(layout, sampleNotice, layouts),
    })),
  ];
  return pdfBytes({
    ...definition(document, margins),
    content: sections,
    defaultStyle: { font: FONT, fontSize: layout.sizes.body, lineHeight: layout.body.lineSpacing },
    pageBreakBefore: breaksBefore(layout, document.closing === null ? 0 : closingHeightPt(document.closing, layout, textWidth(layout, 'portrait'))),
  });
}

function mainContent(document: ReportDocument, layout: OfficialLayout): pdfmake.Content[] {
  const width = textWidth(layout, 'portrait');
  const head = document.head === null ? listingHead(document) : officialHead(document.head, officialLines(document, document.head, layout), layout, width);
  const body = document.closing === null ? document.body : withEndMark(document.body);
  const text = blockContent(body, { layout, width, tableSize: 11 });
  if (document.closing === null) return [...head, ...text];
  // A signature never stands alone on its page: the last paragraph goes with it.
  return [...head, ...text.slice(0, -1), ...text.slice(-1).map(keptWithClosing), ...closingContent(document.closing, layout, document.meta.sampleNotice)];
}

function listingHead(document: ReportDocument): pdfmake.Content[] {
  return [
    { text: document.meta.title, bold: true, fontSize: 14, alignment: 'center', margin: [0, 0, 0, 4] },
    ...document.meta.scope.map((text): pdfmake.Content => ({ text, italics: true, fontSize: 11, alignment: 'center' })),
    { text: '', margin: [0, 0, 0, 6] },
  ];
}

function annexContent(document: ReportDocument, annex: Annex, layout: OfficialLayout): pdfmake.Content[] {
  const width = textWidth(layout, annex.orientation);
  const { annexNumber, annexTitle } = layout.sizes;
  const title = annex.title.toLocaleUpperCase('vi');
  const titleWidth = Math.min(width, textWidthPt(title, annexTitle, 'bold'));
  const annexed: pdfmake.Content[] =
    document.head === null
      ? []
      : [{ text: officialLines(document, document.head, layout).annexedTo, italics: true, fontSize: annexTitle - 1, alignment: 'center', lineHeight: 1, preserveLeadingSpaces: true }];
  return [
    { text: annexLabel(annex.number), bold: true, fontSize: annexNumber, alignment: 'center', lineHeight: 1 },
    { text: title, bold: true, fontSize: annexTitle, alignment: 'center', lineHeight: 1.05 },
    ...annexed,
    centredLine(width, Math.min(titleWidth * layout.head.shortLineShare, pt(60)), 5, 8),
    ...blockContent(annex.blocks, { layout, width, tableSize: annex.orientation === 'landscape' ? 10 : 11 }),
  ];
}

async function renderOverview(document: ReportDocument, layout: OfficialLayout): Promise<Buffer> {
  const { left, top, right, bottom } = OVERVIEW_MARGINS_MM;
  const margins: pdfmake.Margin = [pt(left), pt(top), pt(right), pt(bottom)];
  const width = A4_PT.width - pt(left) - pt(right);
  const onOnePage = async (tightness: Tightness): Promise<Buffer | null> => {
    const seen = { pages: 0 };
    const bytes = await pdfBytes({
      ...definition(document, margins),
      content: overviewContent(document, layout, width, tightness),
      footer: (_, pages) => {
        seen.pages = pages;
        return { text: '' };
      },
    });
    return seen.pages === 1 ? bytes : null;
  };
  const bytes = await firstFitting(tightnessSteps(document), onOnePage);
  if (bytes === null) throw new RangeError(`The overview ${document.meta.code} does not fit one page`);
  return bytes;
}

/** The roomiest step that fits, by halving: a tighter step fits whenever a roomier one does. */
async function firstFitting(steps: readonly Tightness[], render: (step: Tightness) => Promise<Buffer | null>): Promise<Buffer | null> {
  let best: Buffer | null = null;
  let low = 0;
  let high = steps.length - 1;
  while (low <= high) {
    // The first step fits the usual round of a province, so it is tried first.
    const middle: number = low === 0 && best === null && high === steps.length - 1 ? 0 : Math.floor((low + high) / 2);
    const step: Tightness | undefined = steps[middle];
    const bytes: Buffer | null = step === undefined ? null : await render(step);
    if (bytes === null) {
      low = middle + 1;
    } else {
      best = bytes;
      high = middle - 1;
    }
  }
  return best;
}

function definition(document: ReportDocument, margins: pdfmake.Margin): Omit<pdfmake.DocumentDefinition, 'content'> {
  const dataAt = new Date(document.meta.dataAt);
  return {
    pageSize: 'A4',
    pageMargins: margins,
    defaultStyle: { font: FONT, fontSize: 10 },
    // The moment of the figures, not of rendering: the file is hashed and must come out the same.
    info: { title: document.meta.title, producer: 'pdfmake', creator: document.meta.code, creationDate: dataAt, modDate: dataAt },
    version: '1.7',
    language: 'vi',
    displayTitle: true,
  };
}

function pdfBytes(document: pdfmake.DocumentDefinition): Promise<Buffer> {
  return pdfmake.createPdf(document).getBuffer();
}

function pageMargins(layout: OfficialLayout): pdfmake.Margin {
  const { left, top, right, bottom } = layout.marginsMm;
  return [pt(left), pt(top), pt(right), pt(bottom)];
}

function textWidth(layout: OfficialLayout, orientation: 'portrait' | 'landscape'): number {
  const page = orientation === 'portrait' ? A4_PT.width : A4_PT.height;
  return page - pt(layout.marginsMm.left) - pt(layout.marginsMm.right);
}
