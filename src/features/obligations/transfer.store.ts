import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { dateOf } from '../../kernel/calendar-date';
import { roundCodeOf } from '../../kernel/round-code';
import { takeMove } from '../../kernel/take-move';
import { createWorkingCalendar } from '../../kernel/working-calendar';
import { newId } from '../../platform/database/new-id';
import { oneAtATime, updateGuarded, type Transaction } from '../../platform/database/transaction';
import type { Finding } from '../findings';
import { Unit } from '../organisation';
import { transferMachine, type TransferAction } from './domain/transfer.machine';
import { FindingTransfer } from './finding-transfer.entity';
import { Obligation } from './obligation.entity';
import { ObligationStore } from './obligation.store';

const PAST: Readonly<Record<TransferAction, string>> = { sendBack: 'sentBack', keep: 'kept', passOn: 'passedOn', giveBack: 'givenBack', settle: 'settled' };
/** Undated: the calendar is never asked. */
const NO_CALENDAR = createWorkingCalendar([]);

/** Findings on their way with duties of competent bodies, always within the transaction of the use case. */
@Injectable()
export class TransferStore {
  constructor(private readonly obligations: ObligationStore) {}

  /**
   * The finding goes on with an open duty of the competent body of the same subject in the round; where there is none, with a new task
   * of that body, undated, under the clause that asked for the report.
   * @param origin the duty whose report passed the finding on
   */
  async open(tx: Transaction, finding: Finding, unitId: string, origin: Obligation): Promise<FindingTransfer> {
    const roundCode = roundCodeOf(finding.code);
    await oneAtATime(tx, `transfer:${roundCode}:${unitId}`);
    const duty = (await this.joinable(tx, finding, unitId)) ?? (await this.create(tx, finding, unitId, origin));
    const sequence = (await tx.manager.countBy(FindingTransfer, { findingId: finding.id })) + 1;
    const id = newId();
    await tx.manager.insert(FindingTransfer, {
      id, findingId: finding.id, obligationId: duty.id, sequence, state: transferMachine.initial, transferredByTitle: tx.actor.postTitle, transferredAt: tx.now,
      reasonVi: null, reasonByTitle: null, reasonAt: null, decisionVi: null, decidedByTitle: null, decidedAt: null,
    });
    await tx.record({ type: 'transfer.opened', subject: { kind: 'transfer', code: `${finding.code}/${sequence}` }, unitId, roundCode, details: { duty: duty.code } });
    return tx.manager.findOneByOrFail(FindingTransfer, { id });
  }

  /** The newest transfer of a finding to this duty, and nobody else at it until this transaction ends; null when there is none. */
  async hold(tx: Transaction, obligationId: string, findingId: string): Promise<FindingTransfer | null> {
    await oneAtATime(tx, `transfer:${findingId}`);
    return tx.manager.findOne(FindingTransfer, { where: { obligationId, findingId }, order: { sequence: 'DESC' } });
  }

  async move(tx: Transaction, finding: Finding, obligation: Obligation, transfer: FindingTransfer, action: TransferAction, words?: string): Promise<void> {
    const from = transfer.state;
    const to = takeMove(transferMachine, from, action, tx.actor.role, words);
    const said = action === 'sendBack' ? { reasonVi: words ?? null, reasonByTitle: tx.actor.postTitle, reasonAt: tx.now } : { decisionVi: words ?? null, decidedByTitle: tx.actor.postTitle, decidedAt: tx.now };
    await updateGuarded(tx, FindingTransfer, transfer, { ...said, state: to });
    await tx.record({
      type: `transfer.${PAST[action]}`,
      subject: { kind: 'transfer', code: `${finding.code}/${transfer.sequence}` },
      unitId: obligation.unitId,
      roundCode: roundCodeOf(finding.code),
      details: { from, to, duty: obligation.code, ...(words ? { reason: words } : {}) },
    });
  }

  private joinable(tx: Transaction, finding: Finding, unitId: string): Promise<Obligation | null> {
    if (finding.topic === null) return Promise.resolve(null);
    return tx.manager.findOne(Obligation, { where: { roundId: finding.roundId, unitId, topic: finding.topic, state: In(['open', 'returned', 'submitted']), kind: In(['task', 'standing']) }, order: { sortKey: 'ASC' } });
  }

  private async create(tx: Transaction, finding: Finding, unitId: string, origin: Obligation): Promise<Obligation> {
    const roundCode = roundCodeOf(finding.code);
    const unit = await tx.manager.findOneByOrFail(Unit, { id: unitId });
    const taken = new Set((await tx.manager.findBy(Obligation, { roundId: finding.roundId, unitId })).map(({ code }) => code));
    let number = 1;
    while (taken.has(`${roundCode}-CQ${number}-${unit.code}`)) number += 1;
    const code = `${roundCode}-CQ${number}-${unit.code}`;
    const { clauseId, clauseNumber } = origin;
    await this.obligations.create(
      tx,
      { code, roundId: finding.roundId, roundCode, clauseId, clauseNumber, kind: 'task', topic: finding.topic, titleVi: finding.titleVi, titleEn: finding.titleEn, expectedOutputVi: null, unitId, dueRule: { kind: 'none' }, dueWordingVi: null, requestedOn: dateOf(tx.now), coordinators: [] },
      NO_CALENDAR,
    );
    return (await this.obligations.byCodes(tx, [code])).get(code) as Obligation;
  }
}
