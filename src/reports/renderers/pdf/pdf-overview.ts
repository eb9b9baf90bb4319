import type { Content } from 'pdfmake';
import type { Block, HeatMapBlock, UnitBarsBlock } from '../../model/blocks';
import type { OfficialLayout } from '../../model/official-layout';
import type { ReportDocument } from '../../model/report-document';
import { blockContent } from './pdf-blocks';
import { figuresRow, heatMap, noteLines, pointsList, proposalItems, unitBars } from './pdf-figures';
import { sampleMark } from './pdf-lines';

/** How tightly the chair's page is set: type scale, and how many units keep a line of their own. */
export interface Tightness {
  readonly scale: number;
  readonly units: number;
}

/** From roomy to tight; the first that fits one page is used. Units are folded only when 8-point type is not enough. */
export function tightnessSteps(document: ReportDocument): Tightness[] {
  const units = Math.max(0, ...document.body.map((block) => (block.type === 'unitBars' || block.type === 'heatMap' ? block.rows.length : 0)));
  const scales = [1.07, 1, 0.94, 0.88, 0.82].map((scale) => ({ scale, units }));
  const folded: Tightness[] = [];
  for (let kept = Math.floor(units * 0.8); kept >= 3; kept = Math.floor(kept * 0.8)) folded.push({ scale: 0.82, units: kept });
  return [...scales, ...folded];
}

/** The chair's page: heading, figures, a row per unit, what stands out beside the proposals, heat map, room to write. */
export function overviewContent(document: ReportDocument, layout: OfficialLayout, width: number, tightness: Tightness): Content[] {
  const { scale } = tightness;
  const { meta } = document;
  const mark: Content[] = meta.sampleNotice ? [{ width: 'auto', stack: [sampleMark(10 * scale)] }] : [];
  return [
    { columns: [{ width: '*', text: meta.title, bold: true, fontSize: 17 * scale, lineHeight: 1 }, ...mark], columnGap: 8 },
    ...meta.scope.map((text): Content => ({ text, fontSize: 10 * scale, lineHeight: 1.05, margin: [0, 1, 0, 0] })),
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 1 }], margin: [0, 4, 0, 2] },
    ...document.body.flatMap((block, index) => overviewBlock(block, document.body[index + 1], document.body[index - 1], layout, width, tightness)),
  ];
}

function overviewBlock(block: Block, next: Block | undefined, previous: Block | undefined, layout: OfficialLayout, width: number, tightness: Tightness): Content[] {
  const { scale } = tightness;
  switch (block.type) {
    case 'figures':
      return figuresRow(block, width, scale);
    case 'unitBars':
      return unitBars(kept(block, tightness.units), width, scale, foldedCount(block, tightness.units));
    case 'heatMap':
      return heatMap(kept(block, tightness.units), width, scale, foldedCount(block, tightness.units));
    case 'points':
      if (next?.type !== 'proposals') return pointsList(block, scale);
      return [
        { columns: [{ width: '*', stack: pointsList(block, scale) }, { width: '*', stack: proposalItems(next, scale) }], columnGap: 16 },
        ...noteLines(next, width, scale),
      ];
    case 'proposals':
      return previous?.type === 'points' ? [] : [...proposalItems(block, scale), ...noteLines(block, width, scale)];
    case 'note':
      return [{ text: block.text, italics: true, fontSize: 8.5 * scale, lineHeight: 1, margin: [0, 4, 0, 0] }];
    default:
      return blockContent([block], { layout, width, tableSize: 9 * scale });
  }
}

function kept<T extends UnitBarsBlock | HeatMapBlock>(block: T, units: number): T {
  return { ...block, rows: block.rows.slice(0, units) };
}

function foldedCount(block: UnitBarsBlock | HeatMapBlock, units: number): number {
  return Math.max(0, block.rows.length - units);
}
