import { Injectable } from '@nestjs/common';
import { CoordinationQueries } from '../../../features/obligations';
import { UnitQueries } from '../../../features/organisation';
import type { Actor } from '../../../kernel/actor';
import type { WorkProvider, WorkTask } from '../work-provider';

/** Whether a fault is gone: asked of the reader's unit by the body that leads the duty. */
@Injectable()
export class ConfirmationWork implements WorkProvider {
  constructor(
    private readonly coordination: CoordinationQueries,
    private readonly units: UnitQueries,
  ) {}

  async tasksFor(actor: Actor): Promise<readonly WorkTask[]> {
    const english = actor.locale === 'en';
    const waiting = await this.coordination.confirmationsWaitingOn(actor);
    const leads = await this.units.byIds(waiting.map(({ leadId }) => leadId));
    return waiting.map(({ code, titleVi, titleEn, leadId, since, silentUntil }) => {
      const lead = leads.get(leadId);
      return {
        kind: 'confirmation',
        title: english ? (titleEn ?? titleVi) : titleVi,
        unitName: '',
        due: silentUntil,
        since,
        from: (english ? lead?.nameEn : lead?.nameVi) ?? '',
        state: { machine: 'confirmation', state: 'asked' },
        lateness: null,
        href: `/obligations/${code}#confirm`,
        action: 'workList:answer',
      };
    });
  }

  async countFor(actor: Actor): Promise<number> {
    return (await this.coordination.confirmationsWaitingOn(actor)).length;
  }
}
