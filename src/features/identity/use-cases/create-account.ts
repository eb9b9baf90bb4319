import { Injectable } from '@nestjs/common';
import type { Actor, Locale, Role } from '../../../kernel/actor';
import { failWith } from '../../../kernel/errors';
import { isMailAddress } from '../../../kernel/mail-address';
import { problem } from '../../../kernel/problem';
import { newId } from '../../../platform/database/new-id';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Account, ApiToken } from '../account.entity';
import { passwordProblems } from '../domain/password-rule';
import { hashPassword, newToken, tokenHash } from '../secrets';

export interface NewAccount {
  readonly username: string;
  readonly role: Role;
  readonly unitId: string;
  readonly postTitleVi: string;
  readonly postTitleEn: string;
  readonly password: string;
  readonly locale?: Locale;
  readonly email?: string | null;
  /** Makes an API token too and hands it back once. */
  readonly withToken?: string;
}

@Injectable()
export class CreateAccount {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns the account's id, and the API token when one was asked for */
  async execute(actor: Actor, input: NewAccount): Promise<{ id: string; token: string | null }> {
    const { email = null } = input;
    failWith([...passwordProblems(input.password, input.username), ...(email !== null && !isMailAddress(email) ? [problem('email.invalid', 'email', { value: email })] : [])]);
    const passwordHash = await hashPassword(input.password);
    const token = input.withToken ? newToken() : null;
    const id = newId();
    await this.unitOfWork.run(actor, async (tx) => {
      await tx.manager.insert(Account, {
        id,
        username: input.username.toLowerCase(),
        role: input.role,
        unitId: input.unitId,
        postTitleVi: input.postTitleVi,
        postTitleEn: input.postTitleEn,
        passwordHash,
        locale: input.locale ?? 'vi',
        email,
        createdAt: tx.now,
      });
      if (token) {
        await tx.manager.insert(ApiToken, { id: newId(), tokenHash: tokenHash(token), accountId: id, label: input.withToken ?? '', createdAt: tx.now, revokedAt: null });
      }
      await tx.record({ type: 'account.created', subject: { kind: 'account', code: input.username }, unitId: input.unitId, details: { role: input.role } });
    });
    return { id, token };
  }
}
