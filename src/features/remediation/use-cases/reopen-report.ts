import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { NotFoundError } from '../../../kernel/errors';
import { takeMove } from '../../../kernel/take-move';
import { updateGuarded } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { reportVersionMachine } from '../domain/report-version.machine';
import { WITHOUT_SIGNED_COPY } from '../domain/signing';
import { ReportVersion } from '../remediation-report.entity';
import { RemediationStore } from '../remediation.store';

/** Taken back from signing: the text may be written again. A copy that was signed belongs to the text that was locked and goes with it. */
@Injectable()
export class ReopenReport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
  ) {}

  /** Pressed twice it is opened once. */
  async execute(actor: Actor, code: string, number: number): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const loaded = await this.reports.loadUnsent(tx, code);
      const { version } = loaded;
      if (version.number !== number) throw new NotFoundError();
      if (version.state === 'draft') return;
      const { state: from, signedFileId } = version;
      const state = takeMove(reportVersionMachine, from, 'reopen', actor.role);
      await updateGuarded(tx, ReportVersion, version, { state, ...WITHOUT_SIGNED_COPY });
      await this.reports.record(tx, loaded, 'reopened', { from, to: state, ...(signedFileId === null ? {} : { withoutSignedCopy: true }) });
    });
  }
}
