import { ChangeOperatingRule } from '../../src/features/organisation';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, fieldValue, PageBrowser, type OpenedPage } from '../support/page-browser';

const CODE = '2018-Q2-869';

/** The province locks the text of a report before its paper is signed. */
describe('a report that is locked before it is signed', () => {
  let demo: DemoApp;
  let api: ApiClient;
  let unit: PageBrowser;
  const rule = async (value: string): Promise<void> => demo.app.get(ChangeOperatingRule, { strict: false }).execute(await demo.actor('lanhdao.sonoivu'), 'report.signing', value);
  const actions = async (): Promise<unknown> => (await api.call('huyen869', 'GET', `/api/v1/reports/${CODE}`)).body.allowedActions;
  const shown = async (): Promise<Record<string, string>> => {
    const { html } = await unit.open(`/reports/${CODE}/check`);
    return Object.fromEntries(['number', 'mark', 'version'].map((name) => [name, fieldValue(html, name)]));
  };
  const lock = async (fields: Readonly<Record<string, string>> = {}): Promise<OpenedPage> => {
    const { number = '', mark = '' } = await shown();
    return unit.post(`/reports/${CODE}/await-signed`, { number, mark, ...fields });
  };
  const send = async (): Promise<OpenedPage> =>
    unit.upload(`/reports/${CODE}/check`, { ...(await shown()), documentNumber: '05/BC-UBND', documentDate: '24/7/2018', signerTitle: 'Chủ tịch', action: 'submit' }, [{ field: 'signedFile', name: 'bao-cao.pdf', bytes: samplePdf('bao cao') }]);
  const answer = (n: number): Promise<unknown> => api.call('huyen869', 'PUT', `/api/v1/reports/${CODE}/items/${CODE}-0${n}`, { result: 'remedied', doneVi: `Đã làm xong mục ${n}` });

  beforeAll(async () => {
    demo = await startDemoApp();
    api = new ApiClient(demo);
    unit = await PageBrowser.signedIn(demo, 'huyen869');
    await unit.open('/reports');
    await unit.post('/obligations/2018-Q2-D1.2-869/report', {});
  }, 120_000);
  afterAll(() => demo.close());

  it('is not offered where reports are sent with their signed copy', async () => {
    expect(await actions()).toEqual(['submit']);
    expect(countOf((await unit.open(`/reports/${CODE}/check`)).html, 'lock-form')).toBe(0);
    const refused = await lock();
    expect([refused.status, refused.words.includes('Không cần khóa nội dung')]).toEqual([403, true]);
  });

  it('is the only way forward where the province asks for it, and everything must be answered', async () => {
    await rule('lockFirst');
    expect(await actions()).toEqual(['awaitSigned']);
    const { html, words } = await unit.open(`/reports/${CODE}/check`);
    expect([countOf(html, 'lock-form'), countOf(html, 'check-form'), countOf(html, 'turn')]).toEqual([1, 0, 1]);
    expect(words).not.toContain('Chọn bản ký dạng PDF');
    const early = await lock();
    expect([early.status, early.words.includes('chọn kết quả khắc phục')]).toEqual([400, true]);
    for (const n of [1, 2, 3, 4, 5, 6]) await answer(n);
    expect((await send()).status).toBe(403);
    const submitted = await api.call('huyen869', 'POST', `/api/v1/reports/${CODE}/versions/1/submit`, {});
    expect([submitted.status, submitted.body.code]).toEqual([403, 'signFirst']);
  });

  it('locks what was looked at: what a colleague changed meanwhile is shown first', async () => {
    const { number = '', mark = '' } = await shown();
    await answer(1);
    const refused = await unit.post(`/reports/${CODE}/await-signed`, { number, mark });
    expect([refused.status, countOf(refused.html, 'conflict'), countOf(refused.html, 'lock-form')]).toEqual([409, 1, 1]);
    const locked = await lock();
    expect([locked.status, locked.location]).toEqual([303, `/reports/${CODE}/check`]);
    const { html } = await unit.open(`/reports/${CODE}/check`);
    expect([countOf(html, 'check-form'), countOf(html, 'reopen-form'), countOf(html, 'answer')]).toEqual([1, 1, 6]);
    expect(await actions()).toEqual(['submit', 'reopen']);
  });

  it('says "Chờ bản ký" and whose turn it is on every page of the unit; to Home Affairs nothing was sent', async () => {
    expect((await unit.open('/reports')).words).toContain('Chờ bản ký');
    expect((await unit.open('/')).html).toMatch(/href="\/reports\/2018-Q2-869\/check"[^>]*data-testid="send-signed"|data-testid="send-signed"[^>]*href="\/reports\/2018-Q2-869\/check"/);
    expect((await unit.open(`/obligations/2018-Q2-D1.2-869`)).words).toContain('trình ký báo cáo đã khóa');
    expect((await unit.open(`/reports/${CODE}`)).location).toBe(`/reports/${CODE}/check`);
    expect((await unit.open(`/reports/${CODE}/edit`)).location).toBe(`/reports/${CODE}/check`);
    for (const page of ['files', 'excel']) expect([page, (await unit.open(`/reports/${CODE}/${page}`)).location]).toEqual([page, expect.stringMatching(/\/reports\/2018-Q2-869(\/check)?$/)]);
    const item = await unit.open(`/reports/${CODE}/edit/1`);
    expect([countOf(item.html, 'item-form'), item.words.includes('Nội dung đã khóa để trình ký')]).toEqual([0, true]);
    const staff = await PageBrowser.signedIn(demo, 'sonoivu');
    expect((await staff.open('/reports')).words).not.toContain('Chờ bản ký');
    expect((await staff.open(`/reports/${CODE}`)).status).toBe(404);
  });

  it('takes no change of its text, by whatever way, and says how to open it', async () => {
    for (const [method, url] of [['PUT', `/api/v1/reports/${CODE}/items/${CODE}-01`], ['PATCH', `/reports/${CODE}/edit/1`]] as const) {
      const refused = await api.call('huyen869', method, url, { result: 'notYet', doneVi: 'Khác' });
      expect([method, refused.status, refused.body.code ?? 'page']).toEqual([method, 403, method === 'PUT' ? 'reportLocked' : 'page']);
    }
    const attached = await api.upload('huyen869', `/api/v1/reports/${CODE}/items/${CODE}-01/files`, [{ name: 'a.pdf', bytes: samplePdf('a') }]);
    expect([attached.status, attached.body.code]).toEqual([403, 'reportLocked']);
    await unit.open(`/reports/${CODE}/check`);
    const typed = await unit.upload(`/reports/${CODE}/edit/1`, { result: 'notYet', doneVi: 'Khác' });
    expect([typed.status, typed.words.includes('Mở lại ở trang Xem lại và nộp')]).toEqual([403, true]);
  });

  it('takes a signed copy only of the locked text, and drops it with its number when the text is opened', async () => {
    const head = async (): Promise<unknown> => {
      const [version] = (await api.call('huyen869', 'GET', `/api/v1/reports/${CODE}`)).body.versions as { documentNumber: string | null; documentDate: string | null; signerTitle: string | null; signedFile: { name: string } | null }[];
      return [version?.documentNumber, version?.documentDate, version?.signerTitle, version?.signedFile?.name];
    };
    const put = (name: string): Promise<{ status: number; body: Record<string, unknown> }> =>
      api.upload('huyen869', `/api/v1/reports/${CODE}/head`, [{ field: 'signedFile', name, bytes: samplePdf(name) }], { documentNumber: '04/BC-UBND', documentDate: '2018-07-24', signerTitle: 'Chủ tịch' }, 'PUT');
    expect((await put('ban-ky-cu.pdf')).status).toBe(200);
    expect(await head()).toEqual(['04/BC-UBND', '2018-07-24', 'Chủ tịch', 'ban-ky-cu.pdf']);
    const { number = '' } = await shown();
    await unit.post(`/reports/${CODE}/reopen`, { number });
    expect(await head()).toEqual([null, null, 'Chủ tịch', undefined]);
    expect((await unit.open(`/reports/${CODE}/edit/1`)).words).toContain('bản ký đã nhập không còn dùng');
    const early = await put('ban-ky-truoc.pdf');
    expect([early.status, early.body.code]).toEqual([403, 'lockFirst']);
    expect(await head()).toEqual([null, null, 'Chủ tịch', undefined]);
    await answer(1);
    await lock();
    const submitted = await api.call('huyen869', 'POST', `/api/v1/reports/${CODE}/versions/1/submit`, {});
    expect([submitted.status, JSON.stringify(submitted.body)]).toEqual([400, expect.stringContaining('signedFile')]);
  });

  it('opens again once, however often it is pressed, and is locked once', async () => {
    const { number = '' } = await shown();
    const pressed = await Promise.all([1, 2].map(() => unit.post(`/reports/${CODE}/reopen`, { number })));
    expect(pressed.map(({ status }) => status)).toEqual([303, 303]);
    await answer(2);
    const { number: again = '', mark = '' } = await shown();
    const locked = await Promise.all([1, 2].map(() => unit.post(`/reports/${CODE}/await-signed`, { number: again, mark })));
    expect(locked.map(({ status }) => status)).toEqual([303, 303]);
    const audit = (await (await PageBrowser.signedIn(demo, 'sonoivu')).open('/audit')).words;
    expect(audit.split('Khóa nội dung báo cáo lần 1').length - 1).toBe(3);
    expect(audit.split('Mở lại nội dung báo cáo lần 1').length - 1).toBe(2);
  });

  it('is sent with its signed copy, also when the province changed its mind meanwhile', async () => {
    await rule('free');
    expect(await actions()).toEqual(['submit', 'reopen']);
    const sent = await Promise.all([send(), send()]);
    expect(sent.map(({ location }) => location)).toEqual(Array(2).fill(`/reports/${CODE}/receipt?version=1`));
    expect((await api.call('huyen869', 'POST', `/api/v1/reports/${CODE}/reopen`, { number: 1 })).status).toBe(403);
  });
});
