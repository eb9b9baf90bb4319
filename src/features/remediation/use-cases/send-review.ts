import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { takeMove } from '../../../kernel/take-move';
import { updateGuarded, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { FindingStore, stateOnReview, type Finding } from '../../findings';
import { ObligationStore } from '../../obligations';
import { reportVersionMachine } from '../domain/report-version.machine';
import { ReportItem, ReportVersion } from '../remediation-report.entity';
import { RemediationStore, type LoadedReport } from '../remediation.store';

/** The review goes to the unit. Accepted items are locked; returned ones open again in the next version, and only those. */
@Injectable()
export class SendReview {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly findings: FindingStore,
    private readonly obligations: ObligationStore,
  ) {}

  /** @throws ValidationError naming how many items have no decision yet */
  async execute(actor: Actor, code: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const loaded = await this.reports.loadForReview(tx, code);
      const { report, version, items } = loaded;
      const returned = items.filter(({ decision }) => decision === 'returned');
      const action = returned.length > 0 ? 'return' : 'accept';
      const from = version.state;
      const state = takeMove(reportVersionMachine, from, action, actor.role);
      const undecided = items.filter(({ decision }) => decision === null).length;
      failWith(undecided > 0 ? [problem('review.undecided', undefined, { count: undecided })] : []);
      await updateGuarded(tx, ReportVersion, version, { state, reviewedAt: tx.now, reviewedByTitle: actor.postTitle });
      for (const item of items.filter(({ releasedAt }) => releasedAt === null)) await updateGuarded(tx, ReportItem, item, { releasedAt: tx.now });
      for (const [index, finding] of (await this.findings.byIds(tx, items.map(({ findingId }) => findingId))).entries()) {
        await this.settle(tx, finding, items[index] as ReportItem);
      }
      const obligation = await this.obligations.byId(tx, report.obligationId);
      if (action === 'accept') await this.obligations.markAccepted(tx, obligation);
      else await this.obligations.markReturned(tx, obligation, returned.map(({ decisionReason }) => decisionReason).join('; '));
      await this.reports.record(tx, loaded, action === 'accept' ? 'accepted' : 'returned', { from, to: state, returned: returned.length });
      if (returned.length > 0) await this.openNext(tx, loaded, returned);
    });
  }

  private async settle(tx: Transaction, finding: Finding, { result, decision, committedOn, transferredToUnitId, decisionReason }: ReportItem): Promise<void> {
    if (!result || !decision) return;
    const to = stateOnReview(result, decision);
    const changes = {
      ...(to === 'verified' ? { verifiedAt: tx.now } : {}),
      ...(to === 'transferred' ? { transferredToUnitId } : {}),
      ...(to === 'in_remedy' && committedOn ? { committedOn } : {}),
    };
    await this.findings.moveTo(tx, finding, to, changes, decisionReason ?? undefined);
  }

  private async openNext(tx: Transaction, { report, version }: LoadedReport, returned: readonly ReportItem[]): Promise<void> {
    const next = await this.reports.addVersion(tx, report.id, version.number + 1);
    for (const item of returned) {
      const id = await this.reports.addItem(tx, next, item.findingId, item.position, item);
      await this.reports.copyEvidence(tx, item.id, id);
    }
  }
}
