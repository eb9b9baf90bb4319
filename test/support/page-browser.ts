import { DEMO_PASSWORD } from '../../seed/demo/demo-accounts';
import type { DemoApp } from './demo-app';

export interface OpenedPage {
  readonly status: number;
  readonly html: string;
  /** The words of the page on one line, without tags. */
  readonly words: string;
  readonly location: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** A browser without scripts: keeps cookies, reads the form token from the page, sends forms with and without files. */
export class PageBrowser {
  private readonly cookies = new Map<string, string>();
  private token = '';
  private extra: Readonly<Record<string, string>> = {};

  constructor(private readonly demo: DemoApp) {}

  static async signedIn(demo: DemoApp, username: string): Promise<PageBrowser> {
    const browser = new PageBrowser(demo);
    await browser.signIn(username);
    return browser;
  }

  async signIn(username: string, password = DEMO_PASSWORD): Promise<OpenedPage> {
    await this.open('/login');
    return this.post('/login', { username, password });
  }

  open(url: string): Promise<OpenedPage> {
    return this.send('GET', url);
  }

  post(url: string, fields: Fields, withToken = true): Promise<OpenedPage> {
    const form = new URLSearchParams(withToken ? { _csrf: this.token } : {});
    for (const [name, value] of Object.entries(fields)) for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
    return this.send('POST', url, 'application/x-www-form-urlencoded', form.toString());
  }

  upload(url: string, fields: Readonly<Record<string, string>>, files: readonly SentFile[] = []): Promise<OpenedPage> {
    const mark = '----page-browser';
    const parts: Buffer[] = Object.entries({ _csrf: this.token, ...fields }).map(([name, value]) => Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
    for (const { field, name, bytes } of files) {
      parts.push(Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), bytes, Buffer.from('\r\n'));
    }
    return this.send('POST', url, `multipart/form-data; boundary=${mark}`, Buffer.concat([...parts, Buffer.from(`--${mark}--\r\n`)]));
  }

  /** As `send` does, with headers of the test's own. */
  async sendWith(headers: Readonly<Record<string, string>>, method: 'GET' | 'POST', url: string, type?: string, payload?: string | Buffer): Promise<OpenedPage> {
    this.extra = { ...headers };
    try {
      return await this.send(method, url, type, payload);
    } finally {
      this.extra = {};
    }
  }

  /** The token of the page opened last. */
  get formToken(): string {
    return this.token;
  }

  private async send(method: 'GET' | 'POST', url: string, type?: string, payload?: string | Buffer): Promise<OpenedPage> {
    const response = await this.demo.app.getHttpAdapter().getInstance().inject({
      method,
      url,
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...(type === undefined ? {} : { 'content-type': type }), ...this.extra },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value } of response.cookies) this.cookies.set(name, value);
    this.token = /name="_csrf" value="([^"]+)"/.exec(response.body)?.[1] ?? this.token;
    const words = response.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    return { status: response.statusCode, html: response.body, words, location: response.headers.location as string | undefined, headers: response.headers };
  }
}

/** Value of a field of the page, e.g. a hidden form key. */
export function fieldValue(html: string, name: string): string {
  return new RegExp(`name="${name.replace(/\./g, '\\.')}"[^>]*? value="([^"]*)"`).exec(html)?.[1] ?? '';
}

export function countOf(html: string, testid: string): number {
  return html.split(`data-testid="${testid}"`).length - 1;
}
