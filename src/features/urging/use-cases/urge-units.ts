import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { roundCodeOf } from '../../../kernel/round-code';
import { newId } from '../../../platform/database/new-id';
import { oneAtATime, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { onceOnly } from '../../../platform/http/once-only';
import { RoundProgress } from '../../inspections';
import { Obligation, ObligationStore } from '../../obligations';
import { Urging } from '../urging.entity';
import type { UrgeInput } from '../urging.input';

export interface UrgingOutcome {
  /** Ledger numbers written, in order. */
  readonly numbers: readonly number[];
  /** Duties that were answered meanwhile and so were not urged. */
  readonly dropped: readonly string[];
}

/** One ledger row per duty that is still owed. Nothing is sent without its row. */
@Injectable()
export class UrgeUnits {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
  ) {}

  async execute(actor: Actor, input: UrgeInput): Promise<UrgingOutcome> {
    failWith(input.obligationCodes.length === 0 ? [problem('choice.atLeastOne', 'obligationCodes')] : []);
    const form = { act: 'urge', object: [...new Set(input.obligationCodes)].sort().join(' '), key: input.formKey };
    const result = await this.unitOfWork.run(actor, (tx) => onceOnly(tx, form, async () => JSON.stringify(await this.urgeAll(tx, input))));
    return JSON.parse(result) as UrgingOutcome;
  }

  private async urgeAll(tx: Transaction, input: UrgeInput): Promise<UrgingOutcome> {
    const numbers: number[] = [];
    const dropped: string[] = [];
    for (const code of new Set(input.obligationCodes)) {
      const obligation = await this.obligations.load(tx, code);
      await this.rounds.assertOpen(tx, obligation.roundId);
      if (obligation.state === 'open' || obligation.state === 'returned') numbers.push(await this.urge(tx, obligation, input));
      else dropped.push(code);
    }
    return { numbers, dropped };
  }

  private async urge(tx: Transaction, obligation: Obligation, { level, channel, noteVi }: UrgeInput): Promise<number> {
    await oneAtATime(tx, `urging:${obligation.roundId}`);
    const number = (await tx.manager.countBy(Urging, { roundId: obligation.roundId })) + 1;
    const sequence = (await tx.manager.countBy(Urging, { obligationId: obligation.id })) + 1;
    await tx.manager.insert(Urging, {
      id: newId(),
      roundId: obligation.roundId,
      number,
      obligationId: obligation.id,
      unitId: obligation.unitId,
      sequence,
      level,
      channel,
      missingVi: obligation.expectedOutputVi ?? obligation.titleVi,
      noteVi: noteVi ?? null,
      sentAt: tx.now,
      sentByTitle: tx.actor.postTitle,
      seenAt: null,
      requestKey: `${obligation.id}:${sequence}`,
    });
    await tx.record({
      type: 'urging.sent',
      subject: { kind: 'urging', code: `${obligation.code}/${sequence}` },
      unitId: obligation.unitId,
      roundCode: roundCodeOf(obligation.code),
      details: { number, sequence, level, channel },
    });
    return number;
  }
}
