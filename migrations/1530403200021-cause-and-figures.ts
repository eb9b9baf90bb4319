import { TableCheck, TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

const CAUSE_CHECK = new TableCheck({ name: 'ck_report_item_cause', expression: `"cause_kind" IS NULL OR "cause_kind" IN ('objective', 'subjective')` });
const columns = (): TableColumn[] => [
  new TableColumn({ name: 'cause_kind', type: 'varchar', length: '20', isNullable: true }),
  new TableColumn({ name: 'cause_vi', type: 'text', isNullable: true }),
  new TableColumn({ name: 'figures_vi', type: 'varchar', length: '200', isNullable: true }),
];

/** What a unit says of why something is still open, and how its figures stand now. */
export class CauseAndFigures1530403200021 implements MigrationInterface {
  name = 'CauseAndFigures1530403200021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('report_item', columns());
    await runner.createCheckConstraint('report_item', CAUSE_CHECK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropCheckConstraint('report_item', CAUSE_CHECK);
    await runner.dropColumns('report_item', columns());
  }
}
