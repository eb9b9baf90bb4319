import { DataSource } from 'typeorm';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, PageBrowser } from '../support/page-browser';

interface Entry {
  readonly kind: string;
  readonly day: string;
  readonly code: string;
  readonly unitCode: string;
  readonly look: string;
}

/** On 24/7/2018: 869 is missing, 874 late, three have promised days for their remedies. */
describe('the calendar of deadlines', () => {
  let demo: DemoApp;
  let client: ApiClient;
  const entries = async (login: string, from: string, to: string, more = ''): Promise<readonly Entry[]> => (await client.call(login, 'GET', `/api/v1/calendar?from=${from}&to=${to}${more}`)).body.entries as Entry[];
  beforeAll(async () => {
    demo = await startDemoApp();
    client = new ApiClient(demo);
  }, 120_000);
  afterAll(() => demo.close());

  it('shows a unit its own days only, Home Affairs all or one unit’s, an inspector the own visits', async () => {
    const year = ['2018-01-01', '2018-12-31'] as const;
    const all = await entries('sonoivu', ...year);
    expect(all.filter(({ kind }) => kind === 'due').map(({ code, day, look }) => `${code} ${day} ${look}`).sort()).toEqual(['869', '870', '873', '874'].map((unit) => `2018-Q2-D1.2-${unit} 2018-07-19 ${unit === '869' ? 'late' : 'done'}`));
    for (const unit of ['869', '873']) {
      const own = await entries(`huyen${unit}`, ...year);
      expect(own.length).toBeGreaterThan(0);
      expect(new Set(own.map(({ unitCode }) => unitCode))).toEqual(new Set([unit]));
      const filtered = await entries('sonoivu', ...year, `&unit=${unit}`);
      const codes = (rows: readonly Entry[]): string[] => rows.filter(({ kind }) => kind !== 'visit').map(({ kind, code }) => `${kind} ${code}`).sort();
      expect(codes(filtered)).toEqual(codes(own));
    }
    // A unit cannot look at another's through the filter.
    expect(await entries('huyen869', ...year, '&unit=873')).toEqual(await entries('huyen869', ...year));
    const inspector = await entries('doankiemtra1', ...year);
    expect(inspector.some(({ kind }) => kind === 'visit')).toBe(true);
    expect(inspector.filter(({ kind }) => kind === 'due')).toEqual([]);
    expect((await entries('stnmt', ...year)).filter(({ kind }) => kind === 'due')).toEqual([]);
  });

  it('refuses a range that is none, or too long', async () => {
    expect((await client.call('sonoivu', 'GET', '/api/v1/calendar?from=2018-07-02&to=2018-07-01')).status).toBe(400);
    expect((await client.call('sonoivu', 'GET', '/api/v1/calendar?from=2018-01-01&to=2020-01-01')).status).toBe(400);
    expect((await client.call('sonoivu', 'GET', '/api/v1/calendar?from=31/6/2018')).status).toBe(400);
  });

  it('is a month in weeks and a list, with links to the months beside it', async () => {
    const browser = await PageBrowser.signedIn(demo, 'sonoivu');
    const { html } = await browser.open('/calendar');
    expect(html).toContain('Tháng 7/2018');
    expect(html.match(/<td class="app-day/g)).toHaveLength(42);
    expect(html).toMatch(/<td class="app-day app-day--off" data-day="2018-07-07">/);
    expect(html).toMatch(/<td class="app-day app-day--today" data-day="2018-07-24">/);
    expect(html).toContain('(4 đơn vị)');
    expect(html).toContain('href="/calendar?month=2018-06"');
    expect(html).toContain('href="/calendar?month=2018-08"');
    const list = await browser.open('/calendar?month=2018-07&view=list&unit=869');
    expect(countOf(list.html, 'grid')).toBe(0);
    expect(list.html).toContain('Hạn chót: Báo cáo kết quả khắc phục');
    expect((await browser.open('/calendar?month=khong')).html).toContain('Tháng 7/2018');
  });

  it('an empty month says which deadline comes next', async () => {
    demo.clock.set(Date.parse('2018-07-16T10:00:00+07:00'));
    const browser = await PageBrowser.signedIn(demo, 'huyen869');
    await demo.app.get(DataSource).query(`UPDATE obligation SET state = 'open', first_submitted_at = NULL WHERE code = '2018-Q2-D1.2-869'`);
    const { html } = await browser.open('/calendar?month=2019-03');
    expect(html).toContain('Tháng 3/2019 không có hạn nào');
    expect(html).toContain('Hạn gần nhất: 19/7/2018 (thứ Năm), Báo cáo kết quả khắc phục');
    expect(html).toContain('href="/calendar?month=2018-07"');
    demo.clock.set(Date.parse('2018-07-24T08:00:00+07:00'));
  });

  describe('the personal address', () => {
    const urlOf = async (login: string): Promise<string> => new URL(String((await client.call(login, 'POST', '/api/v1/calendar/feed')).body.url)).pathname;
    const read = async (url: string): Promise<{ status: number; text: string; type: string }> => {
      const { statusCode, body, headers } = await demo.app.inject({ method: 'GET', url });
      return { status: statusCode, text: body.replace(/\r\n /g, ''), type: String(headers['content-type']) };
    };

    it('gives a calendar of the own deadlines without signing in, and none of other units', async () => {
      const url = await urlOf('huyen869');
      const { status, text, type } = await read(url);
      expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
      expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
      expect(text).toContain('UID:due-2018-Q2-D1.2-869@');
      expect(text).toMatch(/DTSTART;VALUE=DATE:20180719\r\nDTEND;VALUE=DATE:20180720/);
      expect(text).not.toMatch(/2018-Q2-(D1\.2-)?87[034]/);
      expect(text.match(/BEGIN:VEVENT/g)?.length).toBe(text.match(/END:VEVENT/g)?.length);
      // Posts and persons are not in it.
      expect(text).not.toMatch(/ATTENDEE|ORGANIZER|Văn phòng|Lãnh đạo|huyen869/);
    });

    it('is only a hash in the database, ends when a new one is made or when it is taken back', async () => {
      const first = await urlOf('huyen873');
      const token = /feed\/(.+)\.ics$/.exec(first)?.[1] ?? '';
      const rows = await demo.app.get(DataSource).query<{ token_hash: string }[]>('SELECT token_hash FROM calendar_feed');
      expect(rows.some(({ token_hash }) => token_hash.includes(token))).toBe(false);
      const second = await urlOf('huyen873');
      expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
      const shown = await (await PageBrowser.signedIn(demo, 'huyen873')).open('/calendar');
      expect(shown.html).toContain(second);
      await client.call('huyen873', 'POST', '/api/v1/calendar/feed/end');
      expect((await read(second)).status).toBe(404);
      expect((await client.call('huyen873', 'POST', '/api/v1/calendar/feed/end')).status).toBe(200);
    });

    it('made several times at once there is one', async () => {
      const answers = await Promise.all(Array.from({ length: 4 }, () => client.call('huyen870', 'POST', '/api/v1/calendar/feed')));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      const [row] = await demo.app.get(DataSource).query<{ n: string }[]>(`SELECT COUNT(*) AS n FROM calendar_feed f JOIN account a ON a.id = f.account_id WHERE a.username = 'huyen870'`);
      expect(Number(row?.n)).toBe(1);
    });

    it.each(['x.ics', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ics', '..%2f..%2fx.ics', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'])('%s is nobody’s', async (file) => {
      expect((await read(`/calendar/feed/${file}`)).status).toBe(404);
    });

    it('stops with its account', async () => {
      const url = await urlOf('huyen874');
      expect((await read(url)).status).toBe(200);
      await demo.app.get(DataSource).query(`UPDATE account SET disabled = TRUE WHERE username = 'huyen874'`);
      expect((await read(url)).status).toBe(404);
    });
  });

  it('shows the first and the extended date of a duty', async () => {
    demo.clock.set(Date.parse('2018-07-17T08:00:00+07:00'));
    await client.call('huyen869', 'POST', '/api/v1/obligations/2018-Q2-D1.2-869/extension', { reason: 'Chờ số liệu', proposedOn: '3/8/2018' });
    await client.call('lanhdao.sonoivu', 'POST', '/api/v1/obligations/2018-Q2-D1.2-869/extension/decision', { decision: 'grant', version: 1 });
    const own = (await entries('huyen869', '2018-07-01', '2018-08-31')).filter(({ kind }) => kind === 'due' || kind === 'first');
    expect(own.map(({ kind, day }) => `${kind} ${day}`).sort()).toEqual(['due 2018-08-03', 'first 2018-07-19']);
  });
});
