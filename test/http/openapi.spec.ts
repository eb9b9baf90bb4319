import { startDemoApp, type DemoApp } from '../support/demo-app';

type Json = Record<string, unknown>;
interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Json; readonly description?: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<Record<string, Json>>;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly type: string; readonly properties?: Json; readonly required?: readonly string[] }>>; readonly securitySchemes: Json; readonly responses: Json };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object'];
/** What each list can be narrowed by, beside the page. */
const FILTERS: Readonly<Record<string, readonly string[]>> = {
  '/api/v1/checklists': [],
  '/api/v1/rounds': [],
  '/api/v1/visits': ['round', 'state'],
  '/api/v1/findings': ['round', 'unit', 'state', 'severity', 'area', 'view', 'q', 'sort'],
  '/api/v1/directives': ['round'],
  '/api/v1/obligations': ['round', 'unit', 'clause', 'state', 'part', 'view', 'q', 'sort'],
  '/api/v1/reports': ['round', 'state'],
  '/api/v1/urgings': ['round', 'unit', 'level'],
};

/** Every object of the document, with where it stands. */
function walk(value: unknown, path: string, visit: (node: Json, path: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Json, path);
  for (const [name, inner] of Object.entries(value)) walk(inner, `${path}/${name}`, visit);
}

