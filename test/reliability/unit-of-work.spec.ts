import { DataSource, EntityManager } from 'typeorm';
import { Account } from '../../src/features/identity/account.entity';
import { Unit } from '../../src/features/organisation';
import { SYSTEM_ACTOR } from '../../src/kernel/system-actor';
import { SettableClock } from '../../src/platform/clock/clock';
import { readSettings } from '../../src/platform/config/settings';
import { newId } from '../../src/platform/database/new-id';
import { updateGuarded, type Transaction } from '../../src/platform/database/transaction';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { FactRecorder, firstBrokenFact } from '../../src/platform/facts/fact-recorder';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { FormReceipt } from '../../src/platform/http/form-receipt.entity';
import { onPostgres, openTestDatabase } from '../support/database';

const settings = readSettings({ NODE_ENV: 'test' });

function unitOfWorkOn(dataSource: DataSource): UnitOfWork {
  return new UnitOfWork(dataSource, new SettableClock(Date.parse('2018-07-19T16:55:00+07:00')), new FactRecorder(settings));
}

/** The same numbers every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Outcome {
  readonly acknowledged: number;
  /** Told to come again because others were before them for too long: a slow machine, and nothing of theirs may be there. */
  readonly busy: number;
  readonly acknowledgedMissing: number;
  readonly unacknowledgedPresent: number;
  readonly halfWritten: number;
}

/**
 * Units of work that overlap in time, a fifth of them failing after their first row; each writes a receipt and a fact. `stray` writes
 * the first row on another manager than the one handed to it: the mistake that the guard refuses.
 */
async function storm(dataSource: DataSource, count: number, stray = false): Promise<Outcome> {
  const unitOfWork = unitOfWorkOn(dataSource);
  const next = random(7);
  const acknowledged = new Set<string>();
  let busy = 0;
  const plans = Array.from({ length: count }, (_, index) => ({ key: `k${index}`, start: next() * 400, pause: next() * 2, fails: index % 5 === 0 }));
  await Promise.all(
    plans.map(async ({ key, start, pause, fails }) => {
      await sleep(start);
      const work = unitOfWork.run(SYSTEM_ACTOR, async (tx) => {
        await (stray ? dataSource.manager : tx.manager).insert(FormReceipt, { key, accountId: 'system', result: key, at: tx.now });
        await sleep(pause);
        await tx.record({ type: 'report.submitted', subject: { kind: 'report', code: key } });
        if (fails) throw new Error('refused by a rule');
      });
      await work.then(
        () => acknowledged.add(key),
        (error: Error) => (busy += /databaseBusy|timeout exceeded/.test(error.message) && !fails ? 1 : 0),
      );
    }),
  );
  const receipts = new Set((await dataSource.query<{ key: string }[]>('SELECT key FROM form_receipt')).map(({ key }) => key));
  const facts = new Set((await dataSource.query<{ subject_code: string }[]>('SELECT subject_code FROM fact_row')).map((row) => row.subject_code));
  const present = [...new Set([...receipts, ...facts])];
  return {
    acknowledged: acknowledged.size,
    busy,
    acknowledgedMissing: [...acknowledged].filter((key) => !receipts.has(key) || !facts.has(key)).length,
    unacknowledgedPresent: present.filter((key) => !acknowledged.has(key)).length,
    halfWritten: present.filter((key) => receipts.has(key) !== facts.has(key)).length,
  };
}

