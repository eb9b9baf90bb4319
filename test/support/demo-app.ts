import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { caseData, type CaseData } from '../../seed/demo/case-data';
import { DemoStage, type DemoLogin } from '../../seed/demo/demo-stage';
import { withEighthFinding } from '../../seed/demo/eighth-finding';
import { playCase } from '../../seed/demo/play-case';
import { createApp } from '../../src/app';
import { AccountStore } from '../../src/features/identity';
import type { Actor } from '../../src/kernel/actor';
import { migrate } from '../../src/migrate';
import { SettableClock } from '../../src/platform/clock/clock';
import { readSettings, type Settings } from '../../src/platform/config/settings';
import { testDatabaseUrl } from './database';
import { copyOfPlay, type PlayPlace } from './played-case';

export interface DemoApp {
  readonly app: NestFastifyApplication;
  readonly clock: SettableClock;
  readonly logins: readonly DemoLogin[];
  /** Every route of the server, whoever added it: `GET /findings/:code`. */
  readonly routes: readonly string[];
  readonly settings: Settings;
  /** For use cases called directly. */
  actor(username: string): Promise<Actor>;
  /** Token of a demonstration login. */
  token(username: string): string;
  close(): Promise<void>;
}

const PUBLIC_NAMES = ['app.css', 'app.js', 'upload.js', 'icons.svg', 'favicon.svg', 'chevron-down.svg', 'inter-latin.woff2', 'inter-vietnamese.woff2'];

/** A folder that stands in for the built assets: pages only need their names. */
export function publicFolder(folder: string): string {
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(Object.fromEntries(PUBLIC_NAMES.map((name) => [name, name]))));
  return folder;
}

export interface DemoAppOptions {
  /** Settings by their environment keys, over those of a test. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Huyện Cao Lãnh with eight findings, as J1 and J6 need it. */
  readonly eighthFinding?: boolean;
  /** Before the first event of the case: to watch what the use cases do. */
  readonly beforePlay?: (app: NestFastifyApplication) => void;
}

/** The whole server on a fresh database of TEST_DATABASE, with the Q2/2018 case played up to `until`. */
export async function startDemoApp(until = caseData().round.now, options: DemoAppOptions = {}): Promise<DemoApp> {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-app-'));
  const storage = join(folder, 'files');
  const data = options.eighthFinding ? withEighthFinding(caseData()) : caseData();
  // What differs only in its moment is played once per run and copied; what watches or sets the play is played here.
  const copied = options.beforePlay || options.environment ? null : await copyOfPlay(`${until}${options.eighthFinding ? ' eighth' : ''}`, storage, (place) => playInto(place, data, until));
  const database = copied?.database ?? (await testDatabaseUrl());
  const settings = settingsOf(database.url, storage, folder, options.environment);
  if (!copied) await migrate(settings);
  const clock = new SettableClock(Date.parse(data.round.draftedAt));
  const routes = new Set<string>();
  const app = await createApp({ settings, clock, onRoute: ({ method, url }) => [method].flat().forEach((one) => routes.add(`${one} ${url}`)) });
  options.beforePlay?.(app);
  const logins = copied?.logins ?? (await playCase(new DemoStage(app, clock, () => undefined), data, Date.parse(until)));
  clock.set(Date.parse(until));
  return {
    app,
    clock,
    logins,
    routes: [...routes],
    settings,
    actor: async (username) => {
      const accounts = app.get(AccountStore, { strict: false });
      const actor = await accounts.actorOf((await accounts.findByUsername(username))?.id ?? '');
      if (!actor) throw new Error(`no account ${username}`);
      return actor;
    },
    token: (username) => logins.find((login) => login.username === username)?.token ?? '',
    close: async () => {
      await app.close();
      await database.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function settingsOf(databaseUrl: string, storage: string, folder: string, environment: Readonly<Record<string, string>> = {}): Settings {
  return readSettings({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    STORAGE_DIR: storage,
    PUBLIC_DIR: publicFolder(folder),
    LOG_LEVEL: 'silent',
    DEMO_MODE: 'true',
    ...environment,
  });
}

/** Migrates and plays, and leaves nothing open. */
async function playInto(place: PlayPlace, data: CaseData, until: string): Promise<readonly DemoLogin[]> {
  mkdirSync(place.folder, { recursive: true });
  const settings = settingsOf(place.url, place.storage, place.folder);
  await migrate(settings);
  const clock = new SettableClock(Date.parse(data.round.draftedAt));
  const app = await createApp({ settings, clock });
  try {
    return await playCase(new DemoStage(app, clock, () => undefined), data, Date.parse(until));
  } finally {
    await app.close();
  }
}
