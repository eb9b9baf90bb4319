import { MigrationExecutor, type DataSource } from 'typeorm';
import { ENTITIES } from './entities';
import type { Settings } from './platform/config/settings';
import { openDataSource } from './platform/database/data-source';

/** Two servers that start together migrate once: the second waits for this lock and finds nothing to do. */
const MIGRATION_LOCK = 7_201_801;

/** Brings the database to the newest schema. A failed migration ends the process: foreign keys may be off in this connection. */
export async function migrate(settings: Pick<Settings, 'databaseUrl'>): Promise<readonly string[]> {
  const dataSource = await openDataSource({ url: settings.databaseUrl, entities: ENTITIES });
  try {
    return await withMigrationLock(dataSource, async () => (await dataSource.runMigrations()).map(({ name }) => name));
  } finally {
    await dataSource.destroy();
  }
}

async function withMigrationLock<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  if (dataSource.options.type !== 'postgres') return work();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
  }
}

interface RawSqlite {
  pragma(statement: string): unknown;
}

/**
 * Takes the newest migration back. On SQLite TypeORM sets foreign_keys=OFF after BEGIN, where it does nothing, and a rebuilt parent
 * table would delete its children; so it is set around the whole step here, and the references are checked before anything is kept.
 */
export async function revertLast(dataSource: DataSource): Promise<void> {
  if (dataSource.options.type === 'postgres') return dataSource.undoLastMigration();
  const raw = (dataSource.driver as unknown as { databaseConnection: RawSqlite }).databaseConnection;
  const runner = dataSource.createQueryRunner();
  raw.pragma('foreign_keys = OFF');
  try {
    await runner.startTransaction();
    await new MigrationExecutor(dataSource, runner).undoLastMigration();
    const broken = raw.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`${broken.length} rows would lose what they refer to: nothing was changed`);
    await runner.commitTransaction();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    raw.pragma('foreign_keys = ON');
    await runner.release();
  }
}
