import type { Cell, StateTone } from './cells';
import type { Table } from './table';

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ClausesBlock
  | KeyValuesBlock
  | TableBlock
  | FiguresBlock
  | UnitBarsBlock
  | HeatMapBlock
  | PointsBlock
  | ProposalsBlock
  | NoteBlock
  | PageBreakBlock;

export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Level 1 `I.` capitals bold, 2 `1.` bold, 3 `a)` plain, 0 centred bold (`Phần I`, `QUYẾT ĐỊNH:`). `number` is printed as given, '' for none. */
export interface HeadingBlock {
  readonly type: 'heading';
  readonly level: 0 | 1 | 2 | 3;
  readonly number: string;
  readonly text: string;
}

export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly runs: readonly Run[];
  /** `body` is justified with the first line indented (the official body text). */
  readonly align: 'body' | 'left' | 'center';
}

/** Numbered demands and their parts: `1.`, `a)`, `-`. */
export interface ClausesBlock {
  readonly type: 'clauses';
  readonly items: readonly Clause[];
}
export interface Clause {
  /** As printed: `1.`, `a)`, `Điều 1.`, `-`. */
  readonly number: string;
  readonly runs: readonly Run[];
  readonly items: readonly Clause[];
}

/** Named values, as real numbers on a workbook's cover. `list` prints them like a list of the prose around them: dashes, counts of two digits. */
export interface KeyValuesBlock {
  readonly type: 'keyValues';
  readonly look: 'pairs' | 'list';
  readonly rows: readonly { readonly label: string; readonly value: Cell }[];
}

export interface TableBlock {
  readonly type: 'table';
  readonly table: Table;
}

/** The row of figures on top of the chair's page. `detail` lines stand small under the value. */
export interface FiguresBlock {
  readonly type: 'figures';
  readonly items: readonly { readonly label: string; readonly value: Cell; readonly detail: readonly string[] }[];
}

/** A row per unit with a stacked bar of its findings by state; every bar has the full width, its total stands beside it. */
export interface UnitBarsBlock {
  readonly type: 'unitBars';
  readonly title: string;
  readonly headers: { readonly unit: string; readonly total: string; readonly bar: string; readonly report: string; readonly lateness: string };
  /** Order of the segments; every segment's state stands here. Tones must differ, or two states look the same in print. */
  readonly legend: readonly { readonly key: string; readonly label: string; readonly tone: StateTone }[];
  readonly rows: readonly UnitBarRow[];
}
export interface UnitBarRow {
  readonly unit: string;
  /** Findings by legend key. */
  readonly counts: Readonly<Record<string, number>>;
  /** State of the report, then what happened to it: `['Đã ghi nhận', 'Nộp 18/7']`. */
  readonly report: readonly string[];
  /** On time or not, then what another reading of the time limit says: `['Trễ 1 ngày', 'Cách tính rộng: Đúng hạn']`. */
  readonly lateness: readonly string[];
  /** Late or missing: printed bold with a mark. */
  readonly alarming: boolean;
}

/** Counts of unit x area. Zero prints "–", null means not applicable and prints "-". */
export interface HeatMapBlock {
  readonly type: 'heatMap';
  readonly title: string;
  readonly corner: string;
  readonly totalLabel: string;
  readonly columns: readonly { readonly code: string; readonly label: string }[];
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

/** "Nổi lên": numbered lines with a bold lead. */
export interface PointsBlock {
  readonly type: 'points';
  readonly title: string;
  readonly items: readonly { readonly lead: string; readonly text: string }[];
}

/** "Kiến nghị": who leads and by when under each, then ruled lines for the leader's note (bút phê). */
export interface ProposalsBlock {
  readonly type: 'proposals';
  readonly title: string;
  readonly items: readonly { readonly text: string; readonly detail: string }[];
  readonly noteLabel: string;
  readonly noteLines: number;
}

export interface NoteBlock {
  readonly type: 'note';
  readonly text: string;
}

export interface PageBreakBlock {
  readonly type: 'pageBreak';
}

export const heading = (level: HeadingBlock['level'], number: string, text: string): HeadingBlock => ({ type: 'heading', level, number, text });
export const paragraph = (...runs: (string | Run)[]): ParagraphBlock => ({
  type: 'paragraph',
  align: 'body',
  runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)),
});
export const clause = (number: string, text: string | readonly Run[], items: readonly Clause[] = []): Clause => ({
  number,
  runs: typeof text === 'string' ? [{ text }] : text,
  items,
});
export const clauses = (...items: Clause[]): ClausesBlock => ({ type: 'clauses', items });
export const tableBlock = (table: Table): TableBlock => ({ type: 'table', table });
export const note = (text: string): NoteBlock => ({ type: 'note', text });

/** A paragraph that leads into the list after it, or into parts a), b) of one; the two are not torn apart. */
export function isListLead(block: Block, next: Block | undefined): boolean {
  if (block.type !== 'paragraph' || next === undefined) return false;
  if (next.type === 'heading') return next.level === 3;
  return (next.type === 'clauses' && next.items.length > 0) || (next.type === 'keyValues' && next.rows.length > 0);
}
