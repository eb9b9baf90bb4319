import { startDemoApp, type DemoApp } from '../support/demo-app';
import { handlerRoutes, type HandlerRoute } from '../support/routes';
import { CELLS } from './authorisation-cells';

/** Names that every object answers to: a table of columns, views or words must not. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
const READERS = ['sonoivu', 'quantri', 'chutich', 'huyen870', 'doankiemtra1'];

describe('names of every object, sent as a column, a view or a filter', () => {
  let demo: DemoApp;
  let lists: readonly HandlerRoute[];
  let sent = 0;
  beforeAll(async () => {
    demo = await startDemoApp();
    lists = handlerRoutes(demo).filter(({ route, query }) => route.startsWith('GET ') && query.length > 0);
  }, 120_000);
  afterAll(() => demo.close());

  /** Each from an address of its own: the limit per address is not what is tried here. */
  async function status(url: string, username: string): Promise<number> {
    sent += 1;
    const server = demo.app.getHttpAdapter().getInstance();
    const { statusCode } = await server.inject({ method: 'GET', url, remoteAddress: `10.1.${sent >> 8}.${sent & 255}`, headers: { authorization: `Bearer ${demo.token(username)}` } });
    return statusCode;
  }

  /** The list, or one thing of its kind, and somebody who may see it. */
  async function readable(route: string): Promise<readonly [string, string] | null> {
    const cells = CELLS.filter((one) => one.route === route && one.yours.length > 0);
    const cell = cells.find(({ at }) => !at.includes('{')) ?? cells[0];
    if (route.includes(':')) return cell ? [cell.at.replace(/\?.*/, '').replace(/\{\w+\}/g, 'khong-co'), cell.yours[0] as string] : null;
    const path = route.slice('GET '.length);
    for (const username of READERS) if ((await status(path, username)) < 400) return [path, username];
    return null;
  }

  it('are refused or left aside by every list, page and file, and change nothing in the server', async () => {
    expect(lists.length).toBeGreaterThan(25);
    expect(lists.flatMap(({ query }) => query)).toEqual(expect.arrayContaining(['sort', 'view', 'state', 'round', 'q', 'page', 'criterion']));
    for (const { route, query } of lists) {
      const found = await readable(route);
      expect([route, found]).not.toEqual([route, null]);
      const [path, username] = found as readonly [string, string];
      const before = await status(path, username);
      for (const parameter of query) {
        for (const name of parameter === 'sort' ? NAMES.flatMap((one) => [one, `-${one}`]) : NAMES.slice(0, 2)) {
          const url = `${path}?${parameter}=${name}`;
          expect([url, (await status(url, username)) >= 500]).toEqual([url, false]);
        }
      }
      expect([path, await status(path, username)]).toEqual([path, before]);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    for (const url of ['/', '/findings', '/directives', '/reports', '/obligations', '/api/v1/directives']) expect([url, await status(url, 'sonoivu')]).toEqual([url, 200]);
  }, 180_000);
});