describe('the document of the API', () => {
  let demo: DemoApp;
  let document: Document;
  let operations: readonly (readonly [string, Operation])[];
  const get = (url: string) => demo.app.getHttpAdapter().getInstance().inject({ method: 'GET', url });
  beforeAll(async () => {
    demo = await startDemoApp('2018-04-03T08:00:00+07:00');
    document = JSON.parse((await get('/api/docs-json')).body) as Document;
    operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const));
  }, 120_000);
  afterAll(() => demo.close());

  it('has the shape of OpenAPI 3', () => {
    expect(document.openapi).toMatch(/^3\.0\.\d$/);
    expect(document.info).toMatchObject({ title: expect.any(String) as string, version: expect.any(String) as string });
    const faults: string[] = [];
    for (const [path, item] of Object.entries(document.paths)) {
      if (!path.startsWith('/api/v1/')) faults.push(`${path} is no route of the API`);
      for (const method of Object.keys(item)) if (!METHODS.includes(method)) faults.push(`${method} ${path} is no method`);
    }
    for (const [route, { parameters = [], responses, requestBody }] of operations) {
      const inPath = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      const declared = parameters.filter((one) => one.in === 'path');
      if (declared.map(({ name }) => name).sort().join() !== inPath.join()) faults.push(`${route}: parameters of the path`);
      if (declared.some(({ required }) => required !== true)) faults.push(`${route}: a parameter of the path that is not required`);
      if (new Set(parameters.map((one) => `${one.in} ${one.name}`)).size !== parameters.length) faults.push(`${route}: a parameter twice`);
      if (parameters.some(({ schema }) => schema === undefined)) faults.push(`${route}: a parameter without a schema`);
      if (Object.keys(responses).length === 0 || Object.keys(responses).some((code) => !/^([1-5]\d\d|default)$/.test(code))) faults.push(`${route}: answers`);
      if (requestBody && Object.values(requestBody.content).some(({ schema }) => schema === undefined)) faults.push(`${route}: a body without a schema`);
    }
    walk(document, '#', (node, path) => {
      const { $ref, type, items } = node;
      if (typeof $ref === 'string' && $ref.slice(2).split('/').reduce<unknown>((at, name) => (at as Json | undefined)?.[name], document) === undefined) faults.push(`${path}: ${$ref} leads nowhere`);
      if (/\/(properties\/\w+|schema|items)$/.test(path) && typeof type === 'string' && !TYPES.includes(type)) faults.push(`${path}: ${type} is no type`);
      if (type === 'array' && items === undefined) faults.push(`${path}: an array of nothing`);
    });
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(faults).toEqual([]);
  });

  it('says in one line what every operation does, and where it belongs', () => {
    const known = document.tags.map(({ name }) => name);
    expect(operations.length).toBeGreaterThan(35);
    expect(operations.filter(([, { summary }]) => !summary || summary.length < 8 || summary.includes('\n')).map(([route]) => route)).toEqual([]);
    expect(operations.filter(([, { tags = [] }]) => tags.length !== 1 || !tags.every((tag) => known.includes(tag))).map(([route]) => route)).toEqual([]);
  });

  it('names the fields of every input', () => {
    const inputs = Object.entries(document.components.schemas);
    expect(inputs.map(([name]) => name)).toEqual(expect.arrayContaining(['CreateRoundInput', 'ClauseInput', 'DueRuleInput', 'SaveReportHeadInput', 'ObligationUpdateInput', 'UrgeInput']));
    expect(inputs.filter(([, { properties }]) => Object.keys(properties ?? {}).length === 0).map(([name]) => name)).toEqual([]);
    const { RaiseFindingInput, RecordDirectiveInput } = document.components.schemas;
    expect(RaiseFindingInput?.properties).toMatchObject({
      severity: { type: 'string', enum: ['serious', 'medium', 'minor'] },
      titleVi: { type: 'string', maxLength: 300 },
      committedOn: { type: 'string', format: 'date' },
      measuredNumerator: { type: 'integer', minimum: 0 },
      coordinatorCodes: { type: 'array', items: { type: 'string' } },
    });
    expect([...(RaiseFindingInput?.required ?? [])].sort()).toEqual(['criterion', 'descriptionVi', 'remedyKind', 'severity', 'titleVi']);
    expect(RecordDirectiveInput?.properties?.clauses).toMatchObject({ type: 'array', items: { $ref: '#/components/schemas/ClauseInput' } });
  });

  it('takes a body wherever something is written, except where the address says it all', () => {
    const bare = operations.filter(([route, { requestBody }]) => !route.startsWith('GET') && requestBody === undefined).map(([route]) => route);
    expect(bare).toEqual([
      'POST /api/v1/rounds/{code}/results',
      'POST /api/v1/obligations/{code}/transfers/{finding}/verification',
      'POST /api/v1/directives/{code}/issue',
      'POST /api/v1/obligations/{code}/report',
      'POST /api/v1/reports/{code}/versions/{number}/submit',
      'DELETE /api/v1/reports/{code}/files/{id}',
      'PUT /api/v1/reports/{code}/items/{finding}/files/{id}',
      'DELETE /api/v1/reports/{code}/items/{finding}/files/{id}',
      'POST /api/v1/calendar/feed',
      'POST /api/v1/calendar/feed/end',
    ]);
  });

  it('names what each list can be narrowed by', () => {
    for (const [path, filters] of Object.entries(FILTERS)) {
      const query = document.paths[path]?.get?.parameters?.filter((one) => one.in === 'query') ?? [];
      expect([path, query.map(({ name }) => name)]).toEqual([path, expect.arrayContaining(['page', 'pageSize', ...filters])]);
      expect(query.some(({ required }) => required)).toBe(false);
    }
    const state = document.paths['/api/v1/findings']?.get?.parameters?.find(({ name }) => name === 'state');
    expect(state?.schema?.enum).toContain('claimed_done');
  });

  it.each([
    ['/api/v1/reports/{code}/items/{finding}/files', 'post', 'files'],
    ['/api/v1/reports/{code}/head', 'put', 'signedFile'],
    ['/api/v1/obligations/{code}/updates', 'post', 'files'],
  ])('describes the file of %s', (path, method, part) => {
    const { schema } = document.paths[path]?.[method]?.requestBody?.content['multipart/form-data'] ?? {};
    expect(JSON.stringify(schema)).toContain(`"${part}":`);
    expect(JSON.stringify(schema)).toContain('"format":"binary"');
  });

  it('says that the token is opaque', () => {
    expect(document.components.securitySchemes).toMatchObject({ bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'opaque' } });
    expect(JSON.stringify(document)).not.toContain('JWT');
  });

  it('is read on a page with a policy of its own, that lets no inline script run', async () => {
    const policies = await Promise.all(['/api/docs', '/api/docs/swagger-ui-init.js', '/api/docs-json', '/login', '/api/docsy'].map(async (url) => String((await get(url)).headers['content-security-policy'])));
    expect(policies.map((policy) => /style-src[^;]*'unsafe-inline'/.test(policy))).toEqual([true, true, false, false, false]);
    expect(policies.some((policy) => /script-src[^;]*unsafe/.test(policy))).toBe(false);
    const page = await get('/api/docs');
    expect(page.statusCode).toBe(200);
    expect([...page.body.matchAll(/<script(?![^>]*\bsrc=)/g)]).toHaveLength(0);
  });
});
