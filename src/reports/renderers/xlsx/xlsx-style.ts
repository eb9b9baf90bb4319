import type { Alignment, Borders, Cell, Font, PageSetup, Worksheet } from 'exceljs';
import type { OfficialLayout } from '../../model/official-layout';
import { OFFICIAL_WORDS } from '../../model/official-words';
import { lineCount } from '../../model/text-width';
import type { FontFace } from '../../model/text-width';

export const FONT_NAME = 'Times New Roman';
const INCH_MM = 25.4;
/** Column widths count digits of the workbook's standard type: 7 pixels = 5.25 points each, of which a cell keeps some 3 points free. */
const DIGIT_PT = 5.25;
const CELL_PADDING_PT = 4;
/** Programs break lines a little differently; a row is rather too tall than cut off. */
const CAUTION = 0.96;
/** Excel's limit for a row, in points. */
const MAX_ROW_PT = 409;

/** Lines that a wrapped text takes in columns of the given digits. Rows get their height here: LibreOffice does not fit them on opening. */
export function wrappedLines(text: string, size: number, digits: number, face: FontFace = 'regular'): number {
  return lineCount(text, size, Math.max(size, (digits * DIGIT_PT - CELL_PADDING_PT) * CAUTION), face);
}

/** Room for text in columns of so many digits, and the digits that a column needs for a text of so many points. */
export const cellTextPt = (digits: number): number => digits * DIGIT_PT;
export const digitsForPt = (points: number): number => (points + CELL_PADDING_PT) / (DIGIT_PT * CAUTION);

export function rowHeight(lines: number, size: number): number {
  return Math.min(MAX_ROW_PT, Math.round(lines * size * 1.25 + 4));
}

export function font(size: number, options: { readonly bold?: boolean; readonly italic?: boolean } = {}): Partial<Font> {
  return { name: FONT_NAME, family: 1, size, bold: options.bold ?? false, italic: options.italic ?? false, color: { argb: 'FF000000' } };
}

const THIN = { style: 'thin', color: { argb: 'FF000000' } } as const;
export const BORDERS: Partial<Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN };

export function align(horizontal: 'left' | 'center' | 'right', vertical: 'top' | 'middle' = 'top'): Partial<Alignment> {
  return { horizontal, vertical, wrapText: true };
}

export function paint(cell: Cell, style: { readonly font: Partial<Font>; readonly alignment: Partial<Alignment>; readonly borders?: boolean; readonly format?: string | null }): void {
  cell.font = style.font;
  cell.alignment = style.alignment;
  if (style.borders === true) cell.border = BORDERS;
  if (style.format !== undefined && style.format !== null) cell.numFmt = style.format;
}

/** A4 landscape, one page wide, margins and page number of the document's rule set; the sample mark once on every printed page: the first page of a sheet has it in a cell, the others in their head. */
export function setUpPage(sheet: Worksheet, layout: OfficialLayout, sampleNotice: boolean): void {
  const { top, bottom, right } = layout.marginsMm;
  const setup: Partial<PageSetup> = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    // Each sheet counts from 1 and so has a first page of its own, also when the whole workbook is printed.
    firstPageNumber: 1,
    horizontalCentered: true,
    margins: { top: top / INCH_MM, bottom: bottom / INCH_MM, left: 20 / INCH_MM, right: right / INCH_MM, header: 9 / INCH_MM, footer: 9 / INCH_MM },
  };
  Object.assign(sheet.pageSetup, setup);
  const mark = sampleNotice ? `&R&"${FONT_NAME},Bold"&9${OFFICIAL_WORDS.sampleNotice}` : '';
  const topCentre = layout.pageNumber.place === 'topCentre';
  const number = `&"${FONT_NAME},Regular"&${layout.pageNumber.size}&P`;
  sheet.headerFooter = {
    differentFirst: true,
    differentOddEven: false,
    firstHeader: '',
    firstFooter: '',
    oddHeader: `${topCentre ? `&C${number}` : ''}${mark}`,
    oddFooter: topCentre ? '' : `&R${number}`,
    evenHeader: '',
    evenFooter: '',
  };
}
