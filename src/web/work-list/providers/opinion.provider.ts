import { Injectable } from '@nestjs/common';
import { OpinionQueries } from '../../../features/remediation';
import type { Actor } from '../../../kernel/actor';
import type { WorkProvider, WorkTask } from '../work-provider';

/** Answers on which the reader's department may give its opinion. */
@Injectable()
export class OpinionWork implements WorkProvider {
  constructor(private readonly opinions: OpinionQueries) {}

  async tasksFor(actor: Actor): Promise<readonly WorkTask[]> {
    const english = actor.locale === 'en';
    return (await this.opinions.waitingFor(actor)).map((row) => {
      const unit = english ? row.unitNameEn : row.unitNameVi;
      return {
        kind: 'opinion',
        title: { key: 'opinionOf', params: { unit, finding: english ? (row.findingTitleEn ?? row.findingTitleVi) : row.findingTitleVi } },
        unitName: unit,
        due: null,
        since: row.submittedAt ?? 0,
        state: null,
        lateness: null,
        recorded: row.recorded,
        href: `/reports/${row.reportCode}/opinion/${row.n}`,
        action: 'workList:giveOpinion',
      };
    });
  }

  async countFor(actor: Actor): Promise<number> {
    return (await this.opinions.waitingFor(actor)).length;
  }
}
