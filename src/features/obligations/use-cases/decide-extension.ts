import { Injectable } from '@nestjs/common';
import { isHomeAffairs, type Actor } from '../../../kernel/actor';
import { dateOf } from '../../../kernel/calendar-date';
import { failWith, ForbiddenError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { expectVersion, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RoundProgress } from '../../inspections';
import { dayProblems, decidersOf, letterProblems } from '../domain/extension';
import { rulingMoments } from '../domain/ruling-date';
import type { Extension } from '../extension.entity';
import type { DecideExtensionInput } from '../extension.input';
import { ExtensionStore } from '../extension.store';
import type { Obligation } from '../obligation.entity';
import { ObligationStore } from '../obligation.store';

/**
 * The leader of Home Affairs or the chair grants more time or refuses it. What was asked in time may be decided later, also when the
 * moment has passed or the answer came meanwhile: the grant counts from the first date on. Two who decide at once give one result.
 */
@Injectable()
export class DecideExtension {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly extensions: ExtensionStore,
  ) {}

  /** @throws ForbiddenError `extensionDecided` with who decided before, or `actionNotForRole` when the province's rule names another */
  async execute(actor: Actor, code: string, input: DecideExtensionInput): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { id } = await this.obligations.loadToDecide(tx, code);
      const { open, all } = await this.extensions.holdOpen(tx, id);
      const obligation = await this.obligations.byId(tx, id);
      await this.rounds.assertOpen(tx, obligation.roundId);
      const policy = await this.extensions.policy(tx);
      const deciders = decidersOf(policy.decidedBy, isHomeAffairs({ role: open.askedByRole }));
      if (!deciders.includes(actor.role)) throw new ForbiddenError('actionNotForRole', { who: deciders.join(', ') });
      expectVersion(open, input.version, { note: input.note ?? '' });
      if (input.decision === 'refuse') return this.refuse(tx, obligation, open, input);
      failWith(obligation.state === 'superseded' ? [problem('extension.superseded')] : []);
      const granted = all.filter(({ state }) => state === 'granted').length;
      failWith(granted >= policy.max ? [problem('extension.usedUp', undefined, { max: policy.max })] : []);
      const until = input.grantedOn ?? open.proposedOn;
      failWith([...dayProblems('grantedOn', until, rulingMoments(obligation).strict ?? open.presentTooLateAt, policy), ...this.letter(tx, input)]);
      await this.extensions.move(tx, obligation, open, 'grant', { grantedOn: until, noteVi: input.note ?? null, ...decisionLetter(input) });
      await this.obligations.extend(tx, obligation, until);
    });
  }

  private async refuse(tx: Transaction, obligation: Obligation, open: Extension, input: DecideExtensionInput): Promise<void> {
    failWith([...(input.note === undefined ? [problem('commentRequired', 'note')] : []), ...this.letter(tx, input)]);
    await this.extensions.move(tx, obligation, open, 'refuse', { noteVi: input.note ?? null, ...decisionLetter(input) });
  }

  private letter(tx: Transaction, { decisionNumber, decisionOn }: DecideExtensionInput): ReturnType<typeof letterProblems> {
    return letterProblems({ number: decisionNumber, on: decisionOn }, dateOf(tx.now), { number: 'decisionNumber', on: 'decisionOn' });
  }
}

function decisionLetter({ decisionNumber, decisionOn }: DecideExtensionInput): Pick<Extension, 'decisionNumber' | 'decisionOn'> {
  return { decisionNumber: decisionNumber ?? null, decisionOn: decisionOn ?? null };
}
