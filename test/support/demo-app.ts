import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { caseData } from '../../seed/demo/case-data';
import { DemoStage, type DemoLogin } from '../../seed/demo/demo-stage';
import { playCase } from '../../seed/demo/play-case';
import { createApp } from '../../src/app';
import { migrate } from '../../src/migrate';
import { SettableClock } from '../../src/platform/clock/clock';
import { readSettings } from '../../src/platform/config/settings';
import { testDatabaseUrl } from './database';

export interface DemoApp {
  readonly app: NestFastifyApplication;
  readonly clock: SettableClock;
  readonly logins: readonly DemoLogin[];
  /** Token of a demonstration login. */
  token(username: string): string;
  close(): Promise<void>;
}

const PUBLIC_NAMES = ['app.css', 'app.js', 'icons.svg', 'favicon.svg', 'chevron-down.svg', 'inter-latin.woff2', 'inter-vietnamese.woff2'];

/** A folder that stands in for the built assets: pages only need their names. */
function publicFolder(folder: string): string {
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(Object.fromEntries(PUBLIC_NAMES.map((name) => [name, name]))));
  return folder;
}

/** The whole server on a fresh database of TEST_DATABASE, with the Q2/2018 case played up to `until`. */
export async function startDemoApp(until = caseData().round.now): Promise<DemoApp> {
  const database = await testDatabaseUrl();
  const folder = mkdtempSync(join(tmpdir(), 'cchc-app-'));
  const settings = readSettings({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    STORAGE_DIR: join(folder, 'files'),
    PUBLIC_DIR: publicFolder(folder),
    LOG_LEVEL: 'silent',
    DEMO_MODE: 'true',
  });
  await migrate(settings);
  const data = caseData();
  const clock = new SettableClock(Date.parse(data.round.draftedAt));
  const app = await createApp({ settings, clock });
  const logins = await playCase(new DemoStage(app, clock, () => undefined), data, Date.parse(until));
  clock.set(Date.parse(until));
  return {
    app,
    clock,
    logins,
    token: (username) => logins.find((login) => login.username === username)?.token ?? '',
    close: async () => {
      await app.close();
      await database.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
