import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf } from '../../../kernel/calendar-date';
import { failWith, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { Clock } from '../../../platform/clock/clock';
import { expectVersion, updateGuarded } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Finding, FindingStore } from '../../findings';
import { RoundProgress } from '../../inspections';
import { UnitQueries } from '../../organisation';
import type { DecideTransferInput } from '../coordination.input';
import { ObligationStore } from '../obligation.store';
import { TransferStore } from '../transfer.store';

/** Home Affairs decides on a finding that a body sent back: it stays there, goes on to another body, or back to its unit. */
@Injectable()
export class DecideTransfer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly transfers: TransferStore,
    private readonly findings: FindingStore,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws ValidationError at `transferUnit` when it goes on to nobody, to the same body, or back to its own unit that way */
  async execute(actor: Actor, code: string, findingCode: string, { transferAct, transferDecision, transferUnit, transferVersion }: DecideTransferInput): Promise<void> {
    failWith(transferAct === 'passOn' && transferUnit === undefined ? [problem('text.needed', 'transferUnit')] : []);
    const receiver = transferAct === 'passOn' && transferUnit !== undefined ? await this.units.forField(transferUnit, dateOf(this.clock.now()), 'transferUnit') : null;
    await this.unitOfWork.run(actor, async (tx) => {
      const obligation = await this.obligations.load(tx, code);
      await this.rounds.assertOpen(tx, obligation.roundId);
      const finding = await this.findings.load(tx, findingCode);
      const transfer = await this.transfers.hold(tx, obligation.id, finding.id);
      if (!transfer) throw new NotFoundError();
      expectVersion(transfer, transferVersion, { transferDecision });
      failWith(receiver && (receiver.id === obligation.unitId || receiver.id === finding.unitId) ? [problem('transfer.sameUnit', 'transferUnit')] : []);
      await this.transfers.move(tx, finding, obligation, transfer, transferAct, transferDecision);
      if (transferAct === 'giveBack') await this.findings.move(tx, finding, 'acceptOpen', { transferredToUnitId: null }, transferDecision);
      if (!receiver) return;
      await updateGuarded(tx, Finding, finding, { transferredToUnitId: receiver.id });
      await this.transfers.open(tx, finding, receiver.id, obligation);
    });
  }
}
