import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../kernel/system-actor';
import type { Instant } from '../../kernel/calendar-date';
import { Clock } from '../clock/clock';
import { UnitOfWork } from '../database/unit-of-work';
import { MailTransport } from './mail-transport';
import type { OutgoingMail } from './outgoing-mail.entity';
import { OutgoingMailStore } from './outgoing-mail.store';
import { isFinalRefusal, isTooOld, nextTry } from './retry-plan';

export interface Delivered {
  readonly sent: number;
  readonly again: number;
  readonly givenUp: number;
}

/**
 * Sends what is due, mail by mail: claimed in one transaction, sent outside it, settled in another. A claim is for one sending only, so
 * that a slow mail server never outlasts it. A server killed between sending and settling
 * repeats the mail with the same Message-ID, by which the receiver knows it again.
 */
@Injectable()
export class MailDelivery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: OutgoingMailStore,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  /** Nothing happens without a mail server: mails wait. */
  async deliverDue(): Promise<Delivered> {
    const done = { sent: 0, again: 0, givenUp: 0 };
    if (!this.transport.configured) return done;
    for (;;) {
      const mail = await this.unitOfWork.run(SYSTEM_ACTOR, (tx) => this.mails.claim(tx));
      if (mail === null) return done;
      done[await this.deliver(mail)] += 1;
    }
  }

  private async deliver(mail: OutgoingMail): Promise<keyof Delivered> {
    if (isTooOld(mail.createdAt, this.clock.now())) return this.giveUp(mail, 'quá 7 ngày chưa gửi được (waited more than 7 days)');
    try {
      await this.transport.send(mail);
    } catch (error) {
      return this.failed(mail, error as Error & { code?: string; responseCode?: number });
    }
    await this.settle(mail, { state: 'sent', sentAt: this.clock.now(), lastError: null });
    return 'sent';
  }

  private async failed(mail: OutgoingMail, error: Error & { code?: string; responseCode?: number }): Promise<keyof Delivered> {
    const reason = `${error.code ?? ''} ${error.message}`.trim().slice(0, 500);
    const again: Instant | null = isFinalRefusal(error) ? null : nextTry(mail.tries, this.clock.now());
    if (again === null) return this.giveUp(mail, reason);
    await this.unitOfWork.run(SYSTEM_ACTOR, (tx) => this.mails.settle(tx, mail, { nextTryAt: again, lastError: reason }));
    return 'again';
  }

  private async giveUp(mail: OutgoingMail, reason: string): Promise<keyof Delivered> {
    await this.settle(mail, { state: 'failed', lastError: reason });
    return 'givenUp';
  }

  private async settle(mail: OutgoingMail, changes: Pick<OutgoingMail, 'state' | 'lastError'> & Partial<OutgoingMail>): Promise<void> {
    await this.unitOfWork.run(SYSTEM_ACTOR, async (tx) => {
      if (!(await this.mails.settle(tx, mail, changes))) return;
      const details = { about: mail.subjectCode, mail: mail.kind, to: mail.toAddress, tries: mail.tries, ...(changes.lastError ? { reason: changes.lastError } : {}) };
      await tx.record({ type: `mail.${changes.state}`, subject: { kind: 'mail', code: String(mail.number) }, details });
    });
  }
}
