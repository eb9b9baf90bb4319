import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AdvanceRound } from '../../src/features/inspections';
import { AccountStore } from '../../src/features/identity';
import { DecideItem, SendReview } from '../../src/features/remediation';
import type { Actor } from '../../src/kernel/actor';
import { Settings } from '../../src/platform/config/settings';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { firstBrokenFact } from '../../src/platform/facts/fact-recorder';
import { ConsolidateRound } from '../../src/reports/consolidation/consolidate-round';
import { Consolidation, ConsolidationFile } from '../../src/reports/consolidation/consolidation.entity';
import type { RoundSnapshot } from '../../src/reports/consolidation/round-snapshot';
import { RoundConsolidationQuery } from '../../src/reports/queries/round-consolidation.query';
import { ConsolidationQueries } from '../../src/reports/consolidation/consolidation.queries';
import { startDemoApp, type DemoApp } from '../support/demo-app';

const ROUND = '2018-Q2';

describe('freezing the figures of a round', () => {
  let demo: DemoApp;
  let staff: Actor;
  let first: ReadonlyMap<string, string>;
  beforeAll(async () => {
    demo = await startDemoApp();
    staff = await actorOf('sonoivu');
  }, 120_000);
  afterAll(() => demo.close());

  const actorOf = async (username: string): Promise<Actor> => {
    const store = demo.app.get(AccountStore, { strict: false });
    return (await store.actorOf((await store.findByUsername(username))?.id ?? '')) as Actor;
  };
  const rows = async <T extends object>(entity: new () => T): Promise<T[]> => demo.app.get(DataSource).manager.find(entity);
  const view = () => demo.app.get(ConsolidationQueries, { strict: false }).of(staff, ROUND);
  const facts = async (type: string): Promise<number> => (await rows(FactRow)).filter((fact) => fact.type === type).length;

  async function download(path: string, username = 'sonoivu'): Promise<{ status: number; sha256: string; name: string }> {
    const response = await demo.app.getHttpAdapter().getInstance().inject({ method: 'GET', url: path, headers: { authorization: `Bearer ${demo.token(username)}` } });
    return { status: response.statusCode, sha256: createHash('sha256').update(response.rawPayload).digest('hex'), name: String(response.headers['content-disposition'] ?? '') };
  }
  const all = async (): Promise<ReadonlyMap<string, string>> =>
    new Map(await Promise.all(['xlsx', 'pdf', 'docx'].map(async (format) => [format, (await download(`/api/v1/rounds/${ROUND}/files/${format}`)).sha256] as const)));

  it('gives drafts from the live figures before, and keeps nothing', async () => {
    const { status, name } = await download(`/api/v1/rounds/${ROUND}/files/xlsx`, 'chutich');
    expect([status, name]).toEqual([200, `attachment; filename="consolidated-${ROUND}-draft.xlsx"`]);
    expect((await download(`/api/v1/rounds/${ROUND}/files/csv`)).status).toBe(404);
    expect((await view()).frozen).toBeNull();
    expect(await rows(ConsolidationFile)).toEqual([]);
  });

  it('is one freeze however often and however fast the button is pressed, of figures that nobody changed while they were read', async () => {
    const freeze = demo.app.get(ConsolidateRound, { strict: false });
    const snapshots = demo.app.get(RoundConsolidationQuery, { strict: false });
    const read = snapshots.of.bind(snapshots);
    let decided: Promise<unknown> | undefined;
    const reading = jest.spyOn(snapshots, 'of').mockImplementation(async (code) => {
      const outdated = await read(code);
      decided ??= demo.app.get(DecideItem, { strict: false }).execute(staff, `${ROUND}-870`, `${ROUND}-870-01`, { decision: 'accepted' } as never);
      await decided;
      return outdated;
    });
    await Promise.all([freeze.execute(staff, ROUND), freeze.execute(staff, ROUND)]);
    await freeze.execute(staff, ROUND);
    expect(reading.mock.calls.length).toBeGreaterThan(3);
    reading.mockRestore();
    const [row, ...others] = await rows(Consolidation);
    expect(others).toEqual([]);
    expect((row?.snapshot as RoundSnapshot).findings.find(({ code }) => code === `${ROUND}-870-01`)?.answer?.decision).toBe('accepted');
    expect((await rows(ConsolidationFile)).map(({ format }) => format).sort()).toEqual(['docx', 'pdf', 'xlsx']);
    expect([await facts('round.consolidated'), await facts('consolidation.frozen'), await facts('consolidation.fileKept')]).toEqual([1, 1, 3]);
  }, 60_000);

  it('moves the round, names who froze it, and hashes what it froze', async () => {
    const { round, frozen, mayFreeze, files } = await view();
    expect([round.state, mayFreeze, frozen?.number, frozen?.frozenByTitle]).toEqual(['consolidated', true, 1, staff.postTitle]);
    expect(frozen?.changes).toEqual([]);
    const [row] = await rows(Consolidation);
    expect(createHash('sha256').update(JSON.stringify(row?.snapshot)).digest('hex')).toBe(row?.snapshotHash);
    first = await all();
    expect(Object.fromEntries(first)).toEqual(Object.fromEntries(files.map(({ format, sha256 }) => [format, sha256])));
  });

  it('leaves the kept files as they were when something changes later, and counts the changes', async () => {
    demo.clock.set(Date.parse('2018-08-02T09:00:00+07:00'));
    for (let item = 1; item <= 7; item += 1) {
      await demo.app.get(DecideItem, { strict: false }).execute(staff, `${ROUND}-870`, `${ROUND}-870-0${item}`, { decision: 'accepted' } as never);
    }
    await demo.app.get(SendReview, { strict: false }).execute(staff, `${ROUND}-870`);
    const { frozen, summary } = await view();
    expect(frozen?.changes.map(({ kind, code }) => `${kind} ${code}`)).toEqual([...[1, 2, 3, 4, 5, 6, 7].map((item) => `finding ${ROUND}-870-0${item}`), 'report 870/1']);
    expect(summary.findings.byState.verified).toBe(8);
    expect(Object.fromEntries(await all())).toEqual(Object.fromEntries(first));
  });

  it('refuses a number that is taken, or that skips one, and a unit everything', async () => {
    const freeze = demo.app.get(ConsolidateRound, { strict: false });
    const leader = await actorOf('lanhdao.sonoivu');
    for (const number of [1, 3]) await expect(freeze.execute(leader, ROUND, number)).rejects.toMatchObject({ problems: [{ code: 'consolidation.outdated', params: { number: 1 } }] });
    expect(await facts('round.consolidated')).toBe(1);
    expect((await download(`/api/v1/rounds/${ROUND}/files/pdf`, 'huyen873')).status).toBe(403);
  });

  it('freezes again with the next number, however often it is pressed; the files of the first freeze stay, byte for byte', async () => {
    const freeze = demo.app.get(ConsolidateRound, { strict: false });
    const leader = await actorOf('lanhdao.sonoivu');
    await Promise.all([freeze.execute(leader, ROUND, 2), freeze.execute(leader, ROUND, 2)]);
    await freeze.execute(leader, ROUND, 2);
    const { frozen, freezes, nextNumber, round, summary } = await view();
    expect([round.state, frozen?.number, frozen?.frozenByTitle, nextNumber]).toEqual(['consolidated', 2, leader.postTitle, 3]);
    expect(freezes.map(({ number, frozenByTitle }) => `${number} ${frozenByTitle}`)).toEqual([`2 ${leader.postTitle}`, `1 ${staff.postTitle}`]);
    expect(frozen?.changes).toEqual([]);
    expect(summary.findings.byState.verified).toBe(11);
    for (const format of ['xlsx', 'pdf', 'docx']) {
      const path = `/api/v1/rounds/${ROUND}/files/${format}`;
      const [newest, second, earlier] = await Promise.all([download(path), download(`${path}?number=2`), download(`${path}?number=1`)]);
      expect(earlier.sha256).toBe(first.get(format));
      expect(newest).toEqual(second);
      expect(newest.sha256).not.toBe(earlier.sha256);
      expect([newest.name, earlier.name].map((name) => /filename="([^"]+)"/.exec(name)?.[1])).toEqual([`consolidated-${ROUND}-2.${format}`, `consolidated-${ROUND}.${format}`]);
    }
    for (const number of ['3', '0', 'x']) expect((await download(`/api/v1/rounds/${ROUND}/files/pdf?number=${number}`)).status).toBe(404);
    expect([await facts('round.consolidated'), await facts('consolidation.frozen'), await facts('consolidation.fileKept')]).toEqual([2, 2, 6]);
  }, 60_000);

  it('is offered by the API in the same way, until the round is closed', async () => {
    const ask = (body: object) =>
      demo.app.getHttpAdapter().getInstance().inject({ method: 'POST', url: `/api/v1/rounds/${ROUND}/consolidation`, headers: { authorization: `Bearer ${demo.token('sonoivu')}`, 'content-type': 'application/json' }, payload: JSON.stringify(body) });
    expect((await ask({ number: 2 })).statusCode).toBe(400);
    expect((await ask({ number: 3 })).json()).toMatchObject({ frozen: { number: 3 }, freezes: [{ number: 3 }, { number: 2 }, { number: 1 }], nextNumber: 4 });
    await demo.app.get(AdvanceRound, { strict: false }).execute(staff, ROUND, 'close');
    expect((await ask({ number: 4 })).statusCode).toBe(403);
    expect(await view()).toMatchObject({ mayFreeze: false, open: null });
    expect((await download(`/api/v1/rounds/${ROUND}/files/pdf?number=1`)).sha256).toBe(first.get('pdf'));
  }, 60_000);

  it('keeps the chain of facts whole', async () => {
    const chain = await demo.app.get(DataSource).manager.find(FactRow, { order: { seq: 'ASC' } });
    expect(firstBrokenFact(demo.app.get(Settings).auditKey, chain)).toBeNull();
  });
});
