import { Injectable } from '@nestjs/common';
import { FactReader } from '../../../platform/facts/fact-reader';
import type { FactRow } from '../../../platform/facts/fact.entity';
import { OutgoingMailStore, type NewMail } from '../../../platform/mail/outgoing-mail.store';
import { AccountStore } from '../../identity';
import { MailWriter, mailKindOf } from '../mail-writer';

/** Reads the trail onwards and lays ready a mail for every post of the unit that has an address. Sending is another matter. */
@Injectable()
export class QueueMails {
  constructor(
    private readonly facts: FactReader,
    private readonly accounts: AccountStore,
    private readonly writer: MailWriter,
    private readonly mails: OutgoingMailStore,
  ) {}

  /** @returns how many facts were read */
  async execute(): Promise<number> {
    for (let read = 0; ; ) {
      const more = await this.facts.readOn('mail', (fact) => this.mailsFor(fact), (tx, mail: NewMail) => this.mails.add(tx, mail));
      read += more;
      if (more === 0) return read;
    }
  }

  private async mailsFor(fact: FactRow): Promise<readonly NewMail[]> {
    if (mailKindOf(fact.type) === null || fact.unitId === null) return [];
    const mails: NewMail[] = [];
    for (const account of await this.accounts.answeringWithEmail(fact.unitId)) {
      const mail = await this.writer.write(fact, account);
      if (mail) mails.push(mail);
    }
    return mails;
  }
}
