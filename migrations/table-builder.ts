import { Table, TableCheck, TableColumn, TableForeignKey, TableIndex, TableUnique, type QueryRunner } from 'typeorm';

/** A small vocabulary over TypeORM's `Table`, so that one chain of migrations builds the same schema on SQLite and PostgreSQL. */
interface Nullable {
  nullable?: boolean;
}

const column = (name: string, type: string, options: Nullable & { length?: number; default?: string } = {}): TableColumn =>
  new TableColumn({
    name,
    type,
    isNullable: options.nullable ?? false,
    ...(options.length === undefined ? {} : { length: String(options.length) }),
    ...(options.default === undefined ? {} : { default: options.default }),
  });

export const key = (name: string, length: number): TableColumn =>
  new TableColumn({ name, type: 'varchar', length: String(length), isPrimary: true });
export const sequence = (name: string): TableColumn =>
  new TableColumn({ name, type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' });
export const ref = (name: string, options?: Nullable): TableColumn => column(name, 'varchar', { ...options, length: 36 });
export const date = (name: string, options?: Nullable): TableColumn => column(name, 'varchar', { ...options, length: 10 });
export const line = (name: string, length: number, options?: Nullable): TableColumn => column(name, 'varchar', { ...options, length });
export const text = (name: string, options?: Nullable): TableColumn => column(name, 'text', options);
export const int = (name: string, options?: Nullable): TableColumn => column(name, 'integer', options);
export const real = (name: string, options?: Nullable): TableColumn => column(name, 'double precision', options);
export const instant = (name: string, options?: Nullable): TableColumn => column(name, 'bigint', options);
export const flag = (name: string): TableColumn => column(name, 'boolean', { default: 'false' });
export const rowVersion = (name: string): TableColumn => column(name, 'integer', { default: '1' });

interface Constraints {
  uniques?: Record<string, string[]>;
  indices?: Record<string, string[]>;
  checks?: Record<string, string>;
  /** name: [column, referenced table, on delete]; evidence, findings and reports never cascade. */
  references?: Record<string, [string, string, ('CASCADE' | 'NO ACTION')?]>;
}

export async function createTable(runner: QueryRunner, name: string, columns: TableColumn[], constraints: Constraints): Promise<void> {
  // SQLite keeps booleans as 0 and 1, and compares the default as text.
  if (runner.dataSource.options.type !== 'postgres') columns.filter(({ type }) => type === 'boolean').forEach((one) => (one.default = '0'));
  const entries = <T>(record: Record<string, T> | undefined): [string, T][] => Object.entries(record ?? {});
  await runner.createTable(
    new Table({
      name,
      columns,
      uniques: entries(constraints.uniques).map(([unique, columnNames]) => new TableUnique({ name: unique, columnNames })),
      indices: entries(constraints.indices).map(([index, columnNames]) => new TableIndex({ name: index, columnNames })),
      checks: entries(constraints.checks).map(([check, expression]) => new TableCheck({ name: check, expression })),
      foreignKeys: entries(constraints.references).map(
        ([reference, [columnName, referencedTableName, onDelete]]) =>
          new TableForeignKey({
            name: reference,
            columnNames: [columnName],
            referencedTableName,
            referencedColumnNames: ['id'],
            ...(onDelete === undefined ? {} : { onDelete }),
          }),
      ),
    }),
  );
}

export async function dropTables(runner: QueryRunner, names: readonly string[]): Promise<void> {
  for (const name of names) await runner.dropTable(name);
}
