import type { Content, ContentNode, TableLayout } from 'pdfmake';
import type { FiguresBlock, HeatMapBlock, PointsBlock, ProposalsBlock, UnitBarRow, UnitBarsBlock } from '../../model/blocks';
import { cellText } from '../../model/cell-text';
import { OFFICIAL_WORDS } from '../../model/official-words';
import { rowTotal, unitTotal } from '../../model/tabular-blocks';
import { textWidthPt } from '../../model/text-width';
import { heatColour, stateBarSvg, swatchSvg } from '../state-drawing';
import { FONT } from './pdf-fonts';
import { columnWidths, GRID } from './pdf-table';

const SMALL = 9;
const NORMAL = 10;
const TITLE = 12;

/** Rules between rows only; the look of the chair's page. */
const ROWS_ONLY: TableLayout = {
  ...GRID,
  vLineWidth: () => 0,
  hLineWidth: (row) => (row === 0 ? 0 : row === 1 ? 1 : 0.5),
  hLineColor: (row) => (row <= 1 ? '#000000' : '#999999'),
};

export function blockTitle(text: string, scale: number): Content {
  return { text, bold: true, fontSize: TITLE * scale, lineHeight: 1, margin: [0, 7 * scale, 0, 3 * scale] };
}

/** The row of figures: a box each, value large. */
export function figuresRow(block: FiguresBlock, width: number, scale: number): Content[] {
  const cells = block.items.map((item): Content => ({
    stack: [
      { text: item.label, fontSize: SMALL * scale, lineHeight: 1 },
      { text: cellText(item.value), bold: true, fontSize: 20 * scale, lineHeight: 1, margin: [0, 1, 0, 1] },
      ...item.detail.map((text): Content => ({ text, fontSize: (SMALL - 0.5) * scale, lineHeight: 1 })),
    ],
    margin: [2, 2, 2, 2],
  }));
  if (cells.length === 0) return [];
  return [{ table: { widths: columnWidths(block.items.map(() => ({ weight: 1 })), width), body: [cells], dontBreakRows: true }, layout: GRID, margin: [0, 4 * scale, 0, 2] }];
}

/** `more` is how many units were folded into the last line. */
export function unitBars(block: UnitBarsBlock, width: number, scale: number, more = 0): Content[] {
  const widths = columnWidths([{ weight: 22 }, { weight: 9 }, { weight: 32 }, { weight: 25 }, { weight: 26 }], width);
  const barWidth = widths[2] ?? 0;
  const size = NORMAL * scale;
  const { headers } = block;
  const head = [headers.unit, headers.total, headers.bar, headers.report, headers.lateness].map(
    (text, index): Content => ({ text, bold: true, fontSize: SMALL * scale, alignment: index === 1 ? 'center' : 'left', lineHeight: 1 }),
  );
  const rows = block.rows.map((row) => unitRow(block, row, barWidth, size, scale));
  const folded: Content[][] =
    more === 0 ? [] : [[{ text: OFFICIAL_WORDS.moreUnits(more), italics: true, fontSize: size, colSpan: 5, lineHeight: 1 }, '', '', '', '']];
  return [
    blockTitle(block.title, scale),
    { table: { widths, headerRows: 1, dontBreakRows: true, body: [head, ...rows, ...folded] }, layout: ROWS_ONLY },
    legendLine(block, width, scale),
  ];
}

function unitRow(block: UnitBarsBlock, row: UnitBarRow, barWidth: number, size: number, scale: number): Content[] {
  const segments = block.legend.map((item) => ({ tone: item.tone, count: row.counts[item.key] ?? 0 }));
  const total = unitTotal(block, row.counts);
  const [state = '', ...details] = row.report;
  const [late = '', ...readings] = row.lateness;
  const small = (text: string): Content => ({ text, fontSize: SMALL * scale, lineHeight: 1 });
  const bar: Content = total === 0 ? { text: '–', fontSize: size } : { svg: stateBarSvg(segments, barWidth, 14 * scale, FONT), width: barWidth };
  return [
    { text: row.unit, fontSize: size, lineHeight: 1, margin: [0, 1, 0, 0] },
    { text: String(total), bold: true, fontSize: size, alignment: 'center', lineHeight: 1, margin: [0, 1, 0, 0] },
    bar,
    { stack: [{ text: state, bold: true, fontSize: size, lineHeight: 1 }, ...details.map(small)] },
    { stack: [{ text: row.alarming ? `▲ ${late}` : late, bold: row.alarming, fontSize: size, lineHeight: 1 }, ...readings.map(small)], margin: [0, 1, 0, 0] },
  ];
}

