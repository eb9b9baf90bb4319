import { DataSource } from 'typeorm';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { fieldValue, PageBrowser } from '../support/page-browser';

/** Every post sets its own address; nobody sets another's. */
describe('the page of the own account', () => {
  let demo: DemoApp;
  let clerk: PageBrowser;
  let api: ApiClient;
  const changes = async (): Promise<unknown[]> => (await demo.app.get(DataSource).manager.find(FactRow, { where: { type: 'account.emailChanged' }, order: { seq: 'ASC' } })).map(({ subjectCode, details }) => [subjectCode, details.before, details.after]);
  const stored = async (username: string): Promise<unknown> => (await api.call(username, 'GET', '/api/v1/me')).body.email;

  beforeAll(async () => {
    demo = await startDemoApp('2018-07-18T08:00:00+07:00');
    api = new ApiClient(demo);
    clerk = await PageBrowser.signedIn(demo, 'huyen869');
  }, 120_000);
  afterAll(() => demo.close());

  it('shows the post and is reached from the menu of the post', async () => {
    expect((await clerk.open('/')).html).toContain('href="/account"');
    const page = await clerk.open('/account');
    for (const words of ['huyen869', 'Văn phòng UBND Huyện Tân Hồng (mẫu)', 'Hệ thống chưa cấu hình gửi thư']) expect(page.words).toContain(words);
    expect(fieldValue(page.html, 'email')).toBe('');
  });

  it.each([
    ['no address', 'khong-phai-dia-chi'],
    ['two addresses', 'a@x.vn,b@x.vn'],
    ['another line for the head of a mail', 'a@x.vn\r\nBcc: b@x.vn'],
  ])('refuses %s and keeps what was typed', async (_, email) => {
    await clerk.open('/account');
    const page = await clerk.post('/account', { email, seen: 'none' });
    expect([page.status, await stored('huyen869'), await changes()]).toEqual([400, null, []]);
    expect(page.html).toContain('id="email-error"');
    expect(page.html).toContain(email.split('\r')[0]);
  });

  it('keeps an address once, however often it is pressed, and tells who changed it meanwhile', async () => {
    for (let press = 0; press < 2; press += 1) expect((await clerk.post('/account', { email: ' vanthu@dt.example.vn ', seen: 'none' })).location).toBe('/account');
    expect([await stored('huyen869'), await stored('lanhdao.huyen869'), await changes()]).toEqual(['vanthu@dt.example.vn', null, [['huyen869', null, 'vanthu@dt.example.vn']]]);
    const stale = await clerk.post('/account', { email: 'khac@dt.example.vn', seen: 'none' });
    expect([stale.status, stale.words.includes('Đang lưu: vanthu@dt.example.vn'), fieldValue(stale.html, 'email'), fieldValue(stale.html, 'seen')]).toEqual([409, true, 'khac@dt.example.vn', 'vanthu@dt.example.vn']);
    expect((await clerk.post('/account', { email: 'khac@dt.example.vn', seen: 'vanthu@dt.example.vn' })).status).toBe(303);
    expect((await clerk.post('/account', { email: '', seen: 'khac@dt.example.vn' })).status).toBe(303);
    expect(await stored('huyen869')).toBeNull();
  });

  it('has its twin in the API', async () => {
    expect((await api.call('huyen870', 'PUT', '/api/v1/me/email', { email: 'a@dt.example.vn' })).body).toEqual({ email: 'a@dt.example.vn' });
    expect((await api.call('huyen870', 'PUT', '/api/v1/me/email', { email: 'b@dt.example.vn', seen: 'none' })).status).toBe(409);
    expect((await api.call('huyen870', 'PUT', '/api/v1/me/email', { email: 'x' })).status).toBe(400);
    expect((await api.call('huyen870', 'PUT', '/api/v1/me/email', {})).body).toEqual({ email: null });
  });
});
