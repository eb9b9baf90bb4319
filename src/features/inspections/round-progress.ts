import { Injectable } from '@nestjs/common';
import { ForbiddenError, NotFoundError } from '../../kernel/errors';
import { takeMove } from '../../kernel/take-move';
import { updateGuarded, type Transaction } from '../../platform/database/transaction';
import { roundMachine, type RoundAction } from './domain/round.machine';
import { InspectionRound } from './inspection-round.entity';

const STAMP = {
  approve: 'approvedAt',
  startInspecting: 'inspectingAt',
  conclude: 'concludedAt',
  startRemediation: 'remediationAt',
  consolidate: 'consolidatedAt',
  close: 'closedAt',
} as const satisfies Record<RoundAction, keyof InspectionRound>;

const PAST: Readonly<Record<RoundAction, string>> = {
  approve: 'approved',
  startInspecting: 'inspectingStarted',
  conclude: 'concluded',
  startRemediation: 'remediationStarted',
  consolidate: 'consolidated',
  close: 'closed',
};

/** Moves a round along its table, with the day of each step and one fact. Used by the features that set a step off. */
@Injectable()
export class RoundProgress {
  async byCode(tx: Transaction, code: string): Promise<InspectionRound> {
    const round = await tx.manager.findOneBy(InspectionRound, { code });
    if (!round) throw new NotFoundError();
    return round;
  }

  /** The one place where it is asked: what belongs to a closed round is only read. @throws ForbiddenError `roundClosed` */
  async assertOpen(tx: Transaction, roundId: string): Promise<void> {
    if (await tx.manager.existsBy(InspectionRound, { id: roundId, state: 'closed' })) throw new ForbiddenError('roundClosed');
  }

  /** @throws ForbiddenError when the round cannot take this step now: asked before its conditions, whose words would mislead */
  assertMay(tx: Transaction, round: InspectionRound, action: RoundAction): void {
    takeMove(roundMachine, round.state, action, tx.actor.role);
  }

  async advance(tx: Transaction, round: InspectionRound, action: RoundAction): Promise<void> {
    const from = round.state;
    const to = takeMove(roundMachine, from, action, tx.actor.role);
    await updateGuarded(tx, InspectionRound, round, { state: to, [STAMP[action]]: tx.now });
    await tx.record({ type: `round.${PAST[action]}`, subject: { kind: 'round', code: round.code }, roundCode: round.code, details: { from, to } });
  }
}
