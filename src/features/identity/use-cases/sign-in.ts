import { Injectable } from '@nestjs/common';
import { AppError } from '../../../kernel/errors';
import { ValidationError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { cleanLine } from '../../../kernel/vietnamese-text';
import { Clock } from '../../../platform/clock/clock';
import { updateGuarded } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Account } from '../account.entity';
import { AccountStore } from '../account.store';
import { nextSignInAt } from '../domain/sign-in-delay';
import { newToken, passwordFits, tokenHash } from '../secrets';

export interface SignedIn {
  /** The new session's token, for the cookie; known nowhere else. */
  readonly token: string;
  readonly account: Account;
}

/** The answer is the same for an unknown name and a wrong password, in words and in time. */
@Injectable()
export class SignIn {
  constructor(
    private readonly accounts: AccountStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ValidationError `signIn.wrong`, or `signIn.wait` with the seconds to wait */
  async execute(username: string, password: string): Promise<SignedIn> {
    const account = await this.accounts.findByUsername(cleanLine(username).toLowerCase());
    const now = this.clock.now();
    if (account?.nextSignInAt && account.nextSignInAt > now) {
      throw new ValidationError([problem('signIn.wait', 'password', { seconds: Math.ceil((account.nextSignInAt - now) / 1000) })]);
    }
    const fits = await passwordFits(account?.passwordHash ?? null, password);
    if (!account || account.disabled || !fits) {
      if (account) await this.countFailure(account);
      throw new ValidationError([problem('signIn.wrong', 'password')]);
    }
    const token = newToken();
    await this.write(account, async (tx) => {
      await this.accounts.addSession(tx, account.id, tokenHash(token));
      if (account.failedSignIns > 0) await updateGuarded(tx, Account, account, { failedSignIns: 0, nextSignInAt: null });
      await tx.record({ type: 'account.signedIn', subject: { kind: 'account', code: account.username }, unitId: account.unitId });
    });
    return { token, account };
  }

  private async countFailure(account: Account): Promise<void> {
    const failures = account.failedSignIns + 1;
    await this.write(account, async (tx) => {
      await updateGuarded(tx, Account, account, { failedSignIns: failures, nextSignInAt: nextSignInAt(failures, tx.now) });
      await tx.record({ type: 'account.signInFailed', subject: { kind: 'account', code: account.username }, unitId: account.unitId, details: { failures } });
    }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  }

  private async write(account: Account, work: Parameters<UnitOfWork['run']>[1]): Promise<void> {
    const actor = await this.accounts.actorOf(account.id);
    if (actor) await this.unitOfWork.run(actor, work);
  }
}
