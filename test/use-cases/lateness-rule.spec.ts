import { DataSource } from 'typeorm';
import { IssueDirective, RecordDirective } from '../../src/features/directives';
import { decisiveArrival, latenessOf, ObligationQueries, type Arrivals, type LatenessDecidedBy } from '../../src/features/obligations';
import { ChangeOperatingRule, UnitQueries } from '../../src/features/organisation';
import { startDemoApp, type DemoApp } from '../support/demo-app';

const RULES: readonly LatenessDecidedBy[] = ['firstSubmission', 'firstComplete'];
const DUE = Date.parse('2018-07-20T00:00:00+07:00');
const BEFORE = DUE - 1;
const NOW = Date.parse('2018-07-24T08:00:00+07:00');

/** Every way a duty can stand: state, and arrivals before or after the moment. */
const CASES: readonly Arrivals[] = (['open', 'submitted', 'accepted', 'returned'] as const).flatMap((state): Arrivals[] =>
  state === 'open'
    ? [{ state, firstSubmittedAt: null, lastSubmittedAt: null, completeSubmittedAt: null }]
    : [[BEFORE, BEFORE], [BEFORE, DUE], [DUE, DUE]].map(([firstSubmittedAt = null, lastSubmittedAt = null]) => ({ state, firstSubmittedAt, lastSubmittedAt, completeSubmittedAt: state === 'accepted' ? lastSubmittedAt : null })),
);
const side = (at: number | null): string => (at === null ? 'none' : at < DUE ? 'in time' : 'late');

describe('which sending decides lateness', () => {
  let demo: DemoApp;
  const duty = '2018-Q2-D1.2-869';
  beforeAll(async () => {
    demo = await startDemoApp();
  }, 120_000);
  afterAll(() => demo.close());

  const givenUnder = async (value: LatenessDecidedBy): Promise<void> => {
    await demo.app.get(DataSource).query(`UPDATE obligation SET decided_by = '${value}' WHERE code = '${duty}'`);
  };
  const stand = async ({ state, firstSubmittedAt, lastSubmittedAt, completeSubmittedAt }: Arrivals): Promise<void> => {
    await demo.app.get(DataSource).query(`UPDATE obligation SET state = '${state}', first_submitted_at = ${firstSubmittedAt}, last_submitted_at = ${lastSubmittedAt}, complete_submitted_at = ${completeSubmittedAt} WHERE code = '${duty}'`);
  };

  describe.each(RULES)('%s', (rule) => {
    beforeAll(() => givenUnder(rule));

    it.each(CASES.map((one) => [`${one.state}, first ${side(one.firstSubmittedAt)}, last ${side(one.lastSubmittedAt)}`, one] as const))('%s: lists, counts and the rule say the same', async (_, arrivals) => {
      await stand(arrivals);
      const obligations = demo.app.get(ObligationQueries, { strict: false });
      const staff = await demo.actor('sonoivu');
      const calendar = await demo.app.get(UnitQueries, { strict: false }).calendar();
      const expected = latenessOf({ tooLateAt: DUE, firstSubmittedAt: decisiveArrival(rule, arrivals).at, now: NOW, calendar });
      const [row] = await obligations.byCodes(staff, [duty]);
      expect([row?.lateness.strict, row?.decidedBy]).toEqual([expected, rule]);
      const { rows } = await obligations.list(staff, { view: 'overdue', pageSize: 200 });
      expect(rows.some(({ code }) => code === duty)).toBe(expected.kind === 'missing');
      expect((await obligations.counts(staff, {})).overdue).toBe(rows.length);
    });
  });

  it('by the first complete one, a returned duty is missing again, and one under review counts for now', async () => {
    await givenUnder('firstComplete');
    const ask = async (arrivals: Arrivals): Promise<unknown> => {
      await stand(arrivals);
      const [row] = await demo.app.get(ObligationQueries, { strict: false }).byCodes(await demo.actor('sonoivu'), [duty]);
      return [row?.lateness.strict, row?.countedAt, row?.provisional];
    };
    const first = { firstSubmittedAt: BEFORE, completeSubmittedAt: null };
    expect(await ask({ ...first, state: 'submitted', lastSubmittedAt: BEFORE })).toEqual([{ kind: 'on_time', days: 0 }, BEFORE, true]);
    expect(await ask({ ...first, state: 'returned', lastSubmittedAt: BEFORE })).toEqual([{ kind: 'missing', days: 5 }, null, false]);
    expect(await ask({ ...first, state: 'submitted', lastSubmittedAt: DUE })).toEqual([{ kind: 'late', days: 1 }, DUE, true]);
    expect(await ask({ ...first, state: 'accepted', lastSubmittedAt: DUE, completeSubmittedAt: DUE })).toEqual([{ kind: 'late', days: 1 }, DUE, false]);
  });

  it('is the rule under which the duty was given: a later choice changes no verdict, and holds for what is given from then on', async () => {
    await givenUnder('firstSubmission');
    await stand({ state: 'returned', firstSubmittedAt: BEFORE, lastSubmittedAt: BEFORE, completeSubmittedAt: null });
    const leader = await demo.actor('lanhdao.sonoivu');
    const staff = await demo.actor('sonoivu');
    const read = async (code: string): Promise<unknown> => (await demo.app.get(ObligationQueries, { strict: false }).byCodes(staff, [code])).map(({ decidedBy, lateness }) => [decidedBy, lateness.strict.kind]);
    await demo.app.get(ChangeOperatingRule, { strict: false }).execute(leader, 'lateness.decidedBy', 'firstComplete');
    expect(await read(duty)).toEqual([['firstSubmission', 'on_time']]);
    const clause = { number: 'N1', contentVi: 'Báo cáo tiến độ', kind: 'one_off', addressees: [{ unit: '869' }], coordinators: [], dueRule: { kind: 'no_later_than', date: '2018-07-30' } };
    const letter = await demo.app.get(RecordDirective, { strict: false }).execute(staff, { roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch UBND tỉnh', summaryVi: 'Thử', clauses: [clause] } as never);
    await demo.app.get(IssueDirective, { strict: false }).execute(staff, letter);
    expect(await read('2018-Q2-N1-869')).toEqual([['firstComplete', expect.any(String)]]);
  });
});
