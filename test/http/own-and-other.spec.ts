import { DataSource } from 'typeorm';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { ApiClient, type ApiAnswer } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { TusClient } from '../support/tus-client';
import { CELLS, LETTER, type Cell, type CellFile } from './authorisation-cells';
import { AUTHORISATION } from './authorisation-table';

const isPage = (route: string): boolean => !/ \/(api|uploads)\//.test(route);

describe('own unit, other unit, own department, other team', () => {
  let demo: DemoApp;
  let api: ApiClient;
  const files: Partial<Record<CellFile, string>> = {};
  beforeAll(async () => {
    demo = await startDemoApp('2018-07-24T08:00:00+07:00');
    api = new ApiClient(demo);
    const made = async (answer: Promise<ApiAnswer>): Promise<ApiAnswer> => {
      const { status, body } = await answer;
      if (![200, 201].includes(status)) throw new Error(JSON.stringify(body));
      return answer;
    };
    const rows = (await api.call('sonoivu', 'GET', '/api/v1/checklists')).body.rows as Record<string, unknown>[];
    const round = { year: 2018, checklistVersionId: rows[0]?.versionId ?? rows[0]?.id };
    await made(api.call('sonoivu', 'POST', '/api/v1/rounds', { ...round, quarter: 3, periodFrom: '1/7/2018', periodTo: '30/9/2018', inspectedUnitCodes: ['871'], visits: [{ unitCode: '871', memberUsernames: ['doankiemtra1'] }] }));
    await made(api.call('sonoivu', 'POST', '/api/v1/rounds', { ...round, quarter: 4, periodFrom: '1/10/2018', periodTo: '31/12/2018', inspectedUnitCodes: ['866'], visits: [{ unitCode: '866', memberUsernames: ['doankiemtra1'] }] }));
    for (const step of ['approve', 'startInspecting']) await made(api.call('sonoivu', 'POST', '/api/v1/rounds/2018-Q3/steps', { step }));
    await made(api.call('doankiemtra1', 'POST', '/api/v1/visits/2018-Q3-871/moves', { action: 'begin' }));
    await made(api.call('sonoivu', 'POST', '/api/v1/directives', LETTER));
    await made(api.call('huyen869', 'POST', '/api/v1/obligations/2018-Q2-D1.2-869/report'));
    const sample = (name: string) => [{ field: 'files', name: `${name}.pdf`, bytes: samplePdf(name) }];
    expect((await api.upload('doankiemtra1', '/visits/2018-Q3-871/field/5', sample('tai-cho'), { verdict: 'notMet', version: '0' })).status).toBe(303);
    await made(api.call('doankiemtra1', 'POST', '/api/v1/visits/2018-Q3-871/findings', { criterion: 'I.5', titleVi: 'Thử', descriptionVi: 'Thử', severity: 'minor', coordinatorCodes: ['STTTT'], remedyKind: 'immediate' }));
    await made(api.upload('huyen870', '/api/v1/obligations/2018-Q2-D2.1-870/updates', sample('tien-do'), { kind: 'progress', text: 'Đang làm', version: '1' }));
    await made(api.upload('huyen869', '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-01/files', sample('minh-chung')));
    const begun = await new TusClient(demo, 'huyen869').create(500, { place: 'item', report: '2018-Q2-869', item: '1', filename: 'do-dang.pdf' });
    const firstFile = async (username: string, page: string): Promise<string> => /\/files\/([\w-]{20,})"/.exec((await api.call(username, 'GET', page)).bytes.toString())?.[1] ?? '';
    const { body } = await api.call('sonoivu', 'GET', '/api/v1/reports/2018-Q2-870');
    Object.assign(files, {
      file: (body.versions as { signedFile: { publicId: string } }[])[0]?.signedFile.publicId,
      attached: await firstFile('huyen869', '/reports/2018-Q2-869/edit/1'),
      answered: await firstFile('huyen870', '/findings/2018-Q2-870-01'),
      onSite: await firstFile('doankiemtra1', '/findings/2018-Q3-871-01'),
      update: await firstFile('huyen870', '/obligations/2018-Q2-D2.1-870'),
      upload: String(begun.headers.location).split('/').at(-1),
    } satisfies Record<CellFile, string | undefined>);
    for (const [name, id] of Object.entries(files)) expect([name, id]).toEqual([name, expect.stringMatching(/^[\w-]{20,}$/)]);
  }, 120_000);
  afterAll(() => demo.close());

  function send(username: string, { route, at, body, form }: Cell): Promise<ApiAnswer> {
    const [method = 'GET'] = route.split(' ');
    const url = at.replace(/\{(\w+)\}/, (_, name: CellFile) => files[name] ?? '');
    if (form) return api.upload(username, url, [{ field: 'signedFile', name: 'a.pdf', bytes: samplePdf('a') }], form, method);
    if (body && isPage(route)) return api.call(username, method, url, new URLSearchParams(body as Record<string, string>).toString(), 'application/x-www-form-urlencoded');
    return api.call(username, method, url, body);
  }

  it('has a cell for every route that names one thing', () => {
    // The address of a calendar feed is itself the secret and asks for no sign-in: calendar.spec tries it.
    const named = Object.keys(AUTHORISATION).filter((route) => route.includes('/:') && AUTHORISATION[route] !== 'public');
    expect(named.filter((route) => !CELLS.some((cell) => cell.route === route))).toEqual([]);
    expect(CELLS.filter(({ route }) => !named.includes(route)).map(({ route }) => route)).toEqual([]);
  });

  it('asks at least one to whom the thing is not theirs, wherever a unit, a department or a team may call', () => {
    const scoped = ['inspector', 'unitStaff', 'unitHead', 'department'] as const;
    const open = /^(GET \/(api\/v1\/)?checklists\/)/;
    const mayCall = (route: string): boolean => {
      const verdict = AUTHORISATION[route];
      return verdict !== undefined && verdict !== 'public' && scoped.some((role) => verdict.includes(role));
    };
    const unasked = [...new Set(CELLS.map(({ route }) => route))].filter((route) => mayCall(route) && !open.test(route) && !CELLS.some((cell) => cell.route === route && cell.notYours.length > 0));
    expect(unasked).toEqual([]);
  });

  // First everybody to whom it is not theirs, while nothing has been changed yet.
  describe.each(CELLS.filter(({ notYours }) => notYours.length > 0))('$route, $at', (cell) => {
    it.each(cell.notYours)('is not there for %s', async (username) => {
      const { manager } = demo.app.get(DataSource);
      const before = await manager.count(FactRow);
      const { status, body } = await send(username, cell);
      expect([username, status, body.code]).toEqual([username, 404, isPage(cell.route) ? undefined : 'notFound']);
      expect(await manager.count(FactRow)).toBe(before);
    });
  });

  describe.each(CELLS.filter(({ yours }) => yours.length > 0))('$route, $at', (cell) => {
    it.each(cell.yours)('is there for %s', async (username) => {
      const { status, body, headers } = await send(username, cell);
      // What may not be done now, or again, is refused in words of its own; only the thing itself must be found.
      const refused = isPage(cell.route) ? [400, 409] : [400, 403, 409];
      const led = status === 303 && isPage(cell.route) && !String(headers.location).startsWith('/login');
      const found = status === 200 || status === 201 || status === 204 || led || (!cell.route.startsWith('GET') && refused.includes(status) && body.code !== 'roleMayNot');
      expect([username, status, body.code, found]).toEqual([username, status, body.code, true]);
    });
  });
});
