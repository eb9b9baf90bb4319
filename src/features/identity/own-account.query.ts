import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { AccountStore } from './account.store';

/** What a post may know of its own account. */
@Injectable()
export class OwnAccountQuery {
  constructor(private readonly accounts: AccountStore) {}

  emailOf(actor: Actor): Promise<string | null> {
    return this.accounts.emailOf(actor.accountId);
  }
}
