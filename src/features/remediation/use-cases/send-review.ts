import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import type { CalendarDate } from '../../../kernel/calendar-date';
import { failWith } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { takeMove } from '../../../kernel/take-move';
import { oneAtATime, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { UnitQueries } from '../../organisation';
import { reportVersionMachine } from '../domain/report-version.machine';
import type { SendReviewInput } from '../remediation.input';
import { RemediationStore, type LoadedReport } from '../remediation.store';
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

  /** Pressed twice, or by two reviewers with the same day, it goes once. @throws ValidationError naming how many items have no decision yet, or a day for the supplement that is over */
  async execute(actor: Actor, code: string, { supplementDueOn }: SendReviewInput = {}): Promise<void> {
    const calendar = await this.units.calendar();
    await this.unitOfWork.run(actor, async (tx) => {
      await oneAtATime(tx, `review:${code}`);
      const loaded = await this.reports.loadForReview(tx, code);
      const { version, items } = loaded;
      if (await this.isSentSo(tx, loaded, supplementDueOn)) return;
      takeMove(reportVersionMachine, version.state, items.some(({ decision }) => decision === 'returned') ? 'return' : 'accept', actor.role);
      const undecided = items.filter(({ decision }) => decision === null).length;
      failWith(undecided > 0 ? [problem('review.undecided', undefined, { count: undecided })] : []);
      const told = items.filter(({ releasedAt }) => releasedAt !== null);
      await this.outcome.release(tx, loaded, items.filter((item) => !told.includes(item)), calendar, supplementDueOn);
      await this.outcome.close(tx, loaded, told, calendar, supplementDueOn);
    });
  }

  /** The review went already, and asks for the supplement on no other day than this press does. */
  private async isSentSo(tx: Transaction, { report, version }: LoadedReport, asked: CalendarDate | undefined): Promise<boolean> {
    if (version.state !== 'accepted' && version.state !== 'returned') return false;
    const next = await this.reports.versionOf(tx, report.id, version.number + 1);
    return asked === undefined || version.state === 'accepted' || next?.dueOn === asked;
  }
}
