import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Instant } from '../../kernel/calendar-date';
import { SystemClock } from '../clock/clock';

/** A received file that is not part of anything yet. */
export interface TemporaryFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

export class FileTooLargeError extends Error {
  constructor(readonly limit: number) {
    super(`more than ${limit} bytes`);
    this.name = 'FileTooLargeError';
  }
}

/**
 * Files lie under their sha256 and are never rewritten. The order survives a kill at any moment: write aside, fsync, rename to the
 * hash, fsync the folder, and only then the one transaction that names the file. A crash can leave a file without a row, never a row
 * without its file; `sweepUnnamed` removes what no row names.
 */
export class FileStore {
  private readonly incoming: string;
  private readonly kept: string;

  constructor(root: string) {
    this.incoming = join(root, 'incoming');
    this.kept = join(root, 'sha256');
  }

  async prepare(): Promise<void> {
    await mkdir(this.incoming, { recursive: true, mode: 0o700 });
    await mkdir(this.kept, { recursive: true, mode: 0o700 });
  }

  /** Streams to a temporary file. @throws FileTooLargeError as soon as the limit is passed; nothing is left behind. */
  async receive(source: Readable, limit: number): Promise<TemporaryFile> {
    const path = join(this.incoming, randomUUID());
    const handle = await open(path, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      let size = 0;
      for await (const chunk of source as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > limit) throw new FileTooLargeError(limit);
        hash.update(chunk);
        await writeAll(handle, chunk);
      }
      await handle.sync();
      return { path, size, sha256: hash.digest('hex') };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  }

  /** Gives the file its final name. Keeping the same bytes twice keeps one copy, young again: a sweep must leave it for the row to come. */
  async keep(file: TemporaryFile): Promise<void> {
    const target = this.pathOf(file.sha256);
    const folder = dirname(target);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (await touched(target)) {
      await rm(file.path, { force: true });
    } else {
      await chmod(file.path, 0o440);
      await rename(file.path, target);
    }
    await syncFolder(folder);
    await syncFolder(this.kept);
  }

  async discard(file: TemporaryFile): Promise<void> {
    await rm(file.path, { force: true });
  }

  read(sha256: string): ReadStream {
    return createReadStream(this.pathOf(sha256));
  }

  async has(sha256: string): Promise<boolean> {
    return exists(this.pathOf(sha256));
  }

  /** Removes temporary files of earlier runs; called at the start, before any request. Returns how many. */
  async sweepIncoming(): Promise<number> {
    const names = await readdir(this.incoming);
    await Promise.all(names.map((name) => rm(join(this.incoming, name), { force: true })));
    return names.length;
  }

  /**
   * Removes kept bytes that no row names and that are older than `before` (a younger file may be between its rename and its row).
   * `named` holds the sha256 of every row that names a file. Returns the removed hashes.
   */
  async sweepUnnamed(named: ReadonlySet<string>, before: Instant, remove = true): Promise<readonly string[]> {
    const swept: string[] = [];
    for (const folder of await readdir(this.kept)) {
      for (const sha256 of await readdir(join(this.kept, folder))) {
        const path = this.pathOf(sha256);
        if (named.has(sha256) || (await stat(path)).mtimeMs >= before) continue;
        if (remove && !(await this.removeOld(path, before))) continue;
        swept.push(sha256);
      }
    }
    return swept;
  }

  /** Removes bytes whose keeping is over, unless they were received again after `untouchedSince`. */
  async erase(sha256: string, untouchedSince: Instant): Promise<void> {
    const path = this.pathOf(sha256);
    const kept = await stat(path).catch(() => null);
    if (kept !== null && kept.mtimeMs < untouchedSince) await this.removeOld(path, untouchedSince);
  }

  /** Takes the file aside and looks again: a server may have made it young since, for a row to come. */
  private async removeOld(path: string, before: Instant): Promise<boolean> {
    const aside = join(this.incoming, randomUUID());
    await rename(path, aside);
    const old = (await stat(aside)).mtimeMs < before;
    if (old || (await exists(path))) await rm(aside, { force: true });
    else await rename(aside, path);
    return old;
  }

  /** Whether the bytes are there and are still the ones that were received. */
  async isWhole(sha256: string): Promise<boolean> {
    if (!(await this.has(sha256))) return false;
    const hash = createHash('sha256');
    for await (const chunk of this.read(sha256) as AsyncIterable<Buffer>) hash.update(chunk);
    return hash.digest('hex') === sha256;
  }

  async temporaryCount(): Promise<number> {
    return (await readdir(this.incoming)).length;
  }

  /** For programs of ours that read the bytes in a process of their own. */
  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a sha256');
    return join(this.kept, sha256.slice(0, 2), sha256);
  }
}

async function writeAll(handle: FileHandle, chunk: Buffer): Promise<void> {
  let offset = 0;
  while (offset < chunk.length) {
    const { bytesWritten } = await handle.write(chunk, offset, chunk.length - offset);
    offset += bytesWritten;
  }
}

/** Makes an old copy young; false when there is none. In one step: between a look and the touch a sweep could take it. */
async function touched(path: string): Promise<boolean> {
  const seconds = new SystemClock().now() / 1000;
  return found(utimes(path, seconds, seconds));
}

const exists = (path: string): Promise<boolean> => found(stat(path));

async function found(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
