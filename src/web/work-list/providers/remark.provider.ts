import { Injectable } from '@nestjs/common';
import { ConversationQueries } from '../../../features/remediation';
import type { Actor } from '../../../kernel/actor';
import type { WorkProvider, WorkTask } from '../work-provider';

const PLACES = { homeAffairs: 'review', unit: 'edit', owner: 'opinion', reader: 'remarks' } as const;

/** What was addressed to the reader's post about an item of a report. */
@Injectable()
export class RemarkWork implements WorkProvider {
  constructor(private readonly talks: ConversationQueries) {}

  async tasksFor(actor: Actor): Promise<readonly WorkTask[]> {
    const english = actor.locale === 'en';
    return (await this.talks.waitingFor(actor)).map((row) => {
      const unit = english ? row.unitNameEn : row.unitNameVi;
      return {
        kind: 'remark',
        title: { key: 'opinionOf', params: { unit, finding: english ? (row.findingTitleEn ?? row.findingTitleVi) : row.findingTitleVi } },
        unitName: unit,
        due: null,
        since: row.writtenAt,
        from: row.writtenByTitle,
        state: null,
        lateness: null,
        href: `/reports/${row.reportCode}/${PLACES[row.side]}/${row.n}#talk`,
        action: 'workList:answer',
      };
    });
  }

  async countFor(actor: Actor): Promise<number> {
    return (await this.talks.waitingFor(actor)).length;
  }
}
