import { DataSource } from 'typeorm';
import { IssueDirective, RecordDirective, ReviseDirective } from '../../src/features/directives';
import { RaiseFinding } from '../../src/features/findings';
import { InspectionRound } from '../../src/features/inspections';
import { DecideResult, WriteUpdate } from '../../src/features/obligations';
import { DecideItem, SaveItem, SaveReportHead, SendReview, StartReport, SubmitReport } from '../../src/features/remediation';
import { DetachEvidence } from '../../src/features/remediation/use-cases/detach-evidence';
import { UrgeUnits } from '../../src/features/urging';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { sampleUpload } from '../../seed/demo/sample-upload';
import { FileStore } from '../../src/platform/storage/file-store';
import { LETTER } from './authorisation-cells';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, PageBrowser } from '../support/page-browser';

const REFUSED = { status: 403, code: 'roundClosed' };
const NOTICE = 'data-testid="round-closed"';

describe('a closed round', () => {
  let demo: DemoApp;
  let file: Awaited<ReturnType<typeof sampleUpload>>;
  let draft: string;
  const use = <T>(type: abstract new (...args: never[]) => T): T => demo.app.get(type as never, { strict: false });
  const facts = (): Promise<number> => demo.app.get(DataSource).manager.count(FactRow);
  const page = async (username: string, url: string) => (await PageBrowser.signedIn(demo, username)).open(url);

  beforeAll(async () => {
    demo = await startDemoApp();
    file = await sampleUpload(demo.app.get(FileStore, { strict: false }), 'Quyết định.pdf', 'A sample');
    await use(StartReport).execute(await demo.actor('huyen869'), '2018-Q2-D1.2-869');
    draft = await use(RecordDirective).execute(await demo.actor('sonoivu'), LETTER as never);
    await demo.app.get(DataSource).manager.update(InspectionRound, { code: '2018-Q2' }, { state: 'closed' });
  }, 120_000);
  afterAll(() => demo.close());

  it('refuses everything that would write in it, with one reason, and keeps no fact', async () => {
    const [unit, self, staff, team] = await Promise.all(['huyen869', 'huyen866', 'sonoivu', 'doankiemtra1'].map((name) => demo.actor(name)));
    const [own, sent, finding] = ['2018-Q2-869', '2018-Q2-870', '2018-Q2-869-01'];
    if (!unit || !self || !staff || !team || !own || !sent || !finding) throw new Error('no accounts');
    const before = await facts();
    const tries: Readonly<Record<string, () => Promise<unknown>>> = {
      start: () => use(StartReport).execute(unit, '2018-Q2-D1.2-869'),
      save: () => use(SaveItem).execute(unit, own, finding, { result: 'remedied', version: 1 } as never),
      attach: () => use(SaveItem).attach(unit, own, finding, [file]),
      detach: () => use(DetachEvidence).execute(unit, own, finding, 'x'),
      head: () => use(SaveReportHead).execute(unit, own, { version: 1 } as never),
      submit: () => use(SubmitReport).execute(unit, own, 1, demo.clock.now()),
      decide: () => use(DecideItem).execute(staff, sent, '2018-Q2-870-01', { decision: 'accepted', version: 1 }),
      review: () => use(SendReview).execute(staff, sent),
      write: () => use(WriteUpdate).execute(self, '2018-Q2-D3.1-866', { kind: 'progress', text: 'Đang làm', version: 1 }, [], demo.clock.now()),
      note: () => use(DecideResult).execute(staff, '2018-Q2-D3.1-866', { decision: 'accept', version: 1 }),
      urge: () => use(UrgeUnits).execute(staff, { obligationCodes: ['2018-Q2-D1.2-869'], level: 'reminder', channel: 'phone' } as never),
      raise: () => use(RaiseFinding).execute(team, '2018-Q2-873', { criterion: 'I.5', coordinatorCodes: [] } as never, '2018-07-24'),
      record: () => use(RecordDirective).execute(staff, LETTER as never),
      revise: () => use(ReviseDirective).execute(staff, draft, LETTER as never),
      issue: () => use(IssueDirective).execute(staff, draft),
    };
    for (const [name, attempt] of Object.entries(tries)) {
      const outcome = await attempt().then(() => 'done', (error: { status?: number; code?: string }) => ({ status: error.status, code: error.code }));
      expect([name, outcome]).toEqual([name, REFUSED]);
    }
    expect(await facts()).toBe(before);
  });

  it('still gives the receipt of what was sent before', async () => {
    expect(await use(SubmitReport).execute(await demo.actor('huyen870'), '2018-Q2-870', 1, demo.clock.now())).toMatchObject({ receiptNumber: 'TN-2018-Q2-870-1' });
  });

  it.each([
    ['huyen869', '/reports/2018-Q2-869/edit/1', ['item-form', 'check']],
    ['sonoivu', '/reports/2018-Q2-870/review/1', ['decision-form', 'to-send']],
    ['huyen866', '/obligations/2018-Q2-D3.1-866', ['write']],
    ['huyen869', '/obligations/2018-Q2-D1.2-869', ['start-report']],
    ['sonoivu', '/obligations/2018-Q2-D1.2-869', ['urge', 'accept', 'return']],
    ['sonoivu', '/directives/2018-Q2-CD1', ['urge']],
    ['sonoivu', '/reminders/new?obligation=2018-Q2-D1.2-869', ['send']],
  ])('says so to %s on %s, and offers nothing to write', async (username, url, gone) => {
    const { status, html, words } = await page(username, url);
    expect([status, html.includes(NOTICE)]).toEqual([200, true]);
    expect(words).toContain('Đợt kiểm tra đã đóng');
    for (const testid of gone) expect(html).not.toContain(`data-testid="${testid}"`);
  });

  it('says it in words when somebody sends an old form', async () => {
    const self = await PageBrowser.signedIn(demo, 'huyen866');
    await self.open('/obligations/2018-Q2-D3.1-866');
    const { status, words } = await self.upload('/obligations/2018-Q2-D3.1-866/updates', { kind: 'progress', text: 'Đang làm', version: '1', formKey: 'a-form-key' });
    expect(status).toBe(403);
    expect(words).toContain('Nội dung của đợt đã đóng chỉ để xem');
    const browser = await PageBrowser.signedIn(demo, 'huyen869');
    expect((await browser.open('/reports/2018-Q2-869/edit')).location).toBe('/reports/2018-Q2-869/edit/1');
    expect((await browser.open('/reports/2018-Q2-869/check')).location).toBe('/reports/2018-Q2-869/edit');
    const staff = await PageBrowser.signedIn(demo, 'sonoivu');
    expect((await staff.open('/reports/2018-Q2-870/review/send')).location).toBe('/reports/2018-Q2-870/review');
    for (const step of ['edit', 'issue']) expect((await staff.open(`/directives/${draft}/${step}`)).location).toBe(`/directives/${draft}`);
  });

  it('leaves nothing in the lists of work, and no button in the lists', async () => {
    for (const username of ['sonoivu', 'huyen869', 'stttt', 'doankiemtra1']) {
      const { html } = await page(username, '/');
      expect([username, html.includes('2018-Q2')]).toEqual([username, false]);
    }
    const { html: reports } = await page('sonoivu', '/reports');
    expect([countOf(reports, 'report'), reports.includes('/reminders/new'), reports.includes('data-testid="review-870"')]).toEqual([4, false, false]);
    const { html: duties } = await page('sonoivu', '/obligations?view=overdue');
    expect([countOf(duties, 'obligation'), duties.includes('name="obligation"')]).toEqual([1, false]);
    const { html: round } = await page('sonoivu', '/rounds/2018-Q2');
    for (const testid of ['urge', 'action-urge', 'action-review', 'next-close']) expect(round).not.toContain(`data-testid="${testid}"`);
  });
});
