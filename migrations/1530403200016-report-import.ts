import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, instant, int, key, line, ref, text } from './table-builder';

/** What an uploaded workbook would change, between its preview and its confirmation. */
export class ReportImport1530403200016 implements MigrationInterface {
  name = 'ReportImport1530403200016';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'report_import', [
      key('id', 36),
      line('public_id', 24),
      ref('report_id'),
      int('version_number'),
      ref('account_id'),
      line('file_name', 255),
      text('payload'),
      instant('created_at'),
      instant('used_at', { nullable: true }),
      int('applied', { nullable: true }),
    ], {
      uniques: { uq_report_import_public: ['public_id'] },
      indices: { ix_report_import_created: ['created_at'] },
      references: { fk_report_import_report: ['report_id', 'remediation_report'], fk_report_import_account: ['account_id', 'account'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['report_import']);
  }
}
