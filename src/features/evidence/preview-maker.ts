import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Optional } from '@nestjs/common';
import type { Instant } from '../../kernel/calendar-date';
import { SystemClock } from '../../platform/clock/clock';
import { Settings } from '../../platform/config/settings';
import { runLimited, type ChildLimits } from '../../platform/jobs/limited-child';
import { projectRoot } from '../../platform/platform.module';
import { FileStore } from '../../platform/storage/file-store';
import { hasPreview } from './domain/preview-kind';
import type { StoredFile } from './stored-file.entity';

export interface Preview {
  readonly pages: number;
  readonly type: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly picture: Buffer;
}

export type PreviewedFile = Pick<StoredFile, 'sha256' | 'mediaType'>;

const LIMITS: ChildLimits = { memoryMb: 512, timeMs: 20_000, outputBytes: 24_000_000 };
const WIDEST = 1600;
/** What could not be made may have met a busy machine: after so long the next look tries again. */
const TRY_AGAIN_MS = 10 * 60_000;
/** Programs that copy folders know this file: what lies beside it can be made again (https://bford.info/cachedir/). */
const CACHE_TAG = 'Signature: 8a477f597d28d172789f06886806bc55\n# Pictures made from received files. Never part of a backup.\n';

/**
 * A page of a received file as a picture, made in a limited process: nothing active of the document reaches a browser. Kept under
 * STORAGE_DIR/previews by hash and page, as one line of JSON and the picture; a file that holds none says that it could not be made,
 * for a while: a hostile file costs one process each ten minutes and not one for each look.
 */
@Injectable()
export class PreviewMaker {
  private readonly folder: string;
  private readonly running = new Map<string, Promise<Preview | null>>();
  /** The age of a file is the machine's, not that of a demonstration. */
  private readonly clock = new SystemClock();

  constructor(
    private readonly files: FileStore,
    settings: Settings,
    /** Not injected: tests give tighter ones. */
    @Optional() private readonly limits: ChildLimits = LIMITS,
  ) {
    this.folder = join(settings.storageDir, 'previews');
  }

  /** @param page from 1. @returns null when the file cannot be shown: of another kind, damaged, gone, or too heavy for the limits */
  async page(file: PreviewedFile, page: number): Promise<Preview | null> {
    if (!hasPreview(file.mediaType) || page < 1) return null;
    // A page that the file does not have costs no process and no place.
    if (page !== 1 && page > ((await this.page(file, 1))?.pages ?? 0)) return null;
    const name = `${file.sha256}-${page}`;
    const kept = await this.kept(name);
    if (kept !== undefined) return kept;
    const already = this.running.get(name);
    if (already) return already;
    const made = this.make(file, page, name).finally(() => this.running.delete(name));
    this.running.set(name, made);
    return made;
  }

  /** All pictures of a file whose bytes are erased. */
  async forget(sha256: string): Promise<void> {
    for (const name of await this.names()) if (name.startsWith(`${sha256}-`)) await rm(join(this.folder, name), { force: true });
  }

  /** Removes pictures older than `before`; they are made again when somebody looks. Returns how many. */
  async sweep(before: Instant, remove = true): Promise<number> {
    let swept = 0;
    for (const name of await this.names()) {
      const path = join(this.folder, name);
      const made = await stat(path).catch(() => null);
      if (name === 'CACHEDIR.TAG' || made === null || made.mtimeMs >= before) continue;
      if (remove) await rm(path, { force: true });
      swept += 1;
    }
    return swept;
  }

  private async make(file: PreviewedFile, page: number, name: string): Promise<Preview | null> {
    if (!(await this.files.has(file.sha256))) return null;
    const outcome = await runLimited(projectRoot(), 'draw-page.mjs', this.files.pathOf(file.sha256), [file.mediaType, String(page), String(WIDEST)], this.limits);
    const output = outcome.ok ? outcome.output : Buffer.alloc(0);
    await this.keep(name, output);
    return parse(output);
  }

  private async kept(name: string): Promise<Preview | null | undefined> {
    const path = join(this.folder, name);
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes === undefined) return undefined;
    const preview = parse(bytes);
    if (preview !== null) return preview;
    const made = await stat(path).catch(() => null);
    return made === null || this.clock.now() - made.mtimeMs > TRY_AGAIN_MS ? undefined : null;
  }

  private async keep(name: string, bytes: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.folder, 'CACHEDIR.TAG'), CACHE_TAG);
    const aside = join(this.folder, `making-${randomUUID()}`);
    await writeFile(aside, bytes, { mode: 0o600 });
    await rename(aside, join(this.folder, name));
  }

  private async names(): Promise<readonly string[]> {
    return readdir(this.folder).catch(() => []);
  }
}

/** The process read hostile bytes: its answer is taken by shape, and the picture only with the head of one. */
function parse(bytes: Buffer): Preview | null {
  const end = bytes.indexOf('\n');
  if (end < 0) return null;
  try {
    const { pages, type, width, height } = JSON.parse(bytes.toString('utf8', 0, end)) as Omit<Preview, 'picture'>;
    const picture = bytes.subarray(end + 1);
    const counts = [pages, width, height].every((count) => Number.isSafeInteger(count) && count > 0);
    const looks = type === 'image/png' ? picture.readUInt32BE(0) === 0x89504e47 : type === 'image/jpeg' && picture.readUInt16BE(0) === 0xffd8;
    return counts && looks ? { pages, type, width, height, picture } : null;
  } catch {
    return null;
  }
}
