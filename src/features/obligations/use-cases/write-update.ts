import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import type { Instant } from '../../../kernel/calendar-date';
import { failWith, ForbiddenError, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { roundCodeOf } from '../../../kernel/round-code';
import { expectVersion, updateGuarded, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { onceOnly } from '../../../platform/http/once-only';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { EvidenceStore, type KeptFile } from '../../evidence';
import { RoundProgress } from '../../inspections';
import { Obligation } from '../obligation.entity';
import type { ObligationUpdateInput } from '../obligation.input';
import { ObligationStore } from '../obligation.store';

/**
 * A body writes how far its duty is, or reports its result. A remediation report is answered finding by finding on its own page,
 * never here.
 */
@Injectable()
export class WriteUpdate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly evidence: EvidenceStore,
  ) {}

  async execute(actor: Actor, code: string, input: ObligationUpdateInput, files: readonly ReceivedFile[], at: Instant): Promise<void> {
    failWith(files.length > 1 ? [problem('file.tooMany', 'files', { max: 1 })] : []);
    // Before a byte is kept: nobody fills the store through a duty of another body.
    if (files.length > 0) await this.unitOfWork.run(actor, (tx) => this.ownDuty(tx, code));
    const kept = await this.evidence.keep(files);
    await this.unitOfWork.run(actor, (tx) => onceOnly(tx, { act: 'writeUpdate', object: code, key: input.formKey }, () => this.write(tx, code, input, kept)), at);
  }

  private async write(tx: Transaction, code: string, input: ObligationUpdateInput, kept: readonly KeptFile[]): Promise<string> {
    const obligation = await this.ownDuty(tx, code);
    if (obligation.kind === 'remediation_report') throw new ForbiddenError('answeredByReport');
    failWith(obligation.state === 'accepted' ? [problem('obligation.alreadyAccepted', 'text')] : []);
    failWith(obligation.state === 'superseded' ? [problem('obligation.superseded', 'text', { by: obligation.supersededBy ?? '' })] : []);
    expectVersion(obligation, input.version, { text: input.text });
    const [file] = await this.evidence.register(tx, obligation.unitId, kept);
    await this.obligations.addUpdate(tx, obligation, input.kind, input.text, file?.id ?? null);
    if (input.kind === 'result') await this.obligations.markSubmitted(tx, obligation, tx.now);
    else {
      await updateGuarded(tx, Obligation, obligation, { lastUpdateAt: tx.now });
      await tx.record({ type: 'obligation.progressWritten', subject: { kind: 'obligation', code }, unitId: obligation.unitId, roundCode: roundCodeOf(code) });
    }
    return code;
  }

  private async ownDuty(tx: Transaction, code: string): Promise<Obligation> {
    const obligation = await this.obligations.load(tx, code);
    if (obligation.unitId !== tx.actor.unitId) throw new NotFoundError();
    await this.rounds.assertOpen(tx, obligation.roundId);
    return obligation;
  }
}
