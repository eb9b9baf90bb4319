import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, date, flag, instant, int, key, line, real, ref, rowVersion, text } from './table-builder';

export class Findings1530403200004 implements MigrationInterface {
  name = 'Findings1530403200004';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'finding', [
      key('id', 36),
      line('code', 40),
      ref('round_id'),
      ref('visit_id'),
      ref('unit_id'),
      ref('criterion_id'),
      int('sequence'),
      line('title_vi', 300),
      line('title_en', 300, { nullable: true }),
      text('description_vi'),
      line('severity', 20),
      line('topic', 40, { nullable: true }),
      text('cause_vi', { nullable: true }),
      text('recommendation_vi', { nullable: true }),
      int('measured_numerator', { nullable: true }),
      int('measured_denominator', { nullable: true }),
      real('measured_value', { nullable: true }),
      line('measured_label_vi', 200, { nullable: true }),
      ref('remedy_owner_unit_id'),
      line('remedy_kind', 20),
      date('committed_on', { nullable: true }),
      text('dependency_vi', { nullable: true }),
      flag('repeated'),
      line('state', 20),
      ref('transferred_to_unit_id', { nullable: true }),
      text('withdrawn_reason', { nullable: true }),
      instant('raised_at'),
      instant('issued_at', { nullable: true }),
      instant('verified_at', { nullable: true }),
      flag('sample'),
      text('search_text'),
      rowVersion('version'),
    ], {
      uniques: { uq_finding_sequence: ['visit_id', 'sequence'], uq_finding_code: ['code'] },
      indices: { ix_finding_owner: ['remedy_owner_unit_id'], ix_finding_unit: ['unit_id'], ix_finding_round: ['round_id', 'unit_id'] },
      checks: {
        ck_finding_remedy_kind: `"remedy_kind" IN ('immediate', 'short_term', 'long_term')`,
        ck_finding_severity: `"severity" IN ('serious', 'medium', 'minor')`,
        ck_finding_state: `"state" IN ('draft', 'agreed', 'disputed', 'issued', 'in_remedy', 'claimed_done', 'verified', 'returned', 'transferred', 'accepted_open', 'withdrawn')`,
      },
      references: {
        fk_finding_transferred: ['transferred_to_unit_id', 'unit'],
        fk_finding_owner: ['remedy_owner_unit_id', 'unit'],
        fk_finding_criterion: ['criterion_id', 'criterion'],
        fk_finding_unit: ['unit_id', 'unit'],
        fk_finding_visit: ['visit_id', 'inspection_visit'],
        fk_finding_round: ['round_id', 'inspection_round'],
      },
    });
    await createTable(runner, 'finding_coordinator', [
      key('id', 36),
      ref('finding_id'),
      ref('unit_id'),
    ], {
      uniques: { uq_finding_coordinator: ['finding_id', 'unit_id'] },
      references: {
        fk_finding_coordinator_unit: ['unit_id', 'unit'],
        fk_finding_coordinator_finding: ['finding_id', 'finding'],
      },
    });
    await createTable(runner, 'finding_evidence', [
      key('id', 36),
      ref('finding_id'),
      ref('file_id'),
    ], {
      uniques: { uq_finding_evidence: ['finding_id', 'file_id'] },
      references: {
        fk_finding_evidence_file: ['file_id', 'stored_file'],
        fk_finding_evidence_finding: ['finding_id', 'finding'],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['finding_evidence', 'finding_coordinator', 'finding']);
  }
}
