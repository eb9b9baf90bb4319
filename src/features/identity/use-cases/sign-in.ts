import { setTimeout as after } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ValidationError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { SYSTEM_ACTOR } from '../../../kernel/system-actor';
import { cleanLine } from '../../../kernel/vietnamese-text';
import { Clock } from '../../../platform/clock/clock';
import { Settings } from '../../../platform/config/settings';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Account } from '../account.entity';
import { AccountStore } from '../account.store';
import { waitMs } from '../domain/sign-in-delay';
import { countingKey } from '../known-browser';
import { newToken, passwordFits, tokenHash } from '../secrets';
import { SignInCountStore } from '../sign-in-count.store';

export interface SignedIn {
  /** The new session's token, for the cookie; known nowhere else. */
  readonly token: string;
  readonly account: Account;
}

/** A known name costs a few queries and a fact more: every wrong answer is given at this time, later than all of them. */
const WRONG_AFTER_MS = 200;

export const signInName = (typed: string): string => cleanLine(typed).toLowerCase();

/** The answers are the same for an unknown name and a wrong password, in words, in delay and in time. */
@Injectable()
export class SignIn {
  constructor(
    private readonly accounts: AccountStore,
    private readonly counts: SignInCountStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /**
   * @param browserMark what this browser keeps from an earlier sign-in under the name
   * @throws ValidationError `signIn.wrong`, or `signIn.wait` with the seconds to wait
   */
  async execute(typedName: string, password: string, browserMark?: string): Promise<SignedIn> {
    const username = signInName(typedName);
    const key = countingKey(this.settings.sessionSecret, username, browserMark);
    this.refuse(waitMs(await this.counts.find(key), this.clock.now()));
    this.refuse(await this.unitOfWork.run(SYSTEM_ACTOR, (tx) => this.counts.take(tx, key)));
    const wrongIsTold = after(WRONG_AFTER_MS);
    const account = await this.accounts.findByUsername(username);
    const actor = account ? await this.accounts.actorOf(account.id) : null;
    const fits = await passwordFits(account?.passwordHash ?? null, password);
    if (!account || !actor || !fits) {
      await this.unitOfWork.run(actor ?? SYSTEM_ACTOR, async (tx) => {
        await this.counts.confirm(tx, key);
        if (account) await tx.record({ type: 'account.signInFailed', subject: { kind: 'account', code: account.username }, unitId: account.unitId });
      });
      await wrongIsTold;
      throw new ValidationError([problem('signIn.wrong', 'password')]);
    }
    const token = newToken();
    await this.unitOfWork.run(actor, async (tx) => {
      await this.accounts.addSession(tx, account.id, tokenHash(token));
      await this.counts.forget(tx, key);
      await tx.record({ type: 'account.signedIn', subject: { kind: 'account', code: account.username }, unitId: account.unitId });
    });
    return { token, account };
  }

  private refuse(wait: number): void {
    if (wait > 0) throw new ValidationError([problem('signIn.wait', 'password', { seconds: Math.ceil(wait / 1000) })]);
  }
}
