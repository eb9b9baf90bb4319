import { DataSource } from 'typeorm';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { AskExtension, ObligationQueries } from '../../src/features/obligations';
import { ApiClient, type ApiAnswer } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, PageBrowser } from '../support/page-browser';

const DUE = Date.parse('2018-07-20T00:00:00+07:00');
const at = (text: string): number => Date.parse(`${text}+07:00`);
const duty = (unit: string): string => `2018-Q2-D1.2-${unit}`;
const path = (unit: string): string => `/obligations/${duty(unit)}/extension`;
const api = (unit: string, act = ''): string => `/api/v1${path(unit)}${act}`;
const REQUEST = { reason: 'Chờ đối chiếu số liệu đất đai', proposedOn: '31/7/2018' };

describe('more time for a duty', () => {
  let demo: DemoApp;
  let client: ApiClient;
  const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, index) => work(index)));
  const problems = ({ body }: ApiAnswer): string[] => ((body.errors ?? []) as { code: string }[]).map(({ code }) => code);
  const one = async (unit: string): Promise<Record<string, unknown>> => (await client.call('sonoivu', 'GET', `/api/v1/obligations/${duty(unit)}`)).body;
  beforeAll(async () => {
    demo = await startDemoApp('2018-07-17T08:00:00+07:00');
    client = new ApiClient(demo);
  }, 120_000);
  afterAll(() => demo.close());

  it('is asked for once, however often the form is sent at the same instant, and stays one open request', async () => {
    const same = await times(4, () => client.call('huyen869', 'POST', api('869'), { ...REQUEST, formKey: 'khoa-1' }));
    expect(same.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await one('869')).extensions).toHaveLength(1);
    const others = await times(3, () => client.call('lanhdao.huyen869', 'POST', api('869'), REQUEST));
    expect(others.map(problems)).toEqual([['extension.open'], ['extension.open'], ['extension.open']]);
    expect(await one('869')).toMatchObject({ extension: { granted: 0, asked: { proposedOn: '2018-07-31', deciders: ['homeAffairsLeader'] } }, first: null, lastDay: '2018-07-19' });
  });

  it('two bodies that ask at once without a key leave one open request', async () => {
    const answers = await times(4, (index) => client.call(index % 2 ? 'huyen870' : 'lanhdao.huyen870', 'POST', api('870'), REQUEST));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => problems(answer)[0] === 'extension.open')).toHaveLength(3);
  });

  it.each([
    ['a day that is not after the last one', { ...REQUEST, proposedOn: '19/7/2018' }, 'extension.notAfter'],
    ['a day too far', { ...REQUEST, proposedOn: '19/8/2018' }, 'extension.tooFar'],
    ['a day that does not exist', { ...REQUEST, proposedOn: '31/6/2018' }, 'date.notInCalendar'],
    ['no reason', { ...REQUEST, reason: '' }, 'text.needed'],
    ['a letter without its date', { ...REQUEST, letterNumber: '15/UBND-VP' }, 'extension.letterDate'],
    ['a letter of tomorrow', { ...REQUEST, letterNumber: '15/UBND-VP', letterOn: '18/7/2018' }, 'extension.letterInFuture'],
  ])('refuses %s in words', async (_, input, code) => {
    const answer = await client.call('huyen873', 'POST', api('873'), input);
    expect([answer.status, problems(answer)]).toEqual([400, [code]]);
  });

  it('is nobody else’s to ask, to see or to decide', async () => {
    expect((await client.call('huyen870', 'POST', api('869'), REQUEST)).status).toBe(404);
    expect((await client.call('sonoivu', 'POST', api('869'), REQUEST)).status).toBe(404);
    expect((await client.call('sonoivu', 'POST', api('869', '/decision'), { decision: 'grant', version: 1 })).status).toBe(403);
    // The rule of the province names the leader of Home Affairs.
    const chair = await client.call('chutich', 'POST', api('869', '/decision'), { decision: 'grant', version: 1 });
    expect([chair.status, chair.body.code]).toEqual([403, 'actionNotForRole']);
    const stranger = await PageBrowser.signedIn(demo, 'huyen870');
    expect((await stranger.open(path('869'))).status).toBe(404);
    const helper = await PageBrowser.signedIn(demo, 'stttt');
    expect((await helper.open('/obligations/2018-Q2-D2.1-870/extension')).status).toBe(404);
  });

  it('has no meaning for a duty without a date', async () => {
    const answer = await client.call('huyen866', 'POST', '/api/v1/obligations/2018-Q2-D3.1-866/extension', REQUEST);
    expect(problems(answer)).toEqual(['extension.noDeadline']);
  });

  it('stands in the work list of whoever decides, by the day that passes, and nowhere else', async () => {
    const leader = await (await PageBrowser.signedIn(demo, 'lanhdao.sonoivu')).open('/');
    expect(countOf(leader.html, 'extension-task')).toBe(2);
    expect(leader.html).toContain('Gia hạn nhiệm vụ 2018-Q2-D1.2-869 đến 31/7/2018 (thứ Ba)');
    expect(leader.html).toContain(`href="${path('869')}"`);
    for (const other of ['sonoivu', 'huyen869', 'stttt']) expect(countOf((await (await PageBrowser.signedIn(demo, other)).open('/')).html, 'extension-task')).toBe(0);
    const chair = await PageBrowser.signedIn(demo, 'chutich');
    expect((await chair.open('/')).status).toBe(303);
    // Where the province lets the chair decide, it is the chair's work and no longer the leader's.
    await client.call('lanhdao.sonoivu', 'PUT', '/api/v1/operating-rules/extension.decidedBy', { value: 'chair' });
    expect(countOf((await chair.open('/')).html, 'extension-task')).toBe(2);
    expect((await chair.open('/overview')).html).toContain('2 đề nghị gia hạn chờ Chủ tịch UBND tỉnh quyết định.');
    expect(countOf((await (await PageBrowser.signedIn(demo, 'lanhdao.sonoivu')).open('/')).html, 'extension-task')).toBe(0);
    await client.call('lanhdao.sonoivu', 'PUT', '/api/v1/operating-rules/extension.decidedBy', { value: 'homeAffairsLeader' });
  });

  it('is refused only with a reason, and a refused one may be asked again', async () => {
    const silent = await client.call('lanhdao.sonoivu', 'POST', api('870', '/decision'), { decision: 'refuse', version: 1 });
    expect([silent.status, problems(silent)]).toEqual([400, ['commentRequired']]);
    const refused = await client.call('lanhdao.sonoivu', 'POST', api('870', '/decision'), { decision: 'refuse', note: 'Còn đủ thời gian', version: 1 });
    expect(refused.body).toMatchObject({ extension: { granted: 0, asked: null }, lastDay: '2018-07-19' });
    expect((await client.call('huyen870', 'POST', api('870'), REQUEST)).status).toBe(201);
    const back = await client.call('huyen870', 'POST', api('870', '/withdrawal'), {});
    expect((back.body.extensions as { state: string }[]).map(({ state }) => state)).toEqual(['refused', 'withdrawn']);
  });

  it('decided by two at once has one result', async () => {
    const answers = await times(4, (index) => client.call('lanhdao.sonoivu', 'POST', api('869', '/decision'), index % 2 ? { decision: 'refuse', note: 'Không', version: 1 } : { decision: 'grant', note: 'Đồng ý', version: 1 }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => [403, 409].includes(status))).toHaveLength(3);
    const { extensions } = (await one('869')) as { extensions: { state: string }[] };
    expect(extensions).toHaveLength(1);
    expect(['granted', 'refused']).toContain(extensions[0]?.state);
  });

  it('is kept from being pulled away by the database: the first date stays, the extended rules everywhere', async () => {
    expect((await client.call('huyen873', 'POST', api('873'), REQUEST)).status).toBe(201);
    const granted = await client.call('lanhdao.sonoivu', 'POST', api('873', '/decision'), { decision: 'grant', grantedOn: '27/7/2018', decisionNumber: '20/SNV', decisionOn: '17/7/2018', version: 1 });
    expect(granted.body).toMatchObject({ extension: { granted: 1, asked: null }, lastDay: '2018-07-27', first: { lastDay: '2018-07-19' }, tooLateAt: '2018-07-20T00:00:00+07:00', extendedTooLateAt: '2018-07-28T00:00:00+07:00', rulingTooLateAt: '2018-07-28T00:00:00+07:00' });
    expect(problems(await client.call('huyen873', 'POST', api('873'), { ...REQUEST, proposedOn: '20/8/2018' }))).toEqual(['extension.usedUp']);
    const [row] = await demo.app.get(DataSource).query<{ first: string; extended: string }[]>(`SELECT too_late_at AS first, extended_too_late_at AS extended FROM obligation WHERE code = '${duty('873')}'`);
    expect([Number(row?.first), Number(row?.extended)]).toEqual([DUE, at('2018-07-28T00:00:00')]);
  });

  describe('at the moment itself', () => {
    it.each([
      [-1, 201],
      [0, 400],
      [1, 400],
      [1000, 400],
    ])('%s ms from it: %s', async (offset, status) => {
      demo.clock.set(DUE + offset);
      const answer = await client.call('huyen874', 'POST', api('874'), REQUEST);
      expect(answer.status).toBe(status);
      if (status === 400) expect(problems(answer)).toEqual(['extension.tooLate']);
      if (status === 201) await client.call('huyen874', 'POST', api('874', '/withdrawal'), {});
    });

    it('counts the arrival, not the waiting: what came in time is taken a minute after', async () => {
      demo.clock.set(DUE + 60_000);
      const ask = demo.app.get(AskExtension, { strict: false });
      const clerk = await demo.actor('huyen874');
      await ask.execute(clerk, duty('874'), { reason: 'Chờ số liệu', proposedOn: '2018-07-31' }, [], DUE - 1);
      await client.call('huyen874', 'POST', api('874', '/withdrawal'), {});
      // The switch: with the moment of the work in its place the same request would be refused.
      await expect(ask.execute(clerk, duty('874'), { reason: 'Chờ số liệu', proposedOn: '2018-07-31' }, [], demo.clock.now())).rejects.toMatchObject({ problems: [{ code: 'extension.tooLate' }] });
    });

    it('says since when, keeps what was typed, and offers no form', async () => {
      demo.clock.set(DUE + 1);
      const browser = await PageBrowser.signedIn(demo, 'huyen874');
      const page = await browser.open(path('874'));
      expect(page.html).toContain('Đã hết hạn từ 00:00 ngày 20/7/2018');
      expect(countOf(page.html, 'send-request')).toBe(0);
      const sent = await browser.post(path('874'), { reason: 'Lý do đã gõ', proposedOn: '25/7/2018' });
      expect(sent.status).toBe(400);
      expect(sent.html).toContain('Lý do đã gõ');
      expect(sent.html).toContain('Đã hết hạn từ 00:00 ngày 20/7/2018');
    });
  });

  it('asked in time is decided after the moment too, and what came meanwhile counts by the extended date', async () => {
    // 870 asks on the last evening; the decision comes three days later.
    demo.clock.set(DUE - 60_000);
    expect((await client.call('huyen870', 'POST', api('870'), REQUEST)).status).toBe(201);
    demo.clock.set(at('2018-07-23T09:00:00'));
    expect(await one('870')).toMatchObject({ lateness: { strict: { kind: 'missing', days: 4 } }, extension: { asked: { proposedOn: '2018-07-31' } } });
    const { extensions } = (await one('870')) as { extensions: { version: number }[] };
    await client.call('lanhdao.sonoivu', 'POST', api('870', '/decision'), { decision: 'grant', version: extensions.at(-1)?.version });
    expect(await one('870')).toMatchObject({ lastDay: '2018-07-31', lateness: { strict: { kind: 'not_due' } }, first: { lateness: { strict: { kind: 'missing', days: 4 } } } });
  });

  it('leaves the overdue view, its count and its order to the date that rules', async () => {
    demo.clock.set(at('2018-07-30T08:00:00'));
    const staff = await demo.actor('sonoivu');
    const queries = demo.app.get(ObligationQueries, { strict: false });
    const overdue = (await queries.list(staff, { view: 'overdue', round: '2018-Q2' })).rows.map(({ unitCode }) => unitCode);
    const all = (await queries.list(staff, { view: 'dated', round: '2018-Q2' })).rows;
    expect(all.filter(({ lateness }) => lateness.strict.kind === 'missing').map(({ unitCode }) => unitCode)).toEqual(overdue);
    expect((await queries.counts(staff, { round: '2018-Q2' })).overdue).toBe(overdue.length);
    expect(overdue).toContain('873');
    expect(overdue).not.toContain('870');
    const days = all.map(({ rulingTooLateAt }) => rulingTooLateAt);
    expect(days).toEqual([...days].sort((a, b) => Number(a) - Number(b)));
  });

  it('shows both dates, what was decided and by whom, in both languages', async () => {
    const browser = await PageBrowser.signedIn(demo, 'huyen873');
    const page = await browser.open(`/obligations/${duty('873')}`);
    expect(page.html).toMatch(/data-testid="last-day">hết ngày 27\/7\/2018 \(thứ Sáu\)/);
    expect(page.html).toMatch(/data-testid="first-day">hết ngày 19\/7\/2018 \(thứ Năm\)/);
    const p23 = await browser.open(path('873'));
    expect(p23.html).toContain('Đồng ý gia hạn lần 1, đến hết ngày 27/7/2018 (thứ Sáu)');
    const list = await browser.open('/obligations');
    expect(countOf(list.html, 'extended')).toBe(1);
    expect(list.html).toContain('Hạn đầu 19/7/2018');
    const overview = await (await PageBrowser.signedIn(demo, 'sonoivu')).open('/overview');
    expect(overview.html).toMatch(/data-testid="both-rates">Đúng hạn \d\/4 \(theo hạn đầu\), \d\/4 \(theo hạn đã gia hạn\)/);
  });

  it('keeps the letter as it came, for whoever may see the request', async () => {
    demo.clock.set(at('2018-07-19T10:00:00'));
    const bytes = samplePdf('Công văn xin gia hạn');
    const sent = await client.upload('huyen874', api('874'), [{ field: 'files', name: 'cong van xin gia han.pdf', bytes }], { ...REQUEST, letterNumber: '15/UBND-VP', letterOn: '19/7/2018' }, 'POST');
    expect(sent.status).toBe(201);
    const file = (sent.body.extensions as { file: { publicId: string; name: string } | null }[]).at(-1)?.file;
    expect(file?.name).toBe('cong van xin gia han.pdf');
    const address = `/api/v1/obligations/${duty('874')}/files/${file?.publicId}`;
    const statuses = await Promise.all(['huyen874', 'sonoivu', 'chutich', 'huyen870', 'stttt'].map(async (login) => (await client.call(login, 'GET', address)).status));
    expect(statuses).toEqual([200, 200, 200, 404, 404]);
  });
});
