import { connect, type AddressInfo } from 'node:net';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { PageBrowser } from '../support/page-browser';

describe('a request that cannot be read is answered in words', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp('2018-06-07T09:00:00+07:00');
    await demo.app.listen(0, '127.0.0.1');
  }, 120_000);
  afterAll(() => demo.close());

  /** Bytes as they are, past every client that would correct them. */
  const raw = (request: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = demo.app.getHttpServer().address() as AddressInfo;
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      let answer = '';
      socket.on('data', (bytes) => (answer += bytes.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });

  it.each(['/findings/%E0%A4%A', '/rounds/100%', '/khong-co/%zz?q=%E0'])('%s is a page that does not exist', async (url) => {
    const browser = await PageBrowser.signedIn(demo, 'sonoivu');
    const page = await browser.open(url);
    expect(page.status).toBe(404);
    expect(page.html).toContain('data-testid="error-404"');
    expect(page.words).toContain('Không tìm thấy trang');
  });

  it('asks who is there first, like every address', async () => {
    expect((await new PageBrowser(demo).open('/findings/%E0%A4%A')).status).toBe(401);
  });

  it('is problem+json for a program', async () => {
    const answer = await demo.app.getHttpAdapter().getInstance().inject({ method: 'GET', url: '/api/v1/findings/%E0%A4%A', headers: { authorization: `Bearer ${demo.token('sonoivu')}` } });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 404, detail: expect.stringContaining('Địa chỉ không đúng') as unknown });
  });

  it.each([
    ['a query far too long', `GET /findings?q=${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, '431', 'quá dài'],
    ['no HTTP at all', 'xin chào\r\n\r\n', '400', 'không đọc được'],
  ])('%s', async (_, request, status, words) => {
    const answer = await raw(request);
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    expect(answer).toContain('text/plain; charset=utf-8');
    expect(answer).toContain(words);
  });
});
