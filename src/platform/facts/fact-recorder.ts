import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import type { Instant } from '../../kernel/calendar-date';
import { Settings } from '../config/settings';
import type { NewFact } from './fact';
import { FactRow } from './fact.entity';

export const CHAIN_START = '0'.repeat(64);

/** One writer of the chain at a time on PostgreSQL; SQLite already has one writer. The number only names this lock. */
const CHAIN_LOCK = 7_201_800;

/** Appends facts to the audit trail. Each row carries the HMAC of itself and of the row before it, so a later edit shows. */
@Injectable()
export class FactRecorder {
  constructor(@Inject(Settings) private readonly settings: Settings) {}

  async append(manager: EntityManager, actor: Actor, at: Instant, fact: NewFact): Promise<void> {
    if (manager.dataSource.options.type === 'postgres') await manager.query('SELECT pg_advisory_xact_lock($1)', [CHAIN_LOCK]);
    const last = await manager.findOne(FactRow, { where: {}, order: { seq: 'DESC' }, select: { seq: true, hash: true } });
    const row = {
      type: fact.type,
      subjectKind: fact.subject.kind,
      subjectCode: fact.subject.code,
      unitId: fact.unitId ?? null,
      roundCode: fact.roundCode ?? null,
      actorId: actor.accountId,
      actorRole: actor.role,
      actorTitle: actor.postTitle,
      at,
      details: fact.details ?? {},
      previousHash: last?.hash ?? CHAIN_START,
    };
    await manager.insert(FactRow, { ...row, hash: chainHash(this.settings.auditKey, row) } as never);
  }
}

type Hashed = Omit<FactRow, 'seq' | 'hash'>;

export function chainHash(key: string, row: Hashed): string {
  const canonical = JSON.stringify([
    row.previousHash, row.type, row.subjectKind, row.subjectCode, row.unitId, row.roundCode,
    row.actorId, row.actorRole, row.actorTitle, row.at, row.details,
  ]);
  return createHmac('sha256', key).update(canonical).digest('hex');
}

/** Walks the chain; returns the number of the first row that does not fit, or null. */
export function firstBrokenFact(key: string, rows: readonly FactRow[]): number | null {
  let previous = CHAIN_START;
  for (const row of rows) {
    if (row.previousHash !== previous || row.hash !== chainHash(key, row)) return row.seq;
    previous = row.hash;
  }
  return null;
}
