import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { DataSource } from 'typeorm';
import { IssueDirective, RecordDirective } from '../../src/features/directives';
import { IssueResults, RaiseFinding, RecordOpinion } from '../../src/features/findings';
import { AdvanceRound, BeginVisit, MoveVisit } from '../../src/features/inspections';
import { DecideResult, WriteUpdate } from '../../src/features/obligations';
import { DecideItem, SendReview, StartReport, SubmitReport } from '../../src/features/remediation';
import { UrgeUnits } from '../../src/features/urging';
import type { Actor } from '../../src/kernel/actor';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { built } from '../support/built';
import { onPostgres } from '../support/database';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { allArrows, lastFact, positions, watchStates, WATCHED, type StateWatch } from '../support/state-watch';
import { MoreMoves } from './more-moves';

/** Arrows of the tables that nobody can take yet. Written by hand: when their use case comes, they leave this list. */
const WITHOUT_USE_CASE: readonly string[] = [
  'visit: scheduled → notified (notify)',
  'visit: notified → self_reported (selfReport)',
  'visit: scheduled → postponed (postpone)',
  'visit: notified → postponed (postpone)',
  'visit: self_reported → postponed (postpone)',
  'visit: postponed → scheduled (reschedule)',
  'finding: draft → withdrawn (withdraw)',
  'finding: agreed → withdrawn (withdraw)',
  'finding: disputed → withdrawn (withdraw)',
  'finding: issued → withdrawn (withdraw)',
  'finding: in_remedy → withdrawn (withdraw)',
  'finding: returned → withdrawn (withdraw)',
  'finding: accepted_open → withdrawn (withdraw)',
  'checklist: published → retired (retire)',
];

