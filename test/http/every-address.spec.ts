import { ADDRESSES } from '../journeys/addresses';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { handlerRoutes } from '../support/routes';

describe('every address', () => {
  let demo: DemoApp;
  let sent = 0;
  beforeAll(async () => {
    demo = await startDemoApp();
  }, 120_000);
  afterAll(() => demo.close());

  /** Each from an address of its own: the limit per address is not what is tried here. */
  async function get(url: string, username: string): Promise<{ readonly status: number; readonly body: string }> {
    sent += 1;
    const { statusCode, body } = await demo.app.getHttpAdapter().getInstance().inject({
      method: 'GET', url, remoteAddress: `10.2.${sent >> 8}.${sent & 255}`, headers: { authorization: `Bearer ${demo.token(username)}` },
    });
    return { status: statusCode, body };
  }

  it('takes ?lang=en: the pages of every post, and the lists of the API', async () => {
    const pages = Object.entries(ADDRESSES).flatMap(([username, addresses]) => addresses.map(([address]) => [username, address] as const));
    const lists = handlerRoutes(demo).flatMap(({ route }) => (/^GET \/api\/v1\/[^:]*$/.test(route) ? [['sonoivu', route.slice('GET '.length)] as const] : []));
    expect([pages.length > 60, lists.length > 10]).toEqual([true, true]);
    for (const [username, address] of [...pages, ...lists]) {
      const { status: plain } = await get(address, username);
      const english = `${address}${address.includes('?') ? '&' : '?'}lang=en`;
      expect([english, username, (await get(english, username)).status]).toEqual([english, username, plain]);
    }
  }, 180_000);

  it('that the work list leads to opens for whom it is offered', async () => {
    for (const { username } of demo.logins.filter(({ role }, index, all) => all.findIndex((one) => one.role === role) === index || role === 'inspector')) {
      const { body } = await get('/', username);
      const main = body.slice(body.indexOf('<main'), body.indexOf('</main>'));
      const links = [...new Set([...main.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href]) => (href as string).replaceAll('&amp;', '&')))];
      for (const link of links) expect([username, link, [200, 303].includes((await get(link, username)).status)]).toEqual([username, link, true]);
    }
  }, 120_000);
});
