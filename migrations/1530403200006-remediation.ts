import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, date, instant, int, key, line, ref, rowVersion, text } from './table-builder';

export class Remediation1530403200006 implements MigrationInterface {
  name = 'Remediation1530403200006';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'remediation_report', [
      key('id', 36),
      line('code', 40),
      ref('obligation_id'),
      ref('round_id'),
      ref('unit_id'),
      rowVersion('version'),
    ], {
      uniques: { uq_remediation_report_obligation: ['obligation_id'], uq_remediation_report_code: ['code'] },
      indices: { ix_remediation_report_unit: ['unit_id'] },
      references: {
        fk_remediation_report_unit: ['unit_id', 'unit'],
        fk_remediation_report_round: ['round_id', 'inspection_round'],
        fk_remediation_report_obligation: ['obligation_id', 'obligation'],
      },
    });
    await createTable(runner, 'report_version', [
      key('id', 36),
      ref('report_id'),
      int('number'),
      line('state', 20),
      line('document_number', 60, { nullable: true }),
      date('document_date', { nullable: true }),
      line('signer_title', 200, { nullable: true }),
      ref('signed_file_id', { nullable: true }),
      line('receipt_number', 60, { nullable: true }),
      instant('started_at'),
      instant('submitted_at', { nullable: true }),
      line('submitted_by_title', 300, { nullable: true }),
      instant('reviewed_at', { nullable: true }),
      line('reviewed_by_title', 300, { nullable: true }),
      rowVersion('version'),
    ], {
      uniques: { uq_report_version_receipt: ['receipt_number'], uq_report_version_number: ['report_id', 'number'] },
      checks: {
        ck_report_version_state: `"state" IN ('draft', 'received', 'accepted', 'returned')`,
      },
      references: {
        fk_report_version_signed_file: ['signed_file_id', 'stored_file'],
        fk_report_version_report: ['report_id', 'remediation_report'],
      },
    });
    await createTable(runner, 'report_item', [
      key('id', 36),
      ref('report_version_id'),
      ref('finding_id'),
      int('position'),
      line('result', 20, { nullable: true }),
      text('done_vi', { nullable: true }),
      date('committed_on', { nullable: true }),
      ref('transferred_to_unit_id', { nullable: true }),
      text('difficulty_vi', { nullable: true }),
      instant('saved_at', { nullable: true }),
      line('decision', 20, { nullable: true }),
      text('decision_reason', { nullable: true }),
      line('decided_by_title', 300, { nullable: true }),
      instant('decided_at', { nullable: true }),
      rowVersion('version'),
    ], {
      uniques: { uq_report_item: ['report_version_id', 'finding_id'] },
      indices: { ix_report_item_finding: ['finding_id'] },
      checks: {
        ck_report_item_decision: `"decision" IS NULL OR "decision" IN ('accepted', 'returned', 'followUp')`,
        ck_report_item_result: `"result" IS NULL OR "result" IN ('remedied', 'inProgress', 'notYet', 'outsideCompetence')`,
      },
      references: {
        fk_report_item_transferred: ['transferred_to_unit_id', 'unit'],
        fk_report_item_finding: ['finding_id', 'finding'],
        fk_report_item_version: ['report_version_id', 'report_version'],
      },
    });
    await createTable(runner, 'report_item_evidence', [
      key('id', 36),
      ref('item_id'),
      ref('file_id'),
    ], {
      uniques: { uq_report_item_evidence: ['item_id', 'file_id'] },
      references: {
        fk_report_item_evidence_file: ['file_id', 'stored_file'],
        fk_report_item_evidence_item: ['item_id', 'report_item'],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['report_item_evidence', 'report_item', 'report_version', 'remediation_report']);
  }
}
