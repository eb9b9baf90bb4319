import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { NotFoundError } from '../../../kernel/errors';
import { expectVersion } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RoundProgress } from '../../inspections';
import type { WithdrawExtensionInput } from '../extension.input';
import { ExtensionStore } from '../extension.store';
import { ObligationStore } from '../obligation.store';

/** The body that asked for more time takes its request back before it is decided. */
@Injectable()
export class WithdrawExtension {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly extensions: ExtensionStore,
  ) {}

  async execute(actor: Actor, code: string, { version }: WithdrawExtensionInput): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const obligation = await this.obligations.load(tx, code);
      if (obligation.unitId !== actor.unitId) throw new NotFoundError();
      await this.rounds.assertOpen(tx, obligation.roundId);
      const { open } = await this.extensions.holdOpen(tx, obligation.id);
      expectVersion(open, version);
      await this.extensions.move(tx, obligation, open, 'withdraw');
    });
  }
}