/** Every file that may hold a use case. */
function useCaseFiles(folder = join(__dirname, '..', '..', 'src')): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && /use-cases|consolidation/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('changes of state and their facts', () => {
  let demo: DemoApp;
  let watch: StateWatch;
  let more: MoreMoves;
  beforeAll(async () => {
    demo = await startDemoApp(undefined, { beforePlay: (app) => (watch = watchStates(app)) });
    more = new MoreMoves(demo);
    await more.reportsOf869();
    await more.onBehalfOf869();
    await more.selfInspectionOf868();
    await more.dutyOf866();
    await more.replacedDirective();
    await more.extensions();
    await more.coordination();
    await more.anotherRound();
  }, 240_000);
  afterAll(() => demo.close());

  it('each leave exactly one fact, from and to, in the same transaction', () => {
    expect(watch.faults).toEqual([]);
    expect(watch.units()).toBeGreaterThan(500);
  });

  const arrows = allArrows();
  it.each(arrows)('%s', (arrow) => {
    expect([arrow, watch.taken.has(arrow)]).toEqual([arrow, !WITHOUT_USE_CASE.includes(arrow)]);
  });

  it('names no arrow without a use case that is not in a table', () => {
    expect(WITHOUT_USE_CASE.filter((arrow) => !arrows.includes(arrow))).toEqual([]);
  });

  it('finds no use case for what it says has none', () => {
    const actionOf = (arrow: string): string => /\((\w+)\)/.exec(arrow)?.[1] ?? '';
    const undone = new Set(WITHOUT_USE_CASE.map(actionOf).filter((action) => !arrows.some((arrow) => actionOf(arrow) === action && !WITHOUT_USE_CASE.includes(arrow))));
    expect([...undone].sort()).toEqual(['notify', 'postpone', 'reschedule', 'retire', 'selfReport']);
    const used = useCaseFiles().flatMap((file) => [...undone].filter((action) => readFileSync(file, 'utf8').includes(`'${action}'`)).map((action) => `${file}: ${action}`));
    expect(used).toEqual([]);
  });

  it('would tell of a change whose fact is left out, doubled or written for nothing', async () => {
    const seen = watchStates(demo.app);
    const unitOfWork = demo.app.get(UnitOfWork, { strict: false });
    const actor = await demo.actor('sonoivu');
    const fact = { type: 'round.closed', subject: { kind: 'round', code: '2018-Q2' }, details: { from: 'remediation', to: 'closed' } } as const;
    const attempts = [0, 2].map((facts) => async () => {
      await unitOfWork.run(actor, async (tx) => {
        await tx.manager.query(`UPDATE inspection_round SET state = 'consolidated' WHERE code = '2018-Q2'`);
        for (let times = 0; times < facts; times += 1) await tx.record({ ...fact, details: { from: 'remediation', to: 'consolidated' } });
      });
      await demo.app.get(DataSource).query(`UPDATE inspection_round SET state = 'remediation' WHERE code = '2018-Q2'`);
    });
    for (const attempt of attempts) await attempt();
    await unitOfWork.run(actor, (tx) => tx.record(fact));
    expect(seen.faults).toEqual([expect.stringContaining('facts []'), expect.stringMatching(/facts \[.+,.+\]/), expect.stringContaining('did not happen')]);
  });

  describe('a use case that fails leaves neither', () => {
    const clause = { number: 'A1', contentVi: 'Niêm yết', kind: 'continuous' as never, dueRule: { kind: 'none' as const }, coordinators: [] };
    const failing: Readonly<Record<string, (by: (name: string) => Promise<Actor>) => Promise<unknown>>> = {
      'a step of a closed round': async (by) => more.use(AdvanceRound).execute(await by('lanhdao.sonoivu'), '2018-Q3', 'approve'),
      'a visit that begins when the round is over': async (by) => more.use(BeginVisit).execute(await by('doankiemtra1'), '2018-Q2-873'),
      'a visit of another team': async (by) => more.use(MoveVisit).execute(await by('doankiemtra2'), '2018-Q2-873', 'reopen'),
      'signed minutes taken back': async (by) => more.use(MoveVisit).execute(await by('doankiemtra1'), '2018-Q2-873', 'reopen'),
      'results issued twice': async (by) => more.use(IssueResults).execute(await by('lanhdao.sonoivu'), '2018-Q2'),
      'an opinion on an issued finding': async (by) => more.use(RecordOpinion).execute(await by('doankiemtra1'), '2018-Q2-873-01', { opinion: 'dispute', comment: 'Không' }),
      'a finding after the visit': async (by) =>
        more.use(RaiseFinding).execute(await by('doankiemtra1'), '2018-Q2-873', { criterion: 'I.1', titleVi: 'x', descriptionVi: 'x', severity: 'minor', coordinatorCodes: [], remedyKind: 'immediate' }, '2018-07-24'),
      'a directive whose demand is nobody’s duty': async (by) => {
        const code = await more.use(RecordDirective).execute(await by('sonoivu'), { roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch', summaryVi: 'Thử', clauses: [{ ...clause, addressees: [{ group: 'communes' }, { unit: '869' }] }] });
        return more.use(IssueDirective).execute(await by('sonoivu'), code);
      },
      'a directive issued twice': async (by) => more.use(IssueDirective).execute(await by('sonoivu'), '2018-Q2-CD1'),
      'a result already taken note of': async (by) => more.use(DecideResult).execute(await by('sonoivu'), '2018-Q2-D3.1-866', { decision: 'return', reason: 'x', version: 6 }),
      'a result on the screen of yesterday': async (by) => more.use(WriteUpdate).execute(await by('huyen867'), '2018-Q2-D3.1-867', { kind: 'result', text: 'x', version: 7 }, [], demo.clock.now()),
      'another unit’s duty': async (by) => more.use(WriteUpdate).execute(await by('huyen867'), '2018-Q2-D3.1-868', { kind: 'result', text: 'x', version: 1 }, [], demo.clock.now()),
      'a report on a duty that has none': async (by) => more.use(StartReport).execute(await by('huyen867'), '2018-Q2-D3.1-867'),
      'a version that is not there': async (by) => more.use(SubmitReport).execute(await by('huyen870'), '2018-Q2-870', 7, demo.clock.now()),
      'a review with an item undecided': async (by) => more.use(SendReview).execute(await by('sonoivu'), '2018-Q2-870'),
      'a decision on a report that was judged': async (by) => more.use(DecideItem).execute(await by('sonoivu'), '2018-Q2-873', '2018-Q2-873-01', { decision: 'accepted' }),
      'urging of which the second duty is unknown': async (by) => more.use(UrgeUnits).execute(await by('sonoivu'), { obligationCodes: ['2018-Q2-D3.1-867', 'khong-co'], level: 'handler', channel: 'phone' }),
    };

    it.each(Object.entries(failing))('%s', async (name, attempt) => {
      const { manager } = demo.app.get(DataSource);
      const stands = async () => ({ facts: await lastFact({ manager }), states: [...(await positions({ manager }))].map(([key, { state }]) => `${key} ${state}`).sort() });
      // Recording the draft is a success of its own; only what follows must leave nothing.
      const prepared = name.startsWith('a directive whose') ? 1 : 0;
      const before = await stands();
      await expect(attempt((username) => demo.actor(username))).rejects.toMatchObject({ status: expect.any(Number) as number });
      const after = await stands();
      expect(after.facts - before.facts).toBe(prepared);
      expect(after.states.filter((one) => !before.states.includes(one))).toEqual(prepared ? [expect.stringMatching(/^directive .* draft$/)] : []);
      expect(before.states.filter((one) => !after.states.includes(one))).toEqual([]);
    });

    it('not even when the fault comes after the last fact', async () => {
      const unitOfWork = demo.app.get(UnitOfWork, { strict: false });
      const { manager } = demo.app.get(DataSource);
      const run = unitOfWork.run.bind(unitOfWork);
      const before = await lastFact({ manager });
      unitOfWork.run = (actor, work, at) =>
        run(
          actor,
          async (tx) => {
            await work(tx);
            throw new Error('power cut');
          },
          at,
        );
      const urged = more.use(UrgeUnits).execute(await demo.actor('sonoivu'), { obligationCodes: ['2018-Q2-D3.1-867'], level: 'handler', channel: 'phone' });
      await expect(urged).rejects.toThrow('power cut');
      unitOfWork.run = run;
      expect(await lastFact({ manager })).toBe(before);
    });
  });

  it('knows every machine that there is', () => {
    const machines = readdirSync(join(__dirname, '..', '..', 'src/features'), { recursive: true }).filter((name) => String(name).endsWith('.machine.ts'));
    expect(machines).toHaveLength(WATCHED.length);
  });

  describe('audit:verify', () => {
    const verify = (): { status: number | null; words: string } => {
      const { status, stdout } = spawnSync(process.execPath, [built('src/cli.js'), 'audit:verify'], {
        encoding: 'utf8',
        env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test', DATABASE_URL: demo.settings.databaseUrl },
      });
      return { status, words: stdout };
    };
    const edit = async (sql: string): Promise<void> => {
      const { manager } = demo.app.get(DataSource);
      const triggers = onPostgres ? ['ALTER TABLE fact_row DISABLE TRIGGER USER'] : ['DROP TRIGGER IF EXISTS fact_row_no_update', 'DROP TRIGGER IF EXISTS fact_row_no_delete'];
      for (const statement of [...triggers, sql]) await manager.query(statement);
    };

    it('finds the trail whole, and the row that somebody with the database in hand edited', async () => {
      expect(verify()).toMatchObject({ status: 0, words: expect.stringContaining('nguyên vẹn') as string });
      await edit(`UPDATE fact_row SET at = at - 1 WHERE seq = 400`);
      expect(verify()).toMatchObject({ status: 1, words: expect.stringContaining('400') as string });
      await edit(`UPDATE fact_row SET at = at + 1 WHERE seq = 400`);
      expect(verify().status).toBe(0);
    });

    it.each([
      ['the actor', `UPDATE fact_row SET actor_title = 'ai khác' WHERE seq = 300`, 300],
      ['a value inside', `UPDATE fact_row SET details = '{"from":"draft","to":"issued"}' WHERE seq = 299`, 299],
      ['a row taken out', 'DELETE FROM fact_row WHERE seq = 250', 251],
      ['the chain itself', `UPDATE fact_row SET previous_hash = '${'0'.repeat(64)}' WHERE seq = 200`, 200],
      ['the seal', `UPDATE fact_row SET hash = '${'0'.repeat(64)}' WHERE seq = 150`, 150],
    ])('tells of %s', async (_, sql, row) => {
      await edit(sql);
      expect(verify()).toMatchObject({ status: 1, words: expect.stringContaining(`từ dòng ${row}`) as string });
    });
  });
});
