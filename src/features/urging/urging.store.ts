import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThanOrEqual, Not } from 'typeorm';
import { dateOf, startOfDay } from '../../kernel/calendar-date';
import { roundCodeOf } from '../../kernel/round-code';
import { newId } from '../../platform/database/new-id';
import { oneAtATime, type Transaction } from '../../platform/database/transaction';
import type { Obligation } from '../obligations';
import type { AutomaticStep, LedgerLevel, LetterSigning, UrgingChannel } from './domain/levels';
import type { MissingItem } from './domain/missing';
import { Urging } from './urging.entity';
import type { SeenRow } from './urging.queries';
import { subjectOf } from './urging-subject';

export interface LedgerEntry {
  readonly duty: Obligation;
  readonly level: LedgerLevel;
  readonly channel: UrgingChannel;
  readonly step: AutomaticStep | null;
  readonly tooLateAt: number | null;
  readonly missing: readonly MissingItem[];
  readonly toVi: string | null;
  readonly noteVi: string | null;
  readonly signing: LetterSigning | null;
  readonly spokenWith: string | null;
  readonly answerVi: string | null;
  /** What makes it the same urging as another: see `requestKey`. */
  readonly sameAs: string;
}

const FACTS = { reminder: 'urging.reminded', spoken: 'urging.spoken', sent: 'urging.sent' } as const;

/** The ledger, only ever added to, always within the transaction of what it tells of. */
@Injectable()
export class UrgingStore {
  /** Before anything is read: two who urge in one round wait for each other. In one order, so that nobody waits in a ring. */
  async lock(tx: Transaction, roundIds: readonly string[]): Promise<void> {
    for (const id of [...new Set(roundIds)].sort()) await oneAtATime(tx, `urging:${id}`);
  }

  /** Urged on the day of the transaction already, by duty; what was spoken and reminders do not count. */
  async urgedToday(tx: Transaction, obligationIds: readonly string[]): Promise<ReadonlyMap<string, Urging>> {
    const start = startOfDay(dateOf(tx.now));
    const rows = await tx.manager.find(Urging, {
      where: { obligationId: In([...obligationIds]), sentAt: MoreThanOrEqual(start), level: Not('reminder'), spokenWith: IsNull() },
      order: { number: 'ASC' },
    });
    return new Map(rows.map((one) => [one.obligationId, one]));
  }

  async urgedEver(tx: Transaction, obligationIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.manager.find(Urging, { where: { obligationId: In([...obligationIds]), level: Not('reminder') }, select: { id: true, obligationId: true } });
    return new Set(rows.map(({ obligationId }) => obligationId));
  }

  /** The first opening counts; who comes at the same instant finds nothing left to note. */
  async markSeen(tx: Transaction, rows: readonly SeenRow[]): Promise<void> {
    for (const { id, code, unitId } of rows) {
      const { affected } = await tx.manager.update(Urging, { id, seenAt: IsNull() }, { seenAt: tx.now });
      if (affected === 1) await tx.record({ type: 'urging.seen', subject: { kind: 'urging', code }, unitId, roundCode: roundCodeOf(code) });
    }
  }

  /** Which of these keys stand in the ledger. */
  async known(tx: Transaction, keys: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await tx.manager.find(Urging, { where: { requestKey: In([...keys]) }, select: { id: true, requestKey: true } })).map(({ requestKey }) => requestKey));
  }

  /** Numbers within each round follow the highest there is; the rounds were locked before. All rows of one call went out together. */
  async write(tx: Transaction, entries: readonly LedgerEntry[]): Promise<readonly Urging[]> {
    const next = new Map<string, number>();
    const written: Urging[] = [];
    for (const { duty, sameAs, ...entry } of entries) {
      const number = next.get(duty.roundId) ?? 1 + ((await tx.manager.maximum(Urging, 'number', { roundId: duty.roundId })) ?? 0);
      next.set(duty.roundId, number + 1);
      const sequence = entry.level === 'reminder' ? 0 : 1 + (await tx.manager.countBy(Urging, { obligationId: duty.id, level: Not('reminder') }));
      const row: Urging = {
        ...entry,
        id: newId(),
        roundId: duty.roundId,
        number,
        obligationId: duty.id,
        unitId: duty.unitId,
        sequence,
        dispatch: written[0]?.dispatch ?? `${roundCodeOf(duty.code)}-${number}`,
        missingVi: duty.expectedOutputVi ?? duty.titleVi,
        sentAt: tx.now,
        sentByTitle: tx.actor.postTitle,
        seenAt: null,
        requestKey: `${duty.id}:${sameAs}`,
      };
      await tx.manager.insert(Urging, row as never);
      await tx.record({
        type: entry.level === 'reminder' ? FACTS.reminder : entry.spokenWith === null ? FACTS.sent : FACTS.spoken,
        subject: { kind: 'urging', code: subjectOf(duty.code, row) },
        unitId: duty.unitId,
        roundCode: roundCodeOf(duty.code),
        details: { number, sequence, level: entry.level, channel: entry.channel, ...(entry.step ? { step: entry.step } : {}) },
      });
      written.push(row);
    }
    return written;
  }
}
