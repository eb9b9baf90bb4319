import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import type { Instant } from '../../kernel/calendar-date';
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
    return this.dataSource.manager.transaction((manager) =>
      work({ manager, actor, now, record: (fact) => this.facts.append(manager, actor, now, fact) }),
    );
  }
}
