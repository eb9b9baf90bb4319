import type { CalendarDate, Instant } from '../../kernel/calendar-date';

/** A typed value of a table. Renderers decide how it looks; a workbook keeps numbers and dates real. */
export type Cell = TextCell | IntegerCell | DecimalCell | PercentCell | DateCell | InstantCell | StateCell | EmptyCell;

export interface TextCell {
  readonly type: 'text';
  readonly text: string;
}
export interface IntegerCell {
  readonly type: 'integer';
  readonly value: number;
}
export interface DecimalCell {
  readonly type: 'decimal';
  readonly value: number;
  /** Digits after the comma. */
  readonly digits: number;
}
/** `value` is a fraction: 0.308 prints "30,8%". */
export interface PercentCell {
  readonly type: 'percent';
  readonly value: number;
}
export interface DateCell {
  readonly type: 'date';
  readonly date: CalendarDate;
}
export interface InstantCell {
  readonly type: 'instant';
  readonly at: Instant;
}
export interface StateCell {
  readonly type: 'state';
  readonly label: string;
  readonly tone: StateTone;
}
/** `notApplicable` prints "-", `notYet` prints nothing: a real zero is an integer cell. */
export interface EmptyCell {
  readonly type: 'empty';
  readonly reason: EmptyReason;
}

export type CellType = Exclude<Cell['type'], 'empty'>;
export type EmptyReason = 'notApplicable' | 'notYet';

/** What a state means, so that every renderer gives it the same grey, pattern and weight. */
export type StateTone = 'done' | 'claimed' | 'doing' | 'notYet' | 'transferred' | 'late' | 'neutral';

export const textCell = (text: string): TextCell => ({ type: 'text', text });
export const integerCell = (value: number): IntegerCell => ({ type: 'integer', value });
export const decimalCell = (value: number, digits = 1): DecimalCell => ({ type: 'decimal', value, digits });
export const percentCell = (value: number): PercentCell => ({ type: 'percent', value });
export const dateCell = (date: CalendarDate): DateCell => ({ type: 'date', date });
export const instantCell = (at: Instant): InstantCell => ({ type: 'instant', at });
export const stateCell = (label: string, tone: StateTone): StateCell => ({ type: 'state', label, tone });
export const emptyCell = (reason: EmptyReason = 'notApplicable'): EmptyCell => ({ type: 'empty', reason });
/** Null becomes an empty cell. */
export const optionalDateCell = (date: CalendarDate | null, reason: EmptyReason = 'notApplicable'): Cell =>
  date === null ? emptyCell(reason) : dateCell(date);
