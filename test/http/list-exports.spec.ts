import { readXlsx } from '../reports/readers/xlsx-reader';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { PageBrowser } from '../support/page-browser';

const READERS = ['sonoivu', 'lanhdao.sonoivu', 'doankiemtra1', 'huyen873', 'lanhdao.huyen869', 'stttt', 'chutich', 'quantri'] as const;

/** A list: its address, the mark of its rows, and the column of its workbook whose words stand in each row of the screen. */
const LISTS: readonly { readonly at: string; readonly row: string; readonly column: string; readonly more?: readonly string[] }[] = [
  { at: '/obligations', row: 'obligation', column: 'Mã', more: ['directive=2018-Q2-CD1', 'directive=2018-Q2-CD1&view=undated', 'part=lead', 'unit=873', 'q=bao cao', 'sort=-unit'] },
  { at: '/findings', row: 'finding', column: 'Mã', more: ['unit=873', 'q=thu tuc', 'sort=-severity'] },
  { at: '/reports', row: 'report', column: 'Đơn vị', more: ['late=late', 'sort=-due'] },
  { at: '/visits', row: 'visit', column: 'Đơn vị', more: ['q=hong ngu', 'sort=unit'] },
  { at: '/directives', row: 'directive', column: 'Trích yếu' },
  { at: '/reminders', row: 'urging', column: 'Đơn vị', more: ['unit=869', 'sort=number'] },
  { at: '/self-checks', row: 'self-check', column: 'Đơn vị', more: ['view=silent'] },
  { at: '/rounds', row: 'round', column: 'Quý', more: ['sort=-rate', 'state=closed'] },
  { at: '/units', row: 'unit', column: 'Mã', more: ['level=commune&q=tan', 'time=ended', 'level=district&sort=-name'] },
];

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ').toLocaleLowerCase('vi');
const plain = (address: string): string => address.replace(/&amp;/g, '&');

describe('the workbook of a list', () => {
  let demo: DemoApp;
  let api: ApiClient;
  const browsers = new Map<string, PageBrowser>();
  beforeAll(async () => {
    demo = await startDemoApp();
    api = new ApiClient(demo);
    for (const reader of READERS) browsers.set(reader, await PageBrowser.signedIn(demo, reader));
  }, 120_000);
  afterAll(() => demo.close());

  const open = (reader: string, url: string) => (browsers.get(reader) as PageBrowser).open(url);

  /** Every address of a list that its own page offers: each view, each filter with its first choice, and what other pages link to. */
  function addressesOf(html: string, at: string, more: readonly string[] = []): readonly string[] {
    const views = [...html.matchAll(/class="app-views__link" href="([^"]+)"/g)].map(([, href = '']) => plain(href));
    const filters = [...html.matchAll(/<select[^>]*name="(\w+)"[^>]*>([^]*?)<\/select>/g)].flatMap(([, name = '', options = '']) => {
      const value = [...options.matchAll(/<option value="([^"]+)"/g)][0]?.[1];
      return value === undefined ? [] : [`${at}?${name}=${encodeURIComponent(value)}`];
    });
    return [...new Set([at, ...views, ...filters, ...more.map((query) => `${at}?${query}`)])];
  }

  /** The words of one column, row by row. */
  async function columnOf(bytes: Buffer, title: string): Promise<string[]> {
    const sheet = (await readXlsx(bytes)).sheets.at(-1);
    const cells = [...(sheet?.cells.values() ?? [])];
    const head = cells.find(({ value }) => value === title);
    if (!head) throw new Error(`no column ${title}`);
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(head.ref) ?? [];
    const below = cells.filter(({ ref, value }) => ref.replace(/\d+/, '') === letters && Number(ref.replace(/\D+/, '')) > Number(row) && value !== null);
    return below.map(({ value }) => String(value).toLocaleLowerCase('vi'));
  }

  it.each(LISTS.flatMap((list) => READERS.map((reader) => [list.at, reader, list] as const)))('of %s has for %s exactly the rows of the screen, in its order, in every view', async (at, reader, { row, column, more }) => {
    const first = await open(reader, at);
    if (first.status === 403) return expect((await api.call(reader, 'GET', `${at}/export`)).status).toBe(403);
    expect(first.status).toBe(200);
    for (const address of addressesOf(first.html, at, more)) {
      const page = await open(reader, `${address}${address.includes('?') ? '&' : '?'}pageSize=200`);
      if (page.status === 404) {
        expect([address, (await api.call(reader, 'GET', address.replace('?', '/export?'))).status]).toEqual([address, 404]);
        continue;
      }
      const href = plain(/href="([^"]+)"[^>]*data-testid="export"/.exec(page.html)?.[1] ?? '');
      expect([address, page.status, href.split('?')[0]]).toEqual([address, 200, `${at}/export`]);
      const rows = page.html.split(`<tr data-testid="${row}"`).slice(1).map((html) => words(html.split('</tr>')[0] ?? ''));
      const file = await api.call(reader, 'GET', href);
      expect([address, file.status]).toEqual([address, 200]);
      const listed = await columnOf(file.bytes, column);
      expect([address, listed.length]).toEqual([address, rows.length]);
      expect(listed.filter((value, index) => !rows[index]?.includes(value))).toEqual([]);
    }
  }, 60_000);

  it('says in its head what it is narrowed to, by the names of things', async () => {
    const head = async (reader: string, url: string): Promise<string> => {
      const { sheets } = await readXlsx((await api.call(reader, 'GET', url)).bytes);
      return sheets.flatMap(({ cells }) => [...cells.values()].map(({ value }) => String(value))).join(' | ');
    };
    const own = await head('huyen873', '/obligations/export?view=undated');
    expect(own).toContain('Vai trò: chủ trì; Danh sách: Không thời hạn');
    expect(await head('huyen873', '/obligations/export?part=helping')).toContain('Vai trò: phối hợp');
    const narrowed = await head('sonoivu', '/obligations/export?directive=2018-Q2-CD1&unit=873&round=2018-Q2&q=bao+cao');
    expect(narrowed).toContain('Tìm: bao cao; Văn bản: 2018-Q2-CD1; Đợt: quý II/2018; Đơn vị: Huyện Cao Lãnh');
    expect(await head('sonoivu', '/obligations/export')).toContain('Không lọc');
  });

  it('has both readings of a deadline, and which sending of a report counts', async () => {
    const duties = await api.call('sonoivu', 'GET', '/obligations/export?unit=870&view=dated');
    expect(await columnOf(duties.bytes, 'Tình trạng hạn')).toEqual(['trễ 1 ngày']);
    expect(await columnOf(duties.bytes, 'Cách tính rộng')).toEqual(['đúng hạn']);
    expect((await columnOf((await api.call('sonoivu', 'GET', '/reports/export?q=thanh binh')).bytes, 'Lần nộp tính hạn')).length).toBe(1);
    const page = await open('sonoivu', '/reports?q=thanh+binh');
    expect(page.words).toContain('tính hạn theo lần nộp 19/07/2018 16:55');
    expect((await open('sonoivu', '/reports?q=cao+lanh')).html).not.toContain('data-testid="counted-at"');
  });
});
