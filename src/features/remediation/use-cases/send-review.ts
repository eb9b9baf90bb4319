import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { takeMove } from '../../../kernel/take-move';
import { oneAtATime } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { UnitQueries } from '../../organisation';
import { reportVersionMachine } from '../domain/report-version.machine';
import type { SendReviewInput } from '../remediation.input';
import { RemediationStore } from '../remediation.store';
import { ReviewOutcome } from '../review-outcome';

/** The review goes to the unit. Accepted items are locked; returned ones open again in the next version, and only those. */
@Injectable()
export class SendReview {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly units: UnitQueries,
    private readonly outcome: ReviewOutcome,
  ) {}

  /** @throws ValidationError naming how many items have no decision yet, or a day for the supplement that is over */
  async execute(actor: Actor, code: string, { supplementDueOn }: SendReviewInput = {}): Promise<void> {
    const calendar = await this.units.calendar();
    await this.unitOfWork.run(actor, async (tx) => {
      await oneAtATime(tx, `review:${code}`);
      const loaded = await this.reports.loadForReview(tx, code);
      const { version, items } = loaded;
      takeMove(reportVersionMachine, version.state, items.some(({ decision }) => decision === 'returned') ? 'return' : 'accept', actor.role);
      const undecided = items.filter(({ decision }) => decision === null).length;
      failWith(undecided > 0 ? [problem('review.undecided', undefined, { count: undecided })] : []);
      await this.outcome.release(tx, loaded, items.filter(({ releasedAt }) => releasedAt === null), calendar, supplementDueOn);
      await this.outcome.close(tx, loaded);
    });
  }
}
