import { Injectable } from '@nestjs/common';
import type { Instant } from '../../kernel/calendar-date';
import { Clock } from '../../platform/clock/clock';
import { MailTransport } from '../../platform/mail/mail-transport';
import type { MailState } from '../../platform/mail/outgoing-mail.entity';
import { OutgoingMailStore } from '../../platform/mail/outgoing-mail.store';
import { AccountStore } from '../identity';

export interface ReceiptMailing {
  /** `none`: the unit has no address, or the receipt is older than the mails. `queued`: about to be written. */
  readonly state: 'unconfigured' | 'noAddress' | 'none' | 'queued' | 'mails';
  readonly mails: readonly { readonly to: string; readonly address: string; readonly state: MailState; readonly sentAt: Instant | null; readonly error: string | null }[];
}

/** The trail is read every few seconds; what is not written after an hour is not coming. */
const QUEUED_WITHIN_MS = 3_600_000;

/** What became of the mails that tell a unit of its receipt: said as it is, also when nothing is sent. */
@Injectable()
export class ReceiptMailingQuery {
  constructor(
    private readonly mails: OutgoingMailStore,
    private readonly transport: MailTransport,
    private readonly accounts: AccountStore,
    private readonly clock: Clock,
  ) {}

  /** Unscoped: for a receipt that the reader may see. */
  async of(receiptNumber: string, unitId: string, receivedAt: Instant): Promise<ReceiptMailing> {
    const mails = (await this.mails.about('receipt', receiptNumber)).map(({ toTitle, toAddress, state, sentAt, lastError }) => ({ to: toTitle, address: toAddress, state, sentAt, error: lastError }));
    const open = mails.length === 0 || mails.some(({ state }) => state === 'waiting');
    if (open && !this.transport.configured) return { state: 'unconfigured', mails: mails.filter(({ state }) => state !== 'waiting') };
    if (mails.length > 0) return { state: 'mails', mails };
    if ((await this.accounts.answeringWithEmail(unitId)).length === 0) return { state: 'noAddress', mails };
    return { state: this.clock.now() - receivedAt < QUEUED_WITHIN_MS ? 'queued' : 'none', mails };
  }
}
