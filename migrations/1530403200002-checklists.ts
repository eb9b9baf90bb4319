import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, date, flag, instant, int, key, line, real, ref, rowVersion, text } from './table-builder';

export class Checklists1530403200002 implements MigrationInterface {
  name = 'Checklists1530403200002';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'checklist', [
      key('id', 36),
      line('code', 40),
      line('title_vi', 300),
      line('title_en', 300),
      line('target_level', 20),
      flag('sample'),
    ], {
      uniques: { uq_checklist_code: ['code'] },
    });
    await createTable(runner, 'checklist_version', [
      key('id', 36),
      ref('checklist_id'),
      int('number'),
      line('state', 20),
      instant('published_at', { nullable: true }),
      real('max_score'),
      rowVersion('version'),
    ], {
      uniques: { uq_checklist_version: ['checklist_id', 'number'] },
      checks: {
        ck_checklist_version_state: `"state" IN ('draft', 'published', 'retired')`,
      },
      references: {
        fk_checklist_version_checklist: ['checklist_id', 'checklist'],
      },
    });
    await createTable(runner, 'area', [
      key('id', 36),
      ref('checklist_version_id'),
      line('key', 20),
      date('code'),
      int('position'),
      line('name_vi', 300),
      line('name_en', 300),
      line('short_name_vi', 60),
      line('short_name_en', 60),
      real('max_score'),
    ], {
      uniques: { uq_area_code: ['checklist_version_id', 'code'] },
      references: {
        fk_area_version: ['checklist_version_id', 'checklist_version'],
      },
    });
    await createTable(runner, 'criterion', [
      key('id', 36),
      ref('checklist_version_id'),
      ref('area_id'),
      line('key', 20),
      line('code', 12),
      int('position'),
      text('text_vi'),
      text('text_en'),
      line('answer_type', 20),
      real('max_score'),
      text('scoring'),
      line('measure_unit_vi', 60, { nullable: true }),
      text('evidence_asked'),
      text('typical_finding_vi', { nullable: true }),
      text('suggested_remedy_vi', { nullable: true }),
    ], {
      uniques: { uq_criterion_code: ['checklist_version_id', 'code'], uq_criterion_key: ['checklist_version_id', 'key'] },
      checks: {
        ck_criterion_answer_type: `"answer_type" IN ('compliance', 'number', 'percentage')`,
      },
      references: {
        fk_criterion_area: ['area_id', 'area'],
        fk_criterion_version: ['checklist_version_id', 'checklist_version'],
      },
    });
    await createTable(runner, 'legal_source', [
      key('id', 36),
      line('short_name', 80),
      text('title_vi'),
      date('issued_on', { nullable: true }),
      date('effective_from', { nullable: true }),
      date('effective_to', { nullable: true }),
      line('confidence', 200),
    ], {
      uniques: { uq_legal_source_name: ['short_name'] },
    });
    await createTable(runner, 'criterion_legal_source', [
      key('id', 36),
      ref('criterion_id'),
      ref('legal_source_id'),
    ], {
      uniques: { uq_criterion_legal_source: ['criterion_id', 'legal_source_id'] },
      references: {
        fk_criterion_legal_source: ['legal_source_id', 'legal_source'],
        fk_criterion_legal_criterion: ['criterion_id', 'criterion'],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['criterion_legal_source', 'legal_source', 'criterion', 'area', 'checklist_version', 'checklist']);
  }
}
