import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ForbiddenError } from '../../../kernel/errors';
import { expectVersion } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ObligationDecisionInput } from '../obligation.input';
import { ObligationStore } from '../obligation.store';

/** Home Affairs takes note of a reported result, or asks for more with a reason. */
@Injectable()
export class DecideResult {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly obligations: ObligationStore,
  ) {}

  async execute(actor: Actor, code: string, input: ObligationDecisionInput): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const obligation = await this.obligations.load(tx, code);
      if (obligation.kind === 'remediation_report') throw new ForbiddenError('answeredByReport');
      expectVersion(obligation, input.version, { reason: input.reason });
      const accepted = input.decision === 'accept';
      if (accepted) await this.obligations.markAccepted(tx, obligation);
      else await this.obligations.markReturned(tx, obligation, input.reason);
      await this.obligations.addUpdate(tx, obligation, accepted ? 'acceptance' : 'return', input.reason, null);
    });
  }
}
