import { ROLES, type Role } from '../../src/kernel/actor';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { handlerRoutes } from '../support/routes';
import { AUTHORISATION } from './authorisation-table';

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

describe('who may call what', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp('2018-05-14T08:30:00+07:00');
  }, 120_000);
  afterAll(() => demo.close());

  it('names every route there is, and no other', () => {
    expect(handlerRoutes(demo).map(({ route }) => route).sort()).toEqual(Object.keys(AUTHORISATION).sort());
  });

  it('leaves no route without a policy', () => {
    expect(handlerRoutes(demo).filter(({ policy }) => policy === undefined)).toEqual([]);
  });

  async function answer(route: string, role: Role | null): Promise<{ status: number; code: unknown }> {
    const [method = 'GET', path = '/'] = route.split(' ');
    const response = await demo.app.getHttpAdapter().getInstance().inject({
      method: method as 'GET',
      // Each route from an address of its own: all of them together are more than one address may ask in a minute.
      remoteAddress: `10.1.${Object.keys(AUTHORISATION).indexOf(route) % 250}.1`,
      url: path.replace(':number', '1').replace(/:\w+/g, 'khong-co'),
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
