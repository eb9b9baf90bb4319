import type { DemoApp } from './demo-app';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
  readonly body: Record<string, unknown>;
}

export interface UploadPart {
  readonly field?: string;
  readonly name: string;
  readonly bytes: Buffer;
}

const BOUNDARY = '----bien-thu-18';

/** A form with files as a browser sends it: names as they are, only the quote and line ends written as `%22`, `%0D`, `%0A`. */
export function multipart(parts: readonly UploadPart[], fields: Readonly<Record<string, string>> = {}): { payload: Buffer; type: string } {
  const quoted = (name: string): string => name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const head = (line: string): Buffer => Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${line}\r\n\r\n`);
  const chunks = [
    ...Object.entries(fields).map(([name, value]) => Buffer.concat([head(`name="${name}"`), Buffer.from(`${value}\r\n`)])),
    ...parts.map(({ field = 'files', name, bytes }) => Buffer.concat([head(`name="${field}"; filename="${quoted(name)}"`), bytes, Buffer.from('\r\n')])),
  ];
  return { payload: Buffer.concat([...chunks, Buffer.from(`--${BOUNDARY}--\r\n`)]), type: `multipart/form-data; boundary=${BOUNDARY}` };
}

/** Calls the REST API with a token. No answer may ever be a fault of the server: every call asserts it. */
export class ApiClient {
  private calls = 0;

  constructor(private readonly demo: DemoApp) {}

  async call(username: string | null, method: string, url: string, payload?: unknown, type = 'application/json'): Promise<ApiAnswer> {
    const response = await this.demo.app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method: method as 'GET',
        url,
        // A thousand calls from one address are more than it may ask in a minute.
        remoteAddress: `10.2.${Math.floor((this.calls += 1) / 1_000) % 250}.1`,
        headers: { ...(username ? { authorization: `Bearer ${this.demo.token(username)}` } : {}), ...(payload === undefined ? {} : { 'content-type': type }) },
        ...(payload === undefined ? {} : { payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload) }),
      });
    const json = /json/.test(String(response.headers['content-type'])) && response.body !== '';
    const answer = { status: response.statusCode, headers: response.headers, bytes: response.rawPayload, body: json ? (JSON.parse(response.body) as Record<string, unknown>) : {} };
    if (answer.status >= 500) throw new Error(`${method} ${url} answered ${answer.status}: ${response.body}`);
    return answer;
  }

  upload(username: string, url: string, parts: readonly UploadPart[], fields?: Readonly<Record<string, string>>, method = 'POST'): Promise<ApiAnswer> {
    const { payload, type } = multipart(parts, fields);
    return this.call(username, method, url, payload, type);
  }
}
