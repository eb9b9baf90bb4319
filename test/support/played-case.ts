import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DemoLogin } from '../../seed/demo/demo-stage';
import { onPostgres, postgresDatabase, sqliteFile } from './database';

/** Where a play leaves its database and files. */
export interface PlayPlace {
  readonly url: string;
  readonly storage: string;
  readonly folder: string;
}

export interface PlayedCopy {
  readonly database: { readonly url: string; readonly remove: () => Promise<void> };
  readonly logins: readonly DemoLogin[];
}

/** The play of one moment takes seconds; a spec that finds none made in this time makes its own. */
const LONGEST_PLAY_MS = 25_000;

/**
 * A database and files of one's own, as the play called `name` left them. The first spec of a run that asks makes the play, the
 * others copy it. Null outside a whole run (PLAYED_CASES unset), and when another process never finished its play.
 */
export async function copyOfPlay(name: string, storage: string, play: (place: PlayPlace) => Promise<readonly DemoLogin[]>): Promise<PlayedCopy | null> {
  const kept = process.env.PLAYED_CASES;
  if (!kept) return null;
  const key = createHash('sha256').update(name).digest('hex').slice(0, 16);
  const folder = join(kept, `${onPostgres ? 'postgres' : 'sqlite'}-${key}`);
  const file = join(folder, 'played.sqlite');
  const files = join(folder, 'files');
  const logins = join(folder, 'logins.json');
  const template = `played_${key}`;
  if (isFirst(folder)) {
    const url = onPostgres ? (await postgresDatabase({ name: template })).url : file;
    const made = await play({ url, storage: files, folder: join(folder, 'public') });
    writeFileSync(`${logins}.new`, JSON.stringify(made));
    renameSync(`${logins}.new`, logins);
  }
  for (const from = Date.now(); !existsSync(logins); await wait(100)) if (Date.now() - from > LONGEST_PLAY_MS) return null;
  const database = onPostgres ? await postgresDatabase({ template }) : sqliteFile();
  if (!onPostgres) copyFileSync(file, database.url);
  if (existsSync(files)) cpSync(files, storage, { recursive: true });
  return { database, logins: JSON.parse(readFileSync(logins, 'utf8')) as readonly DemoLogin[] };
}

/** Exactly one process makes a folder. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
