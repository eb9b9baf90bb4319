import { Injectable } from '@nestjs/common';
import { roundCodeOf } from '../../kernel/round-code';
import { newId } from '../../platform/database/new-id';
import { updateGuarded, type Transaction } from '../../platform/database/transaction';
import { FindingStore } from '../findings';
import { Obligation } from '../obligations';
import { RemediationReport } from './remediation-report.entity';
import { RemediationStore, type LoadedReport } from './remediation.store';

/** The report that answers a duty, begun by its unit or for it; inside a unit of work that holds `report:<duty>`. */
@Injectable()
export class ReportOpening {
  constructor(
    private readonly reports: RemediationStore,
    private readonly findings: FindingStore,
  ) {}

  find(tx: Transaction, obligationId: string): Promise<RemediationReport | null> {
    return tx.manager.findOneBy(RemediationReport, { obligationId });
  }

  /** What the unit was writing for a duty that a later directive replaced answers the new one: nothing is written twice. */
  async takeOver(tx: Transaction, obligation: Obligation): Promise<RemediationReport | null> {
    const { roundId, unitId } = obligation;
    const ended = await tx.manager.find(Obligation, { where: { roundId, unitId, kind: 'remediation_report', state: 'superseded' }, order: { supersededAt: 'DESC' } });
    for (const { id, code } of ended) {
      const report = await this.find(tx, id);
      if (!report) continue;
      const loaded = await this.reports.loadNewest(tx, report);
      if (loaded.version.state !== 'draft') continue;
      await updateGuarded(tx, RemediationReport, report, { obligationId: obligation.id });
      await this.reports.record(tx, loaded, 'takenOver', { earlier: code, duty: obligation.code });
      return report;
    }
    return null;
  }

  /** One item per finding of the unit in the round. */
  async begin(tx: Transaction, obligation: Obligation): Promise<LoadedReport> {
    const plain = `${roundCodeOf(obligation.code)}-${obligation.code.split('-').at(-1)}`;
    // A second dated demand on the same unit has a report of its own, told apart by its clause.
    const code = (await tx.manager.existsBy(RemediationReport, { code: plain })) ? `${plain}-${obligation.clauseNumber}` : plain;
    const report = { id: newId(), code, obligationId: obligation.id, roundId: obligation.roundId, unitId: obligation.unitId, version: 1 };
    await tx.manager.insert(RemediationReport, report);
    const version = await this.reports.addVersion(tx, report.id, 1);
    for (const [position, finding] of (await this.findings.ofUnit(tx, obligation.roundId, obligation.unitId)).entries()) {
      await this.reports.addItem(tx, version.id, finding.id, position);
    }
    await this.reports.record(tx, { report, version }, 'started');
    return { report, version, items: await this.reports.itemsOf(tx, version.id) };
  }
}
