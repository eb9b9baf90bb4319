import { Injectable } from '@nestjs/common';
import type { RoundView } from '../../features/inspections';
import { lastDayOf, ObligationQueries } from '../../features/obligations';
import { UnitQueries } from '../../features/organisation';
import type { Actor } from '../../kernel/actor';
import { dateOf, daysBetween, type CalendarDate } from '../../kernel/calendar-date';
import { Clock } from '../../platform/clock/clock';

export interface SelfInspection {
  readonly total: number;
  /** The duty that asks for it; null before the directive, or when it asks for none. */
  readonly duty: { readonly clause: string; readonly requestedOn: CalendarDate; readonly ageDays: number; readonly lastDay: CalendarDate | null; readonly owing: number; readonly sent: number } | null;
  readonly groups: readonly { readonly kind: 'local' | 'department'; readonly names: readonly string[]; readonly owing: number; readonly sent: number }[];
}

/** The part of a round that nobody visits: units inspect themselves and send what they found. */
@Injectable()
export class SelfInspectionQuery {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, round: RoundView): Promise<SelfInspection> {
    const members = round.units.filter(({ mode }) => mode === 'selfInspection');
    const known = await this.units.byIds(members.map(({ unitId }) => unitId));
    const duties = (await this.obligations.countedIn(round.id)).filter(({ kind }) => kind === 'self_inspection');
    const count = (ids: ReadonlySet<string>): { owing: number; sent: number } => {
      const own = duties.filter(({ unitId }) => ids.has(unitId));
      return { owing: own.length, sent: own.filter(({ firstSubmittedAt }) => firstSubmittedAt !== null).length };
    };
    const group = (kind: 'local' | 'department') => {
      const own = members.filter(({ unitId }) => (known.get(unitId)?.level === 'department') === (kind === 'department'));
      return { kind, names: own.map(({ unitNameVi, unitNameEn }) => (actor.locale === 'en' ? unitNameEn : unitNameVi)), ...count(new Set(own.map(({ unitId }) => unitId))) };
    };
    const [first] = duties;
    return {
      total: members.length,
      duty: first
        ? {
            clause: first.clauseNumber,
            requestedOn: first.requestedOn,
            ageDays: daysBetween(first.requestedOn, dateOf(this.clock.now())),
            lastDay: lastDayOf(first.tooLateAt),
            ...count(new Set(duties.map(({ unitId }) => unitId))),
          }
        : null,
      groups: [group('local'), group('department')].filter(({ names }) => names.length > 0),
    };
  }
}
