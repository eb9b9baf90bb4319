import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { Client } from 'pg';
import { ENTITIES } from '../../src/entities';
import { openDataSource } from '../../src/platform/database/data-source';

export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

export const onPostgres = process.env.TEST_DATABASE === 'postgres';

/** An empty, migrated database of the kind that TEST_DATABASE names: a file of its own, or a PostgreSQL database of its own. */
export async function openTestDatabase(options: { guarded?: boolean; migrated?: boolean } = {}): Promise<TestDatabase> {
  const place = onPostgres ? await postgresDatabase() : sqliteFile();
  const dataSource = await openDataSource({ url: place.url, entities: ENTITIES, guarded: options.guarded ?? true });
  if (options.migrated ?? true) await dataSource.runMigrations();
  return {
    url: place.url,
    dataSource,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await place.remove();
    },
  };
}

/** For servers under test, which open the database themselves. */
export async function testDatabaseUrl(): Promise<{ url: string; remove: () => Promise<void> }> {
  return onPostgres ? postgresDatabase() : sqliteFile();
}

export function sqliteFile(): { url: string; remove: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-test-'));
  return { url: join(folder, 'test.sqlite'), remove: async () => rmSync(folder, { recursive: true, force: true }) };
}

/** @param template a database that nobody is connected to: the new one begins as its copy */
export async function postgresDatabase({ name = `t_${randomBytes(8).toString('hex')}`, template }: { name?: string; template?: string } = {}): Promise<{ url: string; remove: () => Promise<void> }> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('TEST_POSTGRES_URL is missing: run through npm test, which starts a PostgreSQL');
  await admin(server, `CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.toString(), remove: () => admin(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function admin(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
