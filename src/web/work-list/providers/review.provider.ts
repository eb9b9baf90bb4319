import { Injectable } from '@nestjs/common';
import { ObligationQueries } from '../../../features/obligations';
import { ReportListQueries } from '../../../features/remediation';
import { isHomeAffairs, type Actor } from '../../../kernel/actor';
import type { WorkProvider, WorkTask } from '../work-provider';

/** Reports that wait for the review of Home Affairs, the oldest first. */
@Injectable()
export class ReviewWork implements WorkProvider {
  constructor(
    private readonly reports: ReportListQueries,
    private readonly obligations: ObligationQueries,
  ) {}

  async tasksFor(actor: Actor): Promise<readonly WorkTask[]> {
    if (!isHomeAffairs(actor)) return [];
    const { rows } = await this.reports.list(actor, { pageSize: 200 });
    return rows
      .filter(({ closed, state }) => !closed && state === 'received')
      .map((row) => ({
        kind: 'review',
        title: { key: 'reportOf', params: { unit: row.unitName, n: row.versionNumber } },
        unitName: row.unitName,
        due: null,
        since: row.submittedAt ?? 0,
        state: { machine: 'report', state: row.state },
        lateness: row.lateness,
        lenient: row.lenient,
        supplement: row.supplement,
        recorded: row.recorded,
        href: `/reports/${row.reportCode ?? ''}/review`,
        action: 'app:action.review',
      }));
  }

  countFor(actor: Actor): Promise<number> {
    return isHomeAffairs(actor) ? this.obligations.countReported(actor, 'report') : Promise.resolve(0);
  }
}
