import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf } from '../../../kernel/calendar-date';
import { receivedOn, type DueRule } from '../../../kernel/due-rule';
import { failWith, ForbiddenError } from '../../../kernel/errors';
import { problem, type Problem } from '../../../kernel/problem';
import { roundCodeOf } from '../../../kernel/round-code';
import { expectVersion } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RoundProgress } from '../../inspections';
import { UnitQueries } from '../../organisation';
import type { DutyTermsInput } from '../obligation.input';
import type { Obligation } from '../obligation.entity';
import { ObligationStore } from '../obligation.store';

export const MOST_GRACE_DAYS = 60;
export const LONGEST_RHYTHM_DAYS = 365;

/** What staff may set for one duty: days of grace, when its unit received the paper, how often a duty without a date asks for an update. */
@Injectable()
export class SetDutyTerms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly units: UnitQueries,
  ) {}

  async execute(actor: Actor, code: string, input: DutyTermsInput): Promise<void> {
    const calendar = await this.units.calendar();
    await this.unitOfWork.run(actor, async (tx) => {
      const obligation = await this.obligations.load(tx, code);
      await this.rounds.assertOpen(tx, obligation.roundId);
      expectVersion(obligation, input.version, { reason: input.reason });
      if (obligation.state === 'superseded' || obligation.state === 'accepted') throw new ForbiddenError('actionNotInState', { machine: 'obligation', state: obligation.state, action: 'setTerms' });
      const undated = obligation.dueRule.kind === 'none';
      failWith(problemsOf(input, obligation, dateOf(tx.now)));
      const graceDays = undated ? 0 : (input.graceDays ?? obligation.graceDays);
      const day = input.receivedOn ?? obligation.receivedOn;
      const dueRule = day === null ? obligation.dueRule : receivedOn(obligation.dueRule, day);
      const updateEveryDays = undated ? (input.updateEveryDays ?? null) : obligation.updateEveryDays;
      const from = termsOf(obligation);
      const to = termsOf({ graceDays, receivedOn: day, updateEveryDays });
      if (JSON.stringify(from) === JSON.stringify(to)) return;
      await this.obligations.setTerms(tx, obligation, { graceDays, receivedOn: day, dueRule, updateEveryDays }, calendar);
      const details = { from: from.join(', '), to: to.join(', '), graceDays, reason: input.reason };
      await tx.record({ type: 'obligation.termsSet', subject: { kind: 'obligation', code }, unitId: obligation.unitId, roundCode: roundCodeOf(code), details });
    });
  }
}

const termsOf = ({ graceDays, receivedOn: day, updateEveryDays }: Pick<Obligation, 'graceDays' | 'receivedOn' | 'updateEveryDays'>): readonly string[] => [
  `grace ${graceDays}`,
  `received ${day ?? '-'}`,
  `update ${updateEveryDays ?? '-'}`,
];

function problemsOf(input: DutyTermsInput, { dueRule }: { readonly dueRule: DueRule }, today: string): Problem[] {
  const within = (value: number | undefined, max: number, field: string): Problem[] =>
    value !== undefined && (!Number.isInteger(value) || value < 0 || value > max) ? [problem('terms.outOfRange', field, { min: 0, max })] : [];
  const byReceipt = 'basis' in dueRule && dueRule.basis === 'receipt';
  return [
    ...within(input.graceDays, MOST_GRACE_DAYS, 'graceDays'),
    ...within(input.updateEveryDays, LONGEST_RHYTHM_DAYS, 'updateEveryDays'),
    ...(input.receivedOn && !byReceipt ? [problem('terms.noReceipt', 'receivedOn')] : []),
    ...(input.receivedOn && input.receivedOn > today ? [problem('date.inFuture', 'receivedOn', { value: input.receivedOn.split('-').reverse().join('/') })] : []),
  ];
}
