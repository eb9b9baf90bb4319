import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, date, instant, int, key, line, ref, rowVersion, text } from './table-builder';

export class Directives1530403200005 implements MigrationInterface {
  name = 'Directives1530403200005';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'directive', [
      key('id', 36),
      line('code', 40),
      ref('round_id'),
      line('document_number', 60, { nullable: true }),
      date('signed_on', { nullable: true }),
      line('issuer_title_vi', 200),
      text('summary_vi'),
      text('source_note_vi', { nullable: true }),
      ref('scan_file_id', { nullable: true }),
      line('state', 20),
      instant('recorded_at'),
      instant('issued_at', { nullable: true }),
      rowVersion('version'),
    ], {
      uniques: { uq_directive_code: ['code'] },
      checks: {
        ck_directive_state: `"state" IN ('draft', 'issued', 'superseded')`,
      },
      references: {
        fk_directive_scan: ['scan_file_id', 'stored_file'],
        fk_directive_round: ['round_id', 'inspection_round'],
      },
    });
    await createTable(runner, 'clause', [
      key('id', 36),
      ref('directive_id'),
      line('number', 20),
      ref('parent_id', { nullable: true }),
      int('position'),
      text('content_vi'),
      text('content_en', { nullable: true }),
      text('quote_vi', { nullable: true }),
      line('kind', 20),
      line('topic', 40, { nullable: true }),
      line('due_wording_vi', 120, { nullable: true }),
      text('due_rule'),
      line('expected_output_vi', 200, { nullable: true }),
    ], {
      uniques: { uq_clause_number: ['directive_id', 'number'] },
      indices: { ix_clause_parent: ['parent_id'] },
      checks: {
        ck_clause_kind: `"kind" IN ('group', 'one_off', 'immediate', 'continuous', 'no_deadline', 'project')`,
      },
      references: {
        fk_clause_parent: ['parent_id', 'clause'],
        fk_clause_directive: ['directive_id', 'directive'],
      },
    });
    await createTable(runner, 'clause_party', [
      key('id', 36),
      ref('clause_id'),
      line('role', 20),
      ref('unit_id', { nullable: true }),
      line('label_vi', 200),
    ], {
      indices: { ix_clause_party: ['clause_id', 'role'] },
      checks: {
        ck_clause_party_role: `"role" IN ('addressee', 'coordinator')`,
      },
      references: {
        fk_clause_party_unit: ['unit_id', 'unit'],
        fk_clause_party_clause: ['clause_id', 'clause'],
      },
    });
    await createTable(runner, 'obligation', [
      key('id', 36),
      line('code', 60),
      ref('round_id'),
      ref('clause_id'),
      line('clause_number', 20),
      line('kind', 30),
      text('title_vi'),
      text('title_en', { nullable: true }),
      line('expected_output_vi', 200, { nullable: true }),
      ref('unit_id'),
      line('state', 20),
      text('due_rule'),
      line('due_wording_vi', 120, { nullable: true }),
      int('grace_days'),
      instant('too_late_at', { nullable: true }),
      instant('lenient_too_late_at', { nullable: true }),
      date('requested_on'),
      instant('first_submitted_at', { nullable: true }),
      instant('last_update_at', { nullable: true }),
      instant('accepted_at', { nullable: true }),
      rowVersion('version'),
    ], {
      uniques: { uq_obligation_code: ['code'] },
      indices: { ix_obligation_clause: ['clause_id'], ix_obligation_round: ['round_id'], ix_obligation_unit: ['unit_id', 'state'] },
      checks: {
        ck_obligation_kind: `"kind" IN ('remediation_report', 'self_inspection', 'task', 'standing')`,
        ck_obligation_state: `"state" IN ('open', 'submitted', 'accepted', 'returned')`,
      },
      references: {
        fk_obligation_unit: ['unit_id', 'unit'],
        fk_obligation_clause: ['clause_id', 'clause'],
        fk_obligation_round: ['round_id', 'inspection_round'],
      },
    });
    await createTable(runner, 'obligation_coordinator', [
      key('id', 36),
      ref('obligation_id'),
      ref('unit_id', { nullable: true }),
      line('label_vi', 200),
    ], {
      indices: { ix_obligation_coordinator_unit: ['unit_id'], ix_obligation_coordinator: ['obligation_id'] },
      references: {
        fk_obligation_coordinator_unit: ['unit_id', 'unit'],
        fk_obligation_coordinator_obligation: ['obligation_id', 'obligation'],
      },
    });
    await createTable(runner, 'obligation_update', [
      key('id', 36),
      ref('obligation_id'),
      line('kind', 20),
      text('text_vi'),
      ref('file_id', { nullable: true }),
      line('written_by_title', 300),
      instant('written_at'),
    ], {
      indices: { ix_obligation_update: ['obligation_id'] },
      checks: {
        ck_obligation_update_kind: `"kind" IN ('progress', 'result', 'acceptance', 'return')`,
      },
      references: {
        fk_obligation_update_file: ['file_id', 'stored_file'],
        fk_obligation_update_obligation: ['obligation_id', 'obligation'],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['obligation_update', 'obligation_coordinator', 'obligation', 'clause_party', 'clause', 'directive']);
  }
}
