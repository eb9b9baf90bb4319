import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith, ForbiddenError, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { expectVersion, updateGuarded } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { FindingStore } from '../../findings';
import { ReportItem } from '../remediation-report.entity';
import type { OpinionInput } from '../remediation.input';
import { RemediationStore } from '../remediation.store';

/** The department that must remedy says what it thinks of an answer. It advises Home Affairs, which decides with or without it. */
@Injectable()
export class GiveOpinion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly findings: FindingStore,
  ) {}

  /** The same form pressed twice is one opinion. @throws ValidationError when it advises to return without a reason; ForbiddenError `opinionTooLate` once the decision is final */
  async execute(actor: Actor, reportCode: string, findingCode: string, { opinion, reason, version }: OpinionInput): Promise<void> {
    failWith(opinion === 'returned' && !reason ? [problem('commentRequired', 'reason')] : []);
    await this.unitOfWork.run(actor, async (tx) => {
      const finding = await this.findings.load(tx, findingCode);
      // Nobody advises on an own answer.
      if (finding.remedyOwnerUnitId !== actor.unitId || finding.unitId === actor.unitId) throw new NotFoundError();
      const loaded = await this.reports.loadForOpinion(tx, reportCode, finding.id);
      const [item] = loaded.items;
      if (!item) throw new NotFoundError();
      if (version !== undefined && version < item.version && item.opinion === opinion && item.opinionReason === (reason ?? null)) return;
      if (loaded.version.state !== 'received' || item.releasedAt !== null) throw new ForbiddenError('opinionTooLate');
      expectVersion(item, version, { opinion: item.opinion, reason: item.opinionReason, by: item.opinionByTitle });
      const from = item.opinion;
      await updateGuarded(tx, ReportItem, item, { opinion, opinionReason: reason ?? null, opinionByTitle: actor.postTitle, opinionAt: tx.now });
      await this.reports.record(tx, loaded, 'itemOpinion', { finding: findingCode, from, to: opinion });
    });
  }
}
