import type { Content, ContentNode } from 'pdfmake';
import { isListLead, type Block, type Clause, type ClausesBlock, type HeadingBlock, type ParagraphBlock, type Run } from '../../model/blocks';
import { cellText } from '../../model/cell-text';
import { keyValueClauses } from '../../model/key-values';
import type { OfficialLayout } from '../../model/official-layout';
import { textWidthPt } from '../../model/text-width';
import { figuresRow, heatMap, pointsList, proposalsList, unitBars } from './pdf-figures';
import { BEFORE_CLOSING, KEPT_WITH_NEXT, RUNNING_TEXT } from './pdf-keep';
import { textRuns } from './pdf-lines';
import { tableContent } from './pdf-table';
import { pt } from './pdf-units';

export interface BlockSettings {
  readonly layout: OfficialLayout;
  /** Text width in points. */
  readonly width: number;
  /** Type size of tables in points. */
  readonly tableSize: number;
}

export function blockContent(blocks: readonly Block[], settings: BlockSettings): Content[] {
  const content: Content[] = [];
  let headings: ContentNode[] = [];
  let breakBefore = false;
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'pageBreak') {
      breakBefore = true;
      continue;
    }
    if (block.type === 'heading' && !breakBefore) {
      headings.push(headingText(block, settings.layout));
      continue;
    }
    const nodes = isListLead(block, blocks[index + 1]) ? oneBlock(block, settings).map(keptWithNext) : oneBlock(block, settings);
    if (breakBefore) {
      // On the next block, not after the last one: a full page would be followed by an empty one.
      content.push(...headings, { stack: nodes, pageBreak: 'before' });
      headings = [];
    } else {
      content.push(...underHeadings(headings, nodes));
      headings = [];
    }
    breakBefore = false;
  }
  return [...content, ...headings];
}

/**
 * Headings move to the next page with a table or drawing that is not torn. Inside such a block they lose their level and the block is
 * not nested: pdfmake 0.3.11 drops the content of an unbreakable block in which a page break falls.
 */
function underHeadings(headings: readonly ContentNode[], nodes: readonly Content[]): Content[] {
  const [first, ...rest] = nodes;
  if (headings.length === 0 || typeof first !== 'object' || !('unbreakable' in first) || first.unbreakable !== true) return [...headings, ...nodes];
  const plain = headings.map((node): Content => ({ ...node, headlineLevel: undefined }));
  return [{ stack: [...plain, ...(first.stack ?? [])], unbreakable: true }, ...rest];
}

function oneBlock(block: Block, settings: BlockSettings): Content[] {
  const { layout, width, tableSize } = settings;
  switch (block.type) {
    case 'heading':
      return [headingText(block, layout)];
    case 'paragraph':
      return [paragraphText(block, layout)];
    case 'clauses':
      return clauseList(block, settings);
    case 'keyValues':
      if (block.look === 'list') return clauseList(keyValueClauses(block), settings);
      return block.rows.map((row) => bodyText([{ text: `${row.label}: ` }, { text: cellText(row.value), bold: true }], layout));
    case 'table':
      return [...tableContent(block.table, width, tableSize)];
    case 'figures':
      return figuresRow(block, width, 1);
    case 'unitBars':
      return [together(unitBars(block, width, 1), block.rows.length)];
    case 'heatMap':
      return [together(heatMap(block, width, 1), block.rows.length)];
    case 'points':
      return pointsList(block, 1.2);
    case 'proposals':
      return proposalsList(block, width, 1.2);
    case 'note':
      return [{ text: block.text, italics: true, fontSize: layout.sizes.recipients, margin: [0, 2, 0, 6] }];
    case 'pageBreak':
      return [];
  }
}

/** A drawing of few rows is not torn over two pages. */
function together(stack: Content[], rows: number): Content {
  return { stack, unbreakable: rows <= 15 };
}

function headingText(block: HeadingBlock, layout: OfficialLayout): ContentNode {
  const text = [block.number, block.level === 1 ? block.text.toLocaleUpperCase('vi') : block.text].filter((part) => part !== '').join(' ');
  const common: ContentNode = { text, fontSize: layout.sizes.body, headlineLevel: KEPT_WITH_NEXT, margin: [0, 2, 0, layout.body.paragraphGapPt] };
  if (block.level === 0) return { ...common, bold: true, alignment: 'center', margin: [0, 6, 0, 8] };
  return { ...common, bold: block.level < 3, alignment: 'left', leadingIndent: pt(layout.body.firstLineIndentMm) };
}

function paragraphText(block: ParagraphBlock, layout: OfficialLayout): Content {
  if (block.align === 'body') return bodyText(block.runs, layout);
  return { text: textRuns(block.runs), fontSize: layout.sizes.body, alignment: block.align, lineHeight: layout.body.lineSpacing, margin: [0, 0, 0, layout.body.paragraphGapPt] };
}

/** A first line alone is no list: it stays with the second. */
function clauseList({ items }: ClausesBlock, { layout, width }: BlockSettings): Content[] {
  return items.flatMap((item, place) => {
    const texts = clauseTexts(item, layout);
    const [first, ...rest] = texts;
    return place === 0 && items.length > 1 && first !== undefined && isOneLine(item, layout, width) ? [keptWithNext(first), ...rest] : texts;
  });
}

function isOneLine({ number, runs }: Clause, layout: OfficialLayout, width: number): boolean {
  const text = [number, ...runs.map((run) => run.text)].join(' ');
  return pt(layout.body.firstLineIndentMm) + textWidthPt(text, layout.sizes.body, 'bold') < width;
}

const marked = (node: Content, headlineLevel: number): Content => (typeof node === 'object' && 'text' in node ? { ...node, headlineLevel } : node);
const keptWithNext = (node: Content): Content => marked(node, KEPT_WITH_NEXT);
export const keptWithClosing = (node: Content): Content => marked(node, BEFORE_CLOSING);

function clauseTexts(item: Clause, layout: OfficialLayout): Content[] {
  const own = bodyText([{ text: `${item.number} `, bold: item.runs[0]?.bold ?? false }, ...item.runs], layout);
  return [own, ...item.items.flatMap((child) => clauseTexts(child, layout))];
}

function bodyText(runs: readonly Run[], layout: OfficialLayout): ContentNode {
  return {
    text: textRuns(runs),
    fontSize: layout.sizes.body,
    alignment: 'justify',
    lineHeight: layout.body.lineSpacing,
    leadingIndent: pt(layout.body.firstLineIndentMm),
    headlineLevel: RUNNING_TEXT,
    margin: [0, 0, 0, layout.body.paragraphGapPt],
  };
}
