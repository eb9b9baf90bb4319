import { DataSource } from 'typeorm';
import { ObligationUpdate } from '../../src/features/obligations';
import { Remark } from '../../src/features/remediation';
import { Urging } from '../../src/features/urging';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { Consolidation } from '../../src/reports/consolidation/consolidation.entity';
import { onPostgres } from '../support/database';
import { startDemoApp, type DemoApp } from '../support/demo-app';

/** Tables that are only ever added to, with a column whose change would be a lie. */
const TABLES = [
  ['fact_row', 'actor_title', 'seq'],
  ['urging', 'level', 'id'],
  ['obligation_update', 'text_vi', 'id'],
  ['consolidation', 'snapshot', 'id'],
  ['remark', 'text_vi', 'id'],
] as const;
const ENTITIES = { fact_row: FactRow, urging: Urging, obligation_update: ObligationUpdate, consolidation: Consolidation, remark: Remark } as const;

describe('what is only ever added to', () => {
  let demo: DemoApp;
  const query = <T>(sql: string): Promise<T[]> => demo.app.get(DataSource).query(sql);
  beforeAll(async () => {
    demo = await startDemoApp('2018-07-20T11:00:00+07:00');
    const [round] = await query<{ id: string }>(`SELECT id FROM inspection_round`);
    const [duty] = await query<{ id: string }>(`SELECT id FROM obligation WHERE code = '2018-Q2-D3.1-866'`);
    await query(`INSERT INTO consolidation (id, round_id, number, frozen_at, frozen_by_title, snapshot_hash, snapshot) VALUES ('c1', '${round?.id}', 1, 1, 'Sở Nội vụ', 'h', '{}')`);
    await query(`INSERT INTO obligation_update (id, obligation_id, kind, text_vi, written_by_title, written_at) VALUES ('u1', '${duty?.id}', 'progress', 'Đang làm', 'Văn phòng', 1)`);
    await query(`INSERT INTO remark (id, report_id, finding_id, visibility, text_vi, addressed_id, written_by_id, written_by_title, written_by_unit_id, written_at) SELECT 'r1', r.id, f.id, 'both', 'Đề nghị bổ sung', a.id, a.id, 'Sở Nội vụ', a.unit_id, 1 FROM remediation_report r JOIN finding f ON f.code = '2018-Q2-873-01' JOIN account a ON a.username = 'sonoivu' WHERE r.code = '2018-Q2-873'`);
  }, 120_000);
  afterAll(() => demo.close());

  describe.each(TABLES)('%s', (table, column, key) => {
    const rows = (): Promise<unknown[]> => query(`SELECT * FROM ${table} ORDER BY ${key}`);
    const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
      'a change of every row': () => query(`UPDATE ${table} SET ${column} = 'khác'`),
      'a change of one row': () => query(`UPDATE ${table} SET ${column} = 'khác' WHERE ${key} = (SELECT min(${key}) FROM ${table})`),
      'a change to the same value': () => query(`UPDATE ${table} SET ${column} = ${column}`),
      'the removal of one row': () => query(`DELETE FROM ${table} WHERE ${key} = (SELECT max(${key}) FROM ${table})`),
      'the removal of all': () => query(`DELETE FROM ${table}`),
      'the removal through the mapper': () => demo.app.get(DataSource).manager.deleteAll(ENTITIES[table] as never),
      'emptying': () => demo.app.get(DataSource).manager.clear(ENTITIES[table] as never, onPostgres ? { cascade: true } : undefined),
      ...(onPostgres ? {} : { 'a row put in its place': () => query(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`) }),
    };

    it.each(Object.entries(attempts))('refuses %s', async (_, attempt) => {
      const before = await rows();
      expect(before.length).toBeGreaterThan(0);
      await expect(attempt()).rejects.toThrow(/append-only/);
      expect(await rows()).toEqual(before);
    });
  });

  it('notes once that a remark was seen', async () => {
    await query(`UPDATE remark SET seen_at = 1 WHERE id = 'r1'`);
    await expect(query(`UPDATE remark SET seen_at = 2 WHERE id = 'r1'`)).rejects.toThrow('append-only');
  });

  it('notes once that an urging was seen', async () => {
    await query(`UPDATE urging SET seen_at = 1 WHERE number = 1`);
    expect(await query('SELECT seen_at FROM urging WHERE number = 1')).toEqual([{ seen_at: onPostgres ? '1' : 1 }]);
    await expect(query(`UPDATE urging SET seen_at = 2 WHERE number = 1`)).rejects.toThrow('append-only');
    await expect(query(`UPDATE urging SET seen_at = NULL WHERE number = 1`)).rejects.toThrow('append-only');
  });

  it('can be changed once the trigger is gone: the checks above can fail', async () => {
    await query(onPostgres ? 'ALTER TABLE urging DISABLE TRIGGER urging_append_only' : 'DROP TRIGGER urging_no_update');
    await query(`UPDATE urging SET level = 'head'`);
    expect(await query('SELECT DISTINCT level FROM urging')).toEqual([{ level: 'head' }]);
  });
});
