import { Injectable } from '@nestjs/common';
import { RoundQueries } from '../../../features/inspections';
import type { Actor } from '../../../kernel/actor';
import { startOfDay } from '../../../kernel/calendar-date';
import type { WorkProvider, WorkTask } from '../work-provider';

const OPEN_VISITS = ['scheduled', 'notified', 'self_reported', 'on_site', 'minutes_draft'];

/** Visits of the reader's teams that are not finished, by their day. */
@Injectable()
export class VisitWork implements WorkProvider {
  constructor(private readonly rounds: RoundQueries) {}

  async tasksFor(actor: Actor): Promise<readonly WorkTask[]> {
    if (actor.role !== 'inspector') return [];
    const rounds = new Map((await this.rounds.list(actor)).filter(({ state }) => state !== 'closed').map((round) => [round.id, round]));
    const visits = (await this.rounds.visitsOf(actor)).filter(({ state, roundId }) => OPEN_VISITS.includes(state) && rounds.has(roundId));
    const units = new Map((await Promise.all([...new Set(visits.map(({ roundId }) => roundId))].map((id) => this.rounds.units(id)))).flat().map((unit) => [`${unit.roundId}:${unit.unitId}`, unit]));
    return visits.map(({ code, state, roundId, unitId, scheduledOn }) => {
      const unit = units.get(`${roundId}:${unitId}`);
      const unitName = (actor.locale === 'en' ? unit?.unitNameEn : unit?.unitNameVi) ?? '';
      return {
        kind: 'visit',
        title: { key: 'visitOf', params: { unit: unitName, round: rounds.get(roundId)?.code ?? '' } },
        unitName,
        due: scheduledOn,
        since: scheduledOn === null ? 0 : startOfDay(scheduledOn),
        state: { machine: 'visit', state },
        lateness: null,
        href: `/visits/${code}`,
        action: 'app:action.open',
      };
    });
  }

  async countFor(actor: Actor): Promise<number> {
    return (await this.tasksFor(actor)).length;
  }
}
