import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf, type Instant } from '../../../kernel/calendar-date';
import { failWith } from '../../../kernel/errors';
import type { Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { onceOnly } from '../../../platform/http/once-only';
import { I18n } from '../../../platform/i18n';
import { ObligationStore } from '../../obligations';
import { isBlank, sendingProblems } from '../domain/answers';
import type { SelfCheckInput } from '../self-inspection.input';
import { SelfInspectionStore } from '../self-inspection.store';
import { SelfInspectionWriter, type Prepared } from '../self-inspection-writer';

/** The unit sends its self-inspection: the duty is reported. Sent again before it is taken note of, it is the next version, and the first arrival stays. */
@Injectable()
export class SendSelfInspection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: SelfInspectionWriter,
    private readonly store: SelfInspectionStore,
    private readonly obligations: ObligationStore,
    private readonly i18n: I18n,
  ) {}

  /** @param at when it arrived, before any waiting */
  async execute(actor: Actor, code: string, input: SelfCheckInput, files: readonly ReceivedFile[], at: Instant): Promise<void> {
    const prepared = await this.writer.prepare(actor, code, files);
    await this.unitOfWork.run(actor, (tx) => onceOnly(tx, { act: 'sendSelfInspection', object: code, key: input.formKey }, () => this.send(tx, code, input, prepared)), at);
  }

  private async send(tx: Transaction, code: string, input: SelfCheckInput, prepared: Prepared): Promise<string> {
    const { duty, draft, answers, own } = await this.writer.write(tx, code, input, prepared);
    failWith(sendingProblems(answers, own, dateOf(tx.now)));
    await this.store.send(tx, duty, draft);
    const count = (answer: string): number => answers.filter((one) => one.answer === answer).length;
    const words = this.i18n.t('vi')('selfChecks:summary', { version: draft.number, has: count('has'), hasNot: count('hasNot'), notApplicable: count('notApplicable'), own: own.filter((one) => !isBlank(one)).length });
    await this.obligations.addUpdate(tx, duty, 'result', words, draft.fileId);
    if (duty.state === 'submitted') await this.obligations.markCorrected(tx, duty);
    else await this.obligations.markSubmitted(tx, duty, tx.now);
    return code;
  }
}
