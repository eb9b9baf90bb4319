import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { MIGRATIONS } from '../../migrations';
import { revertLast } from '../../src/migrate';
import { onPostgres } from '../support/database';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { columnsOf, contentsOf, differences, lostNames } from './contents';
import { LOST_GOING_DOWN, REWRITTEN_GOING_DOWN } from './lost-going-down';

const OWN = 1_530_403_299_999;

/** Its way down rebuilds a table that rows of another hang on, as TypeORM does on SQLite for a dropped column. */
class RebuildsAParent implements MigrationInterface {
  name = `RebuildsAParent${OWN}`;
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tried_parent ADD COLUMN more integer');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('tried_parent', 'more');
  }
}

/** Its way down forgets that others refer to what it deletes. */
class DeletesAUnit implements MigrationInterface {
  name = `DeletesAUnit${OWN}`;
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE unit ADD COLUMN tried integer');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE unit DROP COLUMN tried');
    await runner.query(`DELETE FROM unit WHERE id = (SELECT unit_id FROM account WHERE username = 'huyen869')`);
  }
}

describe('the chain of migrations over the data of the case', () => {
  let demo: DemoApp;
  let dataSource: DataSource;
  beforeAll(async () => {
    demo = await startDemoApp();
    dataSource = demo.app.get(DataSource);
    await dataSource.query(`UPDATE report_version SET state = 'awaiting_signed' WHERE id = (SELECT MIN(id) FROM report_version)`);
  }, 120_000);
  afterAll(() => demo.close());

  async function withStep(step: new () => MigrationInterface, work: (other: DataSource) => Promise<void>): Promise<void> {
    const other = await new DataSource({ ...dataSource.options, migrations: [...MIGRATIONS, step] } as typeof dataSource.options).initialize();
    await other.runMigrations();
    await work(other);
    await other.destroy();
  }

  if (!onPostgres) {
    it('keeps the children of a table that is rebuilt, which the library’s own way back deletes: the check can fail', async () => {
      await dataSource.query('CREATE TABLE tried_parent (id integer PRIMARY KEY NOT NULL)');
      await dataSource.query('CREATE TABLE tried_child (parent_id integer NOT NULL REFERENCES tried_parent (id) ON DELETE CASCADE)');
      await dataSource.query('INSERT INTO tried_parent VALUES (1)');
      await dataSource.query('INSERT INTO tried_child VALUES (1)');
      await withStep(RebuildsAParent, async (other) => {
        const before = await contentsOf(other);
        await revertLast(other);
        expect(differences(before, await contentsOf(other), await columnsOf(other))).toEqual([]);
        await other.runMigrations();
        await other.undoLastMigration();
        expect(differences(before, await contentsOf(other), await columnsOf(other))).toEqual(['tried_child: 1 rows, then 0']);
      });
      for (const table of ['tried_child', 'tried_parent']) await dataSource.query(`DROP TABLE ${table}`);
    });
  }

  it('refuses a way back that would break references, before anything is lost', async () => {
    await withStep(DeletesAUnit, async (other) => {
      const [before, columns] = [await contentsOf(other), await columnsOf(other)];
      await expect(revertLast(other)).rejects.toThrow(onPostgres ? /foreign key/ : /nothing was changed/);
      expect([differences(before, await contentsOf(other), columns), await columnsOf(other)]).toEqual([[], columns]);
      expect(await other.query('SELECT name FROM migrations WHERE name = ' + `'DeletesAUnit${OWN}'`)).toHaveLength(1);
      if (!onPostgres) expect(await other.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
      await other.query('ALTER TABLE unit DROP COLUMN tried');
      await other.query('DELETE FROM migrations WHERE name = ' + `'DeletesAUnit${OWN}'`);
    });
  });

  it('loses on the way down what is said here, and nothing else; on the way up nothing', async () => {
    const before = await contentsOf(dataSource);
    expect([...before.values()].filter((rows) => rows.length > 0).length).toBeGreaterThan(25);
    const lost: Record<string, readonly string[]> = {};
    const top = await columnsOf(dataSource);
    for (const migration of [...MIGRATIONS].slice(1).reverse()) {
      const { name } = new migration();
      const [columns, held] = [await columnsOf(dataSource), await contentsOf(dataSource)];
      await revertLast(dataSource);
      const left = await columnsOf(dataSource);
      lost[name] = lostNames(columns, left);
      expect([name, differences(held, await contentsOf(dataSource), left)]).toEqual([name, (REWRITTEN_GOING_DOWN[name] ?? []).map((column) => `${column} differs`)]);
    }
    expect(lost).toEqual(LOST_GOING_DOWN);
    const bottom = await columnsOf(dataSource);
    await dataSource.runMigrations();
    expect(differences(before, await contentsOf(dataSource), bottom)).toEqual([]);
    expect(await columnsOf(dataSource)).toEqual(top);
    expect((await dataSource.driver.createSchemaBuilder().log()).upQueries).toHaveLength(0);
  }, 180_000);
});
