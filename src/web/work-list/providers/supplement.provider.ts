import { Injectable } from '@nestjs/common';
import { ObligationQueries } from '../../../features/obligations';
import { ReportListQueries } from '../../../features/remediation';
import { isHomeAffairs, type Actor } from '../../../kernel/actor';
import type { WorkProvider, WorkTask } from '../work-provider';

/** Items that were returned while the review of the others goes on: the unit writes already and sends later, so they are not counted as waiting. */
@Injectable()
export class SupplementWork implements WorkProvider {
  constructor(
    private readonly reports: ReportListQueries,
    private readonly obligations: ObligationQueries,
  ) {}

  async tasksFor(actor: Actor): Promise<readonly WorkTask[]> {
    if (isHomeAffairs(actor)) return [];
    const { rows } = await this.reports.list(actor, { pageSize: 200 });
    const begun = rows.filter(({ closed, state, versionNumber }) => !closed && (state === 'draft' || state === 'awaiting_signed') && (versionNumber ?? 1) > 1);
    if (begun.length === 0) return [];
    const owed = new Set((await this.obligations.waitingOn(actor)).map(({ code }) => code));
    return begun
      .filter(({ obligationCode }) => !owed.has(obligationCode))
      .map((row) => ({
        kind: 'supplement',
        title: { key: 'supplementOf', params: { unit: row.unitName, n: row.versionNumber } },
        unitName: '',
        due: row.supplement?.dueOn ?? null,
        since: row.submittedAt ?? 0,
        state: { machine: 'report', state: row.state },
        lateness: null,
        supplement: row.supplement,
        note: 'supplementWaits',
        href: `/reports/${row.reportCode ?? ''}/edit`,
        action: 'workList:continue',
      }));
  }

  countFor(): Promise<number> {
    return Promise.resolve(0);
  }
}
