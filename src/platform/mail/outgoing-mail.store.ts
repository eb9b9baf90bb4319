import { Injectable } from '@nestjs/common';
import { cleanLine, cleanText } from '../../kernel/vietnamese-text';
import { ReadModel } from '../database/read-model';
import type { Transaction } from '../database/transaction';
import { OutgoingMail } from './outgoing-mail.entity';
import { CLAIM_MS } from './retry-plan';

export type NewMail = Pick<OutgoingMail, 'kind' | 'subjectCode' | 'accountId' | 'toAddress' | 'toTitle' | 'subjectVi' | 'bodyVi' | 'messageId'>;

/** Mails that wait, went out or were given up. */
@Injectable()
export class OutgoingMailStore {
  constructor(private readonly read: ReadModel) {}

  /** In the transaction of what it tells of; the same message twice is one. Titles come from people: never more than one line of a head. */
  async add(tx: Transaction, mail: NewMail): Promise<void> {
    if (await tx.manager.existsBy(OutgoingMail, { messageId: mail.messageId })) return;
    await tx.manager.insert(OutgoingMail, {
      ...mail,
      toTitle: cleanLine(mail.toTitle).slice(0, 300),
      subjectVi: cleanLine(mail.subjectVi).slice(0, 300),
      bodyVi: cleanText(mail.bodyVi),
      state: 'waiting',
      tries: 0,
      createdAt: tx.now,
      nextTryAt: tx.now,
      sentAt: null,
      lastError: null,
    });
  }

  /** Takes the mail due longest for this server alone, or null: on PostgreSQL another server passes over a row that is being claimed. */
  async claim(tx: Transaction): Promise<OutgoingMail | null> {
    const due = tx.manager.createQueryBuilder(OutgoingMail, 'm').where("m.state = 'waiting' AND m.nextTryAt <= :now", { now: tx.now }).orderBy('m.nextTryAt', 'ASC').addOrderBy('m.number', 'ASC').limit(1);
    if (tx.manager.dataSource.options.type === 'postgres') due.setLock('pessimistic_write').setOnLocked('skip_locked');
    const mail = await due.getOne();
    if (mail === null) return null;
    Object.assign(mail, { tries: mail.tries + 1, nextTryAt: tx.now + CLAIM_MS });
    await tx.manager.update(OutgoingMail, { number: mail.number }, { tries: mail.tries, nextTryAt: mail.nextTryAt });
    return mail;
  }

  /** Only by whoever claimed it last. @returns false when the claim ran out and another server took it meanwhile */
  async settle(tx: Transaction, { number, tries }: OutgoingMail, changes: Partial<OutgoingMail>): Promise<boolean> {
    const { affected } = await tx.manager.update(OutgoingMail, { number, tries, state: 'waiting' }, changes);
    return affected === 1;
  }

  /** Mails about one thing, oldest first. Unscoped: who may see the thing is decided before. */
  about(kind: string, subjectCode: string): Promise<OutgoingMail[]> {
    return this.read.manager.find(OutgoingMail, { where: { kind, subjectCode }, order: { number: 'ASC' } });
  }
}
