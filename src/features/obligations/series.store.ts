import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, type EntityManager } from 'typeorm';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { ruleForPeriod, type PeriodicRule } from '../../kernel/due-rule';
import { roundCodeOf } from '../../kernel/round-code';
import type { WorkingCalendar } from '../../kernel/working-calendar';
import { newId } from '../../platform/database/new-id';
import { updateGuarded, type Transaction } from '../../platform/database/transaction';
import { begunPeriods, firstPeriod, nextPeriod, periodCode, periodNameEn, periodNameVi } from './domain/periods';
import { ObligationSeries } from './obligation-series.entity';
import { ObligationStore, type NewObligation } from './obligation.store';

/** Periodic duties: one series per clause and unit, one duty per period. */
@Injectable()
export class SeriesStore {
  constructor(private readonly obligations: ObligationStore) {}

  /** The series, and the duty of every period that has begun. @returns how many duties */
  async start(tx: Transaction, input: NewObligation & { readonly dueRule: PeriodicRule }, calendar: WorkingCalendar): Promise<number> {
    const { roundCode, dueRule, coordinators, requestedOn, ...fields } = input;
    const id = newId();
    await tx.manager.insert(ObligationSeries, {
      ...fields, id, rule: dueRule, coordinators, startedOn: requestedOn, nextFrom: firstPeriod(dueRule, requestedOn, calendar), endedAt: null, endedBy: null, duties: 0,
    } as never);
    await tx.record({ type: 'obligation.seriesStarted', subject: { kind: 'obligation', code: input.code }, unitId: input.unitId, roundCode, details: { clause: input.clauseNumber, due: input.dueWordingVi } });
    return this.createBegun(tx, await tx.manager.findOneByOrFail(ObligationSeries, { id }), calendar);
  }

  /** Series that owe a duty for a period that has begun, of rounds still open. */
  async due(tx: Transaction, today: CalendarDate): Promise<readonly ObligationSeries[]> {
    return tx.manager
      .createQueryBuilder(ObligationSeries, 's')
      .where(`s.endedAt IS NULL AND s.nextFrom <= :today AND EXISTS (SELECT 1 FROM inspection_round r WHERE r.id = s.roundId AND r.state <> 'closed')`, { today })
      .orderBy('s.code', 'ASC')
      .getMany();
  }

  /** Guarded by the row's version: of two servers one creates, the other is told that it came second. */
  async createBegun(tx: Transaction, series: ObligationSeries, calendar: WorkingCalendar): Promise<number> {
    const { rule } = series;
    const begun = begunPeriods(rule.every, series.nextFrom, dateOf(tx.now));
    const last = begun.at(-1);
    if (last === undefined) return 0;
    await updateGuarded(tx, ObligationSeries, series, { nextFrom: nextPeriod(rule.every, last), duties: series.duties + begun.length });
    for (const start of begun) {
      const { code, roundId, clauseId, clauseNumber, kind, topic, expectedOutputVi, unitId, dueWordingVi, coordinators } = series;
      await this.obligations.create(
        tx,
        {
          code: `${code}-${periodCode(rule.every, start)}`,
          roundId, roundCode: roundCodeOf(code), clauseId, clauseNumber, kind, topic, expectedOutputVi, unitId, dueWordingVi, coordinators,
          titleVi: `${series.titleVi} (${periodNameVi(rule.every, start)})`,
          titleEn: series.titleEn === null ? null : `${series.titleEn} (${periodNameEn(rule.every, start)})`,
          dueRule: ruleForPeriod(rule, start),
          requestedOn: dateOf(tx.now),
          seriesCode: code,
        },
        calendar,
      );
    }
    return begun.length;
  }

  /** What a later directive replaced makes no further duties. */
  async end(tx: Transaction, clauseIds: readonly string[], by: string): Promise<void> {
    for (const series of await tx.manager.findBy(ObligationSeries, { clauseId: In([...clauseIds]), endedAt: IsNull() })) {
      await updateGuarded(tx, ObligationSeries, series, { endedAt: tx.now, endedBy: by });
      await tx.record({ type: 'obligation.seriesEnded', subject: { kind: 'obligation', code: series.code }, unitId: series.unitId, roundCode: roundCodeOf(series.code), details: { by } });
    }
  }

  /** Which of these codes series already have. */
  async taken(manager: EntityManager, codes: readonly string[]): Promise<readonly string[]> {
    const found = await manager.find(ObligationSeries, { where: { code: In([...codes]) }, select: { id: true, code: true } });
    return found.map(({ code }) => code);
  }

  /** Whether any series waits, without a transaction of its own. */
  static readonly waiting = (today: CalendarDate): object => ({ endedAt: IsNull(), nextFrom: LessThanOrEqual(today) });
}
