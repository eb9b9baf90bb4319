import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, type EntityManager } from 'typeorm';
import { MS_PER_DAY } from '../../kernel/calendar-date';
import { ConflictError, NotFoundError } from '../../kernel/errors';
import { newId } from '../../platform/database/new-id';
import type { Transaction } from '../../platform/database/transaction';
import { Obligation, ObligationUpdate } from '../obligations';
import { Clause, TrackerImport } from './directive.entity';
import type { TrackedNow, TrackerPayload } from './domain/tracker-plan';

/** How long an upload waits for its confirmation. */
export const TRACKER_KEPT_MS = MS_PER_DAY;

/** Workbooks of the task tracker that wait for their confirmation; each belongs to the post that sent it. */
@Injectable()
export class TrackerImportStore {
  /** Sweeps what is older than a day on the way. @returns the public id */
  async add(tx: Transaction, directiveId: string, fileName: string, payload: TrackerPayload): Promise<string> {
    await tx.manager.delete(TrackerImport, { createdAt: LessThan(tx.now - TRACKER_KEPT_MS) });
    const publicId = randomBytes(16).toString('base64url');
    await tx.manager.insert(TrackerImport, { id: newId(), publicId, directiveId, accountId: tx.actor.accountId, fileName, payload, createdAt: tx.now, usedAt: null, applied: null });
    return publicId;
  }

  async load(manager: EntityManager, of: { readonly directiveId: string; readonly accountId: string; readonly publicId: string }, now: number): Promise<TrackerImport> {
    const row = await manager.findOneBy(TrackerImport, of);
    if (!row || row.createdAt < now - TRACKER_KEPT_MS) throw new NotFoundError();
    return row;
  }

  async markUsed(tx: Transaction, row: TrackerImport, applied: number): Promise<void> {
    const { affected } = await tx.manager.update(TrackerImport, { id: row.id, usedAt: IsNull() }, { usedAt: tx.now, applied });
    if (affected !== 1) throw new ConflictError('changedMeanwhile');
  }

  /** Every duty of the letter as a workbook compares with it. */
  async duties(manager: EntityManager, directiveId: string): Promise<readonly TrackedNow[]> {
    const clauses = await manager.find(Clause, { where: { directiveId }, select: { id: true } });
    const duties = await manager.find(Obligation, { where: { clauseId: In(clauses.map(({ id }) => id)) }, order: { code: 'ASC' } });
    const updates = await manager.find(ObligationUpdate, { where: { obligationId: In(duties.map(({ id }) => id)) }, order: { writtenAt: 'ASC' } });
    const last = new Map(updates.map(({ obligationId, textVi }) => [obligationId, textVi]));
    return duties.map(({ id, code, externalReference }) => ({ code, externalReference, lastText: last.get(id) ?? null }));
  }
}

/** Mark of what a preview compared with: another mark when it is confirmed means that somebody wrote meanwhile. */
export function trackedMark(now: readonly TrackedNow[]): string {
  return createHash('sha256').update(JSON.stringify(now.map(({ code, externalReference, lastText }) => [code, externalReference, lastText]))).digest('hex').slice(0, 24);
}
