import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { ReadModel } from '../../platform/database/read-model';
import { oneAtATime, type Transaction } from '../../platform/database/transaction';
import { forgottenBefore, waitMs, withOneMore } from './domain/sign-in-delay';
import { SignInCount } from './sign-in-count.entity';

@Injectable()
export class SignInCountStore {
  constructor(private readonly read: ReadModel) {}

  find(key: string): Promise<SignInCount | null> {
    return this.read.manager.findOneBy(SignInCount, { key });
  }

  /** Counts a try before it is looked at, one after the other: a hundred at once are as slow as a hundred. Returns the wait, 0 = go on. */
  async take(tx: Transaction, key: string): Promise<number> {
    await oneAtATime(tx, `sign-in:${key}`);
    const before = await tx.manager.findOneBy(SignInCount, { key });
    const wait = waitMs(before, tx.now);
    if (wait > 0) return wait;
    const next = withOneMore(before, tx.now);
    if (before) await tx.manager.update(SignInCount, { key }, next);
    else await this.begin(tx, key, next);
    return 0;
  }

  async confirm(tx: Transaction, key: string): Promise<void> {
    await tx.manager.update(SignInCount, { key }, { lastAt: tx.now });
  }

  async forget(tx: Transaction, key: string): Promise<void> {
    await tx.manager.delete(SignInCount, { key });
  }

  private async begin(tx: Transaction, key: string, next: ReturnType<typeof withOneMore>): Promise<void> {
    await tx.manager.delete(SignInCount, { lastAt: LessThan(forgottenBefore(tx.now)) });
    await tx.manager.insert(SignInCount, { key, ...next });
  }
}
