import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ConflictError, failWith, NotFoundError } from '../../../kernel/errors';
import { isMailAddress } from '../../../kernel/mail-address';
import { problem } from '../../../kernel/problem';
import { updateGuarded } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Account } from '../account.entity';

/** Where mails to a post go from now on; null: none are sent. */
@Injectable()
export class SetAccountEmail {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The same address again changes nothing. @param seen what the page showed, `none` for no address. @throws ConflictError when another one stands there meanwhile */
  async execute(actor: Actor, username: string, email: string | null, seen?: string): Promise<void> {
    failWith(email !== null && !isMailAddress(email) ? [problem('email.invalid', 'email', { value: email })] : []);
    await this.unitOfWork.run(actor, async (tx) => {
      const account = await tx.manager.findOneBy(Account, { username: username.toLowerCase() });
      if (!account) throw new NotFoundError();
      const before = account.email;
      if (before === email) return;
      if (seen !== undefined && seen !== (before ?? 'none')) throw new ConflictError('changedMeanwhile', { email: before });
      await updateGuarded(tx, Account, account, { email });
      await tx.record({ type: 'account.emailChanged', subject: { kind: 'account', code: account.username }, unitId: account.unitId, details: { before, after: email } });
    });
  }
}
