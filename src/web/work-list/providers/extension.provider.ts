import { Injectable } from '@nestjs/common';
import { ExtensionQueries } from '../../../features/obligations';
import { UnitQueries } from '../../../features/organisation';
import type { Actor } from '../../../kernel/actor';
import type { WorkProvider, WorkTask } from '../work-provider';

/** Requests for more time that the reader decides; each by the day that passes without a decision. */
@Injectable()
export class ExtensionWork implements WorkProvider {
  constructor(
    private readonly extensions: ExtensionQueries,
    private readonly units: UnitQueries,
  ) {}

  async tasksFor(actor: Actor): Promise<readonly WorkTask[]> {
    const waiting = await this.extensions.waitingFor(actor);
    const units = await this.units.byIds(waiting.map(({ unitId }) => unitId));
    return waiting.map(({ code, unitId, proposedOn, presentLastDay, askedAt, askedByTitle }) => {
      const unit = units.get(unitId);
      return {
        kind: 'extension',
        title: { key: 'extensionOf', params: { code, date: proposedOn } },
        unitName: (actor.locale === 'en' ? unit?.nameEn : unit?.nameVi) ?? '',
        due: presentLastDay,
        since: askedAt,
        from: askedByTitle,
        state: { machine: 'extension', state: 'requested' },
        lateness: null,
        href: `/obligations/${code}/extension`,
        action: 'workList:decide',
      };
    });
  }

  async countFor(actor: Actor): Promise<number> {
    return (await this.extensions.waitingFor(actor)).length;
  }
}
