import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { isHomeAffairs } from '../../kernel/actor';
import { dateOf, daysBetween, type CalendarDate } from '../../kernel/calendar-date';
import { ObligationQueries, type ObligationRow } from '../../features/obligations';
import { Clock } from '../../platform/clock/clock';

export interface DutyRow {
  readonly code: string;
  readonly clauseNumber: string;
  readonly title: string;
  readonly unitName: string;
  readonly state: ObligationRow['state'];
  readonly lateness: ObligationRow['lateness']['strict'];
  readonly lenient: ObligationRow['lateness']['lenient'];
  /** The last day that still counts. */
  readonly lastDay: CalendarDate | null;
  readonly ageDays: number;
}

export interface WorkList {
  readonly today: CalendarDate;
  readonly overdue: readonly DutyRow[];
  readonly dated: readonly DutyRow[];
  readonly undated: readonly DutyRow[];
}

/** Duties that wait: a body's own; for Home Affairs every dated one of the province and its own without a date. */
@Injectable()
export class WorkListQuery {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor): Promise<WorkList> {
    const today = dateOf(this.clock.now());
    const { rows } = await this.obligations.list(actor, { pageSize: 200 });
    const open = rows.filter(({ state, unitId, tooLateAt }) => state !== 'accepted' && (unitId === actor.unitId || (isHomeAffairs(actor) && tooLateAt !== null)));
    const duties = open.map((row) => dutyOf(row, actor, today));
    return {
      today,
      overdue: duties.filter(({ lateness }) => lateness.kind === 'missing'),
      dated: duties.filter(({ lateness }) => lateness.kind !== 'missing' && lateness.kind !== 'no_deadline'),
      undated: duties.filter(({ lateness }) => lateness.kind === 'no_deadline'),
    };
  }
}

function dutyOf(row: ObligationRow, actor: Actor, today: CalendarDate): DutyRow {
  return {
    code: row.code,
    clauseNumber: row.clauseNumber,
    title: actor.locale === 'en' ? (row.titleEn ?? row.titleVi) : row.titleVi,
    unitName: row.unitId === actor.unitId ? '' : row.unitNameVi,
    state: row.state,
    lateness: row.lateness.strict,
    lenient: row.lateness.lenient,
    lastDay: row.tooLateAt === null ? null : dateOf(row.tooLateAt - 1),
    ageDays: daysBetween(row.requestedOn, today),
  };
}
