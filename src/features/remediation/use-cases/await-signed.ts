import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf } from '../../../kernel/calendar-date';
import { ConflictError, failWith, ForbiddenError, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { takeMove } from '../../../kernel/take-move';
import { updateGuarded } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { OperatingRules } from '../../organisation';
import { itemCompleteness } from '../domain/completeness';
import { reportVersionMachine } from '../domain/report-version.machine';
import { signingRefusal, WITHOUT_SIGNED_COPY } from '../domain/signing';
import { ReportVersion } from '../remediation-report.entity';
import { RemediationStore } from '../remediation.store';
import { ReportContent } from '../report-content';

/** The text is finished and locked while its paper is signed: what is signed is what will be sent. */
@Injectable()
export class AwaitSigned {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly content: ReportContent,
    private readonly rules: OperatingRules,
  ) {}

  /**
   * Pressed twice it is locked once. @param mark the content that was looked at, when a page was shown
   * @throws ForbiddenError `signingFree` where the province does not lock; ValidationError with everything the answers lack
   */
  async execute(actor: Actor, code: string, number: number, mark?: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const loaded = await this.reports.loadUnsent(tx, code);
      const { version } = loaded;
      if (version.number !== number) throw new NotFoundError();
      if (version.state === 'awaiting_signed') return;
      const from = version.state;
      const state = takeMove(reportVersionMachine, from, 'awaitSigned', actor.role);
      const refusal = signingRefusal('awaitSigned', from, (await this.rules.values(tx.manager))['report.signing']);
      if (refusal) throw new ForbiddenError(refusal);
      if (mark !== undefined && mark !== (await this.content.mark(tx, loaded))) throw new ConflictError('changedMeanwhile');
      // Where results go to the unit at once, more items may still be returned into this version.
      failWith((await this.reports.underReview(tx, loaded.report.id)) ? [problem('report.reviewRunning')] : []);
      const today = dateOf(tx.now);
      failWith((await this.content.answers(tx, loaded)).flatMap((item) => itemCompleteness(item, today).problems));
      // A copy that came while the province did not lock is of some earlier text.
      await updateGuarded(tx, ReportVersion, version, { state, ...(version.signedFileId === null ? {} : WITHOUT_SIGNED_COPY) });
      await this.reports.record(tx, loaded, 'awaitSigned', { from, to: state });
    });
  }
}
