import { BorderStyle, HeadingLevel, Paragraph } from 'docx';
import { isListLead, type Block, type Clause, type ClausesBlock, type FiguresBlock, type HeadingBlock, type ProposalsBlock, type Run } from '../../model/blocks';
import { cellText } from '../../model/cell-text';
import { textCell } from '../../model/cells';
import { keyValueClauses } from '../../model/key-values';
import { column, dataRow } from '../../model/table';
import type { Table } from '../../model/table';
import { tableOfHeatMap, tableOfUnitBars } from '../../model/tabular-blocks';
import { tableChildren } from './docx-table';
import { styled, textRuns } from './docx-text';
import type { FileChild } from './docx-text';

export interface BlockSettings {
  /** Text width in twips. */
  readonly width: number;
  /** Type size of tables in points. */
  readonly tableSize: number;
  /** A signature follows: it never stands on a page without the last words it signs. */
  readonly signed?: boolean;
}

/** Blocks as Word content; bars and heat map become tables of counts, which an office can still edit. */
export function blockChildren(blocks: readonly Block[], settings: BlockSettings): FileChild[] {
  return blocks.flatMap((block, index) => oneBlock(block, index, settings, isListLead(block, blocks[index + 1]) || (settings.signed === true && index === blocks.length - 1)));
}

function oneBlock(block: Block, index: number, { width, tableSize }: BlockSettings, lead: boolean): FileChild[] {
  const table = (item: Table): FileChild[] => tableChildren(item, width, tableSize);
  switch (block.type) {
    case 'heading':
      return [headingParagraph(block)];
    case 'paragraph':
      return [styled('OfficialBody', block.runs, { keepNext: lead, ...(block.align === 'body' ? {} : { alignment: block.align, indent: { firstLine: 0 } }) })];
    case 'clauses':
      return listParagraphs(block, lead);
    case 'keyValues':
      if (block.look === 'list') return listParagraphs(keyValueClauses(block), lead);
      return block.rows.map((row) => styled('OfficialBody', [{ text: `${row.label}: ` }, { text: cellText(row.value), bold: true }]));
    case 'table':
      return table(block.table);
    case 'figures':
      return table(figuresTable(block, index));
    case 'unitBars':
      return table(tableOfUnitBars(block, `bars-${index}`));
    case 'heatMap':
      return table(tableOfHeatMap(block, `heat-${index}`));
    case 'points':
      return [
        styled('PartTitle', block.title, { keepNext: true }),
        ...block.items.map((item, place) => styled('OfficialBody', [{ text: `${place + 1}. ` }, { text: `${item.lead} `, bold: true }, { text: item.text }])),
      ];
    case 'proposals':
      return proposals(block);
    case 'note':
      return [styled('PaperNote', block.text)];
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true, spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' } })];
  }
}

function headingParagraph(block: HeadingBlock): Paragraph {
  const levels = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
  const text = [block.number, block.level === 1 ? block.text.toLocaleUpperCase('vi') : block.text].filter((part) => part !== '').join(' ');
  return new Paragraph({ heading: levels[block.level], children: textRuns({ text }) });
}

/** The first of several stays with the second: no list begins with one line at the foot of a page. */
function listParagraphs({ items }: ClausesBlock, keepLast: boolean): Paragraph[] {
  return items.flatMap((item, place) => clauseParagraphs(item, (place === 0 && items.length > 1) || (keepLast && place === items.length - 1)));
}

function clauseParagraphs(item: Clause, keepNext = false): Paragraph[] {
  const number: Run = { text: `${item.number} `, ...(item.runs[0]?.bold === true ? { bold: true } : {}) };
  return [styled('OfficialBody', [number, ...item.runs], { keepNext }), ...item.items.flatMap((child) => clauseParagraphs(child, keepNext))];
}

function proposals(block: ProposalsBlock): FileChild[] {
  const rule = { style: BorderStyle.SINGLE, size: 4, space: 0, color: '000000' } as const;
  return [
    styled('PartTitle', block.title, { keepNext: true }),
    ...block.items.map((item, place) => styled('OfficialBody', [{ text: `${place + 1}. ${item.text} ` }, { text: item.detail, italic: true }])),
    ...(block.noteLines === 0 ? [] : [styled('PartTitle', block.noteLabel, { keepNext: true })]),
    // Paragraph borders of equal neighbours would merge into one box; "between" draws each line.
    ...Array.from({ length: block.noteLines }, () => styled('OfficialBody', '', { border: { bottom: rule, between: rule } })),
  ];
}

function figuresTable(block: FiguresBlock, index: number): Table {
  const key = (place: number): string => `figure-${place}`;
  return {
    key: `figures-${index}`,
    title: null,
    sheetName: '',
    unitOfMeasure: null,
    use: 'printed',
    numberedColumns: false,
    columns: block.items.map((item, place) => column(key(place), item.label, 'text', 1, { align: 'center' })),
    rows: [
      dataRow(Object.fromEntries(block.items.map((item, place) => [key(place), textCell(cellText(item.value))]))),
      dataRow(Object.fromEntries(block.items.map((item, place) => [key(place), textCell(item.detail.join('\n'))]))),
    ],
    total: null,
  };
}
