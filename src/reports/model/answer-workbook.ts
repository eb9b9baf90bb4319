import type { Instant } from '../../kernel/calendar-date';
import type { Cell } from './cells';

/** A workbook that people fill in and send back: some cells are theirs, the rest is locked. All words are given here. */
export interface AnswerWorkbook {
  readonly code: string;
  readonly title: string;
  readonly scope: readonly string[];
  /** Invented figures: marked on every sheet and printed page. */
  readonly sampleNotice: boolean;
  readonly madeAt: Instant;
  readonly table: FilledTable;
  readonly help: HelpSheet;
  readonly lists: ListSheet;
  /** Hidden: what the answer must come back with. The first cell names the kind of file. */
  readonly technical: { readonly sheetName: string; readonly rows: readonly (readonly (string | number)[])[] };
}

export interface FilledTable {
  readonly sheetName: string;
  readonly columns: readonly FilledColumn[];
  /** By column key. */
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

export interface FilledColumn {
  readonly key: string;
  readonly header: string;
  /** Width in digits of the standard type. */
  readonly digits: number;
  /** May be written. */
  readonly open: boolean;
  readonly align: 'left' | 'center';
  readonly input: 'text' | 'date' | { readonly list: string; readonly problem: string };
}

export interface HelpSheet {
  readonly sheetName: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Values to choose from, one list a column. */
export interface ListSheet {
  readonly sheetName: string;
  readonly lists: readonly { readonly key: string; readonly header: string; readonly values: readonly string[] }[];
}
