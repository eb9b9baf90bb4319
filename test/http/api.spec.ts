import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { FileStore } from '../../src/platform/storage/file-store';
import { RoundSummaryQuery } from '../../src/reports/queries/round-summary.query';
import { startDemoApp, type DemoApp } from '../support/demo-app';

interface Clause {
  readonly number: string;
  readonly parent: string | null;
  readonly addressees: readonly { readonly unit: string | null; readonly group: string | null; readonly labelVi: string }[];
  readonly coordinators: Clause['addressees'];
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, unknown>;
}

describe('the REST API', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp();
  }, 120_000);
  afterAll(() => demo.close());

  async function call(username: string | null, method: string, url: string, payload?: unknown, type = 'application/json'): Promise<Answer> {
    const server = (demo.app as NestFastifyApplication).getHttpAdapter().getInstance();
    const response = await server.inject({
      method: method as 'GET',
      url,
      headers: { ...(username ? { authorization: `Bearer ${demo.token(username)}` } : {}), ...(payload === undefined ? {} : { 'content-type': type }) },
      ...(payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
    });
    return { status: response.statusCode, headers: response.headers, body: response.body === '' ? {} : (JSON.parse(response.body) as Record<string, unknown>) };
  }

  describe('who may see what', () => {
    it.each([
      [null, '/api/v1/findings', 401],
      ['sonoivu', '/api/v1/rounds/2018-Q2', 200],
      ['sonoivu', '/api/v1/reports/2018-Q2-870', 200],
      ['huyen870', '/api/v1/reports/2018-Q2-870', 200],
      ['huyen869', '/api/v1/reports/2018-Q2-870', 404],
      ['huyen869', '/api/v1/findings/2018-Q2-870-01', 404],
      ['huyen869', '/api/v1/findings/2018-Q2-869-01', 200],
      ['huyen869', '/api/v1/obligations/2018-Q2-D1.2-870', 404],
      ['huyen869', '/api/v1/visits/2018-Q2-870', 404],
      ['doankiemtra1', '/api/v1/visits/2018-Q2-873', 200],
      ['doankiemtra1', '/api/v1/visits/2018-Q2-869', 404],
      ['stnmt', '/api/v1/findings/2018-Q2-873-05', 200],
      ['stnmt', '/api/v1/findings/2018-Q2-873-01', 404],
      ['huyen869', '/api/v1/rounds/2018-Q2/summary', 403],
      ['chutich', '/api/v1/rounds/2018-Q2/summary', 200],
      ['sonoivu', '/api/v1/khong-co', 404],
    ])('%s GET %s answers %i', async (username, url, status) => {
      expect((await call(username, 'GET', url)).status).toBe(status);
    });

    it('counts only what the reader may see', async () => {
      const totals = await Promise.all(['sonoivu', 'huyen869', 'huyen866', 'doankiemtra1'].map(async (one) => (await call(one, 'GET', '/api/v1/findings')).body.total));
      expect(totals).toEqual([27, 6, 0, 14]);
    });

    it('shows an inspector only the units of the own team in a round', async () => {
      const { body } = await call('doankiemtra1', 'GET', '/api/v1/rounds/2018-Q2');
      expect((body.units as { unitCode: string }[]).map(({ unitCode }) => unitCode)).toEqual(['873', '874']);
    });

    it('keeps no byte of a file sent to another unit’s report', async () => {
      const bytes = samplePdf('của huyện khác');
      const boundary = 'x123';
      const payload = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n`), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
      const response = await demo.app.getHttpAdapter().getInstance().inject({
        method: 'POST',
        url: '/api/v1/reports/2018-Q2-870/items/2018-Q2-870-01/files',
        headers: { authorization: `Bearer ${demo.token('huyen869')}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload,
      });
      const store = demo.app.get(FileStore);
      expect(response.statusCode).toBe(404);
      expect(await store.has(createHash('sha256').update(bytes).digest('hex'))).toBe(false);
      expect(await store.temporaryCount()).toBe(0);
    });

    it('names the roles that may when a role may not', async () => {
      const { status, body } = await call('huyen869', 'POST', '/api/v1/urgings', { obligationCodes: ['2018-Q2-D1.2-869'], level: 'handler', channel: 'phone' });
      expect([status, body.code]).toEqual([403, 'roleMayNot']);
    });
  });

  describe('bad input gets a clear answer in Vietnamese', () => {
    const answer = '/api/v1/obligations/2018-Q2-D1.1-869/updates';
    it.each([
      ['a body that is not JSON', '{"kind":', 'body.notJson', 'Nội dung gửi lên không phải JSON hợp lệ.'],
      ['an unknown field', { kind: 'progress', text: 'Đang làm', version: 1, donvi: '870' }, 'unknownField', 'donvi'],
      ['nothing written', { kind: 'progress', text: '   ', version: 1 }, 'text.needed', 'text'],
      ['a choice that is none', { kind: 'xong', text: 'Đã xong', version: 1 }, 'choice.needed', 'kind'],
      ['an object where text belongs', { kind: 'progress', text: { $gt: '' }, version: 1 }, 'text', 'text'],
    ])('%s', async (_, payload, code, mention) => {
      const { status, body } = await call('huyen869', 'POST', answer, payload);
      expect(status).toBe(400);
      expect(JSON.stringify(body.errors)).toContain(code);
      expect(JSON.stringify(body)).toContain(mention);
    });

    it('says that 31/6/2018 is not a date, and which field', async () => {
      const started = await call('huyen869', 'POST', '/api/v1/obligations/2018-Q2-D1.2-869/report');
      expect(started.status).toBe(201);
      const { status, body } = await call('huyen869', 'PUT', '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-01', { result: 'inProgress', doneVi: 'Đang làm', committedOn: '31/6/2018' });
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ field: 'committedOn', code: 'date.notInCalendar', message: expect.stringContaining('31/6/2018') as string }]);
    });

    it('shows what is stored when somebody else saved meanwhile', async () => {
      const url = '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-02';
      expect((await call('huyen869', 'PUT', url, { result: 'notYet', doneVi: 'Bản của người thứ nhất', version: 1 })).status).toBe(200);
      const { status, body } = await call('lanhdao.huyen869', 'PUT', url, { result: 'remedied', doneVi: 'Bản của người thứ hai', version: 1 });
      expect([status, body.code]).toEqual([409, 'changedMeanwhile']);
      expect(body.current).toMatchObject({ doneVi: 'Bản của người thứ nhất' });
    });

    it('sends no draft under the number of another version', async () => {
      expect((await call('huyen869', 'POST', '/api/v1/reports/2018-Q2-869/versions/99/submit')).status).toBe(404);
      expect((await call('huyen869', 'GET', '/api/v1/reports/2018-Q2-869')).body.versions).toMatchObject([{ number: 1, state: 'draft', receiptNumber: null }]);
    });

    it('names the field of an unknown receiving body', async () => {
      const { status, body } = await call('huyen869', 'PUT', '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-03', { result: 'outsideCompetence', transferredToUnitCode: 'KHONGCO' });
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ field: 'transferredToUnitCode', code: 'unit.unknown' }]);
    });

    it('urges a duty once though its code stands twice', async () => {
      const { body } = await call('sonoivu', 'POST', '/api/v1/urgings', { obligationCodes: ['2018-Q2-D1.2-869', '2018-Q2-D1.2-869'], level: 'handler', channel: 'phone' });
      expect(body).toEqual({ numbers: [3], dropped: [], already: [], dispatch: '2018-Q2-3' });
    });

    it('issues no directive whose demand would become nobody’s duty', async () => {
      const clause = { number: 'A1', contentVi: 'Niêm yết thủ tục hành chính', kind: 'continuous', dueRule: { kind: 'none' }, coordinators: [] };
      const input = { roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch UBND tỉnh', summaryVi: 'Thử', clauses: [{ ...clause, addressees: [{ group: 'communes' }, { unit: '869' }] }] };
      const { body } = await call('sonoivu', 'POST', '/api/v1/directives', input);
      const issued = await call('sonoivu', 'POST', `/api/v1/directives/${String(body.code)}/issue`);
      expect(issued.status).toBe(400);
      expect(JSON.stringify(issued.body.errors)).toContain('UBND cấp xã');
      expect((await call('sonoivu', 'GET', `/api/v1/directives/${String(body.code)}`)).body.state).toBe('draft');
    });

    it('lists everything that is missing before a report can be sent', async () => {
      const { status, body } = await call('huyen869', 'POST', '/api/v1/reports/2018-Q2-869/versions/1/submit');
      expect(status).toBe(400);
      expect((body.errors as { code: string }[]).map(({ code }) => code)).toEqual(expect.arrayContaining(['item.resultNeeded', 'document.numberNeeded', 'document.dateNeeded', 'document.signerNeeded', 'document.signedFileNeeded']));
    });
  });

  describe('what it answers', () => {
    const LISTS = ['checklists', 'rounds', 'visits', 'findings', 'directives', 'obligations', 'reports', 'urgings'];
    const THINGS = ['checklists/CCHC-2018-Q2/versions/1', 'rounds/2018-Q2', 'visits/2018-Q2-870', 'findings/2018-Q2-870-01', 'directives/2018-Q2-CD1', 'obligations/2018-Q2-D1.2-870', 'reports/2018-Q2-870', 'rounds/2018-Q2/consolidation'];
    const STORAGE = /^(id|searchText|sortKey|requestKey|formKey)$|Ids?$/;
    const GIVEN_OUT = ['publicId', 'versionId', 'checklistVersionId'];

    function fields(value: unknown, path = ''): [string, unknown][] {
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value).flatMap(([name, inner]): [string, unknown][] => [[name, inner], ...fields(inner, `${path}/${name}`)]);
    }

    it.each([...LISTS, ...THINGS])('%s without keys of storage, moments as people read them', async (path) => {
      const { status, body } = await call('sonoivu', 'GET', `/api/v1/${path}`);
      const all = fields(body);
      expect([status, all.length > 5]).toEqual([200, true]);
      expect(all.filter(([name]) => STORAGE.test(name) && !GIVEN_OUT.includes(name)).map(([name]) => name)).toEqual([]);
      expect(all.filter(([, value]) => typeof value === 'number' && value > 1e11)).toEqual([]);
      for (const [, value] of all.filter(([name, one]) => name.endsWith('At') && one !== null)) expect(value).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/);
    });

    it('tells what somebody else saved in the same way', async () => {
      const { status, body } = await call('huyen869', 'PUT', '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-02', { result: 'remedied', version: 0 });
      expect(status).toBe(409);
      expect(fields(body.current).filter(([name, value]) => STORAGE.test(name) || (typeof value === 'number' && value > 1e11))).toEqual([]);
    });

    it.each(LISTS)('%s in pages that know their neighbours', async (name) => {
      const url = `/api/v1/${name}`;
      const whole = (await call('sonoivu', 'GET', url)).body;
      expect(whole).toMatchObject({ page: 1, pageSize: 50, total: expect.any(Number) as number });
      const { body, headers } = await call('sonoivu', 'GET', `${url}?page=1&pageSize=1`);
      expect(body).toMatchObject({ page: 1, pageSize: 1, total: whole.total });
      expect(body.rows).toEqual((whole.rows as unknown[]).slice(0, 1));
      expect(headers.link).toBe(Number(whole.total) > 1 ? `<${url}?page=2&pageSize=1>; rel="next"` : undefined);
    });

    it('leads from page to page and back through the whole list', async () => {
      const codes: string[] = [];
      let url: string | undefined = '/api/v1/findings?pageSize=10&round=2018-Q2';
      while (url !== undefined) {
        const { body, headers } = await call('sonoivu', 'GET', url);
        codes.push(...(body.rows as { code: string }[]).map(({ code }) => code));
        expect(/<[^>]*page=(\d+)[^>]*>; rel="prev"/.exec(String(headers.link))?.[1]).toBe(Number(body.page) > 1 ? String(Number(body.page) - 1) : undefined);
        url = /<([^>]*)>; rel="next"/.exec(String(headers.link))?.[1];
      }
      expect([codes.length, new Set(codes).size]).toEqual([27, 27]);
    });

    it('narrows visits and reports by round and state', async () => {
      const total = async (path: string): Promise<unknown> => (await call('sonoivu', 'GET', `/api/v1/${path}`)).body.total;
      const visits = (await call('sonoivu', 'GET', '/api/v1/visits')).body.total;
      expect(await Promise.all(['visits?round=2018-Q2', 'visits?round=2018-Q2&state=result_issued', 'visits?round=2018-Q1', 'visits?state=on_site', 'reports?round=2018-Q1'].map(total))).toEqual([visits, visits, 0, 0, 0]);
      expect(await total('reports?state=accepted')).toBeLessThanOrEqual(Number(await total('reports')));
    });

    it('leaves the figures of a round as they are', async () => {
      const { body } = await call('sonoivu', 'GET', '/api/v1/rounds/2018-Q2/summary');
      expect(body).toEqual(JSON.parse(JSON.stringify(await demo.app.get(RoundSummaryQuery, { strict: false }).of('2018-Q2'))));
    });

    it('names the parties of a clause by their codes to the province', async () => {
      const { body } = await call('sonoivu', 'GET', '/api/v1/directives/2018-Q2-CD1');
      const clauses = body.clauses as Clause[];
      expect(clauses.find(({ number }) => number === 'D1.2')?.addressees.map(({ unit }) => unit)).toEqual(expect.arrayContaining(['869', '870']));
      expect(clauses.find(({ number }) => number === 'D1.2')?.parent).toBe('D1');
    });

    it.each([['huyen869', '869'], ['huyen866', '866'], ['stttt', 'STTTT'], ['stnmt', 'STNMT']])('%s reads of no other district in a letter', async (username, own) => {
      const { body } = await call(username, 'GET', '/api/v1/directives/2018-Q2-CD1');
      const clauses = body.clauses as Clause[];
      expect(clauses.length).toBeGreaterThan(0);
      for (const { addressees, coordinators } of clauses) {
        const parties = [...addressees, ...coordinators];
        expect(parties.filter(({ unit }) => unit === own)).not.toHaveLength(0);
        expect(parties.filter(({ unit }) => unit !== null && unit !== own && /^\d/.test(unit))).toEqual([]);
      }
    });
  });
});
