import type { Block } from '../../model/blocks';
import { annexLabel, officialLines } from '../../model/official-lines';
import { officialLayoutOn } from '../../model/official-layout';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { ReportDocument } from '../../model/report-document';
import type { Table } from '../../model/table';
import { dataRowsOf } from '../../model/table';
import { tableOfHeatMap, tableOfUnitBars } from '../../model/tabular-blocks';
import { uniqueSheetNames } from './sheet-names';

export interface TitleLine {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** One sheet of the workbook, in order; the cover is not among them. */
export interface SheetPlan {
  readonly name: string;
  readonly title: string;
  readonly titleLines: readonly TitleLine[];
  readonly table: Table;
  readonly rowCount: number;
}

/** Every table of the paper is a sheet: those of the body first, then the annexes. Bars and heat map become tables of counts. */
export function sheetPlans(document: ReportDocument): readonly SheetPlan[] {
  const drafts = [
    ...tablesOf(document.body, 'body').map((table) => ({ table, lines: bodyTitle(document, table) })),
    ...document.annexes.flatMap((annex) =>
      tablesOf(annex.blocks, annex.key).map((table) => ({
        table,
        lines: [
          { text: annexLabel(annex.number), bold: true, italic: false },
          { text: (table.title ?? annex.title).toLocaleUpperCase('vi'), bold: true, italic: false },
          ...annexedTo(document),
        ],
      })),
    ),
  ];
  const [, ...names] = uniqueSheetNames([OFFICIAL_WORDS.coverSheet, ...drafts.map((draft) => draft.table.sheetName)]);
  return drafts.map(({ table, lines }, index) => ({
    name: names[index] ?? table.key,
    title: lines.filter((line) => !line.italic).map((line) => line.text).join('. '),
    titleLines: lines,
    table,
    rowCount: dataRowsOf(table).length,
  }));
}

function tablesOf(blocks: readonly Block[], prefix: string): Table[] {
  return blocks.flatMap((block, index): Table[] => {
    if (block.type === 'table') return [block.table];
    if (block.type === 'unitBars') return [tableOfUnitBars(block, `${prefix}-${index}`)];
    if (block.type === 'heatMap') return [tableOfHeatMap(block, `${prefix}-${index}`)];
    return [];
  });
}

function bodyTitle(document: ReportDocument, table: Table): TitleLine[] {
  const main = { text: (table.title ?? document.meta.title).toLocaleUpperCase('vi'), bold: true, italic: false };
  return [main, ...document.meta.scope.map((text) => ({ text, bold: false, italic: true }))];
}

function annexedTo(document: ReportDocument): TitleLine[] {
  if (document.head === null) return [];
  const layout = officialLayoutOn(document.meta.date ?? document.meta.draftedOn);
  return [{ text: officialLines(document, document.head, layout).annexedTo, bold: false, italic: true }];
}
