import { Document, Packer } from 'docx';
import type { ISectionOptions } from 'docx';
import { withEndMark } from '../model/closing-mark';
import { annexLabel, officialLines } from '../model/official-lines';
import { officialLayoutOn } from '../model/official-layout';
import type { OfficialLayout } from '../model/official-layout';
import type { Annex, ReportDocument } from '../model/report-document';
import { textWidthPt } from '../model/text-width';
import { blockChildren } from './docx/docx-blocks';
import { closingChildren } from './docx/docx-closing';
import { officialHead } from './docx/docx-head';
import { section, textWidth } from './docx/docx-pages';
import { officialStyles } from './docx/docx-styles';
import { centredRule, styled } from './docx/docx-text';
import type { FileChild } from './docx/docx-text';
import { twips, twipsOfPt } from './docx/docx-units';
import { escapeXml } from './escape-xml';
import { withFixedZipDates } from './zip-dates';

/** The document for Word, in the official layout of its date, to be edited before signing. The same document gives the same bytes. */
export async function renderDocx(document: ReportDocument): Promise<Buffer> {
  const { meta } = document;
  const layout = officialLayoutOn(meta.date ?? meta.draftedOn);
  const file = new Document({
    title: meta.title,
    creator: meta.code,
    styles: officialStyles(layout),
    defaultTabStop: 720,
    sections: [mainSection(document, layout), ...document.annexes.map((annex) => annexSection(document, annex, layout))],
  });
  // docx stamps the clock of the machine; the figures' own moment keeps the file the same.
  const bytes = await Packer.toBuffer(file, false, [{ path: 'docProps/core.xml', data: coreProperties(document) }]);
  return withFixedZipDates(bytes);
}

function mainSection(document: ReportDocument, layout: OfficialLayout): ISectionOptions {
  const { head, closing, meta } = document;
  const width = textWidth(layout, 'portrait');
  const body = closing === null ? document.body : withEndMark(document.body);
  const children: FileChild[] = [
    ...(head === null ? plainHead(document) : officialHead(head, officialLines(document, head, layout), layout, width)),
    ...blockChildren(body, { width, tableSize: 11, signed: closing !== null }),
    ...(closing === null ? [] : closingChildren(closing, meta.sampleNotice, width)),
  ];
  return section(children, layout, 'portrait', meta.sampleNotice);
}

function plainHead(document: ReportDocument): FileChild[] {
  return [styled('TypeName', document.meta.title), ...document.meta.scope.map((text) => styled('AnnexSource', text))];
}

function annexSection(document: ReportDocument, annex: Annex, layout: OfficialLayout): ISectionOptions {
  const width = textWidth(layout, annex.orientation);
  const title = annex.title.toLocaleUpperCase('vi');
  const titleWidth = Math.min(width, twipsOfPt(textWidthPt(title, layout.sizes.annexTitle, 'bold')));
  const children: FileChild[] = [
    styled('AnnexNumber', annexLabel(annex.number)),
    styled('AnnexTitle', title),
    ...(document.head === null ? [] : [styled('AnnexSource', officialLines(document, document.head, layout).annexedTo)]),
    centredRule(width, Math.min(titleWidth * layout.head.shortLineShare, twips(60)), 160),
    ...blockChildren(annex.blocks, { width, tableSize: annex.orientation === 'landscape' ? 10 : 11 }),
  ];
  return section(children, layout, annex.orientation, document.meta.sampleNotice);
}

function coreProperties({ meta }: ReportDocument): string {
  const at = new Date(meta.dataAt).toISOString().replace(/\.\d+Z$/, 'Z');
  const stamp = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(meta.title)}</dc:title><dc:creator>${escapeXml(meta.code)}</dc:creator><cp:revision>1</cp:revision>${stamp('created')}${stamp('modified')}</cp:coreProperties>`
  );
}
