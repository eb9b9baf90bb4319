import { Injectable } from '@nestjs/common';
import { roundCodeOf } from '../../kernel/round-code';
import { takeMove } from '../../kernel/take-move';
import { newId } from '../../platform/database/new-id';
import { updateGuarded, type Transaction } from '../../platform/database/transaction';
import { officialPlace, Unit } from '../organisation';
import { partMachine, type PartAction } from './domain/part.machine';
import type { Obligation } from './obligation.entity';
import { ObligationPart, ObligationPartEntry } from './part.entity';

export type PartOfUnit = ObligationPart & { readonly unit: Unit };

const PAST: Readonly<Record<PartAction, string>> = { ask: 'requested', fill: 'filled' };

/** Load and save of what co-operating units fill in, always within the transaction of the use case. */
@Injectable()
export class PartStore {
  /** One for every unit that the paper names as co-operating; the leading body has none. */
  async addAll(tx: Transaction, obligationId: string, leadId: string, unitIds: readonly string[]): Promise<void> {
    const rows = [...new Set(unitIds)].filter((unitId) => unitId !== leadId).map((unitId) => ({ id: newId(), obligationId, unitId, state: partMachine.initial, askedAt: null, filledAt: null }));
    if (rows.length > 0) await tx.manager.insert(ObligationPart, rows);
  }

  /** In the official order of the units. */
  async ofDuty(tx: Transaction, obligationId: string): Promise<readonly PartOfUnit[]> {
    const parts = new Map((await tx.manager.findBy(ObligationPart, { obligationId })).map((part) => [part.unitId, part]));
    const units = await tx.manager.createQueryBuilder(Unit, 'u').where('u.id IN (:...ids)', { ids: ['', ...parts.keys()] }).addSelect(officialPlace('u'), 'place').orderBy('place', 'ASC').getMany();
    return units.flatMap((unit) => {
      const part = parts.get(unit.id);
      return part ? [{ ...part, unit }] : [];
    });
  }

  /** The kind of entry goes with the act: what was asked for, or what was filled in. */
  async move(tx: Transaction, obligation: Obligation, part: PartOfUnit, action: PartAction, textVi: string, fileId: string | null): Promise<void> {
    const { unit, ...row } = part;
    const from = row.state;
    // Asked again before it answered, or more filled in after it did: one more entry, and the part stays where it is.
    const stays = (action === 'ask' && from === 'asked') || (action === 'fill' && from === 'filled');
    const to = stays ? from : takeMove(partMachine, from, action, tx.actor.role, textVi);
    await updateGuarded(tx, ObligationPart, row, { state: to, ...(action === 'ask' ? { askedAt: tx.now } : { filledAt: tx.now }) });
    await tx.manager.insert(ObligationPartEntry, { id: newId(), partId: row.id, kind: action === 'ask' ? 'request' : 'answer', textVi, fileId, writtenByTitle: tx.actor.postTitle, writtenAt: tx.now });
    await tx.record({
      type: `part.${PAST[action]}`,
      subject: { kind: 'part', code: `${obligation.code}/${unit.code}` },
      unitId: unit.id,
      roundCode: roundCodeOf(obligation.code),
      details: stays ? {} : { from, to },
    });
  }
}
