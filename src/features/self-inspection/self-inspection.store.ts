import { Injectable } from '@nestjs/common';
import { ConflictError } from '../../kernel/errors';
import { roundCodeOf } from '../../kernel/round-code';
import { takeMove } from '../../kernel/take-move';
import { newId } from '../../platform/database/new-id';
import { oneAtATime, updateGuarded, type Transaction } from '../../platform/database/transaction';
import type { Obligation } from '../obligations';
import type { GivenAnswer, OwnFault } from './domain/answers';
import type { Fault } from './domain/faults';
import { selfInspectionMachine } from './domain/self-inspection.machine';
import { SelfInspection, SelfInspectionAnswer, SelfInspectionFinding } from './self-inspection.entity';

/** What a version says, fault by fault. */
export interface SelfCheckContent {
  readonly faults: readonly Fault[];
  /** One for each fault, in the same order. */
  readonly answers: readonly GivenAnswer[];
  readonly own: readonly OwnFault[];
  readonly noteVi: string | null;
}

/** Load and save of self-inspections, always within the transaction of the use case. */
@Injectable()
export class SelfInspectionStore {
  /** The draft that the form was about, begun when there is none, and nobody else at it until this transaction ends. */
  async hold(tx: Transaction, duty: Obligation, seen: { readonly number: number; readonly version: number }): Promise<SelfInspection> {
    await oneAtATime(tx, `self-inspection:${duty.id}`);
    const newest = await tx.manager.findOne(SelfInspection, { where: { obligationId: duty.id }, order: { number: 'DESC' } });
    const draft = newest?.state === 'draft' ? newest : null;
    const number = draft ? draft.number : (newest?.number ?? 0) + 1;
    if (seen.number !== number || seen.version !== (draft?.version ?? 0)) throw new ConflictError('changedMeanwhile', { number, version: draft?.version ?? 0 });
    return draft ?? this.begin(tx, duty, number);
  }

  /** A draft is written whole: its rows are its own until it is sent. */
  async write(tx: Transaction, draft: SelfInspection, { faults, answers, own, noteVi }: SelfCheckContent, fileId: string | null): Promise<void> {
    await updateGuarded(tx, SelfInspection, draft, { noteVi, fileId, savedAt: tx.now, savedByTitle: tx.actor.postTitle });
    await tx.manager.delete(SelfInspectionAnswer, { inspectionId: draft.id });
    await tx.manager.delete(SelfInspectionFinding, { inspectionId: draft.id });
    for (const [position, fault] of faults.entries()) {
      const { answer = null, text = null, remedy = null, committedOn = null } = answers[position] ?? {};
      const { key, topic, criterionKey, titleVi, titleEn } = fault;
      await tx.manager.insert(SelfInspectionAnswer, { id: newId(), inspectionId: draft.id, position, faultKey: key, topic, criterionKey, titleVi, titleEn, answer, textVi: text, remedyVi: remedy, committedOn });
    }
    for (const [position, { text, remedy, committedOn }] of own.entries()) {
      await tx.manager.insert(SelfInspectionFinding, { id: newId(), inspectionId: draft.id, position, textVi: text, remedyVi: remedy, committedOn });
    }
  }

  async send(tx: Transaction, duty: Obligation, draft: SelfInspection): Promise<void> {
    const from = draft.state;
    const to = takeMove(selfInspectionMachine, from, 'send', tx.actor.role);
    await updateGuarded(tx, SelfInspection, draft, { state: to, sentAt: tx.now, sentByTitle: tx.actor.postTitle });
    await this.record(tx, duty, draft.number, 'sent', { from, to });
  }

  private async begin(tx: Transaction, duty: Obligation, number: number): Promise<SelfInspection> {
    const draft = tx.manager.create(SelfInspection, {
      id: newId(),
      obligationId: duty.id,
      roundId: duty.roundId,
      unitId: duty.unitId,
      number,
      state: selfInspectionMachine.initial,
      noteVi: null,
      fileId: null,
      savedAt: tx.now,
      savedByTitle: tx.actor.postTitle,
      sentAt: null,
      sentByTitle: null,
      version: 1,
    });
    await tx.manager.insert(SelfInspection, draft);
    await this.record(tx, duty, number, 'begun', {});
    return draft;
  }

  private record(tx: Transaction, duty: Obligation, number: number, what: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    return tx.record({
      type: `selfInspection.${what}`,
      subject: { kind: 'selfInspection', code: `${duty.code}/${number}` },
      unitId: duty.unitId,
      roundCode: roundCodeOf(duty.code),
      details: { version: number, ...details },
    });
  }
}
