import { DataSource } from 'typeorm';
import { ChangeOperatingRule } from '../../src/features/organisation';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { PageBrowser, type OpenedPage } from '../support/page-browser';

const count = (page: OpenedPage, testid: string): number => page.html.match(new RegExp(`data-testid="${testid}"`, 'g'))?.length ?? 0;

describe('units by name, and what each was found at fault for', () => {
  let demo: DemoApp;
  let api: ApiClient;
  const browsers = new Map<string, PageBrowser>();
  const open = async (username: string, url: string): Promise<OpenedPage> => {
    const browser = browsers.get(username) ?? (await PageBrowser.signedIn(demo, username));
    browsers.set(username, browser);
    return browser.open(url);
  };
  const rank = async (value: string): Promise<void> => {
    await demo.app.get(ChangeOperatingRule, { strict: false }).execute(await demo.actor('lanhdao.sonoivu'), 'unit.rank', value);
  };

  beforeAll(async () => {
    demo = await startDemoApp();
    api = new ApiClient(demo);
  }, 120_000);
  afterAll(() => demo.close());

  describe('the list', () => {
    it.each([
      ['tan hong', ['Huyện Tân Hồng']],
      ['TÂN HỒNG', ['Huyện Tân Hồng']],
      ['huyen cao lanh', ['Huyện Cao Lãnh']],
    ])('finds “%s”, marks or not', async (q, names) => {
      const page = await open('huyen866', `/units?q=${encodeURIComponent(q)}&level=district`);
      for (const name of names) expect(page.words).toContain(name);
      expect(count(page, 'unit')).toBe(names.length);
    });

    it('shows those of the day, and others only when asked', async () => {
      const { manager } = demo.app.get(DataSource);
      const [{ n }] = (await manager.query<{ n: string }[]>(`SELECT count(*) AS n FROM unit WHERE (valid_from IS NULL OR valid_from <= '2018-07-24') AND (valid_to IS NULL OR valid_to >= '2018-07-24')`)) as [{ n: string }];
      expect((await api.call('stttt', 'GET', '/api/v1/units')).body.total).toBe(Number(n));
      expect((await api.call('stttt', 'GET', '/api/v1/units?time=all')).body.total).toBe(300);
      expect((await api.call('stttt', 'GET', '/api/v1/units?time=ended')).body.total).toBe(0);
      demo.clock.set(Date.parse('2026-03-02T08:00:00+07:00'));
      expect((await api.call('stttt', 'GET', '/api/v1/units?level=district')).body.total).toBe(0);
      const ended = await open('stttt', '/units?level=district&time=ended');
      expect(count(ended, 'unit')).toBe(13);
      expect(ended.html).toContain('/units/869?on=2025-06-30');
      demo.clock.set(Date.parse('2018-07-24T08:00:00+07:00'));
    });

    it.each(['level=khong', 'time=hom-qua', 'page=0', 'page=999', 'q=%00'])('takes ?%s calmly', async (query) => {
      expect([200, 400]).toContain((await open('huyen866', `/units?${query}`)).status);
    });

    it('goes out as a workbook', async () => {
      const sent = await api.call('huyen866', 'GET', '/units/export?level=district');
      expect([sent.status, sent.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    });
  });

  describe('one unit', () => {
    it('shows its whole record: found, promised, delivered under both readings, urged', async () => {
      const page = await open('sonoivu', '/units/873');
      expect(page.status).toBe(200);
      expect(count(page, 'finding')).toBe(7);
      expect(count(page, 'round')).toBe(1);
      expect(page.words).toMatch(/Huyện Cao Lãnh/);
      const { record } = (await api.call('sonoivu', 'GET', '/api/v1/units/873')).body as { record: Record<string, { [key: string]: unknown }[]> & { counts: Record<string, number> } };
      expect(record.counts).toMatchObject({ findings: 7, urged: 0 });
      const report = record.duties?.find(({ code }) => code === '2018-Q2-D1.2-873');
      expect(report).toMatchObject({ lateness: { strict: { kind: 'on_time' }, lenient: { kind: 'on_time' } } });
      expect((report?.sent as unknown[]).length).toBeGreaterThan(0);
      const late = (await api.call('sonoivu', 'GET', '/api/v1/units/870')).body as { record: { duties: Record<string, unknown>[] } };
      expect(late.record.duties.find(({ code }) => code === '2018-Q2-D1.2-870')).toMatchObject({ lateness: { strict: { kind: 'late', days: 1 }, lenient: { kind: 'on_time' } } });
      const urged = await open('sonoivu', '/units/869');
      expect(count(urged, 'urging')).toBeGreaterThan(0);
      expect(urged.words).toContain('Chưa gửi');
    });

    it('tells promises kept, broken and open', async () => {
      const promised = async (): Promise<string[]> => ((await api.call('sonoivu', 'GET', '/api/v1/units/873')).body as { record: { promises: { state: string }[] } }).record.promises.map(({ state }) => state);
      const now = await promised();
      expect(now.length).toBeGreaterThan(0);
      expect(new Set(now)).toEqual(new Set(['open']));
      demo.clock.set(Date.parse('2019-12-31T08:00:00+07:00'));
      expect(new Set(await promised())).toEqual(new Set(['broken']));
      demo.clock.set(Date.parse('2018-07-24T08:00:00+07:00'));
    });

    it.each([
      ['sonoivu', true],
      ['chutich', true],
      ['huyen870', true],
      ['lanhdao.huyen870', true],
      ['huyen869', false],
      ['stttt', false],
      ['doankiemtra2', false],
      ['quantri', false],
    ])('has figures for %s: %s', async (username, figures) => {
      const page = await open(username, '/units/870');
      expect([page.status, count(page, 'findings') > 0, count(page, 'names-only') > 0]).toEqual([200, figures, !figures]);
      if (!figures) expect(page.html).not.toContain('2018-Q2-870-01');
      const { record } = (await api.call(username, 'GET', '/api/v1/units/870')).body;
      expect(record !== null).toBe(figures);
    });

    it('has a place that Home Affairs and the chair see, the unit only where the province lets it', async () => {
      const seen = async (username: string): Promise<boolean> => count(await open(username, '/units/870'), 'place') > 0;
      expect([await seen('sonoivu'), await seen('chutich'), await seen('huyen870')]).toEqual([true, true, false]);
      expect(JSON.stringify((await api.call('huyen870', 'GET', '/api/v1/units/870')).body)).not.toContain('"rank"');
      await rank('own');
      expect([await seen('huyen870'), await seen('huyen869')]).toEqual([true, false]);
      expect((await open('sonoivu', '/units/870')).words).toMatch(/Xếp hạng .*\d\/4/);
      await rank('hidden');
    });

    it('is reached from the menu of its own post, from the cockpit and from the chair’s page', async () => {
      expect((await open('huyen870', '/units/mine')).location).toBe('/units/870');
      expect((await open('huyen870', '/')).html).toContain('href="/units/mine"');
      expect((await open('sonoivu', '/units/mine')).status).toBe(403);
      expect((await open('chutich', '/')).html + (await open('chutich', '/overview')).html).toContain('/units/870?on=2018-06-30');
      expect((await open('sonoivu', '/rounds/2018-Q2')).html).toContain('/units/870?on=2018-06-30');
    });

    it('whose code was used again is told apart by the day; ended, it names its successors', async () => {
      const { manager } = demo.app.get(DataSource);
      const [again] = await manager.query<{ code: string }[]>('SELECT code FROM unit GROUP BY code HAVING count(*) > 1 ORDER BY code');
      expect(again).toBeDefined();
      const code = again?.code ?? '';
      const [old, young] = await Promise.all(['2018-07-24', '2026-03-02'].map((on) => api.call('sonoivu', 'GET', `/api/v1/units/${code}?on=${on}`)));
      expect([old?.status, young?.status]).toEqual([200, 200]);
      expect((old?.body.unit as { nameVi: string }).nameVi).not.toBe(undefined);
      expect([(old?.body.unit as { validTo: string }).validTo !== null, (young?.body.unit as { validTo: string | null }).validTo]).toEqual([true, null]);
      demo.clock.set(Date.parse('2026-03-02T08:00:00+07:00'));
      browsers.clear();
      const ended = await open('sonoivu', '/units/869');
      expect(ended.words).toContain('Đơn vị này kết thúc ngày 30/6/2025');
      expect(count(ended, 'finding')).toBe(6);
      demo.clock.set(Date.parse('2018-07-24T08:00:00+07:00'));
      browsers.clear();
      expect((await open('sonoivu', '/units/869?on=1900-01-01')).status).toBe(200);
      expect((await open('sonoivu', '/units/869?on=2026-01-01')).status).toBe(404);
      expect((await open('sonoivu', '/units/869?on=31/2/2018')).status).toBe(400);
      expect((await open('sonoivu', '/units/khong-co')).status).toBe(404);
    });

    it('goes out as a workbook, for those who see its figures', async () => {
      expect((await api.call('huyen870', 'GET', '/units/870/export')).bytes.subarray(0, 2).toString()).toBe('PK');
      expect((await api.call('huyen869', 'GET', '/units/870/export')).status).toBe(404);
    });
  });
});
