import { MIGRATIONS } from '../../migrations';
import { revertLast } from '../../src/migrate';
import { CalendarDay } from '../../src/features/organisation';
import { onPostgres, openTestDatabase, type TestDatabase } from '../support/database';

const stampOf = (name: string): number => Number(/(\d+)$/.exec(name)?.[1]);

describe('the chain of migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('has growing numbers', () => {
    const stamps = MIGRATIONS.map((one) => stampOf(new one().name));
    expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
    expect(new Set(stamps).size).toBe(stamps.length);
  });

  it('builds exactly the schema that the entities describe', async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it.each([
    ['a column more', 'ALTER TABLE unit ADD COLUMN by_hand integer', 'ALTER TABLE unit DROP COLUMN by_hand'],
    ['an index less', 'DROP INDEX ix_session_account', 'CREATE INDEX ix_session_account ON session (account_id)'],
    ['a table less', 'DROP TABLE fact_cursor', 'CREATE TABLE fact_cursor (name varchar(60) PRIMARY KEY NOT NULL, seq integer NOT NULL)'],
  ])('would show %s: the check above can fail', async (_, harm, repair) => {
    const { dataSource } = database;
    const drift = async (): Promise<number> => (await dataSource.driver.createSchemaBuilder().log()).upQueries.length;
    await dataSource.query(harm);
    expect(await drift()).toBeGreaterThan(0);
    await dataSource.query(repair);
    expect(await drift()).toBe(0);
  });

  it('refuses to change or delete a fact', async () => {
    const { dataSource } = database;
    const columns = 'type, subject_kind, subject_code, actor_id, actor_role, actor_title, at, details, previous_hash, hash';
    await dataSource.query(`INSERT INTO fact_row (${columns}) VALUES ('a.b', 'file', 'x', 's', 'administrator', 't', 1, '{}', '0', '1')`);
    await expect(dataSource.query(`UPDATE fact_row SET actor_title = 'y'`)).rejects.toThrow('append-only');
    await expect(dataSource.query('DELETE FROM fact_row')).rejects.toThrow('append-only');
  });

  it('enforces references', async () => {
    await expect(database.dataSource.query(`INSERT INTO session (id, token_hash, account_id, created_at, seen_at) VALUES ('1', 'h', 'nobody', 1, 1)`)).rejects.toThrow(/foreign key/i);
  });

  it('goes down step by step and up again, keeping what earlier steps hold', async () => {
    const { dataSource } = database;
    await dataSource.manager.insert(CalendarDay, { date: '2018-09-03', kind: 'holiday', name: 'Nghỉ bù Quốc khánh', source: 'bảng thử', confirmed: true });
    for (let step = 1; step < MIGRATIONS.length; step += 1) await revertLast(dataSource);
    expect(await dataSource.manager.findOneBy(CalendarDay, { date: '2018-09-03' })).toMatchObject({ name: 'Nghỉ bù Quốc khánh' });
    await dataSource.runMigrations();
    expect(await dataSource.manager.findOneBy(CalendarDay, { date: '2018-09-03' })).toMatchObject({ confirmed: true });
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries).toHaveLength(0);
    if (!onPostgres) expect(await dataSource.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  });

  it('goes down to nothing and up again to the same schema', async () => {
    const other = await openTestDatabase();
    for (let step = 0; step < MIGRATIONS.length; step += 1) await revertLast(other.dataSource);
    const left = onPostgres
      ? await other.dataSource.query<{ name: string }[]>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`)
      : await other.dataSource.query<{ name: string }[]>(`SELECT name FROM sqlite_master WHERE type IN ('table', 'trigger') AND name NOT LIKE 'sqlite_%'`);
    expect(left.map(({ name }) => name)).toEqual(['migrations']);
    expect(await other.dataSource.runMigrations()).toHaveLength(MIGRATIONS.length);
    expect((await other.dataSource.driver.createSchemaBuilder().log()).upQueries).toHaveLength(0);
    await other.close();
  });
});
