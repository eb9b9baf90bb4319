import { BorderStyle, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx';
import type { IParagraphOptions } from 'docx';
import type { Run } from '../../model/blocks';
import type { StyleId } from './docx-styles';
import { halfPoints } from './docx-units';

export type FileChild = Paragraph | Table;

/** A paragraph of one style; line feeds become line breaks. */
export function styled(style: StyleId, text: string | readonly Run[], options: Omit<IParagraphOptions, 'style' | 'children' | 'text'> = {}): Paragraph {
  const runs = typeof text === 'string' ? [{ text }] : text;
  return new Paragraph({ ...options, style, children: runs.flatMap((run) => textRuns(run)) });
}

/** Only what differs from the style is written on the run; `size` in points where the style's own does not hold. */
export function textRuns(run: Run, size: number | null = null): TextRun[] {
  const look = {
    ...(run.bold === undefined ? {} : { bold: run.bold }),
    ...(run.italic === undefined ? {} : { italics: run.italic }),
    ...(size === null ? {} : { size: halfPoints(size) }),
  };
  return run.text.split('\n').map((text, index) => new TextRun({ ...look, text, ...(index === 0 ? {} : { break: 1 }) }));
}

const RULE = { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE } as const;

/** A drawn line: the border of an empty paragraph, drawn in from both sides to the wanted length (twips). */
export function centredRule(columnWidth: number, length: number, after = 0): Paragraph {
  const indent = Math.max(0, Math.round((columnWidth - length) / 2));
  return new Paragraph({
    border: { top: RULE },
    indent: { left: indent, right: indent },
    spacing: { before: 60, after, line: 60, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  });
}

/** A framed line of text of the given width (twips) in the middle of a column. */
export function framed(style: StyleId, text: string, columnWidth: number, width: number, spacing: { readonly before: number; readonly after: number; readonly line?: number }): Paragraph {
  const indent = Math.max(0, Math.round((columnWidth - width) / 2));
  return styled(style, text, {
    border: { top: { ...RULE, space: 1 }, bottom: { ...RULE, space: 1 }, left: { ...RULE, space: 0 }, right: { ...RULE, space: 0 } },
    indent: { left: indent, right: indent },
    spacing: { before: spacing.before, after: spacing.after, ...(spacing.line === undefined ? {} : { line: spacing.line, lineRule: LineRuleType.EXACT }) },
  });
}

/** Columns side by side without rules, the frame of head and foot. Widths in twips. */
export function sideBySide(columns: readonly { readonly width: number; readonly children: readonly FileChild[] }[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, column) => sum + column.width, 0), type: WidthType.DXA },
    columnWidths: columns.map((column) => column.width),
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map(
          (column) =>
            new TableCell({
              width: { size: column.width, type: WidthType.DXA },
              verticalAlign: VerticalAlign.TOP,
              margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
              children: column.children.length === 0 ? [new Paragraph({})] : [...column.children],
            }),
        ),
      }),
    ],
  });
}
