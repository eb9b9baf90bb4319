import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith, ForbiddenError, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { expectVersion, oneAtATime, updateGuarded } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { FindingStore } from '../../findings';
import { OperatingRules, UnitQueries } from '../../organisation';
import { ReportItem } from '../remediation-report.entity';
import type { DecideItemInput } from '../remediation.input';
import { RemediationStore } from '../remediation.store';
import { ReviewOutcome } from '../review-outcome';

/**
 * Home Affairs judges one item. The unit sees it when the whole review is sent; where the province wants results at once, it sees it
 * now, it cannot be taken back, and the last decision completes the review.
 */
@Injectable()
export class DecideItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly findings: FindingStore,
    private readonly units: UnitQueries,
    private readonly rules: OperatingRules,
    private readonly outcome: ReviewOutcome,
  ) {}

  /** @throws ValidationError when an item is returned without a reason; ConflictError naming who decided meanwhile; ForbiddenError `decisionReleased` */
  async execute(actor: Actor, reportCode: string, findingCode: string, input: DecideItemInput): Promise<void> {
    failWith(input.decision === 'returned' && !input.reason ? [problem('commentRequired', 'reason')] : []);
    const calendar = await this.units.calendar();
    await this.unitOfWork.run(actor, async (tx) => {
      // Two reviewers with the last two items: one of them must see that all are decided.
      await oneAtATime(tx, `review:${reportCode}`);
      const loaded = await this.reports.loadForReview(tx, reportCode);
      const finding = await this.findings.load(tx, findingCode);
      const item = loaded.items.find(({ findingId }) => findingId === finding.id);
      if (item && isRepeated(item, input)) return;
      if (loaded.version.state !== 'received') throw new ForbiddenError('reportNotReceived');
      if (!item) throw new NotFoundError();
      expectVersion(item, input.version, { decision: item.decision, reason: item.decisionReason, decidedBy: item.decidedByTitle });
      if (item.releasedAt !== null) throw new ForbiddenError('decisionReleased');
      const from = item.decision;
      await updateGuarded(tx, ReportItem, item, { decision: input.decision, decisionReason: input.reason ?? null, decidedByTitle: actor.postTitle, decidedAt: tx.now });
      await this.reports.record(tx, loaded, 'itemDecided', { finding: findingCode, from, to: input.decision });
      if ((await this.rules.values(tx.manager))['review.results'] !== 'atOnce') return;
      const told = loaded.items.filter(({ releasedAt }) => releasedAt !== null);
      await this.outcome.release(tx, loaded, [item], calendar, input.supplementDueOn);
      const last = loaded.items.every(({ decision }) => decision !== null);
      const next = input.decision === 'returned' ? await this.reports.versionOf(tx, loaded.report.id, loaded.version.number + 1) : null;
      await this.reports.record(tx, loaded, 'itemReleased', { finding: findingCode, decision: input.decision, ...(next ? { supplementDueOn: next.dueOn } : {}), ...(last ? { last } : {}) });
      if (last) {
        await this.outcome.release(tx, loaded, loaded.items.filter(({ releasedAt }) => releasedAt === null), calendar, input.supplementDueOn);
        await this.outcome.close(tx, loaded, told, calendar, input.supplementDueOn);
      }
    });
  }
}

/** The same form pressed twice: the first press already gave the unit this very result. */
function isRepeated(item: ReportItem, { decision, reason, version }: DecideItemInput): boolean {
  const shownBefore = version !== undefined && version < item.version;
  return shownBefore && item.releasedAt !== null && item.decision === decision && item.decisionReason === (reason ?? null);
}
