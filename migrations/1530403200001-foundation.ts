import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, date, flag, instant, int, key, line, ref, rowVersion, sequence, text } from './table-builder';

export class Foundation1530403200001 implements MigrationInterface {
  name = 'Foundation1530403200001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'fact_row', [
      sequence('seq'),
      line('type', 60),
      line('subject_kind', 20),
      line('subject_code', 80),
      ref('unit_id', { nullable: true }),
      line('round_code', 40, { nullable: true }),
      ref('actor_id'),
      line('actor_role', 20),
      line('actor_title', 300),
      instant('at'),
      text('details'),
      line('previous_hash', 64),
      line('hash', 64),
    ], {
      indices: { ix_fact_at: ['at'], ix_fact_round: ['round_code'], ix_fact_subject: ['subject_kind', 'subject_code'] },
    });
    await createTable(runner, 'form_receipt', [
      key('key', 120),
      ref('account_id'),
      line('result', 200),
      instant('at'),
    ], {});
    await createTable(runner, 'unit', [
      key('id', 36),
      line('uid', 40),
      line('code', 20),
      line('name_vi', 200),
      line('name_en', 200),
      line('short_name_vi', 120),
      line('abbreviation', 20),
      line('type', 20),
      line('level', 20),
      ref('parent_id', { nullable: true }),
      date('valid_from', { nullable: true }),
      date('valid_to', { nullable: true }),
      int('official_order'),
      line('committee_name_vi', 200),
      line('place_name_vi', 120),
      line('search_text', 400),
    ], {
      uniques: { uq_unit_uid: ['uid'] },
      indices: { ix_unit_code: ['code'] },
      checks: {
        ck_unit_level: `"level" IN ('province', 'district', 'commune', 'department', 'subBody', 'vertical')`,
      },
      references: {
        fk_unit_parent: ['parent_id', 'unit'],
      },
    });
    await createTable(runner, 'unit_relation', [
      key('id', 36),
      ref('from_unit_id', { nullable: true }),
      line('from_code', 20),
      line('from_name_vi', 200),
      ref('to_unit_id'),
      line('kind', 20),
      date('effective_on'),
    ], {
      uniques: { uq_unit_relation: ['from_code', 'to_unit_id', 'effective_on'] },
      indices: { ix_unit_relation_to: ['to_unit_id'], ix_unit_relation_from: ['from_unit_id'] },
      checks: {
        ck_unit_relation_kind: `"kind" IN ('merged_whole', 'merged_part', 'renamed', 'split')`,
      },
      references: {
        fk_unit_relation_to: ['to_unit_id', 'unit'],
        fk_unit_relation_from: ['from_unit_id', 'unit'],
      },
    });
    await createTable(runner, 'calendar_day', [
      key('date', 10),
      date('kind'),
      line('name', 200),
      line('source', 300),
      flag('confirmed'),
    ], {
      checks: {
        ck_calendar_day_kind: `"kind" IN ('holiday', 'make_up')`,
      },
    });
    await createTable(runner, 'account', [
      key('id', 36),
      line('username', 60),
      line('role', 30),
      ref('unit_id'),
      line('post_title_vi', 200),
      line('post_title_en', 200),
      line('password_hash', 300),
      flag('disabled'),
      line('locale', 2),
      int('failed_sign_ins'),
      instant('next_sign_in_at', { nullable: true }),
      instant('created_at'),
      rowVersion('version'),
    ], {
      uniques: { uq_account_username: ['username'] },
      checks: {
        ck_account_role: `"role" IN ('homeAffairsStaff', 'homeAffairsLeader', 'inspector', 'unitStaff', 'unitHead', 'department', 'provincialChair', 'administrator')`,
      },
      references: {
        fk_account_unit: ['unit_id', 'unit'],
      },
    });
    await createTable(runner, 'session', [
      key('id', 36),
      line('token_hash', 64),
      ref('account_id'),
      instant('created_at'),
      instant('seen_at'),
    ], {
      uniques: { uq_session_token: ['token_hash'] },
      indices: { ix_session_account: ['account_id'] },
      references: {
        fk_session_account: ['account_id', 'account', 'CASCADE'],
      },
    });
    await createTable(runner, 'api_token', [
      key('id', 36),
      line('token_hash', 64),
      ref('account_id'),
      line('label', 100),
      instant('created_at'),
      instant('revoked_at', { nullable: true }),
    ], {
      uniques: { uq_api_token: ['token_hash'] },
      references: {
        fk_api_token_account: ['account_id', 'account'],
      },
    });
    await createTable(runner, 'stored_file', [
      key('id', 36),
      line('public_id', 24),
      line('sha256', 64),
      int('size'),
      line('media_type', 120),
      line('name', 255),
      ref('unit_id'),
      ref('received_by_id'),
      line('received_by_title', 200),
      instant('received_at'),
      flag('shows_citizens'),
    ], {
      uniques: { uq_stored_file_public: ['public_id'] },
      indices: { ix_stored_file_sha256: ['sha256'] },
      references: {
        fk_stored_file_account: ['received_by_id', 'account'],
        fk_stored_file_unit: ['unit_id', 'unit'],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['stored_file', 'api_token', 'session', 'account', 'calendar_day', 'unit_relation', 'unit', 'form_receipt', 'fact_row']);
  }
}
