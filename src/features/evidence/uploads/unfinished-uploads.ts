import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { NotFoundError, ValidationError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { SystemClock } from '../../../platform/clock/clock';
import { Settings } from '../../../platform/config/settings';
import type { Destination } from './upload-places';

export const UPLOAD_LIFE_MS = 24 * 3_600_000;
const MAX_UNFINISHED = 20;
/** An upload nobody has sent to for so long may make room for the next one of the same account. */
const IDLE_MS = 10 * 60_000;
const SWEEP_MS = 30 * 60_000;
/** Both files of an upload are written one after the other; a lone one older than this stays alone. */
const LONE_MS = 60_000;

export interface Unfinished {
  readonly id: string;
  readonly path: string;
  readonly size: number;
  readonly offset: number;
  readonly name: string;
  readonly to: Destination;
  readonly accountId: string;
  readonly createdAt: number;
  readonly touchedAt: number;
}

/** What of an upload stands in its own words beside its bytes. */
interface Description {
  readonly size?: number;
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Bytes on their way, in STORAGE_DIR/uploads: one file and its description each. They outlive a restart, belong to the account that began
 * them, and are gone after a day. Their age is the machine's, not that of a demonstration.
 */
@Injectable()
export class UnfinishedUploads implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly folder: string;
  private readonly clock = new SystemClock();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly settings: Settings) {
    this.folder = join(settings.storageDir, 'uploads');
  }

  async onApplicationBootstrap(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.sweep();
    this.timer = setInterval(() => void this.sweep().catch(() => undefined), SWEEP_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** @throws NotFoundError also for an upload of another account, and for one that is too old */
  async own(actor: Actor, id: string): Promise<Unfinished> {
    const found = /^[0-9a-f]{32}$/.test(id) ? await this.read(id) : null;
    if (!found || found.accountId !== actor.accountId || this.clock.now() > found.createdAt + UPLOAD_LIFE_MS) throw new NotFoundError();
    return found;
  }

  /** Room for one more of this account. Its own forgotten uploads make way first. */
  async assertRoom(actor: Actor, size: number): Promise<void> {
    const own = await this.ownedBy(actor);
    const idle = own.filter(({ touchedAt }) => this.clock.now() - touchedAt > IDLE_MS).sort((a, b) => a.touchedAt - b.touchedAt);
    while (this.tooMany([...own, { size }])) {
      const oldest = idle.shift();
      if (!oldest) throw new ValidationError([problem('file.unfinishedTooMany', 'files', { count: own.length })]);
      await this.remove(oldest.id);
      own.splice(own.indexOf(oldest), 1);
    }
  }

  /**
   * Counted again once the new one is there: another server on the same store may have begun one between the first look and this. Then
   * whoever sees too many takes its own back; perhaps both do, but never are there too many.
   */
  async assertStillRoom(actor: Actor, id: string): Promise<void> {
    const own = await this.ownedBy(actor);
    if (!this.tooMany(own)) return;
    await this.remove(id);
    throw new ValidationError([problem('file.unfinishedTooMany', 'files', { count: own.length - 1 })]);
  }

  private async ownedBy({ accountId }: Actor): Promise<Unfinished[]> {
    return (await this.all()).filter((one) => one.accountId === accountId);
  }

  private tooMany(uploads: readonly Pick<Unfinished, 'size'>[]): boolean {
    return uploads.length > MAX_UNFINISHED || uploads.reduce((sum, { size }) => sum + size, 0) > this.settings.itemMaxBytes;
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.folder, id), { force: true });
    await rm(join(this.folder, `${id}.json`), { force: true });
  }

  /** Removes what is older than a day and what lost its other half. Returns how many. */
  async sweep(before = this.clock.now() - UPLOAD_LIFE_MS): Promise<number> {
    const names = new Set(await readdir(this.folder));
    let swept = 0;
    for (const id of new Set([...names].map((name) => name.replace(/\.json$/, '')))) {
      const whole = names.has(id) && names.has(`${id}.json`);
      const age = await Promise.all([id, `${id}.json`].map((name) => stat(join(this.folder, name)).then(({ mtimeMs }) => mtimeMs, () => Infinity)));
      const limit = whole ? before : Math.max(before, this.clock.now() - LONE_MS);
      if ((whole ? (age[1] as number) : Math.min(...age)) >= limit) continue;
      await this.remove(id);
      swept += 1;
    }
    return swept;
  }

  async all(): Promise<readonly Unfinished[]> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.json'));
    return (await Promise.all(names.map((name) => this.read(name.slice(0, -5))))).filter((one) => one !== null);
  }

  private async read(id: string): Promise<Unfinished | null> {
    const path = join(this.folder, id);
    try {
      const [bytes, described, text] = await Promise.all([stat(path), stat(`${path}.json`), readFile(`${path}.json`, 'utf8')]);
      const { size = 0, metadata = {} } = JSON.parse(text) as Description;
      const { account = '', filename = '', ...to } = metadata;
      return { id, path, size, offset: bytes.size, name: filename, to, accountId: account, createdAt: described.mtimeMs, touchedAt: bytes.mtimeMs };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null;
      throw error;
    }
  }
}
