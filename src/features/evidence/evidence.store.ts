import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, type EntityManager } from 'typeorm';
import type { Instant } from '../../kernel/calendar-date';
import { failWith, ValidationError } from '../../kernel/errors';
import { isProblem, problem, type Problem } from '../../kernel/problem';
import { Settings } from '../../platform/config/settings';
import { newId } from '../../platform/database/new-id';
import { ReadModel } from '../../platform/database/read-model';
import type { Transaction } from '../../platform/database/transaction';
import type { ReceivedFile } from '../../platform/http/multipart-receiver';
import { FileStore } from '../../platform/storage/file-store';
import { FileInspector, type InspectedFile } from './file-inspector';
import { PreviewMaker } from './preview-maker';
import { SignatureReader } from './signature-reader';
import { StoredFile, type FileSignature } from './stored-file.entity';

/** A file whose bytes are safe under their hash, not yet named by any row. */
export type KeptFile = InspectedFile & { readonly kept: true; readonly signature: FileSignature | null };

/**
 * Two steps, because no disk work may be awaited inside a unit of work: `keep` (inspect, fsync, rename) before it, `register` (rows)
 * inside it. A kill between the two leaves an unnamed file that `sweepUnnamed` removes.
 */
@Injectable()
export class EvidenceStore {
  constructor(
    private readonly files: FileStore,
    private readonly inspector: FileInspector,
    private readonly signatures: SignatureReader,
    private readonly previews: PreviewMaker,
    private readonly read: ReadModel,
    private readonly settings: Settings,
  ) {}

  /**
   * @param held bytes the item already has
   * @param reason in whose words: of an item, or of what waits for one
   * @throws ValidationError when the files do not fit beside them
   */
  assertRoom(held: number, files: readonly { readonly size: number }[], reason: 'file.itemTooLarge' | 'file.waitingTooLarge' = 'file.itemTooLarge'): void {
    const { itemMaxBytes } = this.settings;
    const total = files.reduce((sum, file) => sum + file.size, held);
    failWith(total > itemMaxBytes ? [problem(reason, 'files', { max: itemMaxBytes / 1_000_000 })] : []);
  }

