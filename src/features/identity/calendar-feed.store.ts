import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Settings } from '../../platform/config/settings';
import { newId } from '../../platform/database/new-id';
import { ReadModel } from '../../platform/database/read-model';
import { oneAtATime, type Transaction } from '../../platform/database/transaction';
import { AccountStore } from './account.store';
import { CalendarFeed } from './calendar-feed.entity';
import { tokenHash } from './secrets';

/**
 * The token is made from the row's id with the server's secret: the page can show the address again, and the database alone (it holds
 * only a hash) opens nothing. A new SESSION_SECRET ends every address.
 */
@Injectable()
export class CalendarFeedStore {
  constructor(
    private readonly read: ReadModel,
    private readonly accounts: AccountStore,
    private readonly settings: Settings,
  ) {}

  /** The token of the account's address; null when it has none, or the secret changed since. */
  async tokenOf(accountId: string): Promise<string | null> {
    const feed = await this.read.manager.findOneBy(CalendarFeed, { accountId });
    const token = feed ? this.tokenFor(feed.id) : null;
    return token !== null && feed?.tokenHash === tokenHash(token) ? token : null;
  }

  /** Whose address it is; null when it was taken back, or the account was disabled. */
  async actorOf(token: string): Promise<Actor | null> {
    const feed = await this.read.manager.findOneBy(CalendarFeed, { tokenHash: tokenHash(token) });
    return feed ? this.accounts.actorOf(feed.accountId) : null;
  }

  /** The old address, if there was one, ends at once. */
  async renew(tx: Transaction): Promise<void> {
    await this.end(tx);
    const id = newId();
    await tx.manager.insert(CalendarFeed, { id, accountId: tx.actor.accountId, tokenHash: tokenHash(this.tokenFor(id)), createdAt: tx.now });
  }

  /** @returns whether there was one */
  async end(tx: Transaction): Promise<boolean> {
    await oneAtATime(tx, `calendarFeed:${tx.actor.accountId}`);
    return ((await tx.manager.delete(CalendarFeed, { accountId: tx.actor.accountId })).affected ?? 0) > 0;
  }

  private tokenFor(id: string): string {
    return createHmac('sha256', this.settings.sessionSecret).update(`calendar:${id}`).digest('base64url');
  }
}
