import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import type { Instant } from '../../../kernel/calendar-date';
import { failWith, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { expectVersion, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { onceOnly } from '../../../platform/http/once-only';
import { EvidenceStore, type KeptFile } from '../../evidence';
import { RoundProgress } from '../../inspections';
import type { FillPartInput } from '../coordination.input';
import { stillOpenProblems } from '../domain/still-open';
import type { Obligation } from '../obligation.entity';
import { ObligationStore } from '../obligation.store';
import { PartStore, type PartOfUnit } from '../part.store';

/** A co-operating body fills in its own part of a duty that another leads; filled again, both stay. */
@Injectable()
export class FillPart {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly parts: PartStore,
    private readonly evidence: EvidenceStore,
  ) {}

  async execute(actor: Actor, code: string, input: FillPartInput, files: readonly ReceivedFile[], at: Instant): Promise<void> {
    failWith(files.length > 1 ? [problem('file.tooMany', 'files', { max: 1 })] : []);
    // Before a byte is kept: nobody fills the store through a duty in which it has no part.
    if (files.length > 0) await this.unitOfWork.run(actor, (tx) => this.ownPart(tx, code));
    const kept = await this.evidence.keep(files);
    await this.unitOfWork.run(actor, (tx) => onceOnly(tx, { act: 'fillPart', object: code, key: input.formKey }, () => this.fill(tx, code, input, kept)), at);
  }

  private async fill(tx: Transaction, code: string, { partText, partVersion }: FillPartInput, kept: readonly KeptFile[]): Promise<string> {
    const { obligation, part } = await this.ownPart(tx, code);
    failWith(stillOpenProblems(obligation, 'partText'));
    expectVersion(part, partVersion, { partText });
    const [file] = await this.evidence.register(tx, part.unitId, kept);
    await this.parts.move(tx, obligation, part, 'fill', partText, file?.id ?? null);
    return code;
  }

  private async ownPart(tx: Transaction, code: string): Promise<{ readonly obligation: Obligation; readonly part: PartOfUnit }> {
    const obligation = (await this.obligations.byCodes(tx, [code])).get(code);
    const part = obligation && (await this.parts.ofDuty(tx, obligation.id)).find(({ unitId }) => unitId === tx.actor.unitId);
    if (!obligation || !part) throw new NotFoundError();
    await this.rounds.assertOpen(tx, obligation.roundId);
    return { obligation, part };
  }
}