describe('the unit of work', () => {
  it('keeps every acknowledged unit whole among 2,000 at once, a fifth of them failing', async () => {
    const database = await openTestDatabase();
    const outcome = await storm(database.dataSource, 2000);
    const chain = await database.dataSource.manager.find(FactRow, { order: { seq: 'ASC' } });
    await database.close();
    expect(outcome).toEqual({ acknowledged: 1600 - outcome.busy, busy: outcome.busy, acknowledgedMissing: 0, unacknowledgedPresent: 0, halfWritten: 0 });
    expect(outcome.acknowledged).toBeGreaterThan(800);
    expect(firstBrokenFact(settings.auditKey, chain)).toBeNull();
  }, 180_000);

  it('refuses a query on another manager inside it, and a nested one; the database stays usable', async () => {
    const { dataSource, close } = await openTestDatabase();
    const unitOfWork = unitOfWorkOn(dataSource);
    await expect(unitOfWork.run(SYSTEM_ACTOR, () => dataSource.manager.count(FormReceipt))).rejects.toThrow('another manager');
    await expect(unitOfWork.run(SYSTEM_ACTOR, () => unitOfWork.run(SYSTEM_ACTOR, async () => undefined))).rejects.toThrow('nested');
    expect(await dataSource.manager.count(FormReceipt)).toBe(0);
    await close();
  });

  it('lets nothing through that was written beside it', async () => {
    const database = await openTestDatabase();
    const outcome = await storm(database.dataSource, 300, true);
    await database.close();
    expect(outcome).toMatchObject({ acknowledged: 0, acknowledgedMissing: 0, unacknowledgedPresent: 0, halfWritten: 0 });
  }, 60_000);

  it('keeps rows of failed units when the guard is off and one is written beside it: the check above can fail', async () => {
    const database = await openTestDatabase({ guarded: false });
    // More at once would starve the pool of PostgreSQL: the other harm of this mistake.
    const outcome = await storm(database.dataSource, onPostgres ? 40 : 300, true);
    await database.close();
    expect(outcome.acknowledgedMissing + outcome.unacknowledgedPresent + outcome.halfWritten).toBeGreaterThan(0);
  }, 60_000);

  it('keeps rows of failed units when it is no transaction at all: the check above can fail', async () => {
    const database = await openTestDatabase({ guarded: false });
    const { dataSource } = database;
    dataSource.manager.transaction = ((work: (manager: EntityManager) => Promise<unknown>) => work(dataSource.manager)) as never;
    const outcome = await storm(dataSource, 300);
    await database.close();
    expect(outcome).toMatchObject({ acknowledged: 240, unacknowledgedPresent: 60 });
  }, 60_000);

  describe('a change of a row that others change at the same time', () => {
    /** Everybody read the row before anybody wrote it, as people do on forms; each success adds one. */
    async function contest(change: (tx: Transaction, read: Account) => Promise<void>): Promise<{ acknowledged: number; counted: number }> {
      const database = await openTestDatabase();
      const { manager } = database.dataSource;
      const [unitId, id] = [newId(), newId()];
      await manager.insert(Unit, { id: unitId, uid: 'u', code: 'u', nameVi: 'u', nameEn: 'u', shortNameVi: 'u', abbreviation: 'u', type: 'u', level: 'district', parentId: null, validFrom: null, validTo: null, officialOrder: 1, committeeNameVi: 'u', placeNameVi: 'u', searchText: 'u' });
      await manager.insert(Account, { id, username: 'u', role: 'unitStaff', unitId, postTitleVi: 'u', postTitleEn: 'u', passwordHash: 'u', locale: 'vi', createdAt: 0 });
      const unitOfWork = unitOfWorkOn(database.dataSource);
      let acknowledged = 0;
      for (let wave = 0; wave < 20; wave += 1) {
        const readers = await Promise.all(Array.from({ length: 10 }, () => manager.findOneByOrFail(Account, { id })));
        const results = await Promise.allSettled(readers.map((read) => unitOfWork.run(SYSTEM_ACTOR, (tx) => change(tx, read))));
        acknowledged += results.filter(({ status }) => status === 'fulfilled').length;
      }
      const { createdAt: counted } = await manager.findOneByOrFail(Account, { id });
      await database.close();
      return { acknowledged, counted };
    }

    it('counts each acknowledged change once; the others are told', async () => {
      const { acknowledged, counted } = await contest((tx, read) => updateGuarded(tx, Account, read, { createdAt: read.createdAt + 1 }));
      expect([acknowledged, counted]).toEqual([20, 20]);
    }, 60_000);

    it('loses changes without the version in the condition: the check above can fail', async () => {
      const { acknowledged, counted } = await contest(async (tx, read) => void (await tx.manager.update(Account, { id: read.id }, { createdAt: read.createdAt + 1 })));
      expect([acknowledged, counted]).toEqual([200, 20]);
    }, 60_000);
  });

  if (!onPostgres) {
    it('loses rows when the guard is off: the check above can fail', async () => {
      const database = await openTestDatabase({ guarded: false });
      const outcome = await storm(database.dataSource, 300);
      await database.close();
      expect(outcome.acknowledgedMissing + outcome.unacknowledgedPresent + outcome.halfWritten).toBeGreaterThan(0);
    }, 60_000);

    it('is clean again after the disk was full', async () => {
      const { dataSource, close } = await openTestDatabase();
      const raw = (dataSource.driver as unknown as { databaseConnection: { pragma(sql: string, options?: object): unknown } }).databaseConnection;
      const pages = raw.pragma('page_count', { simple: true }) as number;
      raw.pragma(`max_page_count = ${pages + 5}`);
      const unitOfWork = unitOfWorkOn(dataSource);
      const insert = (key: string, result: string) => unitOfWork.run(SYSTEM_ACTOR, (tx) => tx.manager.insert(FormReceipt, { key, accountId: 'a', result, at: tx.now }));
      await expect(
        unitOfWork.run(SYSTEM_ACTOR, async (tx) => {
          for (let index = 0; index < 2000; index += 1) await tx.manager.insert(FormReceipt, { key: `big${index}`, accountId: 'a', result: 'x'.repeat(190), at: tx.now });
        }),
      ).rejects.toThrow(/full/);
      raw.pragma('max_page_count = 1000000');
      await insert('after', 'kept');
      await expect(unitOfWork.run(SYSTEM_ACTOR, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
      await insert('later', 'kept');
      expect((await dataSource.query<{ key: string }[]>('SELECT key FROM form_receipt ORDER BY key')).map(({ key }) => key)).toEqual(['after', 'later']);
      await close();
    });
  }
});
