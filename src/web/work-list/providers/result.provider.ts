import { Injectable } from '@nestjs/common';
import { ObligationQueries } from '../../../features/obligations';
import { isHomeAffairs, type Actor } from '../../../kernel/actor';
import type { WorkProvider, WorkTask } from '../work-provider';

/** More stand in the list of duties, which the page leads to. */
export const RESULTS_SHOWN = 20;

/** Results of duties other than reports that wait for Home Affairs to take note of them, the oldest first. */
@Injectable()
export class ResultWork implements WorkProvider {
  constructor(private readonly obligations: ObligationQueries) {}

  async tasksFor(actor: Actor): Promise<readonly WorkTask[]> {
    if (!isHomeAffairs(actor)) return [];
    return (await this.obligations.resultsWaiting(actor, RESULTS_SHOWN)).map((row) => ({
      kind: 'result',
      title: actor.locale === 'en' ? (row.titleEn ?? row.titleVi) : row.titleVi,
      unitName: actor.locale === 'en' ? row.unitNameEn : row.unitNameVi,
      due: null,
      since: row.lastSubmittedAt ?? 0,
      state: { machine: 'obligation', state: row.state },
      lateness: row.rulingTooLateAt === null ? null : row.lateness.strict,
      href: `/obligations/${row.code}#decide`,
      action: 'workList:takeNote',
    }));
  }

  countFor(actor: Actor): Promise<number> {
    return isHomeAffairs(actor) ? this.obligations.countReported(actor, 'result') : Promise.resolve(0);
  }
}
