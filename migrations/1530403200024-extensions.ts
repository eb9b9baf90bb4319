import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, date, dropTables, instant, int, key, line, ref, rowVersion, text } from './table-builder';

const NEW_COLUMNS = ['extended_too_late_at', 'extended_lenient_too_late_at'];
const INDICES = { ix_obligation_due: 'too_late_at', ix_obligation_extended_due: 'extended_too_late_at' };

/** The personal address of a post's calendar of deadlines comes along: its only way out is to be deleted, so it has no history. */
const FEED = 'calendar_feed';

/** More time for a duty: the requests, and the dates they gave beside the first one, which stays. Lists of what is late ask by both. */
export class Extensions1530403200024 implements MigrationInterface {
  name = 'Extensions1530403200024';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'extension',
      [
        key('id', 36),
        ref('obligation_id'),
        int('sequence'),
        line('state', 20),
        text('reason_vi'),
        instant('present_too_late_at'),
        date('proposed_on'),
        line('letter_number', 60, { nullable: true }),
        date('letter_on', { nullable: true }),
        ref('file_id', { nullable: true }),
        line('asked_by_title', 300),
        line('asked_by_role', 30),
        instant('asked_at'),
        date('granted_on', { nullable: true }),
        text('note_vi', { nullable: true }),
        line('decision_number', 60, { nullable: true }),
        date('decision_on', { nullable: true }),
        line('decided_by_title', 300, { nullable: true }),
        instant('decided_at', { nullable: true }),
        rowVersion('version'),
      ],
      {
        uniques: { uq_extension_sequence: ['obligation_id', 'sequence'] },
        indices: { ix_extension_state: ['state'] },
        checks: { ck_extension_state: `"state" IN ('requested', 'granted', 'refused', 'withdrawn')` },
        references: { fk_extension_obligation: ['obligation_id', 'obligation'], fk_extension_file: ['file_id', 'stored_file'] },
      },
    );
    await createTable(runner, FEED, [key('id', 36), ref('account_id'), line('token_hash', 64), instant('created_at')], {
      uniques: { uq_calendar_feed_account: ['account_id'], uq_calendar_feed_token: ['token_hash'] },
      references: { fk_calendar_feed_account: ['account_id', 'account', 'CASCADE'] },
    });
    for (const name of NEW_COLUMNS) await runner.query(`ALTER TABLE obligation ADD COLUMN ${name} bigint`);
    for (const [name, column] of Object.entries(INDICES)) await runner.createIndex('obligation', new TableIndex({ name, columnNames: [column] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDICES)) await runner.query(`DROP INDEX ${name}`);
    for (const name of NEW_COLUMNS) await runner.query(`ALTER TABLE obligation DROP COLUMN ${name}`);
    await dropTables(runner, [FEED, 'extension']);
  }
}
