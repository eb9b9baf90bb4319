import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, date, instant, int, key, line, ref, text } from './table-builder';

export class FollowUp1530403200007 implements MigrationInterface {
  name = 'FollowUp1530403200007';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'urging', [
      key('id', 36),
      ref('round_id'),
      int('number'),
      ref('obligation_id'),
      ref('unit_id'),
      int('sequence'),
      line('level', 30),
      line('channel', 20),
      text('missing_vi'),
      text('note_vi', { nullable: true }),
      instant('sent_at'),
      line('sent_by_title', 300),
      instant('seen_at', { nullable: true }),
      line('request_key', 120),
    ], {
      uniques: { uq_urging_request: ['request_key'], uq_urging_number: ['round_id', 'number'] },
      indices: { ix_urging_obligation: ['obligation_id'] },
      checks: {
        ck_urging_channel: `"channel" IN ('system', 'phone', 'email', 'letter')`,
        ck_urging_level: `"level" IN ('handler', 'head', 'homeAffairsLetter', 'chairProposal')`,
      },
      references: {
        fk_urging_unit: ['unit_id', 'unit'],
        fk_urging_obligation: ['obligation_id', 'obligation'],
        fk_urging_round: ['round_id', 'inspection_round'],
      },
    });
    await createTable(runner, 'consolidation', [
      key('id', 36),
      ref('round_id'),
      int('number'),
      instant('frozen_at'),
      line('frozen_by_title', 300),
      line('snapshot_hash', 64),
      text('snapshot'),
    ], {
      uniques: { uq_consolidation_number: ['round_id', 'number'] },
      references: {
        fk_consolidation_round: ['round_id', 'inspection_round'],
      },
    });
    await createTable(runner, 'consolidation_file', [
      key('id', 36),
      ref('consolidation_id'),
      line('name', 120),
      date('format'),
      line('sha256', 64),
      int('size'),
      instant('made_at'),
    ], {
      uniques: { uq_consolidation_file: ['consolidation_id', 'name'] },
      references: {
        fk_consolidation_file_consolidation: ['consolidation_id', 'consolidation'],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['consolidation_file', 'consolidation', 'urging']);
  }
}