  /** Bytes of these files, in the caller's transaction. */
  async sizeOf(tx: Transaction, fileIds: readonly string[]): Promise<number> {
    if (fileIds.length === 0) return 0;
    const rows = await tx.manager.findBy(StoredFile, { id: In([...fileIds]) });
    return rows.reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * @param alsoWrong what more this place asks of a file, e.g. to be a PDF
   * @throws ValidationError with the reason per refused file; then none is kept
   */
  async keep(received: readonly ReceivedFile[], alsoWrong: (file: InspectedFile) => Problem | null = () => null): Promise<readonly KeptFile[]> {
    const inspected = await this.inspector.inspect(received);
    if (inspected.some(isProblem)) throw new ValidationError(inspected.filter(isProblem));
    const files = inspected as readonly InspectedFile[];
    failWith(files.map(alsoWrong).filter((found) => found !== null));
    for (const file of files) await this.files.keep(file);
    return Promise.all(files.map(async (file) => ({ ...file, kept: true, signature: await this.signatures.read(file) })));
  }

  /** Rows for kept files, in the caller's transaction, with one fact each. */
  async register(tx: Transaction, unitId: string, kept: readonly KeptFile[]): Promise<StoredFile[]> {
    const rows: StoredFile[] = [];
    for (const file of kept) {
      const row = {
        id: newId(),
        publicId: randomBytes(16).toString('base64url'),
        sha256: file.sha256,
        size: file.size,
        mediaType: file.mediaType,
        uploadId: file.uploadId ?? null,
        name: file.name,
        unitId,
        receivedById: tx.actor.accountId,
        receivedByTitle: tx.actor.postTitle,
        receivedAt: tx.now,
        showsCitizens: file.showsCitizens ?? false,
        signature: file.signature,
        erasedAt: null,
        erasedByTitle: null,
      };
      await tx.manager.insert(StoredFile, row);
      await tx.record({ type: 'file.received', subject: { kind: 'file', code: row.publicId }, unitId, details: { name: row.name, size: row.size, sha256: row.sha256, ...(row.showsCitizens ? { showsCitizens: true } : {}) } });
      rows.push(row);
    }
    return rows;
  }

  /** A file that the acting post sent for this unit before and whose bytes are still there. */
  leftBy(tx: Transaction, unitId: string, which: Partial<Pick<StoredFile, 'publicId' | 'sha256' | 'name'>>): Promise<StoredFile | null> {
    return tx.manager.findOne(StoredFile, { where: { ...which, unitId, receivedById: tx.actor.accountId, erasedAt: IsNull() }, order: { receivedAt: 'ASC', id: 'ASC' } });
  }

  /** With one fact where it changes something. `through`: code of the object in which it was said. */
  async markCitizens(tx: Transaction, file: StoredFile, shows: boolean, through: string): Promise<void> {
    const { affected } = await tx.manager.update(StoredFile, { id: file.id, showsCitizens: !shows }, { showsCitizens: shows });
    if (affected === 1) await tx.record({ type: shows ? 'file.citizensMarked' : 'file.citizensUnmarked', subject: { kind: 'file', code: file.publicId }, unitId: file.unitId, details: { name: file.name, through } });
  }

  /** Files with citizens' data received before an instant whose bytes are still there, oldest first. */
  citizensBefore(manager: EntityManager, before: Instant): Promise<StoredFile[]> {
    return manager.find(StoredFile, { where: { showsCitizens: true, erasedAt: IsNull(), receivedAt: LessThan(before) }, order: { receivedAt: 'ASC', id: 'ASC' } });
  }

  /** Hashes of these files that a file outside the list still needs. */
  async neededByOthers(manager: EntityManager, files: readonly StoredFile[]): Promise<ReadonlySet<string>> {
    const ids = new Set(files.map(({ id }) => id));
    const twins = await manager.find(StoredFile, { where: { sha256: In([...new Set(files.map(({ sha256 }) => sha256))]), erasedAt: IsNull() } });
    return new Set(twins.filter(({ id }) => !ids.has(id)).map(({ sha256 }) => sha256));
  }

  async markErased(tx: Transaction, files: readonly StoredFile[], months: number): Promise<void> {
    for (const { id, publicId, unitId, name, size, sha256 } of files) {
      await tx.manager.update(StoredFile, { id, erasedAt: IsNull() }, { erasedAt: tx.now, erasedByTitle: tx.actor.postTitle });
      await tx.record({ type: 'file.erased', subject: { kind: 'file', code: publicId }, unitId, details: { name, size, sha256, months } });
    }
  }

  /** After the rows say so: a stop in between leaves bytes that no row needs, and `files:sweep` removes them. */
  async eraseBytes(files: readonly StoredFile[], untouchedSince: Instant): Promise<void> {
    for (const sha256 of new Set(files.map((file) => file.sha256))) {
      await this.files.erase(sha256, untouchedSince);
      await this.previews.forget(sha256);
    }
  }

  byPublicId(publicId: string): Promise<StoredFile | null> {
    return this.read.manager.findOneBy(StoredFile, { publicId });
  }

  /** The file that came with this upload of this account, when its end was reached. */
  byUpload(accountId: string, uploadId: string): Promise<StoredFile | null> {
    return this.read.manager.findOneBy(StoredFile, { uploadId, receivedById: accountId });
  }

  async byIds(ids: readonly string[]): Promise<Map<string, StoredFile>> {
    if (ids.length === 0) return new Map();
    const rows = await this.read.manager.findBy(StoredFile, { id: In([...new Set(ids)]) });
    return new Map(rows.map((row) => [row.id, row]));
  }
}
