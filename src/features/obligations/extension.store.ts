import { Injectable } from '@nestjs/common';
import { ForbiddenError, NotFoundError } from '../../kernel/errors';
import { roundCodeOf } from '../../kernel/round-code';
import { takeMove } from '../../kernel/take-move';
import { newId } from '../../platform/database/new-id';
import { oneAtATime, updateGuarded, type Transaction } from '../../platform/database/transaction';
import { OperatingRules } from '../organisation';
import type { ExtensionPolicy } from './domain/extension';
import { extensionMachine, type ExtensionAction } from './domain/extension.machine';
import { Extension } from './extension.entity';
import type { Obligation } from './obligation.entity';

export type NewExtension = Pick<Extension, 'reasonVi' | 'presentTooLateAt' | 'proposedOn' | 'letterNumber' | 'letterOn' | 'fileId'>;

const PAST: Readonly<Record<ExtensionAction, string>> = { grant: 'granted', refuse: 'refused', withdraw: 'withdrawn' };

export function extensionPolicy(rules: Awaited<ReturnType<OperatingRules['values']>>): ExtensionPolicy {
  return { max: rules['extension.max'], maxDays: rules['extension.maxDays'], decidedBy: rules['extension.decidedBy'] };
}

/** Load and save of requests for more time, always within the transaction of the use case. */
@Injectable()
export class ExtensionStore {
  constructor(private readonly rules: OperatingRules) {}

  async policy(tx: Transaction): Promise<ExtensionPolicy> {
    return extensionPolicy(await this.rules.values(tx.manager));
  }

  /** Those of one duty, oldest first, and nobody else at them until this transaction ends. */
  async hold(tx: Transaction, obligationId: string): Promise<Extension[]> {
    await oneAtATime(tx, `extension:${obligationId}`);
    return tx.manager.find(Extension, { where: { obligationId }, order: { sequence: 'ASC' } });
  }

  /** The open request. @throws ForbiddenError `extensionDecided` when the newest was decided or withdrawn; NotFoundError without any */
  async holdOpen(tx: Transaction, obligationId: string): Promise<{ readonly open: Extension; readonly all: readonly Extension[] }> {
    const all = await this.hold(tx, obligationId);
    const newest = all.at(-1);
    if (!newest) throw new NotFoundError();
    if (newest.state !== 'requested') throw new ForbiddenError('extensionDecided', { who: newest.decidedByTitle ?? '', at: newest.decidedAt ?? 0 });
    return { open: newest, all };
  }

  async add(tx: Transaction, obligation: Obligation, fields: NewExtension): Promise<number> {
    const sequence = (await tx.manager.countBy(Extension, { obligationId: obligation.id })) + 1;
    await tx.manager.insert(Extension, {
      ...fields,
      id: newId(),
      obligationId: obligation.id,
      sequence,
      state: extensionMachine.initial,
      askedByTitle: tx.actor.postTitle,
      askedByRole: tx.actor.role,
      askedAt: tx.now,
      grantedOn: null,
      noteVi: null,
      decisionNumber: null,
      decisionOn: null,
      decidedByTitle: null,
      decidedAt: null,
    });
    await this.record(tx, obligation, sequence, 'requested', { proposedOn: fields.proposedOn });
    return sequence;
  }

  async move(tx: Transaction, obligation: Obligation, extension: Extension, action: ExtensionAction, changes: Partial<Extension> = {}): Promise<void> {
    const from = extension.state;
    const to = takeMove(extensionMachine, from, action, tx.actor.role, changes.noteVi ?? undefined);
    await updateGuarded(tx, Extension, extension, { ...changes, state: to, decidedByTitle: tx.actor.postTitle, decidedAt: tx.now });
    const { grantedOn, noteVi } = changes;
    await this.record(tx, obligation, extension.sequence, PAST[action], { from, to, ...(grantedOn ? { grantedOn } : {}), ...(noteVi ? { note: noteVi } : {}) });
  }

  private record(tx: Transaction, obligation: Obligation, sequence: number, what: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    return tx.record({
      type: `extension.${what}`,
      subject: { kind: 'extension', code: `${obligation.code}/${sequence}` },
      unitId: obligation.unitId,
      roundCode: roundCodeOf(obligation.code),
      details: { sequence, ...details },
    });
  }
}
