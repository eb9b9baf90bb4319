import { ApiBody, ApiConsumes, ApiExtraModels, ApiOperation, DocumentBuilder, getSchemaPath, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { applyDecorators, type INestApplication, type Type } from '@nestjs/common';
import { TakesFiles } from '../auth/policy';

type Path = OpenAPIObject['paths'][string];
type Operation = NonNullable<Path['get']>;
type Schema = Exclude<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { $ref: string }>;

const DOCS = '/api/docs';
/** swagger-ui styles its parts inline; its scripts come from our own address like everything else. */
const DOCS_POLICY = "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'none';frame-ancestors 'none';base-uri 'none'";

const TAGS: readonly (readonly [string, string])[] = [
  ['identity', 'Who the token belongs to.'],
  ['checklists', 'Criteria, scores and the law behind them.'],
  ['rounds', 'Rounds of inspection (đợt kiểm tra), their figures and papers.'],
  ['visits', 'Inspection of one unit (cuộc kiểm tra) and its answers.'],
  ['findings', 'Shortcomings found (tồn tại).'],
  ['directives', 'The chair’s letters and their clauses (nội dung chỉ đạo).'],
  ['obligations', 'Duties of units (nhiệm vụ) and what they report of them.'],
  ['reports', 'Remediation reports (báo cáo khắc phục) and their review.'],
  ['units', 'Units and bodies as they are on a day, and what was found, promised and delivered.'],
  ['rules', 'What the province decided where no law does.'],
  ['working-calendar', 'Holidays, days in lieu and Saturdays worked instead, year by year.'],
  ['self-checks', 'Self-inspection (tự kiểm tra) of the units that nobody inspected.'],
  ['urgings', 'The ledger of urgings (đôn đốc).'],
  ['calendar', 'Deadlines by day, and the personal address for calendar programs.'],
];

const DESCRIPTION = [
  'Inspection of administrative reform (kiểm tra cải cách hành chính): the same use cases as the pages, under the same rights.',
  'Things are named by their codes. Days are YYYY-MM-DD; moments are ISO 8601 at +07:00. What is not yours is not there (404).',
  'A list answers with rows, page, pageSize and total; its Link header names the next and the previous page.',
  'Papers and workbooks that are made for reading answer the same token at the addresses of their pages: `GET /overview/pdf`, and `GET /<list>/export` with the filters of the list (`/findings/export?unit=873`).',
].join('\n\n');

/** What an operation does, in one line. */
export const Says = (summary: string): MethodDecorator => ApiOperation({ summary });

interface FileBody {
  /** Name of the part that holds the file. */
  readonly file: string;
  readonly several?: boolean;
  readonly required?: boolean;
  readonly about?: string;
  /** The fields that go with it. */
  readonly input?: Type;
  /** The fields alone may also be sent as JSON. */
  readonly orJson?: boolean;
}

/** The body of a route that takes files. */
export function FilesBody({ file, several = false, required = false, about, input, orJson = false }: FileBody): MethodDecorator {
  const binary: Schema = { type: 'string', format: 'binary' };
  const part: Schema = { ...(several ? { type: 'array', items: binary } : binary), ...(about ? { description: about } : {}) };
  const files: Schema = { type: 'object', properties: { [file]: part }, ...(required ? { required: [file] } : {}) };
  const fields = input && { $ref: getSchemaPath(input) };
  const schema: Schema = fields ? { allOf: [fields, files] } : files;
  return applyDecorators(
    TakesFiles(),
    ...(input ? [ApiExtraModels(input)] : []),
    ApiConsumes('multipart/form-data', ...(orJson ? ['application/json'] : [])),
    ApiBody({ schema }),
  );
}

const PROBLEM: Schema = {
  type: 'object',
  description: 'A refusal (RFC 9457). `errors` says what is wrong with which field.',
  required: ['type', 'status', 'code', 'title', 'detail', 'instance', 'requestId'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stays the same in every language.' },
    title: { type: 'string' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['code', 'message'], properties: { code: { type: 'string' }, field: { type: 'string' }, message: { type: 'string' } } },
    },
    current: { type: 'object', description: 'What is stored, when somebody else saved meanwhile (409).' },
  },
};

/** The document of the API: its routes and what they take, and nothing of the pages. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder().setTitle('CCHC inspection API').setDescription(DESCRIPTION).setVersion('1');
  builder.addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'opaque', description: 'A token that the administrator gives out; it carries no data of its own.' });
  for (const [name, about] of TAGS) builder.addTag(name, about);
  const whole = SwaggerModule.createDocument(app, builder.build(), { operationIdFactory: (controller, method) => `${controller.replace(/ApiController$/, '')}_${method}` });
  const paths = Object.fromEntries(Object.entries(whole.paths).filter(([path]) => path.startsWith('/api/')));
  for (const path of Object.values(paths)) for (const operation of operationsOf(path)) operation.responses.default = { $ref: '#/components/responses/Problem' };
  const refused = { description: 'Refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  const components = { ...whole.components, schemas: { ...whole.components?.schemas, Problem: PROBLEM }, responses: { Problem: refused } };
  return { ...whole, paths, components };
}

function operationsOf(path: Path): readonly Operation[] {
  return [path.get, path.post, path.put, path.patch, path.delete].filter((one) => one !== undefined);
}

/** Serves the document, and a page to read it with under a content policy of its own. */
export function serveApiDocs(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => apiDocument(app), { jsonDocumentUrl: 'api/docs-json', yamlDocumentUrl: 'api/docs-yaml', customSiteTitle: 'CCHC inspection API' });
}

/** The policy of a page, when it is not everybody's. */
export const policyFor = (url: string): string | null => (url === DOCS || url.startsWith(`${DOCS}/`) || url.startsWith(`${DOCS}?`) ? DOCS_POLICY : null);
