import { Injectable } from '@nestjs/common';
import { CoordinationQueries } from '../../../features/obligations';
import { UnitQueries } from '../../../features/organisation';
import type { Actor } from '../../../kernel/actor';
import type { WorkProvider, WorkTask } from '../work-provider';

/** Findings that a body sent back as not its matter: Home Affairs decides. */
@Injectable()
export class TransferWork implements WorkProvider {
  constructor(
    private readonly coordination: CoordinationQueries,
    private readonly units: UnitQueries,
  ) {}

  async tasksFor(actor: Actor): Promise<readonly WorkTask[]> {
    const english = actor.locale === 'en';
    const waiting = await this.coordination.transfersToDecide(actor);
    const units = await this.units.byIds(waiting.map(({ leadId }) => leadId));
    return waiting.map(({ code, titleVi, titleEn, leadId, since }) => {
      const unit = units.get(leadId);
      return {
        kind: 'transfer',
        title: english ? (titleEn ?? titleVi) : titleVi,
        unitName: '',
        due: null,
        since,
        from: (english ? unit?.nameEn : unit?.nameVi) ?? '',
        state: { machine: 'transfer', state: 'sent_back' },
        lateness: null,
        href: `/obligations/${code}#affected`,
        action: 'workList:decide',
      };
    });
  }

  async countFor(actor: Actor): Promise<number> {
    return (await this.coordination.transfersToDecide(actor)).length;
  }
}
