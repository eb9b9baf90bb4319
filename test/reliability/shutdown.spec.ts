import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createApp } from '../../src/app';
import { migrate } from '../../src/migrate';
import { readSettings } from '../../src/platform/config/settings';
import { onPostgres, testDatabaseUrl } from '../support/database';
import { publicFolder } from '../support/demo-app';

describe('a server that is stopped', () => {
  it('leaves nothing of the database open: no log beside the SQLite file, no connection to PostgreSQL', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cchc-stop-'));
    const database = await testDatabaseUrl();
    try {
      const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: database.url, STORAGE_DIR: join(folder, 'files'), PUBLIC_DIR: publicFolder(folder), LOG_LEVEL: 'silent' });
      await migrate(settings);
      const app = await createApp({ settings });
      expect(await openParts(database.url)).toBeGreaterThan(0);
      await app.close();
      expect(await openParts(database.url)).toBe(0);
    } finally {
      await database.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function openParts(url: string): Promise<number> {
  if (!onPostgres) return Number(existsSync(`${url}-wal`));
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
  await client.end();
  return Number(rows[0]?.count);
}
