import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ForbiddenError, NotFoundError } from '../../../kernel/errors';
import { newId } from '../../../platform/database/new-id';
import { oneAtATime } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { FindingStore } from '../../findings';
import { RoundProgress } from '../../inspections';
import { ObligationStore } from '../../obligations';
import { RemediationReport } from '../remediation-report.entity';
import { RemediationStore } from '../remediation.store';

/** The unit begins its report: one item per finding. Beginning twice leads to the same report. */
@Injectable()
export class StartReport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly findings: FindingStore,
    private readonly reports: RemediationStore,
  ) {}

  /** @returns the report's code, e.g. `2018-Q2-873` */
  execute(actor: Actor, obligationCode: string): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      await oneAtATime(tx, `report:${obligationCode}`);
      const obligation = await this.obligations.load(tx, obligationCode);
      if (obligation.unitId !== actor.unitId) throw new NotFoundError();
      if (obligation.kind !== 'remediation_report') throw new ForbiddenError('notAReportDuty');
      await this.rounds.assertOpen(tx, obligation.roundId);
      const existing = await tx.manager.findOneBy(RemediationReport, { obligationId: obligation.id });
      if (existing) return existing.code;
      const plain = `${obligationCode.split('-').slice(0, 2).join('-')}-${obligationCode.split('-').at(-1)}`;
      // A second dated demand on the same unit has a report of its own, told apart by its clause.
      const code = (await tx.manager.existsBy(RemediationReport, { code: plain })) ? `${plain}-${obligation.clauseNumber}` : plain;
      const report = { id: newId(), code, obligationId: obligation.id, roundId: obligation.roundId, unitId: obligation.unitId, version: 1 };
      await tx.manager.insert(RemediationReport, report);
      const version = await this.reports.addVersion(tx, report.id, 1);
      for (const [position, finding] of (await this.findings.ofUnit(tx, obligation.roundId, obligation.unitId)).entries()) {
        await this.reports.addItem(tx, version.id, finding.id, position);
      }
      await this.reports.record(tx, { report, version }, 'started');
      return code;
    });
  }
}
