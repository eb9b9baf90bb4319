import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import type { Role } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { problem, type Problem } from '../../kernel/problem';
import { roundCodeOf } from '../../kernel/round-code';
import { takeMove } from '../../kernel/take-move';
import { updateGuarded, type Transaction } from '../../platform/database/transaction';
import { actionBetween } from './domain/finding-state-from-review';
import { findingMachine, type FindingAction, type FindingState } from './domain/finding.machine';
import { Finding } from './finding.entity';

const PAST: Readonly<Record<FindingAction, string>> = {
  agree: 'agreed',
  dispute: 'disputed',
  issue: 'issued',
  startRemedy: 'remedyStarted',
  claimDone: 'claimedDone',
  verify: 'verified',
  return: 'returned',
  transfer: 'transferred',
  acceptOpen: 'acceptedOpen',
  withdraw: 'withdrawn',
};

/** Load and save of findings for use cases of this feature and of those above. */
@Injectable()
export class FindingStore {
  async load(tx: Transaction, code: string): Promise<Finding> {
    const finding = await tx.manager.findOneBy(Finding, { code });
    if (!finding) throw new NotFoundError();
    return finding;
  }

  byIds(tx: Transaction, ids: readonly string[]): Promise<Finding[]> {
    return Promise.all(ids.map((id) => tx.manager.findOneByOrFail(Finding, { id })));
  }

  /** All of one unit in a round that were not withdrawn, in the order of their numbers. */
  ofUnit(tx: Transaction, roundId: string, unitId: string): Promise<Finding[]> {
    return tx.manager.find(Finding, { where: { roundId, unitId, state: Not('withdrawn') }, order: { sequence: 'ASC' } });
  }

  ofRound(tx: Transaction, roundId: string): Promise<Finding[]> {
    return tx.manager.find(Finding, { where: { roundId, state: Not('withdrawn') }, order: { code: 'ASC' } });
  }

  /** Findings of a visit on which the unit has not said anything: its minutes cannot be signed yet. */
  async unheard(tx: Transaction, visitId: string): Promise<readonly Problem[]> {
    const drafts = await tx.manager.find(Finding, { where: { visitId, state: 'draft' }, order: { code: 'ASC' } });
    return drafts.map(({ code }) => problem('finding.opinionMissing', undefined, { code }));
  }

  async move(tx: Transaction, finding: Finding, action: FindingAction, changes: Partial<Finding> = {}, comment?: string, as: Role = tx.actor.role): Promise<void> {
    const from = finding.state;
    const to = takeMove(findingMachine, from, action, as, comment);
    await updateGuarded(tx, Finding, finding, { ...changes, state: to });
    await tx.record({
      type: `finding.${PAST[action]}`,
      subject: { kind: 'finding', code: finding.code },
      unitId: finding.unitId,
      roundCode: roundCodeOf(finding.code),
      details: { from, to, ...(comment ? { comment } : {}) },
    });
  }

  /**
   * Where a report or its review leads; nothing is recorded when the state stays (in progress, and accepted as such).
   * @param as whose word it is, when somebody records it for them: Home Affairs claims nothing itself
   */
  async moveTo(tx: Transaction, finding: Finding, to: FindingState, changes: Partial<Finding> = {}, comment?: string, as: Role = tx.actor.role): Promise<void> {
    const action = actionBetween(finding.state, to);
    if (action) return this.move(tx, finding, action, changes, comment, as);
    if (Object.keys(changes).length > 0) await updateGuarded(tx, Finding, finding, changes);
  }
}
