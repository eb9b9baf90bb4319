import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf, type Instant } from '../../../kernel/calendar-date';
import { failWith, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import type { Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { onceOnly } from '../../../platform/http/once-only';
import { EvidenceStore, type KeptFile } from '../../evidence';
import { RoundProgress } from '../../inspections';
import { askRefusal, dayProblems, letterProblems } from '../domain/extension';
import { decisiveArrival } from '../domain/lateness';
import { rulingMoments } from '../domain/ruling-date';
import type { AskExtensionInput } from '../extension.input';
import { ExtensionStore } from '../extension.store';
import type { Obligation } from '../obligation.entity';
import { ObligationStore } from '../obligation.store';

/**
 * The body that leads a duty asks for more time. `at` is when the request arrived, before any waiting: strictly before the moment
 * passes. Pressed twice it is asked once.
 */
@Injectable()
export class AskExtension {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly extensions: ExtensionStore,
    private readonly evidence: EvidenceStore,
  ) {}

  /** @throws ValidationError also when the moment has passed, the duty is answered, or the rule allows no more: nothing typed is lost */
  async execute(actor: Actor, code: string, input: AskExtensionInput, files: readonly ReceivedFile[], at: Instant): Promise<void> {
    failWith(files.length > 1 ? [problem('file.tooMany', 'files', { max: 1 })] : []);
    // Before a byte is kept: nobody fills the store through a duty of another body.
    if (files.length > 0) await this.unitOfWork.run(actor, (tx) => this.ownDuty(tx, code));
    const kept = await this.evidence.keep(files);
    await this.unitOfWork.run(actor, (tx) => onceOnly(tx, { act: 'askExtension', object: code, key: input.formKey }, () => this.ask(tx, code, input, kept)), at);
  }

  private async ask(tx: Transaction, code: string, input: AskExtensionInput, kept: readonly KeptFile[]): Promise<string> {
    const found = await this.ownDuty(tx, code);
    const earlier = await this.extensions.hold(tx, found.id);
    // Read again behind the lock: an answer or a decision may have come just now.
    const duty = await this.obligations.byId(tx, found.id);
    const policy = await this.extensions.policy(tx);
    const moment = rulingMoments(duty).strict;
    const asked = {
      rulingTooLateAt: moment,
      answeredAt: decisiveArrival(duty.decidedBy ?? 'firstSubmission', duty).at,
      state: duty.state,
      granted: earlier.filter(({ state }) => state === 'granted').length,
      open: earlier.some(({ state }) => state === 'requested'),
    };
    const refusal = askRefusal(asked, tx.now, policy);
    failWith(refusal ? [refusal] : []);
    if (moment === null) throw new NotFoundError();
    failWith([
      ...dayProblems('proposedOn', input.proposedOn, moment, policy),
      ...letterProblems({ number: input.letterNumber, on: input.letterOn }, dateOf(tx.now), { number: 'letterNumber', on: 'letterOn' }),
    ]);
    const [file] = await this.evidence.register(tx, duty.unitId, kept);
    const sequence = await this.extensions.add(tx, duty, {
      reasonVi: input.reason,
      presentTooLateAt: moment,
      proposedOn: input.proposedOn,
      letterNumber: input.letterNumber ?? null,
      letterOn: input.letterOn ?? null,
      fileId: file?.id ?? null,
    });
    return String(sequence);
  }

  private async ownDuty(tx: Transaction, code: string): Promise<Obligation> {
    const obligation = await this.obligations.load(tx, code);
    if (obligation.unitId !== tx.actor.unitId) throw new NotFoundError();
    await this.rounds.assertOpen(tx, obligation.roundId);
    return obligation;
  }
}
