import { DataSource } from 'typeorm';
import { readSeed } from '../../seed/reference-data';
import { SubmitReport } from '../../src/features/remediation';
import { ObligationQueries } from '../../src/features/obligations';
import { AccountStore } from '../../src/features/identity';
import { SYSTEM_ACTOR } from '../../src/kernel/system-actor';
import type { Actor } from '../../src/kernel/actor';
import { Settings } from '../../src/platform/config/settings';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { firstBrokenFact } from '../../src/platform/facts/fact-recorder';
import { RoundSummaryQuery } from '../../src/reports/queries/round-summary.query';
import { startDemoApp, type DemoApp } from '../support/demo-app';

interface Expected {
  readonly units: object;
  readonly findings: { readonly total: number; readonly byState: object; readonly byUnit: readonly { unit: string }[]; readonly remediedRatePercent: number };
  readonly directive: object;
  readonly obligations: object;
  readonly lateness: Readonly<Record<string, { strict: string; lenient: string }>>;
  readonly scores: Readonly<Record<string, { readonly total: { readonly percent: number } }>>;
}

describe('the Q2/2018 case, played through the use cases', () => {
  const expected = readSeed<Expected>('demo-2018-q2/expected.json');
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp();
  }, 120_000);
  afterAll(() => demo.close());

  const actorOf = async (username: string): Promise<Actor> => {
    const store = demo.app.get(AccountStore, { strict: false });
    const account = await store.findByUsername(username);
    return (await store.actorOf(account?.id ?? '')) as Actor;
  };

  it('comes to the expected figures on 24/7/2018 08:00', async () => {
    const summary = await demo.app.get(RoundSummaryQuery, { strict: false }).of('2018-Q2');
    expect(summary.units).toEqual(expected.units);
    expect(summary.directive).toEqual(expected.directive);
    expect(summary.obligations).toEqual(expected.obligations);
    // Units in the order in which they were visited: 873, 874, 869, 870.
    expect(summary.findings).toEqual(expected.findings);
    expect(summary.scores).toEqual(Object.fromEntries(Object.entries(expected.scores).map(([unit, score]) => [unit, score.total.percent])));
  });

  it('reads "trước ngày 20/7/2018" strictly, and shows the lenient reading beside it', async () => {
    const rows = (await demo.app.get(ObligationQueries, { strict: false }).list(SYSTEM_ACTOR, { view: 'dated' })).rows;
    const kinds = Object.fromEntries(rows.map(({ unitCode, lateness }) => [unitCode, { strict: lateness.strict.kind, lenient: lateness.lenient.kind }]));
    expect(kinds).toEqual(expected.lateness);
  });

  it('never calls a duty without a date late', async () => {
    const rows = (await demo.app.get(ObligationQueries, { strict: false }).list(SYSTEM_ACTOR, { view: 'undated', pageSize: 200 })).rows;
    expect(rows).toHaveLength(159);
    expect(new Set(rows.map(({ lateness }) => lateness.strict.kind))).toEqual(new Set(['no_deadline']));
  });

  it('gives the same receipt however often the report is sent again', async () => {
    const submit = demo.app.get(SubmitReport, { strict: false });
    const clerk = await actorOf('huyen870');
    const again = await Promise.all(Array.from({ length: 10 }, () => submit.execute(clerk, '2018-Q2-870', 1, Date.parse('2018-07-24T08:00:00+07:00'))));
    expect(new Set(again.map((receipt) => JSON.stringify(receipt)))).toEqual(
      new Set([JSON.stringify({ receiptNumber: 'TN-2018-Q2-870-1', version: 1, submittedAt: Date.parse('2018-07-20T09:10:00+07:00') })]),
    );
  });

  it('lets another district reach nothing of it', async () => {
    const submit = demo.app.get(SubmitReport, { strict: false });
    await expect(submit.execute(await actorOf('huyen869'), '2018-Q2-870', 1, 0)).rejects.toMatchObject({ status: 404 });
  });

  it('leaves one whole chain of facts: every move of a round, visit, finding, duty, report and urging', async () => {
    const { dataSource } = { dataSource: demo.app.get(DataSource) };
    const facts = await dataSource.manager.find(FactRow, { order: { seq: 'ASC' } });
    expect(firstBrokenFact(demo.app.get(Settings).auditKey, facts)).toBeNull();
    const count = (type: string): number => facts.filter((fact) => fact.type === type).length;
    expect({
      issued: count('finding.issued'),
      verified: count('finding.verified'),
      transferred: count('finding.transferred'),
      created: count('obligation.created'),
      submitted: count('report.submitted'),
      returned: count('report.returned'),
      accepted: count('report.accepted'),
      urged: count('urging.sent'),
    }).toEqual({ issued: 27, verified: 8, transferred: 1, created: 163, submitted: 4, returned: 1, accepted: 2, urged: 2 });
    const [first] = facts;
    expect(firstBrokenFact(demo.app.get(Settings).auditKey, [{ ...(first as FactRow), actorTitle: 'ai khác' }, ...facts.slice(1)])).toBe(first?.seq);
  });
});
