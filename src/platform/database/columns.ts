import { Column, PrimaryColumn, type ColumnOptions, type ColumnType, type ValueTransformer } from 'typeorm';

/**
 * Column types that mean the same on SQLite and PostgreSQL. Instants are UTC milliseconds in a bigint (PostgreSQL hands bigint
 * back as text, hence the transformer); legal dates are `YYYY-MM-DD` text, never `Date` (which moves with the process zone).
 */
const numberFromDatabase: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

const jsonText: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
  from: (value: string | null) => (value === null ? null : (JSON.parse(value) as unknown)),
};

interface Optional {
  nullable?: boolean;
  name?: string;
}

const optional = (options: Optional): ColumnOptions => ({
  nullable: options.nullable ?? false,
  ...(options.name === undefined ? {} : { name: options.name }),
});

export const IdColumn = (): PropertyDecorator => PrimaryColumn('varchar', { length: 36 });
export const RefColumn = (options: Optional = {}): PropertyDecorator => Column('varchar', { length: 36, ...optional(options) });
export const LineColumn = (length: number, options: Optional = {}): PropertyDecorator => Column('varchar', { length, ...optional(options) });
export const TextColumn = (options: Optional = {}): PropertyDecorator => Column('text', optional(options));
export const IntColumn = (options: Optional = {}): PropertyDecorator => Column('integer', optional(options));
const DOUBLE: ColumnType = 'double precision';
export const RealColumn = (options: Optional = {}): PropertyDecorator => Column({ type: DOUBLE, ...optional(options) });
export const FlagColumn = (): PropertyDecorator => Column('boolean', { default: false });
export const DateColumn = (options: Optional = {}): PropertyDecorator => Column('varchar', { length: 10, ...optional(options) });
export const InstantColumn = (options: Optional = {}): PropertyDecorator =>
  Column('bigint', { ...optional(options), transformer: numberFromDatabase });
export const JsonColumn = (options: Optional = {}): PropertyDecorator => Column('text', { ...optional(options), transformer: jsonText });

/** Counts changes of a row; every update names the version it saw (see `updateGuarded`). */
export const RowVersionColumn = (): PropertyDecorator => Column('integer', { default: 1 });

/** `state IN ('a', 'b')` for a CHECK constraint. */
export function oneOf(column: string, values: readonly string[]): string {
  return `"${column}" IN (${values.map((value) => `'${value}'`).join(', ')})`;
}
