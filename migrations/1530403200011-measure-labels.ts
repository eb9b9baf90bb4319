import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [
  ['numerator_label_vi', 'varchar(120)'],
  ['numerator_label_en', 'varchar(120)'],
  ['denominator_label_vi', 'varchar(120)'],
  ['denominator_label_en', 'varchar(120)'],
  ['measure_unit_en', 'varchar(60)'],
] as const;

/** What the two figures of a share are called ("Hồ sơ trực tuyến" of "Tổng hồ sơ"), and the unit of a count in English. */
export class MeasureLabels1530403200011 implements MigrationInterface {
  name = 'MeasureLabels1530403200011';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of COLUMNS) await runner.query(`ALTER TABLE criterion ADD COLUMN ${name} ${type}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of [...COLUMNS].reverse()) await runner.query(`ALTER TABLE criterion DROP COLUMN ${name}`);
  }
}
