import { DEMO_PASSWORD } from '../../seed/demo/demo-accounts';
import { startDemoApp, type DemoApp } from '../support/demo-app';

describe('the consolidation page', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp();
  }, 120_000);
  afterAll(() => demo.close());

  /** Signs in like a browser without scripts; hands back how to open a page and send its form. */
  async function signedIn(username: string) {
    const cookies = new Map<string, string>();
    const send = async (method: 'GET' | 'POST', url: string, fields?: Readonly<Record<string, string>>) => {
      const response = await demo.app.getHttpAdapter().getInstance().inject({
        method,
        url,
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
        ...(fields ? { payload: new URLSearchParams(fields).toString() } : {}),
      });
      for (const { name, value } of response.cookies) cookies.set(name, value);
      return { status: response.statusCode, html: response.body, headers: response.headers, csrf: /name="_csrf" value="([^"]+)"/.exec(response.body)?.[1] ?? '' };
    };
    const { csrf } = await send('GET', '/login');
    await send('POST', '/login', { _csrf: csrf, username, password: DEMO_PASSWORD });
    return send;
  }

  it('shows the figures with their checks and offers drafts', async () => {
    const send = await signedIn('sonoivu');
    const { status, html } = await send('GET', '/consolidations');
    expect(status).toBe(200);
    expect(html).toContain('Tổng hợp quý II/2018');
    for (const words of ['Chưa chốt số liệu.', '30,8%', '163', 'Dự thảo', 'href="/consolidations/2018-Q2/files/xlsx"', 'Tải Word']) expect(html).toContain(words);
    expect(html).not.toContain('Lệch');
    expect((await send('GET', '/consolidations?round=2017-Q1')).status).toBe(404);
    expect((await send('GET', '/consolidations/2018-Q2/files/exe')).status).toBe(404);
    const { headers } = await send('GET', '/consolidations/2018-Q2/files/docx');
    expect(headers['content-disposition']).toContain('consolidated-2018-Q2-draft.docx');
  }, 60_000);

  it('lets the chair read, not freeze', async () => {
    const send = await signedIn('chutich');
    const { status, html } = await send('GET', '/consolidations?lang=en');
    expect(status).toBe(200);
    expect(html).toContain('Consolidation of quarter II/2018');
    expect(html).not.toContain('data-testid="freeze"');
    expect((await send('GET', '/consolidations/2018-Q2/files/pdf')).headers['content-type']).toBe('application/pdf');
  });

  it('says what is missing in a form, then freezes once and tells by whom', async () => {
    const send = await signedIn('sonoivu');
    const { csrf } = await send('GET', '/consolidations');
    expect((await send('POST', '/consolidations', { _csrf: csrf, round: '' })).status).toBe(400);
    for (let press = 0; press < 2; press += 1) {
      const { status, headers } = await send('POST', '/consolidations', { _csrf: csrf, round: '2018-Q2' });
      expect([status, headers.location]).toEqual([303, '/consolidations?round=2018-Q2']);
    }
    const { html } = await send('GET', '/consolidations?round=2018-Q2');
    for (const words of ['Đã chốt số liệu và lưu các tệp', 'Chốt lúc 08:00 ngày 24/7/2018, người chốt: Chuyên viên Sở Nội vụ (mẫu)', 'Chưa có thay đổi nào sau khi chốt.', 'SHA-256']) expect(html).toContain(words);
    expect(html).not.toContain('data-testid="freeze"');
    expect((await send('GET', '/consolidations/2018-Q2/files/xlsx')).headers['content-disposition']).toContain('consolidated-2018-Q2.xlsx');
  }, 60_000);
});
