import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/actor';
import type { CalendarDate } from '../../../kernel/calendar-date';
import { ConflictError, failWith } from '../../../kernel/errors';
import { problem, type Problem } from '../../../kernel/problem';
import { roundCodeOf } from '../../../kernel/round-code';
import { createWorkingCalendar, type WorkingCalendar } from '../../../kernel/working-calendar';
import { ReadModel } from '../../../platform/database/read-model';
import { oneAtATime, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { weekdayOf } from '../../../kernel/calendar-date';
import { CalendarDay, CalendarYear, Unit } from '../../organisation';
import { dueMoments, lastDayOf } from '../domain/lateness';
import type { Obligation } from '../obligation.entity';
import { ObligationStore } from '../obligation.store';

export type CalendarChange = ({ readonly action: 'set' } & CalendarDay) | { readonly action: 'remove'; readonly date: CalendarDate };

/** A duty whose last day the change moves. */
export interface MovedDuty {
  readonly code: string;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** The new day comes sooner. */
  readonly shorter: boolean;
}

export interface CalendarPreview {
  readonly changes: readonly CalendarChange[];
  /** Days that differ from what is entered now. */
  readonly different: readonly CalendarDate[];
  readonly moved: readonly MovedDuty[];
  /** What the preview showed: whoever confirms it hands it back. */
  readonly seen: string;
}

const SATURDAY = 6;

/**
 * Special days are added, changed or taken away; open duties whose term is counted in days move with them, in the same unit of work.
 * What was answered stays as it was judged.
 */
@Injectable()
export class ChangeCalendar {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadModel,
    private readonly obligations: ObligationStore,
  ) {}

  async preview(changes: readonly CalendarChange[]): Promise<CalendarPreview> {
    failWith(changes.flatMap(problemsOf));
    const { days, moved, different } = await this.outcome(this.read.manager, changes);
    void days;
    const units = new Map((await this.read.manager.find(Unit)).map((unit) => [unit.id, unit]));
    const rows = moved.map(({ duty, from, to }) => ({ code: duty.code, unitNameVi: units.get(duty.unitId)?.nameVi ?? '', unitNameEn: units.get(duty.unitId)?.nameEn ?? '', from, to, shorter: from !== null && to !== null && to < from }));
    return { changes, different, moved: rows, seen: seenOf(moved) };
  }

  /** @throws ConflictError when the duties that move are not those the preview showed. @returns how many duties moved */
  async execute(actor: Actor, changes: readonly CalendarChange[], reason: string, seen: string): Promise<number> {
    failWith(changes.flatMap(problemsOf));
    return this.unitOfWork.run(actor, async (tx) => {
      await oneAtATime(tx, 'calendar');
      const { days, moved, different } = await this.outcome(tx.manager, changes);
      if (seenOf(moved) !== seen) throw new ConflictError('changedMeanwhile');
      for (const change of changes.filter(({ date }) => different.includes(date))) await this.write(tx, change, days.get(change.date), reason);
      for (const { duty, from, to, after } of moved) {
        const { graceDays, receivedOn, dueRule, updateEveryDays } = duty;
        await this.obligations.setTerms(tx, duty, { graceDays, receivedOn, dueRule, updateEveryDays }, after);
        await tx.record({ type: 'obligation.dayMoved', subject: { kind: 'obligation', code: duty.code }, unitId: duty.unitId, roundCode: roundCodeOf(duty.code), details: { from, to, reason } });
      }
      return moved.length;
    });
  }

  /** Whether all special days of a year are entered. */
  async completeYear(actor: Actor, year: string, complete: boolean, source: string): Promise<void> {
    failWith(/^(19|20|21)\d\d$/.test(year) ? [] : [problem('date.needed', 'year')]);
    await this.unitOfWork.run(actor, async (tx) => {
      await oneAtATime(tx, 'calendar');
      const row = await tx.manager.findOneBy(CalendarYear, { year });
      if ((row?.complete ?? false) === complete) return;
      if (row) await tx.manager.update(CalendarYear, { year }, { complete, source });
      else await tx.manager.insert(CalendarYear, { year, complete, missingVi: '', source });
      await tx.record({ type: complete ? 'calendar.yearCompleted' : 'calendar.yearReopened', subject: { kind: 'calendar', code: year }, details: { source } });
    });
  }

  private async outcome(manager: EntityManager, changes: readonly CalendarChange[]): Promise<Outcome> {
    const days = new Map((await manager.find(CalendarDay)).map((day) => [day.date, day]));
    const next = new Map<string, Pick<CalendarDay, 'date' | 'kind'>>(days);
    for (const change of changes) {
      if (change.action === 'remove') next.delete(change.date);
      else next.set(change.date, change);
    }
    const [before, after] = [createWorkingCalendar([...days.values()]), createWorkingCalendar([...next.values()])];
    const moved = (await this.obligations.onCalendar(manager)).flatMap((duty) => {
      const [old, now] = [dueMoments(duty.dueRule, before, duty.graceDays), dueMoments(duty.dueRule, after, duty.graceDays)];
      return now.strict === duty.tooLateAt || old.strict === now.strict ? [] : [{ duty, from: lastDayOf(duty.tooLateAt), to: lastDayOf(now.strict), after }];
    });
    return { days, moved, different: changes.filter((change) => differs(change, days.get(change.date))).map(({ date }) => date) };
  }

  private async write(tx: Transaction, change: CalendarChange, old: CalendarDay | undefined, reason: string): Promise<void> {
    const subject = { kind: 'calendar', code: change.date } as const;
    if (change.action === 'remove') {
      await tx.manager.delete(CalendarDay, { date: change.date });
      return tx.record({ type: 'calendar.dayRemoved', subject, details: { from: wordsOf(old), reason } });
    }
    const { action: _action, ...day } = change;
    if (old) await tx.manager.update(CalendarDay, { date: day.date }, day);
    else await tx.manager.insert(CalendarDay, day);
    return tx.record({ type: old ? 'calendar.dayChanged' : 'calendar.dayAdded', subject, details: { from: wordsOf(old), to: wordsOf(day), reason } });
  }
}

interface Outcome {
  readonly days: ReadonlyMap<string, CalendarDay>;
  readonly moved: readonly { readonly duty: Obligation; readonly from: CalendarDate | null; readonly to: CalendarDate | null; readonly after: WorkingCalendar }[];
  readonly different: readonly CalendarDate[];
}

function problemsOf(change: CalendarChange): Problem[] {
  if (change.action === 'remove') return [];
  // A make-up day is a day off that is worked: on a Monday to Friday it would mean nothing.
  return change.kind === 'make_up' && weekdayOf(change.date) < SATURDAY ? [problem('calendar.makeUpOnWorkday', 'date', { date: change.date })] : [];
}

const wordsOf = (day: CalendarDay | undefined): string | null => (day ? `${day.kind}: ${day.name}${day.confirmed ? '' : ' (?)'} - ${day.source}` : null);

function differs(change: CalendarChange, old: CalendarDay | undefined): boolean {
  return change.action === 'remove' ? old !== undefined : wordsOf(change) !== wordsOf(old);
}

const seenOf = (moved: Outcome['moved']): string => moved.map(({ duty, from, to }) => `${duty.code}:${from ?? ''}:${to ?? ''}`).join(',');
