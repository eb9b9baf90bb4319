import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith, ForbiddenError, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { expectVersion, updateGuarded } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { FindingStore } from '../../findings';
import { ReportItem } from '../remediation-report.entity';
import type { DecideItemInput } from '../remediation.input';
import { RemediationStore } from '../remediation.store';

/** Home Affairs judges one item; the unit sees it only when the whole review is sent. */
@Injectable()
export class DecideItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly findings: FindingStore,
  ) {}

  /** @throws ValidationError when an item is returned without a reason; ConflictError naming who decided meanwhile */
  async execute(actor: Actor, reportCode: string, findingCode: string, input: DecideItemInput): Promise<void> {
    failWith(input.decision === 'returned' && !input.reason ? [problem('commentRequired', 'reason')] : []);
    await this.unitOfWork.run(actor, async (tx) => {
      const loaded = await this.reports.loadForReview(tx, reportCode);
      if (loaded.version.state !== 'received') throw new ForbiddenError('reportNotReceived');
      const finding = await this.findings.load(tx, findingCode);
      const item = loaded.items.find(({ findingId }) => findingId === finding.id);
      if (!item) throw new NotFoundError();
      expectVersion(item, input.version, { decision: item.decision, reason: item.decisionReason, decidedBy: item.decidedByTitle });
      const from = item.decision;
      await updateGuarded(tx, ReportItem, item, { decision: input.decision, decisionReason: input.reason ?? null, decidedByTitle: actor.postTitle, decidedAt: tx.now });
      await this.reports.record(tx, loaded, 'itemDecided', { finding: findingCode, from, to: input.decision });
    });
  }
}
