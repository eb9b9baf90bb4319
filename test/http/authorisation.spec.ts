import { ROLES, type Role } from '../../src/kernel/actor';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { handlerRoutes, routeFaults, type RouteSources } from '../support/routes';
import { AUTHORISATION, type Verdict } from './authorisation-table';

const LOGIN: Readonly<Record<Role, string>> = {
  homeAffairsStaff: 'sonoivu',
  homeAffairsLeader: 'lanhdao.sonoivu',
  inspector: 'doankiemtra1',
  unitStaff: 'huyen869',
  unitHead: 'lanhdao.huyen869',
  department: 'stttt',
  provincialChair: 'chutich',
  administrator: 'quantri',
};

/** Routes that no controller has: the built files and the document of the API, which say nothing about anybody. */
const OUTSIDE_CONTROLLERS: readonly string[] = ['GET /assets/*', 'GET /api/docs', 'GET /api/docs/', 'GET /api/docs/*', 'GET /api/docs/docs/*', 'GET /api/docs/swagger-ui-init.js', 'GET /api/docs/docs/swagger-ui-init.js', 'GET /api/docs/index.html', 'GET /api/docs/LICENSE', 'GET /api/docs-json', 'GET /api/docs-yaml'];

const addressOf = (route: string): string[] => route.replace(':number', '1').replace(/:\w+/g, 'khong-co').split(' ');

describe('who may call what', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp('2018-05-14T08:30:00+07:00');
  }, 120_000);
  afterAll(() => demo.close());

  const sources = (): RouteSources => ({ router: demo.routes, handlers: handlerRoutes(demo), table: AUTHORISATION, outside: OUTSIDE_CONTROLLERS });

  it('is written down for every route that answers, as the code has it, and for no other', () => {
    expect(routeFaults(sources())).toEqual([]);
  });

  it('would be seen to differ: a dropped policy, two swapped, one opened, a route beside the controllers, one that is gone', () => {
    const { router, handlers, table, outside } = sources();
    const change = (route: string, policy: unknown): RouteSources => ({ router, table, outside, handlers: handlers.map((one) => (one.route === route ? { ...one, policy } : one)) });
    const [issue, overview] = ['POST /api/v1/directives/:code/issue', 'GET /overview'];
    expect(routeFaults(change(issue, undefined))).toContain(`${issue}: has no policy`);
    expect(routeFaults(change(issue, ROLES))).toHaveLength(1);
    expect(routeFaults(change(overview, 'public'))).toEqual([expect.stringContaining(`${overview}: lets in public`)]);
    const swapped = { ...table, [issue]: table[overview] as Verdict, [overview]: table[issue] as Verdict };
    expect(routeFaults({ router, handlers, table: swapped, outside })).toHaveLength(2);
    expect(routeFaults({ router: [...router, 'GET /backup.zip'], handlers, table, outside })).toEqual(['GET /backup.zip: answers, and stands in no table']);
    expect(routeFaults({ router: router.filter((route) => !route.endsWith(' /overview')), handlers, table, outside })).toEqual([`${overview}: stands in the table, and answers nothing`]);
  });

  /** One address written or asked in other ways: [method, address, headers]. */
  function variants(method: string, path: string): (readonly [string, string, Readonly<Record<string, string>>])[] {
    const last = path.lastIndexOf('/');
    return [
      [method === 'GET' ? 'HEAD' : 'OPTIONS', path, {}],
      ['OPTIONS', path, { origin: 'https://example.org', 'access-control-request-method': method }],
      ['POST', path, { 'x-http-method-override': method }],
      ['GET', path, { 'x-http-method-override': method, 'x-method-override': method }],
      ['GET', `${path}?_method=${method}`, {}],
      [method, `${path}/`, {}],
      [method, path.toUpperCase(), {}],
      [method, `/%2e${path}`, {}],
      [method, `/./${path.slice(1)}`, {}],
      [method, `/${path}`, {}],
      [method, `${path.slice(0, last)}//${path.slice(last + 1)}`, {}],
      [method, `${path}%00`, {}],
      [method, `${path};a=b`, {}],
      [method, `/login/..${path}`, {}],
      [method, `/assets/..${path}`, {}],
    ];
  }

  it('is not more for an address written or asked in another way', async () => {
    let sent = 0;
    for (const [route, verdict] of Object.entries(AUTHORISATION)) {
      if (verdict === 'public') continue;
      const [method = 'GET', path = '/'] = addressOf(route);
      const stranger = ROLES.find((role) => !verdict.includes(role));
      for (const [asked, url, headers] of variants(method, path)) {
        for (const token of [null, ...(stranger ? [demo.token(LOGIN[stranger])] : [])]) {
          sent += 1;
          const own = Object.entries(AUTHORISATION).some(([other, who]) => other === `${asked} ${route.split(' ')[1]}` && url === path && (who === 'public' || (token !== null && stranger !== undefined && who.includes(stranger))));
          if (own) continue;
          const { statusCode } = await demo.app.getHttpAdapter().getInstance().inject({ method: asked as 'GET', url, remoteAddress: `10.2.${sent >> 8}.${sent & 255}`, headers: { accept: 'application/json', ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) } });
          expect([asked, url, token === null, statusCode >= 400 && statusCode < 500]).toEqual([asked, url, token === null, true]);
        }
      }
    }
  }, 180_000);

  async function answer(route: string, role: Role | null): Promise<{ status: number; code: unknown }> {
    const [method = 'GET', path = '/'] = addressOf(route);
    const response = await demo.app.getHttpAdapter().getInstance().inject({
      method: method as 'GET',
      // Each route from an address of its own: all of them together are more than one address may ask in a minute.
      remoteAddress: `10.1.${Object.keys(AUTHORISATION).indexOf(route) % 250}.1`,
      url: path,
      headers: { accept: 'application/json', ...(role ? { authorization: `Bearer ${demo.token(LOGIN[role])}` } : {}), ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
      ...(method === 'GET' ? {} : { payload: '{}' }),
    });
    const code = response.headers['content-type']?.toString().includes('problem+json') ? (JSON.parse(response.body) as { code: string }).code : null;
    return { status: response.statusCode, code };
  }

  it.each(Object.entries(AUTHORISATION).filter(([, verdict]) => verdict !== 'public'))('%s', async (route, verdict) => {
    expect((await answer(route, null)).status).toBe(401);
    for (const role of ROLES) {
      const { status, code } = await answer(route, role);
      const refused = status === 403 && (code === null || code === 'roleMayNot');
      expect([role, refused, status >= 500]).toEqual([role, !verdict.includes(role), false]);
    }
  });
});
