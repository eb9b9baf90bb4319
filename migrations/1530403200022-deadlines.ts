import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, date, dropTables, flag, instant, int, key, line, ref, rowVersion, text } from './table-builder';

const COLUMNS = [
  ['given_at', 'bigint'],
  ['received_on', 'varchar(10)'],
  ['update_every_days', 'integer'],
  ['series_code', 'varchar(60)'],
] as const;
const SERIES_INDEX = 'ix_obligation_series';
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
const MS_PER_DAY = 86_400_000;

/** Which years of the working calendar are complete; since when a duty without a date has been waiting, when its paper arrived, and the series of periodic duties. */
export class Deadlines1530403200022 implements MigrationInterface {
  name = 'Deadlines1530403200022';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'calendar_year', [key('year', 4), flag('complete'), text('missing_vi'), line('source', 300)], {});
    for (const [column, type] of COLUMNS) await runner.query(`ALTER TABLE obligation ADD COLUMN ${column} ${type}`);
    await runner.query(`CREATE INDEX "${SERIES_INDEX}" ON "obligation" ("series_code")`);
    // The start of the day of the request in Viet Nam.
    const days: { requested_on: string }[] = await runner.query('SELECT DISTINCT requested_on FROM obligation');
    for (const { requested_on: day } of days) {
      const [year = 0, month = 1, inMonth = 1] = day.split('-').map(Number);
      const start = Math.round(Date.UTC(year, month - 1, inMonth) / MS_PER_DAY) * MS_PER_DAY - VIETNAM_OFFSET_MS;
      await runner.query(`UPDATE obligation SET given_at = ${start} WHERE requested_on = '${day.replaceAll("'", '')}'`);
    }
    await createTable(
      runner,
      'obligation_series',
      [
        key('id', 36), line('code', 60), ref('round_id'), ref('clause_id'), line('clause_number', 20), line('kind', 30), text('title_vi'), text('title_en', { nullable: true }),
        line('expected_output_vi', 200, { nullable: true }), ref('unit_id'), text('rule'), line('due_wording_vi', 120, { nullable: true }), text('coordinators'), date('started_on'), date('next_from'),
        instant('ended_at', { nullable: true }), line('ended_by', 40, { nullable: true }), int('duties'), rowVersion('version'),
      ],
      {
        uniques: { uq_obligation_series_code: ['code'] },
        indices: { ix_obligation_series_next: ['ended_at', 'next_from'], ix_obligation_series_clause: ['clause_id'] },
        references: { fk_obligation_series_round: ['round_id', 'inspection_round'], fk_obligation_series_clause: ['clause_id', 'clause'], fk_obligation_series_unit: ['unit_id', 'unit'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['obligation_series']);
    await runner.query(`DROP INDEX "${SERIES_INDEX}"`);
    for (const [column] of [...COLUMNS].reverse()) await runner.query(`ALTER TABLE obligation DROP COLUMN ${column}`);
    await dropTables(runner, ['calendar_year']);
  }
}
