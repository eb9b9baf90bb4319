import { TableCheck, TableColumn, TableForeignKey, type QueryRunner } from 'typeorm';
import type { MigrationInterface } from 'typeorm';
import { createTable, dropTables, instant, int, key, line, ref, rowVersion, sequence, text } from './table-builder';

const STATE_CHECK = 'ck_report_version_state';
const STATES_BEFORE = `"state" IN ('draft', 'received', 'accepted', 'returned')`;
const STATES = `"state" IN ('draft', 'awaiting_signed', 'set_aside', 'received', 'accepted', 'returned')`;
const CHANNEL_CHECK = new TableCheck({ name: 'ck_report_version_channel', expression: `"arrival_channel" IS NULL OR "arrival_channel" IN ('paper', 'eOffice', 'email', 'phone')` });
const OPINION_CHECK = new TableCheck({ name: 'ck_report_item_opinion', expression: `"opinion" IS NULL OR "opinion" IN ('accepted', 'returned')` });
const PROOF_FILE = new TableForeignKey({ name: 'fk_report_version_proof_file', columnNames: ['proof_file_id'], referencedTableName: 'stored_file', referencedColumnNames: ['id'] });

/** Columns that need no rebuilding of their table: [table, column, type]. */
const PLAIN = [
  ['stored_file', 'signature', 'text'],
  ['stored_file', 'erased_at', 'bigint'],
  ['stored_file', 'erased_by_title', 'varchar(300)'],
  ['obligation', 'last_submitted_at', 'bigint'],
  ['obligation', 'complete_submitted_at', 'bigint'],
  ['account', 'email', 'varchar(200)'],
] as const;

const nullable = (name: string, type: string, length?: string): TableColumn => new TableColumn({ name, type, isNullable: true, ...(length ? { length } : {}) });
const ofVersion = (): TableColumn[] => [
  nullable('arrival_channel', 'varchar', '20'),
  nullable('entered_at', 'bigint'),
  nullable('entered_by_title', 'varchar', '300'),
  nullable('proof_note_vi', 'text'),
  nullable('proof_file_id', 'varchar', '36'),
  nullable('due_on', 'varchar', '10'),
];
const ofItem = (): TableColumn[] => [
  nullable('opinion', 'varchar', '20'),
  nullable('opinion_reason', 'text'),
  nullable('opinion_by_title', 'varchar', '300'),
  nullable('opinion_at', 'bigint'),
  nullable('released_at', 'bigint'),
];

/** The dialogue about a report: what waits for its signature, what others recorded or judged, what was said, which mails went out. */
export class Dialogue1530403200012 implements MigrationInterface {
  name = 'Dialogue1530403200012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropCheckConstraint('report_version', STATE_CHECK);
    await runner.createCheckConstraint('report_version', new TableCheck({ name: STATE_CHECK, expression: STATES }));
    await runner.addColumns('report_version', ofVersion());
    await runner.createCheckConstraint('report_version', CHANNEL_CHECK);
    await runner.createForeignKey('report_version', PROOF_FILE);
    await runner.addColumns('report_item', ofItem());
    await runner.createCheckConstraint('report_item', OPINION_CHECK);
    await runner.query('UPDATE report_item SET released_at = (SELECT v.reviewed_at FROM report_version v WHERE v.id = report_item.report_version_id) WHERE decision IS NOT NULL');
    for (const [table, column, type] of PLAIN) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
    await runner.query(`UPDATE obligation SET last_submitted_at = (SELECT MAX(v.submitted_at) FROM report_version v JOIN remediation_report r ON r.id = v.report_id WHERE r.obligation_id = obligation.id)`);
    await runner.query(`UPDATE obligation SET complete_submitted_at = (SELECT MIN(v.submitted_at) FROM report_version v JOIN remediation_report r ON r.id = v.report_id WHERE r.obligation_id = obligation.id AND v.state = 'accepted')`);
    await this.newTables(runner);
  }

  private async newTables(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'operating_rule', [key('key', 60), line('value', 60), instant('changed_at'), line('changed_by_title', 300), rowVersion('version')], {});
    await createTable(runner, 'remark', [
      key('id', 36),
      ref('report_id'),
      ref('finding_id'),
      line('visibility', 20),
      text('text_vi'),
      ref('addressed_id', { nullable: true }),
      ref('written_by_id'),
      line('written_by_title', 300),
      ref('written_by_unit_id'),
      instant('written_at'),
    ], {
      indices: { ix_remark_report: ['report_id', 'finding_id'], ix_remark_addressed: ['addressed_id'] },
      checks: { ck_remark_visibility: `"visibility" IN ('both', 'internal')` },
      references: {
        fk_remark_report: ['report_id', 'remediation_report'],
        fk_remark_finding: ['finding_id', 'finding'],
        fk_remark_addressed: ['addressed_id', 'account'],
        fk_remark_writer: ['written_by_id', 'account'],
        fk_remark_unit: ['written_by_unit_id', 'unit'],
      },
    });
    await createTable(runner, 'outgoing_mail', [
      sequence('number'),
      line('kind', 30),
      line('subject_code', 80),
      ref('account_id', { nullable: true }),
      line('to_address', 200),
      line('to_title', 300),
      line('subject_vi', 300),
      text('body_vi'),
      line('message_id', 200),
      line('state', 20),
      int('tries'),
      instant('created_at'),
      instant('next_try_at'),
      instant('sent_at', { nullable: true }),
      text('last_error', { nullable: true }),
    ], {
      uniques: { uq_outgoing_mail_message: ['message_id'] },
      indices: { ix_outgoing_mail_state: ['state', 'next_try_at'], ix_outgoing_mail_subject: ['subject_code'] },
      checks: { ck_outgoing_mail_state: `"state" IN ('waiting', 'sent', 'failed')` },
      references: { fk_outgoing_mail_account: ['account_id', 'account'] },
    });
    await createTable(runner, 'fact_cursor', [key('name', 60), int('seq')], {});
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['fact_cursor', 'outgoing_mail', 'remark', 'operating_rule']);
    for (const [table, column] of [...PLAIN].reverse()) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    await runner.dropCheckConstraint('report_item', OPINION_CHECK);
    await runner.dropColumns('report_item', ofItem());
    await runner.dropForeignKey('report_version', PROOF_FILE);
    await runner.dropCheckConstraint('report_version', CHANNEL_CHECK);
    await runner.dropColumns('report_version', ofVersion());
    await runner.query(`UPDATE report_version SET state = 'draft' WHERE state IN ('awaiting_signed', 'set_aside')`);
    await runner.dropCheckConstraint('report_version', STATE_CHECK);
    await runner.createCheckConstraint('report_version', new TableCheck({ name: STATE_CHECK, expression: STATES_BEFORE }));
  }
}
