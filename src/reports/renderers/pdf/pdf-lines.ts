import type { Content, ContentNode, Margin } from 'pdfmake';
import type { Run } from '../../model/blocks';
import { OFFICIAL_WORDS } from '../../model/official-words';

/** A solid line drawn in the middle of a column; never underlined text (NĐ 30/2020, Phụ lục I). */
export function centredLine(columnWidth: number, length: number, above: number, below: number): ContentNode {
  const start = (columnWidth - length) / 2;
  return {
    canvas: [{ type: 'line', x1: start, y1: 0, x2: start + length, y2: 0, lineWidth: 0.75 }],
    margin: [0, above, 0, below],
  };
}

export function textRuns(runs: readonly Run[]): readonly Content[] {
  return runs.map((run) => ({ text: run.text, bold: run.bold ?? false, italics: run.italic ?? false }));
}

/** The framed words "DỮ LIỆU MẪU", placed by its parent. */
export function sampleMark(size: number, margin: Margin = [0, 0, 0, 0]): ContentNode {
  return {
    table: { body: [[{ text: OFFICIAL_WORDS.sampleNotice, bold: true, fontSize: size, alignment: 'center', lineHeight: 1 }]], widths: ['auto'] },
    layout: { hLineWidth: () => 0.75, vLineWidth: () => 0.75, paddingLeft: () => 4, paddingRight: () => 4, paddingTop: () => 1, paddingBottom: () => 1 },
    margin,
  };
}

/** Puts something of natural width in the middle. */
export function centred(content: Content, margin: Margin = [0, 0, 0, 0]): ContentNode {
  const inner: ContentNode = { width: 'auto', stack: [content] };
  return { columns: [{ width: '*', text: '' }, inner, { width: '*', text: '' }], margin };
}
