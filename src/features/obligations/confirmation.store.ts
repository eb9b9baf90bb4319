import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { dateOf } from '../../kernel/calendar-date';
import { roundCodeOf } from '../../kernel/round-code';
import { takeMove } from '../../kernel/take-move';
import type { WorkingCalendar } from '../../kernel/working-calendar';
import { newId } from '../../platform/database/new-id';
import { oneAtATime, updateGuarded, type Transaction } from '../../platform/database/transaction';
import { OperatingRules, Unit } from '../organisation';
import { Confirmation } from './confirmation.entity';
import { confirmationMachine, type ConfirmationAction } from './domain/confirmation.machine';
import type { Obligation } from './obligation.entity';

const PAST: Readonly<Record<ConfirmationAction, string>> = { confirm: 'confirmed', object: 'objected', lapse: 'lapsed' };

/** What affected units say of a fault, always within the transaction of the use case. */
@Injectable()
export class ConfirmationStore {
  constructor(private readonly rules: OperatingRules) {}

  /**
   * Everything said of one duty, oldest first, and nobody else at it until this transaction ends: an objection and the acceptance that
   * arrive at the same instant take turns.
   */
  async hold(tx: Transaction, obligationId: string): Promise<Confirmation[]> {
    await oneAtATime(tx, `confirmation:${obligationId}`);
    return tx.manager.find(Confirmation, { where: { obligationId }, order: { askedAt: 'ASC', asking: 'ASC' } });
  }

  async unitsOf(tx: Transaction, rows: readonly Pick<Confirmation, 'unitId'>[]): Promise<ReadonlyMap<string, Unit>> {
    return new Map((await tx.manager.findBy(Unit, { id: In(rows.map(({ unitId }) => unitId)) })).map((unit) => [unit.id, unit]));
  }

  /** @param rows what was said before; the new asking is the next of its unit */
  async ask(tx: Transaction, obligation: Obligation, unit: Unit, rows: readonly Confirmation[], calendar: WorkingCalendar, unasked = false): Promise<Confirmation> {
    const days = (await this.rules.values(tx.manager))['confirmation.silenceDays'];
    const id = newId();
    const asking = Math.max(0, ...rows.filter(({ unitId }) => unitId === unit.id).map((row) => row.asking)) + 1;
    await tx.manager.insert(Confirmation, {
      id,
      obligationId: obligation.id,
      unitId: unit.id,
      asking,
      state: confirmationMachine.initial,
      unasked,
      askedByTitle: tx.actor.postTitle,
      askedAt: tx.now,
      silentUntil: calendar.addWorkingDays(dateOf(tx.now), days),
      answerVi: null,
      answeredByTitle: null,
      answeredAt: null,
    });
    if (!unasked) await this.record(tx, obligation, unit, asking, 'asked', {});
    return tx.manager.findOneByOrFail(Confirmation, { id });
  }

  async move(tx: Transaction, obligation: Obligation, unit: Unit, row: Confirmation, action: ConfirmationAction, text: string | null = null): Promise<void> {
    const from = row.state;
    const to = takeMove(confirmationMachine, from, action, tx.actor.role, text ?? undefined);
    await updateGuarded(tx, Confirmation, row, { state: to, ...(action === 'lapse' ? {} : { answerVi: text, answeredByTitle: tx.actor.postTitle, answeredAt: tx.now }) });
    await this.record(tx, obligation, unit, row.asking, PAST[action], { from, to, ...(text ? { text } : {}) });
  }

  private record(tx: Transaction, obligation: Obligation, unit: Unit, asking: number, what: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    return tx.record({
      type: `confirmation.${what}`,
      subject: { kind: 'confirmation', code: `${obligation.code}/${unit.code}/${asking}` },
      unitId: unit.id,
      roundCode: roundCodeOf(obligation.code),
      details: { asking, ...details },
    });
  }
}
