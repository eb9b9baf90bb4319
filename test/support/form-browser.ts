import { DEMO_PASSWORD } from '../../seed/demo/demo-accounts';
import type { DemoApp } from './demo-app';

export interface Page {
  readonly status: number;
  readonly html: string;
  readonly location: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

type Fields = Readonly<Record<string, string>>;
const BOUNDARY = '----form-of-the-test';

/** A browser without scripts that also sends files: keeps cookies, reads the form token from the page. */
export class FormBrowser {
  private readonly cookies = new Map<string, string>();
  private token = '';

  constructor(private readonly demo: DemoApp) {}

  static async signedIn(demo: DemoApp, username: string): Promise<FormBrowser> {
    const browser = new FormBrowser(demo);
    await browser.open('/login');
    await browser.post('/login', { username, password: DEMO_PASSWORD });
    await browser.open('/');
    return browser;
  }

  open(url: string): Promise<Page> {
    return this.send('GET', url);
  }

  post(url: string, fields: Fields): Promise<Page> {
    return this.send('POST', url, new URLSearchParams({ _csrf: this.token, ...fields }).toString(), 'application/x-www-form-urlencoded');
  }

  /** As a form with enctype="multipart/form-data" sends it. */
  postForm(url: string, fields: Fields, files: Readonly<Record<string, Buffer>> = {}): Promise<Page> {
    const parts = Object.entries({ _csrf: this.token, ...fields }).map(([name, value]) => Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
    const attached = Object.entries(files).flatMap(([name, bytes]) => [Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), bytes, Buffer.from('\r\n')]);
    return this.send('POST', url, Buffer.concat([...parts, ...attached, Buffer.from(`--${BOUNDARY}--\r\n`)]), `multipart/form-data; boundary=${BOUNDARY}`);
  }

  private async send(method: 'GET' | 'POST', url: string, payload?: string | Buffer, type = ''): Promise<Page> {
    const response = await this.demo.app.getHttpAdapter().getInstance().inject({
      method,
      url,
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...(type ? { 'content-type': type } : {}) },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value } of response.cookies) this.cookies.set(name, value);
    this.token = /name="_csrf" value="([^"]+)"/.exec(response.body)?.[1] ?? this.token;
    return { status: response.statusCode, html: response.body, location: response.headers.location as string | undefined, headers: response.headers };
  }
}
