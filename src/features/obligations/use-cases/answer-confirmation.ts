import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ConflictError, failWith, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import type { WorkingCalendar } from '../../../kernel/working-calendar';
import type { Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { onceOnly } from '../../../platform/http/once-only';
import { RoundProgress } from '../../inspections';
import { Unit, UnitQueries } from '../../organisation';
import { ConfirmationStore } from '../confirmation.store';
import type { AnswerConfirmationInput } from '../coordination.input';
import { newestOf } from '../domain/confirmation';
import { stillOpenProblems } from '../domain/still-open';
import { ObligationStore } from '../obligation.store';

/**
 * An affected unit says that the fault is gone, or that it remains. A second thought is a new answer beside the first one. Once the
 * result is accepted it may still confirm, but no longer object: the duty is over.
 */
@Injectable()
export class AnswerConfirmation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly confirmations: ConfirmationStore,
    private readonly units: UnitQueries,
  ) {}

  /** @throws NotFoundError for a unit that was never asked; ConflictError when it was asked or answered meanwhile */
  async execute(actor: Actor, code: string, input: AnswerConfirmationInput): Promise<void> {
    const calendar = await this.units.calendar();
    await this.unitOfWork.run(actor, (tx) => onceOnly(tx, { act: 'answerConfirmation', object: code, key: input.formKey }, () => this.answer(tx, code, input, calendar)));
  }

  private async answer(tx: Transaction, code: string, { answer, answerText, asking }: AnswerConfirmationInput, calendar: WorkingCalendar): Promise<string> {
    const found = (await this.obligations.byCodes(tx, [code])).get(code);
    if (!found) throw new NotFoundError();
    const rows = await this.confirmations.hold(tx, found.id);
    const newest = newestOf(rows).find(({ unitId }) => unitId === tx.actor.unitId);
    if (!newest) throw new NotFoundError();
    // Read again behind the lock: the acceptance may have come just now.
    const obligation = await this.obligations.byId(tx, found.id);
    await this.rounds.assertOpen(tx, obligation.roundId);
    failWith(answer === 'objected' && (answerText ?? '') === '' ? [problem('confirmation.textNeeded', 'answerText')] : []);
    if (answer === 'objected' || obligation.state === 'superseded') failWith(stillOpenProblems(obligation, 'answerText'));
    if (asking !== undefined && asking !== newest.asking) throw new ConflictError('changedMeanwhile', { answerText: newest.answerVi ?? '' });
    if (newest.state === answer && (newest.answerVi ?? '') === (answerText ?? '')) return code;
    const unit = await tx.manager.findOneByOrFail(Unit, { id: newest.unitId });
    const row = newest.state === 'asked' ? newest : await this.confirmations.ask(tx, obligation, unit, rows, calendar, true);
    await this.confirmations.move(tx, obligation, unit, row, answer === 'confirmed' ? 'confirm' : 'object', answerText ?? null);
    return code;
  }
}
