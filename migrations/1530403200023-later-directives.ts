import { TableCheck, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, dropTables, instant, int, key, line, ref, text } from './table-builder';

const STATE_CHECK = 'ck_obligation_state';
const STATES_BEFORE = `"state" IN ('open', 'submitted', 'accepted', 'returned')`;
const STATES = `"state" IN ('open', 'submitted', 'accepted', 'returned', 'superseded')`;

/** Columns that need no rebuilding of their table: [table, column, type]. */
const PLAIN = [
  ['directive', 'signer_name', 'varchar(120)'],
  ['directive', 'signing_authority', 'varchar(10)'],
  ['directive', 'source_text_vi', 'text'],
  ['obligation', 'superseded_at', 'bigint'],
  ['obligation', 'superseded_by', 'varchar(40)'],
  ['obligation', 'external_reference', 'varchar(80)'],
] as const;

/**
 * Who signed a directive and on whose behalf, the text it was read from, which earlier directive it amends or replaces, and what became
 * of the duties of what was replaced; and the number a duty has in the task tracker of the committee's office.
 */
export class LaterDirectives1530403200023 implements MigrationInterface {
  name = 'LaterDirectives1530403200023';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, type] of PLAIN) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
    await runner.dropCheckConstraint('obligation', STATE_CHECK);
    await runner.createCheckConstraint('obligation', new TableCheck({ name: STATE_CHECK, expression: STATES }));
    await createTable(runner, 'directive_link', [
      key('id', 36),
      ref('directive_id'),
      ref('earlier_id'),
      line('kind', 20),
      text('clause_numbers'),
      text('reason_vi'),
    ], {
      uniques: { uq_directive_link: ['directive_id', 'earlier_id'] },
      indices: { ix_directive_link_earlier: ['earlier_id'] },
      checks: { ck_directive_link_kind: `"kind" IN ('amends', 'replaces')` },
      references: { fk_directive_link_directive: ['directive_id', 'directive'], fk_directive_link_earlier: ['earlier_id', 'directive'] },
    });
    await createTable(runner, 'tracker_import', [
      key('id', 36),
      line('public_id', 24),
      ref('directive_id'),
      ref('account_id'),
      line('file_name', 255),
      text('payload'),
      instant('created_at'),
      instant('used_at', { nullable: true }),
      int('applied', { nullable: true }),
    ], {
      uniques: { uq_tracker_import_public: ['public_id'] },
      indices: { ix_tracker_import_created: ['created_at'] },
      references: { fk_tracker_import_directive: ['directive_id', 'directive'], fk_tracker_import_account: ['account_id', 'account'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['tracker_import', 'directive_link']);
    // The older schema has no word for it: a duty that was replaced is open again.
    await runner.query(`UPDATE obligation SET state = 'open' WHERE state = 'superseded'`);
    await runner.dropCheckConstraint('obligation', STATE_CHECK);
    await runner.createCheckConstraint('obligation', new TableCheck({ name: STATE_CHECK, expression: STATES_BEFORE }));
    for (const [table, column] of [...PLAIN].reverse()) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
