import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import type { Actor, Role } from '../../kernel/actor';
import { newId } from '../../platform/database/new-id';
import { ReadModel } from '../../platform/database/read-model';
import type { Transaction } from '../../platform/database/transaction';
import { Unit } from '../organisation';
import { Account, ApiToken, Session } from './account.entity';

@Injectable()
export class AccountStore {
  constructor(private readonly read: ReadModel) {}

  findByUsername(username: string): Promise<Account | null> {
    return this.read.manager.findOneBy(Account, { username });
  }

  /** The account behind a session or token; null when it does not exist or was disabled, at once and everywhere. */
  async actorOf(accountId: string): Promise<Actor | null> {
    const account = await this.read.manager.findOneBy(Account, { id: accountId, disabled: false });
    if (!account) return null;
    const unit = await this.read.manager.findOneByOrFail(Unit, { id: account.unitId });
    return actorFrom(account, unit);
  }

  async emailOf(accountId: string): Promise<string | null> {
    return (await this.read.manager.findOneBy(Account, { id: accountId }))?.email ?? null;
  }

  /** Posts that answer for a unit and have an address for mails. */
  answeringWithEmail(unitId: string): Promise<Account[]> {
    return this.read.manager.find(Account, { where: { unitId, disabled: false, role: In(['unitStaff', 'unitHead', 'department']), email: Not(IsNull()) }, order: { username: 'ASC' } });
  }

  /** Posts of these units, and of whoever holds one of the roles wherever it belongs; within a transaction. */
  postsOf(manager: EntityManager, unitIds: readonly string[], roles: readonly Role[]): Promise<Account[]> {
    return manager.find(Account, { where: [{ unitId: In([...unitIds]), disabled: false }, { role: In([...roles]), disabled: false }], order: { username: 'ASC' } });
  }

  findSession(tokenHash: string): Promise<Session | null> {
    return this.read.manager.findOneBy(Session, { tokenHash });
  }

  async findApiToken(tokenHash: string): Promise<ApiToken | null> {
    const token = await this.read.manager.findOneBy(ApiToken, { tokenHash });
    return token && token.revokedAt === null ? token : null;
  }

  async addSession(tx: Transaction, accountId: string, tokenHash: string): Promise<void> {
    await tx.manager.insert(Session, { id: newId(), accountId, tokenHash, createdAt: tx.now, seenAt: tx.now });
  }

  async touchSession(tx: Transaction, id: string): Promise<void> {
    await tx.manager.update(Session, { id }, { seenAt: tx.now });
  }

  async endSession(tx: Transaction, id: string): Promise<void> {
    await tx.manager.delete(Session, { id });
  }
}

export function actorFrom(account: Account, unit: Unit): Actor {
  return {
    accountId: account.id,
    username: account.username,
    role: account.role,
    unitId: account.unitId,
    unitCode: unit.code,
    unitName: unit.nameVi,
    unitNameEn: unit.nameEn,
    postTitle: account.postTitleVi,
    postTitleEn: account.postTitleEn,
    locale: account.locale,
  };
}
