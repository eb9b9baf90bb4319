import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, PageBrowser } from '../support/page-browser';

describe('a page past the end of a list', () => {
  let demo: DemoApp;
  const readers = new Map<string, PageBrowser>();
  beforeAll(async () => {
    demo = await startDemoApp();
    for (const username of ['sonoivu', 'quantri']) readers.set(username, await PageBrowser.signedIn(demo, username));
  }, 120_000);
  afterAll(() => demo.close());

  const LISTS: readonly (readonly [string, string])[] = [
    ['/findings', 'sonoivu'], ['/reports', 'sonoivu'], ['/obligations', 'sonoivu'], ['/visits', 'sonoivu'], ['/audit', 'quantri'], ['/directives', 'sonoivu'], ['/reminders', 'sonoivu'],
  ];

  it.each(LISTS)('%s says so and leads to the last page, with the filters', async (url, username) => {
    const reader = readers.get(username) as PageBrowser;
    const past = await reader.open(`${url}?round=2018-Q2&page=999`);
    expect(past.status).toBe(200);
    expect(past.words).toContain('Trang 999 không có.');
    expect(countOf(past.html, 'empty')).toBe(0);
    const target = /href="([^"]+)" data-testid="last-page"/.exec(past.html)?.[1]?.replace(/&amp;/g, '&') ?? '';
    expect(target).toContain('round=2018-Q2');
    const last = await reader.open(target);
    expect([countOf(last.html, 'past-end'), countOf(last.html, 'pagination')]).toEqual([0, 1]);
  });

  it.each(LISTS.slice(0, 4))('%s without a hit says that, on any page', async (url, username) => {
    const none = await (readers.get(username) as PageBrowser).open(`${url}?q=khong-co-gi-nhu-vay&page=3`);
    expect([countOf(none.html, 'past-end'), countOf(none.html, 'empty')]).toEqual([0, 1]);
  });

  it.each(LISTS.slice(0, 4))('%s sorted by no column of it is in its own order', async (url, username) => {
    const reader = readers.get(username) as PageBrowser;
    const rows = (html: string) => html.match(/href="\/(findings|reports|obligations|visits)\/2018[^"]*"/g);
    expect(rows((await reader.open(`${url}?sort=zzz`)).html)).toEqual(rows((await reader.open(url)).html));
  });
});
