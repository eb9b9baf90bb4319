import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, date, dropTables, instant, int, key, line, ref, rowVersion, text } from './table-builder';

/** What units that nobody inspected say of the faults found elsewhere, version by version, and the faults they found themselves. */
export class SelfInspection1530403200027 implements MigrationInterface {
  name = 'SelfInspection1530403200027';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'self_inspection',
      [
        key('id', 36),
        ref('obligation_id'),
        ref('round_id'),
        ref('unit_id'),
        int('number'),
        line('state', 20),
        text('note_vi', { nullable: true }),
        ref('file_id', { nullable: true }),
        instant('saved_at'),
        line('saved_by_title', 300),
        instant('sent_at', { nullable: true }),
        line('sent_by_title', 300, { nullable: true }),
        rowVersion('version'),
      ],
      {
        uniques: { uq_self_inspection_number: ['obligation_id', 'number'] },
        indices: { ix_self_inspection_round: ['round_id'], ix_self_inspection_unit: ['unit_id'] },
        checks: { ck_self_inspection_state: `"state" IN ('draft', 'sent')` },
        references: {
          fk_self_inspection_obligation: ['obligation_id', 'obligation'],
          fk_self_inspection_round: ['round_id', 'inspection_round'],
          fk_self_inspection_unit: ['unit_id', 'unit'],
          fk_self_inspection_file: ['file_id', 'stored_file'],
        },
      },
    );
    await createTable(
      runner,
      'self_inspection_answer',
      [
        key('id', 36),
        ref('inspection_id'),
        int('position'),
        line('fault_key', 120),
        line('topic', 40, { nullable: true }),
        line('criterion_key', 80),
        text('title_vi'),
        text('title_en'),
        line('answer', 20, { nullable: true }),
        text('text_vi', { nullable: true }),
        text('remedy_vi', { nullable: true }),
        date('committed_on', { nullable: true }),
      ],
      {
        uniques: { uq_self_inspection_answer: ['inspection_id', 'fault_key'] },
        checks: { ck_self_inspection_answer: `"answer" IN ('has', 'hasNot', 'notApplicable')` },
        references: { fk_self_inspection_answer_inspection: ['inspection_id', 'self_inspection'] },
      },
    );
    await createTable(
      runner,
      'self_inspection_finding',
      [key('id', 36), ref('inspection_id'), int('position'), text('text_vi', { nullable: true }), text('remedy_vi', { nullable: true }), date('committed_on', { nullable: true })],
      {
        uniques: { uq_self_inspection_finding: ['inspection_id', 'position'] },
        references: { fk_self_inspection_finding_inspection: ['inspection_id', 'self_inspection'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['self_inspection_finding', 'self_inspection_answer', 'self_inspection']);
  }
}
