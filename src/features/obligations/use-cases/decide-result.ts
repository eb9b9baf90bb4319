import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf } from '../../../kernel/calendar-date';
import { failWith, ForbiddenError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { expectVersion, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RoundProgress } from '../../inspections';
import { ConfirmationStore } from '../confirmation.store';
import { standingOf } from '../domain/confirmation';
import type { Obligation } from '../obligation.entity';
import type { ObligationDecisionInput } from '../obligation.input';
import { ObligationStore } from '../obligation.store';

/**
 * Home Affairs takes note of a reported result, or asks for more with a reason. While an affected unit says that the fault remains, or
 * may still say so, only the leader of Home Affairs accepts, with a reason that is kept.
 */
@Injectable()
export class DecideResult {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly confirmations: ConfirmationStore,
  ) {}

  /** @throws ValidationError at `reason` naming the units that object or have not spoken; ForbiddenError when not the leader overrides them */
  async execute(actor: Actor, code: string, { decision, reason = '', version, despite = false }: ObligationDecisionInput): Promise<void> {
    const accepted = decision === 'accept';
    failWith((!accepted || despite) && reason === '' ? [problem('commentRequired', 'reason')] : []);
    await this.unitOfWork.run(actor, async (tx) => {
      const { id } = await this.obligations.load(tx, code);
      const said = await this.confirmations.hold(tx, id);
      const obligation = await this.obligations.byId(tx, id);
      await this.rounds.assertOpen(tx, obligation.roundId);
      if (obligation.kind === 'remediation_report') throw new ForbiddenError('answeredByReport');
      expectVersion(obligation, version, { reason });
      const against = accepted ? await this.settleSilence(tx, obligation, said, despite) : [];
      if (accepted) await this.obligations.markAccepted(tx, obligation, against.length > 0 ? { despite: against.join(', '), reason } : {});
      else await this.obligations.markReturned(tx, obligation, reason);
      await this.obligations.addUpdate(tx, obligation, accepted ? 'acceptance' : 'return', reason, null);
    });
  }

  /** @returns codes of the units against whose word the result is accepted */
  private async settleSilence(tx: Transaction, obligation: Obligation, said: Awaited<ReturnType<ConfirmationStore['hold']>>, despite: boolean): Promise<readonly string[]> {
    const { objecting, silent, lapsing } = standingOf(said, dateOf(tx.now));
    const units = await this.confirmations.unitsOf(tx, said);
    const against = [...objecting, ...silent];
    if (against.length > 0 && despite && tx.actor.role !== 'homeAffairsLeader') throw new ForbiddenError('actionNotForRole', { who: 'homeAffairsLeader' });
    const names = (rows: readonly { readonly unitId: string }[]): string => rows.map(({ unitId }) => units.get(unitId)?.nameVi ?? '').join(', ');
    if (!despite) {
      failWith([
        ...(objecting.length > 0 ? [problem('confirmation.objected', 'reason', { units: names(objecting) })] : []),
        ...(silent.length > 0 ? [problem('confirmation.silent', 'reason', { units: names(silent), until: silent.map(({ silentUntil }) => silentUntil).sort().at(-1) ?? '' })] : []),
      ]);
    }
    for (const row of lapsing) {
      const unit = units.get(row.unitId);
      if (unit) await this.confirmations.move(tx, obligation, unit, row, 'lapse');
    }
    return against.map(({ unitId }) => units.get(unitId)?.code ?? '');
  }
}
