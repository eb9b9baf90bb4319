import { Injectable } from '@nestjs/common';
import { isHomeAffairs, type Actor } from '../../../kernel/actor';
import { failWith, ForbiddenError, ValidationError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { roundCodeOf } from '../../../kernel/round-code';
import type { Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { onceOnly } from '../../../platform/http/once-only';
import type { Account } from '../../identity';
import { RoundProgress } from '../../inspections';
import { ConversationStore, type Talk, type TalkAddress } from '../conversation.store';
import type { RemarkInput } from '../remediation.input';

/** Something is said about an item: to both sides, or inside Home Affairs. It stays as it was said. */
@Injectable()
export class WriteRemark {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly talks: ConversationStore,
  ) {}

  /** Pressed twice it is said once. @throws ValidationError when the addressed post has nothing to do with the item, or may not see the remark */
  async execute(actor: Actor, code: string, address: TalkAddress, { text, visibility = 'both', addressed, formKey }: RemarkInput): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const talk = await this.talks.locate(tx.manager, actor, code, address);
      if (talk.side === 'reader') throw new ForbiddenError('forbidden');
      await onceOnly(tx, { act: 'remark', object: `${code}/${talk.finding.code}`, key: formKey }, async () => {
        await this.rounds.assertOpen(tx, talk.report.roundId);
        failWith(visibility === 'internal' && talk.side !== 'homeAffairs' ? [problem('choice.invalid', 'visibility')] : []);
        const post = addressed === undefined ? null : await this.post(tx, talk, addressed, visibility === 'internal');
        const id = await this.talks.add(tx, talk, { visibility, textVi: text, addressedId: post?.id ?? null });
        await this.talks.markSeen(tx, talk);
        await this.record(tx, talk, { visibility, ...(post ? { to: post.postTitleVi } : {}), ...(visibility === 'both' ? { text } : {}) });
        return id;
      });
    });
  }

  private async post(tx: Transaction, talk: Talk, username: string, internal: boolean): Promise<Account> {
    const found = (await this.talks.addressees(tx.manager, tx.actor, talk)).find((one) => one.username === username);
    if (!found) throw new ValidationError([problem('remark.addresseeUnknown', 'addressed')]);
    failWith(internal && !isHomeAffairs(found) ? [problem('remark.addresseeOutside', 'addressed')] : []);
    return found;
  }

  private record(tx: Transaction, { report, finding }: Talk, details: Readonly<Record<string, unknown>>): Promise<void> {
    return tx.record({
      type: 'report.remarked',
      subject: { kind: 'report', code: report.code },
      unitId: report.unitId,
      roundCode: roundCodeOf(report.code),
      details: { finding: finding.code, ...details },
    });
  }
}
