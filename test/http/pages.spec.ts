import { DEMO_PASSWORD } from '../../seed/demo/demo-accounts';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, PageBrowser } from '../support/page-browser';

describe('the pages', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp();
  }, 120_000);
  afterAll(() => demo.close());

  it('ask to sign in first, and lead to what was asked for', async () => {
    const browser = new PageBrowser(demo);
    const { status, html } = await browser.open('/overview');
    expect(status).toBe(401);
    expect(html).toContain('name="target" value="/overview"');
  });

  it('say the same for an unknown login and a wrong password, and keep the login', async () => {
    const texts = await Promise.all(
      [['khong-co', DEMO_PASSWORD], ['huyen866', 'sai-mat-khau-roi']].map(async ([username = '', password]) => {
        const { status, html } = await new PageBrowser(demo).signIn(username, password);
        expect(status).toBe(400);
        expect(html).toContain(`value="${username}"`);
        return /id="password-error"[^>]*>([\s\S]*?)<\/p>/.exec(html)?.[1]?.replace(/\s+/g, ' ');
      }),
    );
    expect(texts[0]).toBeDefined();
    expect(texts[0]).toBe(texts[1]);
  });

  it('show a district what it owes and until when, with the weekday', async () => {
    const browser = new PageBrowser(demo);
    expect((await browser.signIn('huyen869')).location).toBe('/');
    const { html } = await browser.open('/');
    expect(html).toContain('hết ngày 19/7/2018 (thứ Năm)');
    expect(html).toContain('Quá hạn 5 ngày');
    expect(html.match(/data-testid="duty"/g)).toHaveLength(7);
    expect(html).toContain('Dữ liệu mẫu');
  });

  it('lead the chair to one page with the figures of the round', async () => {
    const browser = new PageBrowser(demo);
    await browser.signIn('chutich');
    expect((await browser.open('/')).location).toBe('/overview');
    const { html } = await browser.open('/overview');
    for (const text of ['30,8%', 'Quá hạn 5 ngày', 'Trễ 1 ngày', 'Cách tính rộng: Đúng hạn', 'Đã đôn đốc 2 lần']) expect(html).toContain(text);
    expect(html.match(/data-testid="unit-row"/g)).toHaveLength(4);
  });

  it('show the checklist with its areas, criteria and bands', async () => {
    const browser = new PageBrowser(demo);
    await browser.signIn('sonoivu');
    expect((await browser.open('/checklists')).html).toContain('/checklists/CCHC-2018-Q2/versions/1');
    const { status, html } = await browser.open('/checklists/CCHC-2018-Q2/versions/1');
    expect(status).toBe(200);
    for (const text of ['VIII.12', 'Công tác chỉ đạo, điều hành cải cách hành chính', 'NĐ 61/2018/NĐ-CP']) expect(html).toContain(text);
  });

  it('speak English on the same address', async () => {
    const browser = new PageBrowser(demo);
    await browser.signIn('chutich');
    const { html } = await browser.open('/overview?lang=en');
    expect(html).toContain('<html lang="en"');
    expect(html).toContain('Urged 2 times');
  });

  it('refuse a district the chair’s page, and an unknown address, in plain words', async () => {
    const browser = new PageBrowser(demo);
    await browser.signIn('huyen869');
    expect((await browser.open('/overview')).status).toBe(403);
    const missing = await browser.open('/khong-co');
    expect([missing.status, missing.html.includes('Không tìm thấy')]).toEqual([404, true]);
  });

  it('take no form without its token', async () => {
    const browser = new PageBrowser(demo);
    await browser.signIn('huyen869');
    expect((await browser.post('/logout', {}, false)).status).toBe(403);
    expect((await browser.open('/')).status).toBe(200);
  });

  it('keep what was typed when the session ended, and offer it again after signing in', async () => {
    const browser = new PageBrowser(demo);
    await browser.open('/login');
    const ended = await browser.post('/logout', { doneVi: 'Đã cấp tài khoản cá nhân cho công chức' });
    expect(ended.status).toBe(401);
    expect(ended.html).toContain('name="kept[doneVi]" value="Đã cấp tài khoản cá nhân cho công chức"');
    const resumed = await browser.post('/login', { username: 'huyen870', password: DEMO_PASSWORD, target: '/logout', 'kept[doneVi]': 'Đã cấp tài khoản cá nhân cho công chức' });
    expect(resumed.html).toContain('name="doneVi" value="Đã cấp tài khoản cá nhân cho công chức"');
  });

  it('allow no script, frame or style from elsewhere', async () => {
    const { headers, html } = await new PageBrowser(demo).open('/login');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(html).not.toMatch(/<script(?![^>]*src=)/);
    expect(html).not.toMatch(/ style="/);
  });

  it('give the administrator the audit trail, each row in words, narrowed by round and object', async () => {
    const browser = await PageBrowser.signedIn(demo, 'quantri');
    expect((await browser.open('/')).location).toBe('/audit');
    const { html } = await browser.open('/audit?pageSize=200');
    expect(countOf(html, 'fact')).toBe(200);
    for (const page of [1, 2, 3, 4]) expect((await browser.open(`/audit?pageSize=200&page=${page}`)).html).not.toMatch(/facts:|states:|audit:/);
    const one = await browser.open('/audit?kind=finding&code=2018-Q2-874-04');
    expect(one.words).toContain('Trả lại');
    expect(countOf(one.html, 'fact')).toBe(7);
    expect((await browser.open('/audit?kind=secret')).status).toBe(400);
  });
});
