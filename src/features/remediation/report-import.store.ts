import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { MS_PER_DAY } from '../../kernel/calendar-date';
import { ConflictError, NotFoundError } from '../../kernel/errors';
import { newId } from '../../platform/database/new-id';
import type { Transaction } from '../../platform/database/transaction';
import { ReportImport, type ImportPayload } from './report-import.entity';

/** How long an upload waits for its confirmation. */
export const IMPORT_KEPT_MS = MS_PER_DAY;

/** Uploads of workbooks that wait for their confirmation; each belongs to the post that sent it. */
@Injectable()
export class ReportImportStore {
  /** Sweeps what is older than a day on the way. @returns the public id */
  async add(tx: Transaction, row: { readonly reportId: string; readonly versionNumber: number; readonly fileName: string; readonly payload: ImportPayload }): Promise<string> {
    await tx.manager.delete(ReportImport, { createdAt: LessThan(tx.now - IMPORT_KEPT_MS) });
    const publicId = randomBytes(16).toString('base64url');
    await tx.manager.insert(ReportImport, { id: newId(), publicId, ...row, accountId: tx.actor.accountId, createdAt: tx.now, usedAt: null, applied: null });
    return publicId;
  }

  async load(tx: Transaction, reportId: string, publicId: string): Promise<ReportImport> {
    const row = await tx.manager.findOneBy(ReportImport, { publicId, reportId, accountId: tx.actor.accountId });
    if (!row || row.createdAt < tx.now - IMPORT_KEPT_MS) throw new NotFoundError();
    return row;
  }

  async markUsed(tx: Transaction, row: ReportImport, applied: number): Promise<void> {
    const { affected } = await tx.manager.update(ReportImport, { id: row.id, usedAt: IsNull() }, { usedAt: tx.now, applied });
    if (affected !== 1) throw new ConflictError('changedMeanwhile');
  }
}
