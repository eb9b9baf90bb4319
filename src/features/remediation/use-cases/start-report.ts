import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ForbiddenError, NotFoundError } from '../../../kernel/errors';
import { oneAtATime } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RoundProgress } from '../../inspections';
import { ObligationStore } from '../../obligations';
import { ReportOpening } from '../report-opening';

/** The unit begins its report: one item per finding. Beginning twice leads to the same report. */
@Injectable()
export class StartReport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly opening: ReportOpening,
  ) {}

  /** @returns the report's code, e.g. `2018-Q2-873` */
  execute(actor: Actor, obligationCode: string): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      await oneAtATime(tx, `report:${obligationCode}`);
      const obligation = await this.obligations.load(tx, obligationCode);
      if (obligation.unitId !== actor.unitId) throw new NotFoundError();
      if (obligation.kind !== 'remediation_report') throw new ForbiddenError('notAReportDuty');
      await this.rounds.assertOpen(tx, obligation.roundId);
      return ((await this.opening.find(tx, obligation.id)) ?? (await this.opening.takeOver(tx, obligation)) ?? (await this.opening.begin(tx, obligation)).report).code;
    });
  }
}
