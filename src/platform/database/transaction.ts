import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import type { Instant } from '../../kernel/calendar-date';
import { ConflictError } from '../../kernel/errors';
import type { NewFact } from '../facts/fact';

/** What a use case works with: one database transaction, who acts, the instant of the act, and the recorder of facts. */
export interface Transaction {
  readonly manager: EntityManager;
  readonly actor: Actor;
  readonly now: Instant;
  /** Records one fact in this same transaction: no change of state without it. */
  record(fact: NewFact): Promise<void>;
}

interface Versioned extends ObjectLiteral {
  id: string;
  version: number;
}

/**
 * Updates exactly the row that was read: `WHERE id = ? AND version = ?`. Zero rows means that somebody else was first,
 * and the whole unit of work is undone with a ConflictError.
 */
export async function updateGuarded<E extends Versioned>(
  tx: Transaction,
  entity: EntityTarget<E>,
  row: E,
  changes: Partial<E>,
): Promise<void> {
  const next = { ...changes, version: row.version + 1 };
  const result = await tx.manager.update(entity, { id: row.id, version: row.version } as never, next as never);
  if (result.affected !== 1) throw new ConflictError('changedMeanwhile');
  Object.assign(row, next);
}

/**
 * One at a time for everything that shares `name` (a running number, a form key) until this transaction ends. SQLite has one writer
 * anyway; on PostgreSQL two counts at the same instant would give the same number.
 */
export async function oneAtATime(tx: Transaction, name: string): Promise<void> {
  if (tx.manager.dataSource.options.type === 'postgres') await tx.manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [name]);
}

/** For forms: the version the page showed must still be the one in the database. */
export function expectVersion(row: Versioned, seen: number | undefined, current: Readonly<Record<string, unknown>> = {}): void {
  if (seen !== undefined && row.version !== seen) throw new ConflictError('changedMeanwhile', { ...current, version: row.version });
}
