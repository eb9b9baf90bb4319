import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A duty keeps the rule of lateness under which it was given: a later choice of the province changes no receipt and no verdict. */
export class LatenessRule1530403200019 implements MigrationInterface {
  name = 'LatenessRule1530403200019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE obligation ADD COLUMN decided_by varchar(20)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE obligation DROP COLUMN decided_by');
  }
}
