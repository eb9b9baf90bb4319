import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { newId } from '../../../platform/database/new-id';
import type { Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { onceOnly } from '../../../platform/http/once-only';
import { RoundProgress } from '../../inspections';
import { ObligationStore } from '../../obligations';
import { isOwed } from '../domain/is-owed';
import type { SpokenInput } from '../urging.input';
import { UrgingStore } from '../urging.store';
import { SendUrgings } from './send-urgings';
import type { UrgingOutcome } from './urge-units';

/** Somebody called or wrote by chat, and notes with whom they spoke and what was answered. No mail follows: it was said already. */
@Injectable()
export class RecordSpoken {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly store: UrgingStore,
    private readonly sendUrgings: SendUrgings,
  ) {}

  async execute(actor: Actor, input: SpokenInput): Promise<UrgingOutcome> {
    failWith(input.obligationCodes.length === 0 ? [problem('choice.atLeastOne', 'obligationCodes')] : []);
    const form = { act: 'urgeSpoken', object: [...new Set(input.obligationCodes)].sort().join(' '), key: input.formKey };
    const result = await this.unitOfWork.run(actor, (tx) => onceOnly(tx, form, async () => JSON.stringify(await this.record(tx, input))));
    return JSON.parse(result) as UrgingOutcome;
  }

  private async record(tx: Transaction, { obligationCodes, channel, level, spokenWith, answerVi }: SpokenInput): Promise<UrgingOutcome> {
    const codes = [...new Set(obligationCodes)];
    const found = await this.obligations.byCodes(tx, codes);
    if (found.size < codes.length) throw new NotFoundError();
    const asked = [...found.values()];
    await this.store.lock(tx, asked.map(({ roundId }) => roundId));
    for (const roundId of new Set(asked.map((duty) => duty.roundId))) await this.rounds.assertOpen(tx, roundId);
    const duties = [...(await this.obligations.byCodes(tx, codes)).values()].sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
    const written = await this.sendUrgings.send(
      tx,
      duties.filter(isOwed).map((duty) => ({ duty, level: level ?? 'handler', channel, step: null, noteVi: null, signing: null, spokenWith, answerVi: answerVi ?? null, sameAs: `spoken:${newId()}` })),
    );
    return { numbers: written.map(({ number }) => number), dropped: duties.filter((duty) => !isOwed(duty)).map(({ code }) => code), already: [], dispatch: written[0]?.dispatch ?? null };
  }
}
