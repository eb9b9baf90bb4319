import { ROLES, type Role } from '../../src/kernel/actor';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { PageBrowser } from '../support/page-browser';
import { AUTHORISATION } from './authorisation-table';

const LOGIN: Readonly<Record<Role, string>> = {
  homeAffairsStaff: 'sonoivu', homeAffairsLeader: 'lanhdao.sonoivu', inspector: 'doankiemtra1', unitStaff: 'huyen869', unitHead: 'lanhdao.huyen869', department: 'stttt', provincialChair: 'chutich', administrator: 'quantri',
};
const WRITING = Object.entries(AUTHORISATION).filter(([route]) => /^(POST|PUT|PATCH|DELETE) /.test(route));
const ROUTES = WRITING.filter(([route]) => / \/(api|uploads)/.test(route)).map(([route, who]) => [route, LOGIN[who === 'public' ? 'homeAffairsStaff' : (who[0] ?? 'homeAffairsStaff')]] as const);
const PAGES = WRITING.filter(([route]) => !/ \/(api|uploads)/.test(route)).map(([route, who]) => [route, who === 'public' ? ROLES : who] as const);

/** Real addresses of the forms that are a single button. */
const BUTTONS: readonly (readonly [string, string])[] = [
  ['/directives/2018-Q2-CD1/issue', 'sonoivu'], ['/rounds/2018-Q2/results', 'sonoivu'], ['/obligations/2018-Q2-D1.2-869/report', 'huyen869'], ['/logout', 'huyen869'],
];

const told = (body: Readonly<Record<string, unknown>>): { code: string; field?: string }[] => (body.errors ?? []) as { code: string; field?: string }[];

describe('a field that nobody takes', () => {
  let demo: DemoApp;
  let api: ApiClient;
  beforeAll(async () => {
    demo = await startDemoApp('2018-07-17T08:00:00+07:00');
    api = new ApiClient(demo);
  }, 120_000);
  afterAll(() => demo.close());

  it.each(ROUTES)('%s is refused by its name, also where the route takes no body at all', async (route, username) => {
    const [method = '', path = ''] = route.replace(':number', '1').replace(':page', '1').replace(/:\w+/g, 'khong-co').split(' ');
    const json = await api.call(username, method, path, { khongCo: 1 });
    expect(json.status).toBe(400);
    const [first] = told(json.body);
    if (first?.code !== 'body.notMultipart') return expect(told(json.body)).toContainEqual(expect.objectContaining({ code: 'unknownField', field: 'khongCo' }));
    const form = await api.upload(username, path, [], { khongCo: '1' }, method);
    expect(form.status).toBe(400);
    expect(told(form.body)).toContainEqual(expect.objectContaining({ code: 'unknownField', field: 'khongCo' }));
  });

  it.each(['[1]', '"x"', '7'])('nor is %s taken where nothing is', async (payload) => {
    const answer = await api.call('sonoivu', 'POST', '/api/v1/directives/2018-Q2-CD1/issue', payload);
    expect([answer.status, told(answer.body)[0]?.code]).toEqual([400, 'body.notObject']);
  });

  it('and nothing, or an empty object, is no field', async () => {
    for (const payload of [undefined, {}]) expect([200, 201]).toContain((await api.call('huyen869', 'POST', '/api/v1/obligations/2018-Q2-D1.2-869/report', payload)).status);
  });

  it.each(BUTTONS)('of the form %s is refused too', async (url, username) => {
    const browser = await PageBrowser.signedIn(demo, username);
    await browser.open('/');
    const answer = await browser.post(url, { khongCo: '1' });
    expect(answer.status).toBe(400);
    expect(answer.words).toContain('khongCo');
  });

  it('of a form that does not exist changes nothing', async () => {
    const browsers = new Map<string, PageBrowser>();
    for (const [route, who] of PAGES) {
      const username = LOGIN[who[0] ?? 'homeAffairsStaff'];
      const browser = browsers.get(username) ?? (await PageBrowser.signedIn(demo, username));
      browsers.set(username, browser);
      await browser.open('/');
      const answer = await browser.post((route.split(' ')[1] ?? '').replace(':number', '1').replace(/:n$/, '1').replace(/:\w+/g, 'khong-co'), { khongCo: '1' });
      // 200: the directive form is shown again with rows for what was pasted.
      expect([route, [200, 400, 403, 404, 405, 409].includes(answer.status)]).toEqual([route, true]);
    }
  });
});
