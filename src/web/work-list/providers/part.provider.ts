import { Injectable } from '@nestjs/common';
import { CoordinationQueries } from '../../../features/obligations';
import { UnitQueries } from '../../../features/organisation';
import type { Actor } from '../../../kernel/actor';
import type { WorkProvider, WorkTask } from '../work-provider';

/** Parts of duties that others lead: those that were asked for, or that belong to a task. What stands all the time is no line here. */
@Injectable()
export class PartWork implements WorkProvider {
  constructor(
    private readonly coordination: CoordinationQueries,
    private readonly units: UnitQueries,
  ) {}

  async tasksFor(actor: Actor): Promise<readonly WorkTask[]> {
    const english = actor.locale === 'en';
    const { asked } = await this.coordination.partsWaitingOn(actor);
    const leads = await this.units.byIds(asked.map(({ leadId }) => leadId));
    return asked.map(({ code, titleVi, titleEn, leadId, since, givenOn, state }) => {
      const lead = leads.get(leadId);
      return {
        kind: 'part',
        title: english ? (titleEn ?? titleVi) : titleVi,
        unitName: '',
        due: null,
        since,
        givenOn: givenOn ?? null,
        from: (english ? lead?.nameEn : lead?.nameVi) ?? '',
        state: { machine: 'part', state },
        lateness: null,
        href: `/obligations/${code}#part`,
        action: 'workList:fillPart',
      };
    });
  }

  async countFor(actor: Actor): Promise<number> {
    return (await this.coordination.partsWaitingOn(actor)).asked.length;
  }
}
