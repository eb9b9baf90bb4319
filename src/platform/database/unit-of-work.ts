import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import type { Instant } from '../../kernel/calendar-date';
import { ConflictError, UnavailableError } from '../../kernel/errors';
import { Clock } from '../clock/clock';
import { FactRecorder } from '../facts/fact-recorder';
import type { Transaction } from './transaction';

/**
 * The only door to a write. Everything inside `run` is kept or undone as one; nothing slow (hashing, mail, moving files) may be
 * awaited inside it, since on SQLite every other writer waits.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly facts: FactRecorder,
  ) {}

  /** `at` is the instant of arrival where the law asks for it (a report in the last second must not become late by waiting). */
  run<T>(actor: Actor, work: (tx: Transaction) => Promise<T>, at?: Instant): Promise<T> {
    const now = at ?? this.clock.now();
    return this.dataSource.manager
      .transaction((manager) => work({ manager, actor, now, record: (fact) => this.facts.append(manager, actor, now, fact) }))
      .catch((error: unknown) => {
        throw asRefusal(error);
      });
  }
}

/** The databases' words for "somebody wrote this row first" and "two waited for each other": expected, and nothing was stored. */
const TAKEN = ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];
const ENTANGLED = ['40001', '40P01'];

function asRefusal(error: unknown): unknown {
  const code = (error as { code?: string } | null)?.code ?? '';
  if (TAKEN.includes(code)) return new ConflictError('changedMeanwhile');
  return ENTANGLED.includes(code) ? new UnavailableError('databaseBusy') : error;
}
