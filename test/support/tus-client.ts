import type { DemoApp } from './demo-app';

export interface TusAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, unknown>;
}

/** Speaks tus 1.0 to the server without a connection. No answer may ever be a fault of the server. */
export class TusClient {
  constructor(
    private readonly demo: DemoApp,
    private readonly username: string,
  ) {}

  async call(method: string, url: string, headers: Readonly<Record<string, string>> = {}, payload?: Buffer): Promise<TusAnswer> {
    const response = await this.demo.app.getHttpAdapter().getInstance().inject({
      method: method as 'PATCH',
      url,
      headers: { authorization: `Bearer ${this.demo.token(this.username)}`, 'tus-resumable': '1.0.0', ...headers },
      ...(payload ? { payload } : {}),
    });
    if (response.statusCode >= 500 && response.statusCode !== 503) throw new Error(`${method} ${url} answered ${response.statusCode}: ${response.body}`);
    const json = /json/.test(String(response.headers['content-type'])) && response.body !== '';
    return { status: response.statusCode, headers: response.headers, body: json ? (JSON.parse(response.body) as Record<string, unknown>) : {} };
  }

  create(size: number, metadata: Readonly<Record<string, string>>): Promise<TusAnswer> {
    const coded = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',');
    return this.call('POST', '/uploads', { 'upload-length': String(size), 'upload-metadata': coded });
  }

  append(url: string, offset: number, piece: Buffer): Promise<TusAnswer> {
    return this.call('PATCH', url, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, piece);
  }

  head(url: string): Promise<TusAnswer> {
    return this.call('HEAD', url);
  }

  /** Creates and sends in pieces; the answer to the last piece. */
  async send(bytes: Buffer, metadata: Readonly<Record<string, string>>, pieceSize = bytes.length): Promise<TusAnswer> {
    let answer = await this.create(bytes.length, metadata);
    const url = String(answer.headers.location);
    for (let at = 0; answer.status < 300 && at < bytes.length; at += pieceSize) answer = await this.append(url, at, bytes.subarray(at, at + pieceSize));
    return answer;
  }
}
