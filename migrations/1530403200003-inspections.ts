import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, date, flag, instant, int, key, line, real, ref, rowVersion, text } from './table-builder';

export class Inspections1530403200003 implements MigrationInterface {
  name = 'Inspections1530403200003';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'inspection_round', [
      key('id', 36),
      line('code', 20),
      int('year'),
      int('quarter'),
      date('period_from'),
      date('period_to'),
      date('reference_on'),
      ref('checklist_version_id'),
      line('state', 20),
      flag('sample'),
      instant('created_at'),
      instant('approved_at', { nullable: true }),
      instant('inspecting_at', { nullable: true }),
      instant('concluded_at', { nullable: true }),
      instant('remediation_at', { nullable: true }),
      instant('consolidated_at', { nullable: true }),
      instant('closed_at', { nullable: true }),
      rowVersion('version'),
    ], {
      uniques: { uq_round_code: ['code'] },
      checks: {
        ck_round_state: `"state" IN ('draft', 'approved', 'inspecting', 'concluded', 'remediation', 'consolidated', 'closed')`,
      },
      references: {
        fk_round_checklist_version: ['checklist_version_id', 'checklist_version'],
      },
    });
    await createTable(runner, 'round_unit', [
      key('id', 36),
      ref('round_id'),
      ref('unit_id'),
      line('unit_code', 20),
      line('unit_name_vi', 200),
      line('unit_name_en', 200),
      line('mode', 20),
      int('position'),
    ], {
      uniques: { uq_round_unit: ['round_id', 'unit_id'] },
      indices: { ix_round_unit_unit: ['unit_id'] },
      checks: {
        ck_round_unit_mode: `"mode" IN ('inspected', 'selfInspection')`,
      },
      references: {
        fk_round_unit_unit: ['unit_id', 'unit'],
        fk_round_unit_round: ['round_id', 'inspection_round'],
      },
    });
    await createTable(runner, 'inspection_visit', [
      key('id', 36),
      line('code', 40),
      ref('round_id'),
      ref('unit_id'),
      line('state', 20),
      date('scheduled_on', { nullable: true }),
      instant('begun_at', { nullable: true }),
      instant('minutes_drafted_at', { nullable: true }),
      instant('minutes_signed_at', { nullable: true }),
      instant('result_issued_at', { nullable: true }),
      rowVersion('version'),
    ], {
      uniques: { uq_visit_round_unit: ['round_id', 'unit_id'], uq_visit_code: ['code'] },
      indices: { ix_visit_unit: ['unit_id'] },
      checks: {
        ck_visit_state: `"state" IN ('scheduled', 'notified', 'self_reported', 'on_site', 'minutes_draft', 'minutes_signed', 'result_issued', 'postponed')`,
      },
      references: {
        fk_visit_unit: ['unit_id', 'unit'],
        fk_visit_round: ['round_id', 'inspection_round'],
      },
    });
    await createTable(runner, 'visit_member', [
      key('id', 36),
      ref('visit_id'),
      ref('account_id'),
    ], {
      uniques: { uq_visit_member: ['visit_id', 'account_id'] },
      indices: { ix_visit_member_account: ['account_id'] },
      references: {
        fk_visit_member_account: ['account_id', 'account'],
        fk_visit_member_visit: ['visit_id', 'inspection_visit'],
      },
    });
    await createTable(runner, 'visit_answer', [
      key('id', 36),
      ref('visit_id'),
      ref('criterion_id'),
      line('verdict', 20),
      real('value', { nullable: true }),
      int('numerator', { nullable: true }),
      int('denominator', { nullable: true }),
      real('score', { nullable: true }),
      real('manual_score', { nullable: true }),
      text('note', { nullable: true }),
      ref('answered_by_id'),
      line('answered_by_title', 200),
      instant('answered_at'),
      rowVersion('version'),
    ], {
      uniques: { uq_visit_answer: ['visit_id', 'criterion_id'] },
      checks: {
        ck_visit_answer_verdict: `"verdict" IN ('met', 'partlyMet', 'notMet', 'notApplicable')`,
      },
      references: {
        fk_visit_answer_criterion: ['criterion_id', 'criterion'],
        fk_visit_answer_visit: ['visit_id', 'inspection_visit'],
      },
    });
    await createTable(runner, 'answer_evidence', [
      key('id', 36),
      ref('answer_id'),
      ref('file_id'),
    ], {
      uniques: { uq_answer_evidence: ['answer_id', 'file_id'] },
      references: {
        fk_answer_evidence_file: ['file_id', 'stored_file'],
        fk_answer_evidence_answer: ['answer_id', 'visit_answer'],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['answer_evidence', 'visit_answer', 'visit_member', 'inspection_visit', 'round_unit', 'inspection_round']);
  }
}
