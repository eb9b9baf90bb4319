import { Environment, runtime } from 'nunjucks';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { AUTHORISATION } from './authorisation-table';
import { CELLS } from './authorisation-cells';

const READERS = ['sonoivu', 'chutich', 'quantri', 'huyen870', 'huyen869', 'stttt', 'doankiemtra1'];

/** A misspelt variable prints an empty place: every value that a page prints as `undefined` is noted here. */
describe('what pages print', () => {
  const printing = runtime as unknown as { suppressValue(value: unknown, escape: boolean): unknown };
  const own = printing.suppressValue;
  let demo: DemoApp;
  let missing = 0;
  beforeAll(async () => {
    printing.suppressValue = (value, escape) => {
      if (value === undefined) missing += 1;
      return own(value, escape);
    };
    demo = await startDemoApp();
  }, 120_000);
  afterAll(async () => {
    printing.suppressValue = own;
    await demo.close();
  });

  it('is there, on every page, for everybody who may see it', async () => {
    const things = CELLS.filter(({ route, at, yours }) => route.startsWith('GET ') && !route.includes('/api/') && !at.includes('{') && yours.length > 0).flatMap(({ at, yours }) => yours.map((username) => [at, username] as const));
    const lists = Object.keys(AUTHORISATION).filter((route) => /^GET \/[^:]*$/.test(route) && !/\/api\/|\/export$|\/pdf$|^GET \/health/.test(route)).flatMap((route) => READERS.map((username) => [route.slice(4), username] as const));
    const told: string[] = [];
    let pages = 0;
    for (const [url, username] of [...things, ...lists]) {
      missing = 0;
      pages += 1;
      const { statusCode, headers } = await demo.app.getHttpAdapter().getInstance().inject({ url, remoteAddress: `10.3.${pages >> 8}.${pages & 255}`, headers: { accept: 'text/html', authorization: `Bearer ${demo.token(username)}` } });
      if (missing > 0 && statusCode === 200 && String(headers['content-type']).includes('html')) told.push(`${url} as ${username}: ${missing}`);
    }
    expect(pages).toBeGreaterThan(100);
    expect(told).toEqual([]);
  }, 120_000);

  it('would be seen when it is not', () => {
    missing = 0;
    expect(new Environment(null, { autoescape: true }).renderString('<p>{{ page.misspelt }}</p>', { page: {} })).toBe('<p></p>');
    expect(missing).toBe(1);
  });
});
