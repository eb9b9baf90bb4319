import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, key, ref } from './table-builder';

/** Files that a report holds before they prove anything: sent together, given to their items afterwards. */
export class ReportFiles1530403200014 implements MigrationInterface {
  name = 'ReportFiles1530403200014';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'report_file', [key('id', 36), ref('report_id'), ref('file_id')], {
      uniques: { uq_report_file: ['report_id', 'file_id'] },
      references: { fk_report_file_report: ['report_id', 'remediation_report'], fk_report_file_file: ['file_id', 'stored_file'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['report_file']);
  }
}
