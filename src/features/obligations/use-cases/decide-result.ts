import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith, ForbiddenError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { expectVersion } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RoundProgress } from '../../inspections';
import type { ObligationDecisionInput } from '../obligation.input';
import { ObligationStore } from '../obligation.store';

/** Home Affairs takes note of a reported result, or asks for more with a reason. */
@Injectable()
export class DecideResult {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
  ) {}

  async execute(actor: Actor, code: string, { decision, reason = '', version }: ObligationDecisionInput): Promise<void> {
    const accepted = decision === 'accept';
    failWith(!accepted && reason === '' ? [problem('commentRequired', 'reason')] : []);
    await this.unitOfWork.run(actor, async (tx) => {
      const obligation = await this.obligations.load(tx, code);
      await this.rounds.assertOpen(tx, obligation.roundId);
      if (obligation.kind === 'remediation_report') throw new ForbiddenError('answeredByReport');
      expectVersion(obligation, version, { reason });
      if (accepted) await this.obligations.markAccepted(tx, obligation);
      else await this.obligations.markReturned(tx, obligation, reason);
      await this.obligations.addUpdate(tx, obligation, accepted ? 'acceptance' : 'return', reason, null);
    });
  }
}
