import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../../migrations';
import { SnakeNaming } from './snake-naming';
import { guardPostgres, guardSqlite } from './sqlite-guard';

export type EntityClass = abstract new (...args: never[]) => unknown;

export interface DatabaseSettings {
  /** `postgres://…` for PostgreSQL; otherwise the path of the SQLite file. */
  readonly url: string;
  readonly entities: readonly EntityClass[];
  /** Tests switch the guard off to prove that it is what keeps acknowledged rows. */
  readonly guarded?: boolean;
  readonly lockLimitMs?: number;
}

export const isPostgresUrl = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

interface PragmaConnection {
  pragma(statement: string): unknown;
}

/** Durable by default: WAL alone leaves `synchronous` at NORMAL, and a power cut may take the last acknowledged report with it. */
function prepareSqlite(connection: PragmaConnection): void {
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'busy_timeout = 5000',
    'trusted_schema = OFF',
    // Else INSERT OR REPLACE would delete a row of an append-only table without asking its trigger.
    'recursive_triggers = ON',
    'cell_size_check = ON',
    'journal_size_limit = 67108864',
  ]) {
    connection.pragma(pragma);
  }
}

function optionsFor(settings: DatabaseSettings): DataSourceOptions {
  const shared = {
    entities: [...settings.entities] as unknown as (new () => unknown)[],
    migrations: [...MIGRATIONS],
    migrationsTransactionMode: 'each' as const,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
  } satisfies Partial<DataSourceOptions>;
  if (isPostgresUrl(settings.url)) {
    return {
      ...shared,
      type: 'postgres',
      url: settings.url,
      poolSize: 10,
      // Also how long a request waits for its turn: measured with 2,200 at once at a deadline, ten seconds turned some away.
      connectTimeoutMS: 60_000,
      extra: { connectionTimeoutMillis: 60_000, statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 },
    };
  }
  return { ...shared, type: 'better-sqlite3', database: settings.url, prepareDatabase: prepareSqlite };
}

/** Opens the database with the guard in place before the first query; the caller migrates and closes. */
export async function openDataSource(settings: DatabaseSettings): Promise<DataSource> {
  if (!isPostgresUrl(settings.url) && settings.url !== ':memory:') mkdirSync(dirname(settings.url), { recursive: true, mode: 0o700 });
  const dataSource = new DataSource(optionsFor(settings));
  if (settings.guarded ?? true) {
    if (dataSource.options.type === 'postgres') guardPostgres(dataSource);
    else guardSqlite(dataSource, settings.lockLimitMs);
  }
  return dataSource.initialize();
}
