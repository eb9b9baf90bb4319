import { DataSource } from 'typeorm';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { StoredFile } from '../../src/features/evidence';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { ApiClient, type ApiAnswer } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { CELLS, type Cell } from './authorisation-cells';
import { AUTHORISATION } from './authorisation-table';

const isApi = ({ at }: Cell): boolean => at.startsWith('/api/');

describe('own unit, other unit, own department, other team', () => {
  let demo: DemoApp;
  let api: ApiClient;
  const files = { file: '', found: '', update: '' };
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
    await made(api.call('doankiemtra1', 'PUT', '/api/v1/visits/2018-Q3-871/answers/I.3', { verdict: 'notMet' }));
    await made(api.call('sonoivu', 'POST', '/api/v1/directives', {
      roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch UBND tỉnh', summaryVi: 'Thử', clauses: [{ number: 'A1', contentVi: 'Thử', kind: 'continuous', dueRule: { kind: 'none' }, addressees: [{ unit: '869' }], coordinators: [] }],
    }));
    await made(api.call('huyen869', 'POST', '/api/v1/obligations/2018-Q2-D1.2-869/report'));
    const { body } = await api.call('sonoivu', 'GET', '/api/v1/reports/2018-Q2-870');
    files.file = (body.versions as { signedFile: { publicId: string } }[])[0]?.signedFile.publicId ?? '';
    await made(api.upload('huyen871', '/api/v1/obligations/2018-Q2-D3.1-871/updates', [{ field: 'files', name: 'ket-qua.pdf', bytes: samplePdf('ket qua') }], { kind: 'progress', text: 'Đang làm', version: '1' }));
    const { manager } = demo.app.get(DataSource);
    const named = async (name: string): Promise<string> => (await manager.findOneByOrFail(StoredFile, { name })).publicId;
    files.found = await named('minh-chung-kiem-tra-2018-Q2-870-01.pdf');
    files.update = await named('ket-qua.pdf');
    for (const id of Object.values(files)) expect(id).toMatch(/^[\w-]{20,}$/);
  }, 120_000);
  afterAll(() => demo.close());

  function send(username: string, { route, at, body, form }: Cell): Promise<ApiAnswer> {
    const [method = 'GET'] = route.split(' ');
    const url = at.replace(/\{(file|found|update)\}/, (_, name: keyof typeof files) => files[name]);
    if (form) return api.upload(username, url, [{ field: 'signedFile', name: 'a.pdf', bytes: samplePdf('a') }], form, method);
    return api.call(username, method, url, body);
  }

  it('has a cell for every route that names one thing', () => {
    const named = Object.keys(AUTHORISATION).filter((route) => route.includes('/:'));
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
      expect([username, status, isApi(cell) ? body.code : 'notFound']).toEqual([username, 404, 'notFound']);
      expect(await manager.count(FactRow)).toBe(before);
    });
  });

  describe.each(CELLS.filter(({ yours }) => yours.length > 0))('$route, $at', (cell) => {
    it.each(cell.yours)('is there for %s', async (username) => {
      const { status, body } = await send(username, cell);
      // What may not be done now, or again, is refused in words of its own; only the thing itself must be found.
      const found = [200, 201, 204, ...(isApi(cell) ? [] : [303])].includes(status) || (!cell.route.startsWith('GET') && [400, 403, 409].includes(status) && body.code !== 'roleMayNot');
      expect([username, status, body.code, found]).toEqual([username, status, body.code, true]);
    });
  });
});
