import type { Worksheet } from 'exceljs';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { Closing } from '../../model/report-document';
import { align, font, paint } from './xlsx-style';

const SIGNING_ROWS = 4;

/** Signatures side by side under a table; the sample mark stands in the space to sign in. */
export function signatureRows(sheet: Worksheet, closing: Closing, sampleNotice: boolean, top: number, width: number): void {
  const blocks = closing.signatures.length;
  const places = Math.max(2, blocks);
  const room = Math.max(1, Math.floor(width / places));
  closing.signatures.forEach((signature, index) => {
    // A single signature stands on the right half.
    const first = 1 + (blocks === 1 ? places - 1 : index) * room;
    const last = Math.min(width, first + room - 1);
    const upper = [...signature.authority, signature.post];
    const lines = [...upper, ...Array.from({ length: SIGNING_ROWS }, (_, row) => (sampleNotice && row === 1 ? OFFICIAL_WORDS.sampleNotice : '')), signature.name, signature.postUnderName ?? ''];
    lines.forEach((text, row) => {
      if (text === '') return;
      const cell = sheet.getCell(top + row, first);
      if (last > first) sheet.mergeCells(top + row, first, top + row, last);
      cell.value = text;
      paint(cell, { font: font(12, { bold: true }), alignment: align('center', 'middle') });
    });
  });
}
