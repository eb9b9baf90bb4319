import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, date, dropTables, flag, instant, int, key, line, ref, rowVersion, text } from './table-builder';

/** Columns that need no rebuilding of their table: [table, column, type]. */
const PLAIN = [
  ['obligation', 'topic', 'varchar(40)'],
  ['obligation_series', 'topic', 'varchar(40)'],
  ['obligation_update', 'lacking_vi', 'text'],
] as const;

/**
 * What each co-operating unit fills in of a duty, what affected units say when they are asked whether a fault is gone, and the
 * findings that a unit passed on to the body that is competent.
 */
export class PartsAndConfirmations1530403200026 implements MigrationInterface {
  name = 'PartsAndConfirmations1530403200026';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, type] of PLAIN) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
    const none = runner.dataSource.options.type === 'postgres' ? 'false' : '0';
    await runner.query(`ALTER TABLE obligation_update ADD COLUMN published boolean NOT NULL DEFAULT ${none}`);
    for (const table of ['obligation', 'obligation_series']) await runner.query(`UPDATE ${table} SET topic = (SELECT topic FROM clause WHERE clause.id = ${table}.clause_id)`);
    await createTable(runner, 'obligation_part', [key('id', 36), ref('obligation_id'), ref('unit_id'), line('state', 20), instant('asked_at', { nullable: true }), instant('filled_at', { nullable: true }), rowVersion('version')], {
      uniques: { uq_obligation_part: ['obligation_id', 'unit_id'] },
      indices: { ix_obligation_part_unit: ['unit_id', 'state'] },
      checks: { ck_obligation_part_state: `"state" IN ('open', 'asked', 'filled')` },
      references: { fk_obligation_part_obligation: ['obligation_id', 'obligation'], fk_obligation_part_unit: ['unit_id', 'unit'] },
    });
    await createTable(
      runner,
      'obligation_part_entry',
      [key('id', 36), ref('part_id'), line('kind', 20), text('text_vi'), ref('file_id', { nullable: true }), line('written_by_title', 300), instant('written_at')],
      {
        indices: { ix_obligation_part_entry: ['part_id'] },
        checks: { ck_obligation_part_entry_kind: `"kind" IN ('request', 'answer')` },
        references: { fk_obligation_part_entry_part: ['part_id', 'obligation_part'], fk_obligation_part_entry_file: ['file_id', 'stored_file'] },
      },
    );
    await createTable(
      runner,
      'confirmation',
      [
        key('id', 36),
        ref('obligation_id'),
        ref('unit_id'),
        int('asking'),
        line('state', 20),
        flag('unasked'),
        line('asked_by_title', 300),
        instant('asked_at'),
        date('silent_until'),
        text('answer_vi', { nullable: true }),
        line('answered_by_title', 300, { nullable: true }),
        instant('answered_at', { nullable: true }),
        rowVersion('version'),
      ],
      {
        uniques: { uq_confirmation: ['obligation_id', 'unit_id', 'asking'] },
        indices: { ix_confirmation_unit: ['unit_id', 'state'] },
        checks: { ck_confirmation_state: `"state" IN ('asked', 'confirmed', 'objected', 'lapsed')` },
        references: { fk_confirmation_obligation: ['obligation_id', 'obligation'], fk_confirmation_unit: ['unit_id', 'unit'] },
      },
    );
    await createTable(
      runner,
      'finding_transfer',
      [
        key('id', 36),
        ref('finding_id'),
        ref('obligation_id'),
        int('sequence'),
        line('state', 20),
        line('transferred_by_title', 300),
        instant('transferred_at'),
        text('reason_vi', { nullable: true }),
        line('reason_by_title', 300, { nullable: true }),
        instant('reason_at', { nullable: true }),
        text('decision_vi', { nullable: true }),
        line('decided_by_title', 300, { nullable: true }),
        instant('decided_at', { nullable: true }),
        rowVersion('version'),
      ],
      {
        uniques: { uq_finding_transfer: ['finding_id', 'sequence'] },
        indices: { ix_finding_transfer_obligation: ['obligation_id'] },
        checks: { ck_finding_transfer_state: `"state" IN ('following', 'sent_back', 'passed_on', 'given_back', 'settled')` },
        references: { fk_finding_transfer_finding: ['finding_id', 'finding'], fk_finding_transfer_obligation: ['obligation_id', 'obligation'] },
      },
    );
    // Bodies named by the letters before fill their part from now on too; its id is the one of their row among the parties.
    await runner.query(`INSERT INTO obligation_part (id, obligation_id, unit_id, state, version) SELECT MIN(id), obligation_id, unit_id, 'open', 1 FROM obligation_coordinator WHERE unit_id IS NOT NULL GROUP BY obligation_id, unit_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['finding_transfer', 'confirmation', 'obligation_part_entry', 'obligation_part']);
    await runner.query('ALTER TABLE obligation_update DROP COLUMN published');
    for (const [table, column] of [...PLAIN].reverse()) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
