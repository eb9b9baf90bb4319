import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith, NotFoundError } from '../../../kernel/errors';
import { expectVersion } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { FindingStore } from '../../findings';
import { RoundProgress } from '../../inspections';
import type { SendBackTransferInput } from '../coordination.input';
import { stillOpenProblems } from '../domain/still-open';
import { ObligationStore } from '../obligation.store';
import { TransferStore } from '../transfer.store';

/** The body that a finding was passed on to says that it is not its matter (không thuộc trách nhiệm): Home Affairs decides. */
@Injectable()
export class SendBackTransfer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly transfers: TransferStore,
    private readonly findings: FindingStore,
  ) {}

  async execute(actor: Actor, code: string, findingCode: string, { transferReason, transferVersion }: SendBackTransferInput): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const obligation = await this.obligations.loadOwn(tx, code);
      await this.rounds.assertOpen(tx, obligation.roundId);
      const finding = await this.findings.load(tx, findingCode);
      const transfer = await this.transfers.hold(tx, obligation.id, finding.id);
      if (!transfer) throw new NotFoundError();
      failWith(stillOpenProblems(obligation, 'transferReason'));
      expectVersion(transfer, transferVersion, { transferReason });
      await this.transfers.move(tx, finding, obligation, transfer, 'sendBack', transferReason);
    });
  }
}
