import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf } from '../../../kernel/calendar-date';
import { failWith, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import type { Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { onceOnly } from '../../../platform/http/once-only';
import { RoundProgress } from '../../inspections';
import { ObligationStore, type Obligation } from '../../obligations';
import { isOwed } from '../domain/is-owed';
import type { UrgingLevel } from '../domain/levels';
import type { UrgeInput } from '../urging.input';
import { UrgingStore } from '../urging.store';
import { SendUrgings } from './send-urgings';

export interface UrgingOutcome {
  /** Ledger numbers written, in order. */
  readonly numbers: readonly number[];
  /** Duties that were answered meanwhile and so were not urged. */
  readonly dropped: readonly string[];
  /** Duties that somebody urged today already, with the row that did. */
  readonly already: readonly { readonly code: string; readonly number: number }[];
  /** What went out together; null when nothing did. */
  readonly dispatch: string | null;
}

/** One ledger row per duty that is still owed, once a day whoever presses. Nothing is sent without its row. */
@Injectable()
export class UrgeUnits {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly store: UrgingStore,
    private readonly sendUrgings: SendUrgings,
  ) {}

  async execute(actor: Actor, input: UrgeInput): Promise<UrgingOutcome> {
    failWith(input.obligationCodes.length === 0 ? [problem('choice.atLeastOne', 'obligationCodes')] : []);
    const form = { act: 'urge', object: [...new Set(input.obligationCodes)].sort().join(' '), key: input.formKey };
    const result = await this.unitOfWork.run(actor, (tx) => onceOnly(tx, form, async () => JSON.stringify(await this.urgeAll(tx, input))));
    return JSON.parse(result) as UrgingOutcome;
  }

  private async urgeAll(tx: Transaction, { obligationCodes, level, channel, noteVi, signing }: UrgeInput): Promise<UrgingOutcome> {
    const asked = await this.named(tx, obligationCodes);
    await this.store.lock(tx, asked.map(({ roundId }) => roundId));
    // Read again: somebody may have reported or urged while this one waited.
    const duties = await this.named(tx, obligationCodes);
    for (const roundId of new Set(duties.map((duty) => duty.roundId))) await this.rounds.assertOpen(tx, roundId);
    const today = await this.store.urgedToday(tx, duties.map(({ id }) => id));
    const owed = duties.filter(isOwed);
    const fresh = owed.filter(({ id }) => !today.has(id));
    await this.assertUrgedBefore(tx, fresh, level);
    const urged = await this.sendUrgings.send(
      tx,
      fresh.map((duty) => ({ duty, level, channel, step: null, noteVi: noteVi ?? null, signing: signing ?? null, spokenWith: null, answerVi: null, sameAs: dateOf(tx.now) })),
    );
    return {
      numbers: urged.map(({ number }) => number),
      dropped: duties.filter((duty) => !isOwed(duty)).map(({ code }) => code),
      already: owed.flatMap(({ id, code }) => (today.has(id) ? [{ code, number: today.get(id)?.number ?? 0 }] : [])),
      dispatch: urged[0]?.dispatch ?? null,
    };
  }

  /** Urging is Home Affairs' own means: the chair is asked only after it did not help. */
  private async assertUrgedBefore(tx: Transaction, duties: readonly Obligation[], level: UrgingLevel): Promise<void> {
    if (level !== 'chairProposal') return;
    const urged = await this.store.urgedEver(tx, duties.map(({ id }) => id));
    const never = duties.filter(({ id }) => !urged.has(id)).map(({ code }) => code);
    failWith(never.length > 0 ? [problem('urging.notUrgedYet', 'level', { list: never.join(', ') })] : []);
  }

  private async named(tx: Transaction, codes: readonly string[]): Promise<readonly Obligation[]> {
    const unique = [...new Set(codes)];
    const found = await this.obligations.byCodes(tx, unique);
    return unique.map((code) => {
      const duty = found.get(code);
      if (!duty) throw new NotFoundError();
      return duty;
    });
  }
}
