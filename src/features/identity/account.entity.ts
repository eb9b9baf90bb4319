import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { ROLES, type Locale, type Role } from '../../kernel/actor';
import { FlagColumn, IdColumn, InstantColumn, LineColumn, oneOf, RefColumn, RowVersionColumn } from '../../platform/database/columns';

/** A login is a post (chức danh) in a unit, not a person: staff change, the history stays readable. */
@Entity()
@Unique('uq_account_username', ['username'])
@Check('ck_account_role', oneOf('role', ROLES))
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_account_unit' })
export class Account {
  @IdColumn() id!: string;
  @LineColumn(60) username!: string;
  @LineColumn(30) role!: Role;
  @RefColumn() unitId!: string;
  @LineColumn(200) postTitleVi!: string;
  @LineColumn(200) postTitleEn!: string;
  @LineColumn(300) passwordHash!: string;
  @FlagColumn() disabled!: boolean;
  @LineColumn(2) locale!: Locale;
  /** Where mails to this post go; null = none are sent. */
  @LineColumn(200, { nullable: true }) email!: string | null;
  @InstantColumn() createdAt!: number;
  @RowVersionColumn() version!: number;
}

/** A signed-in browser. Only the hash of the cookie is stored: a copy of the database opens no session. */
@Entity()
@Unique('uq_session_token', ['tokenHash'])
@Index('ix_session_account', ['accountId'])
@ForeignKey('Account', ['accountId'], ['id'], { name: 'fk_session_account', onDelete: 'CASCADE' })
export class Session {
  @IdColumn() id!: string;
  @LineColumn(64) tokenHash!: string;
  @RefColumn() accountId!: string;
  @InstantColumn() createdAt!: number;
  @InstantColumn() seenAt!: number;
}

/** A key for the REST API, shown once when made. */
@Entity()
@Unique('uq_api_token', ['tokenHash'])
@ForeignKey('Account', ['accountId'], ['id'], { name: 'fk_api_token_account' })
export class ApiToken {
  @IdColumn() id!: string;
  @LineColumn(64) tokenHash!: string;
  @RefColumn() accountId!: string;
  @LineColumn(100) label!: string;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) revokedAt!: number | null;
}
