import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['fact_row', 'obligation_update', 'consolidation'] as const;

/** The audit trail, what units wrote about their duties, and frozen figures are only ever added to: the database itself refuses more. */
export class AppendOnly1530403200008 implements MigrationInterface {
  name = 'AppendOnly1530403200008';

  async up(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type === 'postgres') {
      await runner.query(
        `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`,
      );
      for (const table of TABLES) {
        await runner.query(
          `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
        );
      }
      return;
    }
    for (const table of TABLES) {
      for (const act of ['UPDATE', 'DELETE']) {
        await runner.query(
          `CREATE TRIGGER ${table}_no_${act.toLowerCase()} BEFORE ${act} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
        );
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type === 'postgres') {
      for (const table of TABLES) await runner.query(`DROP TRIGGER ${table}_append_only ON ${table}`);
      await runner.query('DROP FUNCTION refuse_change()');
      return;
    }
    for (const table of TABLES) {
      for (const act of ['update', 'delete']) await runner.query(`DROP TRIGGER ${table}_no_${act}`);
    }
  }
}
