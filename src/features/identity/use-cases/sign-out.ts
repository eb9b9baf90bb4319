import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AccountStore } from '../account.store';

@Injectable()
export class SignOut {
  constructor(
    private readonly accounts: AccountStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(actor: Actor, sessionId: string | null): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      if (sessionId) await this.accounts.endSession(tx, sessionId);
      await tx.record({ type: 'account.signedOut', subject: { kind: 'account', code: actor.username }, unitId: actor.unitId });
    });
  }
}
