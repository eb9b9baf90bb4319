import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, instant, int, key } from './table-builder';

/** Tries to sign in are counted under the typed name, not at the account: an unknown name answers like a known one. Counts live for an hour and are not carried over. */
export class SignInCounts1530403200018 implements MigrationInterface {
  name = 'SignInCounts1530403200018';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'sign_in_count', [key('key', 64), int('failures'), instant('last_at'), instant('next_at', { nullable: true })], { indices: { ix_sign_in_count_last: ['last_at'] } });
    for (const column of ['failed_sign_ins', 'next_sign_in_at']) await runner.query(`ALTER TABLE account DROP COLUMN ${column}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account ADD COLUMN failed_sign_ins integer NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE account ADD COLUMN next_sign_in_at bigint');
    await dropTables(runner, ['sign_in_count']);
  }
}
