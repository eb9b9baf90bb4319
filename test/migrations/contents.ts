import type { DataSource } from 'typeorm';

export type Row = Readonly<Record<string, unknown>>;
/** Rows of every table of the product, by its name. */
export type Contents = ReadonlyMap<string, readonly Row[]>;

/** What a database holds now, read from the catalogue and not from the entities: those describe the newest schema only. */
export async function contentsOf(dataSource: DataSource): Promise<Contents> {
  const named = dataSource.options.type === 'postgres'
    ? `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
    : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;
  const tables = (await dataSource.query<{ name: string }[]>(named)).map(({ name }) => name).filter((name) => name !== 'migrations').sort();
  const contents = new Map<string, readonly Row[]>();
  for (const table of tables) contents.set(table, await dataSource.query<Row[]>(`SELECT * FROM "${table}"`));
  return contents;
}

export async function columnsOf(dataSource: DataSource): Promise<ReadonlySet<string>> {
  const columns = dataSource.options.type === 'postgres'
    ? `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`
    : `SELECT m.name || '.' || c.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`;
  return new Set((await dataSource.query<{ name: string }[]>(columns)).map(({ name }) => name).filter((name) => !name.startsWith('migrations.')));
}

/** The named columns of each row as text, in an order of their own. */
const told = (rows: readonly Row[], columns: readonly string[]): string[] => rows.map((row) => JSON.stringify(columns.map((column) => row[column]))).sort();

/** What the tables and columns that are in both no longer hold alike: `session: 3 rows, then 0`, `unit.name_vi differs`. */
export function differences(before: Contents, after: Contents, columns: ReadonlySet<string>): string[] {
  return [...before].flatMap(([table, rows]) => {
    const now = after.get(table);
    if (!now || ![...columns].some((column) => column.startsWith(`${table}.`))) return [];
    if (rows.length !== now.length) return [`${table}: ${rows.length} rows, then ${now.length}`];
    const shared = Object.keys(rows[0] ?? {}).filter((column) => columns.has(`${table}.${column}`));
    if (told(rows, shared).join('\n') === told(now, shared).join('\n')) return [];
    const changed = shared.filter((column) => told(rows, [column]).join('\n') !== told(now, [column]).join('\n'));
    return changed.length === 0 ? [`${table}: rows were mixed up`] : changed.map((column) => `${table}.${column} differs`);
  });
}

/** Tables that are gone as a whole, and columns of tables that stay. */
export function lostNames(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  const tables = new Set([...after].map((name) => name.split('.')[0] as string));
  const gone = [...before].filter((name) => !after.has(name));
  return [...new Set(gone.map((name) => (tables.has(name.split('.')[0] as string) ? name : (name.split('.')[0] as string))))].sort();
}
