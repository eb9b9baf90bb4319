import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { FindingStore } from '../../findings';
import { RoundProgress } from '../../inspections';
import { ConfirmationStore } from '../confirmation.store';
import { newestOf } from '../domain/confirmation';
import { ObligationStore } from '../obligation.store';
import { TransferStore } from '../transfer.store';

/** The duty is closed and the unit where it was found confirms: Home Affairs verifies the finding. */
@Injectable()
export class SettleTransfer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly transfers: TransferStore,
    private readonly confirmations: ConfirmationStore,
    private readonly findings: FindingStore,
  ) {}

  /** @throws ValidationError while the duty is open, or the unit has not confirmed */
  async execute(actor: Actor, code: string, findingCode: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { id } = await this.obligations.load(tx, code);
      const said = await this.confirmations.hold(tx, id);
      const obligation = await this.obligations.byId(tx, id);
      await this.rounds.assertOpen(tx, obligation.roundId);
      const finding = await this.findings.load(tx, findingCode);
      const transfer = await this.transfers.hold(tx, id, finding.id);
      if (!transfer) throw new NotFoundError();
      const confirmed = newestOf(said).some(({ unitId, state }) => unitId === finding.unitId && state === 'confirmed');
      failWith([...(obligation.state === 'accepted' ? [] : [problem('transfer.dutyOpen')]), ...(confirmed ? [] : [problem('transfer.notConfirmed')])]);
      await this.transfers.move(tx, finding, obligation, transfer, 'settle');
      await this.findings.move(tx, finding, 'verify', { verifiedAt: tx.now });
    });
  }
}