/** Swatch and words, as many to a line as fit. */
function legendLine(block: UnitBarsBlock, width: number, scale: number): Content {
  const size = SMALL * scale;
  const swatch = { width: 16 * scale, height: 9 * scale };
  const lines: Content[][] = [[]];
  let used = 0;
  for (const item of block.legend) {
    const itemWidth = swatch.width + 4 + textWidthPt(item.label, size) * 1.03 + 12;
    if (used > 0 && used + itemWidth > width) {
      lines.push([]);
      used = 0;
    }
    used += itemWidth;
    lines.at(-1)?.push(
      { width: swatch.width + 4, stack: [{ svg: swatchSvg(item.tone, swatch.width, swatch.height), width: swatch.width }], margin: [0, 1, 0, 0] },
      { width: itemWidth - swatch.width - 4, text: item.label, fontSize: size, lineHeight: 1, noWrap: true },
    );
  }
  return { stack: lines.map((columns): ContentNode => ({ columns, columnGap: 0, margin: [0, 3, 0, 0] })) };
}

export function heatMap(block: HeatMapBlock, width: number, scale: number, more = 0): Content[] {
  const size = NORMAL * scale;
  const widths = columnWidths([{ weight: 22 }, ...block.columns.map(() => ({ weight: 10 })), { weight: 8 }], width);
  const plain = (text: string, bold = false): ContentNode => ({ text, bold, fontSize: size, alignment: 'center', lineHeight: 1 });
  const headCell = (code: string, label: string): Content => ({
    stack: [{ text: code, bold: true }, { text: label }].map((line): Content => ({ ...line, fontSize: (SMALL - 1) * scale, alignment: 'center', lineHeight: 1 })),
  });
  const countText = (value: number | null): string => (value === null ? '-' : value === 0 ? '–' : String(value));
  const sums = block.columns.map((_, index) => rowTotal(block.rows.map((row) => row.values[index] ?? null)));
  const body: Content[][] = [
    [{ ...plain(block.corner, true), alignment: 'left' }, ...block.columns.map((area) => headCell(area.code, area.label)), plain(block.totalLabel, true)],
    ...block.rows.map((row): Content[] => [
      { ...plain(row.label), alignment: 'left' },
      ...block.columns.map((_, index): Content => {
        const value = row.values[index] ?? null;
        const colour = heatColour(value);
        return { ...plain(countText(value), (value ?? 0) > 0), fillColor: colour.fill, color: colour.text };
      }),
      plain(String(rowTotal(row.values)), true),
    ]),
    ...(more === 0 ? [] : [[{ ...plain(OFFICIAL_WORDS.moreUnits(more)), italics: true, alignment: 'left' as const, colSpan: block.columns.length + 2 }, ...block.columns.map((): Content => ''), '']]),
    [{ ...plain(block.totalLabel, true), alignment: 'left' }, ...sums.map((sum) => plain(countText(sum), true)), plain(String(sums.reduce((a, b) => a + b, 0)), true)],
  ];
  return [blockTitle(block.title, scale), { table: { widths, headerRows: 1, dontBreakRows: true, body }, layout: GRID }];
}

export function pointsList(block: PointsBlock, scale: number): Content[] {
  const size = NORMAL * scale;
  return [
    blockTitle(block.title, scale),
    ...block.items.map((item, index): Content => ({
      columns: [
        { width: 14 * scale, text: `${index + 1}.`, fontSize: size, lineHeight: 1.05 },
        { width: '*', text: [{ text: `${item.lead} `, bold: true }, { text: item.text }], fontSize: size, lineHeight: 1.05 },
      ],
      columnGap: 2,
      margin: [0, 0, 0, 3 * scale],
    })),
  ];
}

export function proposalsList(block: ProposalsBlock, width: number, scale: number): Content[] {
  return [...proposalItems(block, scale), ...noteLines(block, width, scale)];
}

export function proposalItems(block: ProposalsBlock, scale: number): Content[] {
  const size = NORMAL * scale;
  return [
    blockTitle(block.title, scale),
    ...block.items.map((item, index): Content => ({
      columns: [
        { width: 14 * scale, text: `${index + 1}.`, fontSize: size, lineHeight: 1.05 },
        { width: '*', stack: [{ text: item.text, fontSize: size, lineHeight: 1.05 }, { text: item.detail, italics: true, fontSize: SMALL * scale, lineHeight: 1.05 }] },
      ],
      columnGap: 2,
      margin: [0, 0, 0, 3 * scale],
    })),
  ];
}

/** Ruled lines for the leader's own hand (bút phê). */
export function noteLines(block: ProposalsBlock, width: number, scale: number): Content[] {
  if (block.noteLines === 0) return [];
  const label = textWidthPt(block.noteLabel, NORMAL * scale, 'bold') + 6;
  const rule = (start: number, margin: number): ContentNode => ({ canvas: [{ type: 'line', x1: start, y1: 0, x2: width, y2: 0, lineWidth: 0.4 }], margin: [0, margin, 0, 0] });
  const stack: Content[] = [
    { text: block.noteLabel, bold: true, fontSize: NORMAL * scale, lineHeight: 1, margin: [0, 8 * scale, 0, 0] },
    rule(label, -2),
    ...Array.from({ length: block.noteLines - 1 }, () => rule(0, 19 * scale)),
  ];
  return [{ stack, unbreakable: true }];
}
