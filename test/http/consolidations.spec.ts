import { DataSource } from 'typeorm';
import { CreateRound, InspectionRound } from '../../src/features/inspections';
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
    const before = (await send('GET', '/consolidations')).html;
    for (const words of ['Chốt bây giờ thì số liệu còn thiếu:', '1 báo cáo chờ xem xét:', '1 đơn vị chưa gửi báo cáo:', '18 tồn tại chưa được xác nhận', 'name="number" value="1"']) expect(before).toContain(words);
    for (let press = 0; press < 2; press += 1) {
      const { status, headers } = await send('POST', '/consolidations', { _csrf: csrf, round: '2018-Q2', number: '1' });
      expect([status, headers.location]).toEqual([303, '/consolidations?round=2018-Q2']);
    }
    const { html } = await send('GET', '/consolidations?round=2018-Q2');
    for (const words of ['Đã chốt số liệu và lưu các tệp', 'Chốt lúc 08:00 ngày 24/7/2018, người chốt: Chuyên viên Sở Nội vụ (mẫu)', 'Chưa có thay đổi nào sau khi chốt.', 'SHA-256']) expect(html).toContain(words);
    for (const words of ['Chốt lại số liệu', 'name="number" value="2"', 'data-testid="freeze-1"']) expect(html).toContain(words);
    expect((await send('GET', '/consolidations/2018-Q2/files/xlsx')).headers['content-disposition']).toContain('consolidated-2018-Q2.xlsx');
  }, 60_000);

  it('freezes a second time and lists both, each with its files', async () => {
    const send = await signedIn('lanhdao.sonoivu');
    const { csrf } = await send('GET', '/consolidations');
    const outdated = await send('POST', '/consolidations', { _csrf: csrf, round: '2018-Q2', number: '1' });
    expect([outdated.status, outdated.html.includes('Số liệu đã được chốt lần 1 trong lúc bạn xem.')]).toEqual([400, true]);
    for (let press = 0; press < 2; press += 1) expect((await send('POST', '/consolidations', { _csrf: csrf, round: '2018-Q2', number: '2' })).status).toBe(303);
    const { html } = await send('GET', '/consolidations');
    for (const words of ['Đã chốt số liệu lần 2.', 'data-testid="freeze-2"', 'data-testid="freeze-1"', 'href="/consolidations/2018-Q2/files/pdf?number=1"', 'value="3"']) expect(html).toContain(words);
    expect(html).not.toContain('data-testid="freeze-3"');
    expect((await send('GET', '/consolidations/2018-Q2/files/pdf?number=1')).headers['content-disposition']).toContain('consolidated-2018-Q2.pdf');
    expect((await send('GET', '/consolidations/2018-Q2/files/pdf')).headers['content-disposition']).toContain('consolidated-2018-Q2-2.pdf');
    expect((await send('GET', '/consolidations/2018-Q2/files/pdf?number=9')).status).toBe(404);
  }, 60_000);

  it('shows the round whose remedies are followed, not a draft of the next quarter, and nothing that agrees in an empty draft', async () => {
    const leader = await demo.actor('lanhdao.sonoivu');
    const { checklistVersionId } = await demo.app.get(DataSource).manager.findOneByOrFail(InspectionRound, { code: '2018-Q2' });
    await demo.app.get(CreateRound, { strict: false }).execute(leader, { year: 2018, quarter: 4, periodFrom: '2018-10-01', periodTo: '2018-12-31', checklistVersionId, inspectedUnitCodes: ['866'] });
    const send = await signedIn('sonoivu');
    expect((await send('GET', '/consolidations')).html).toContain('Tổng hợp quý II/2018');
    const { html } = await send('GET', '/consolidations?round=2018-Q4');
    expect(html).toContain('Tổng hợp quý IV/2018');
    expect(html).not.toContain('Khớp');
  });
});
