import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { PageBrowser } from '../support/page-browser';

const DEADLINE = Date.parse('2018-07-20T00:00:00+07:00');
const hidden = (html: string, name: string): string => new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(html)?.[1] ?? '';

/** Three districts are ready to send on the last evening. */
describe('the moment at which a report arrives', () => {
  let demo: DemoApp;
  let api: ApiClient;
  beforeAll(async () => {
    demo = await startDemoApp('2018-07-18T08:00:00+07:00');
    api = new ApiClient(demo);
    for (const unit of ['869', '870', '873']) {
      await api.call(`huyen${unit}`, 'POST', `/api/v1/obligations/2018-Q2-D1.2-${unit}/report`);
      const { versions } = (await api.call(`huyen${unit}`, 'GET', `/api/v1/reports/2018-Q2-${unit}`)).body as { versions: { items: { findingCode: string }[] }[] };
      for (const { findingCode } of versions[0]?.items ?? []) await api.call(`huyen${unit}`, 'PUT', `/api/v1/reports/2018-Q2-${unit}/items/${findingCode}`, { result: 'notYet', doneVi: 'Đang làm' });
      await api.upload(`huyen${unit}`, `/api/v1/reports/2018-Q2-${unit}/head`, [{ field: 'signedFile', name: 'ban-ky.pdf', bytes: samplePdf(unit) }], { documentNumber: '1/BC-UBND', documentDate: '18/7/2018', signerTitle: 'Chủ tịch' }, 'PUT');
    }
    await demo.app.listen(0, '127.0.0.1');
  }, 120_000);
  afterAll(() => demo.close());

  it('is when its head arrives, however slowly the rest trickles in', async () => {
    demo.clock.set(DEADLINE - 1);
    const { port } = demo.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const answered = new Promise<string>((resolve, reject) => {
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString())).on('end', () => resolve(text)).on('error', reject);
    });
    socket.write(`POST /api/v1/reports/2018-Q2-869/versions/1/submit HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer ${demo.token('huyen869')}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    demo.clock.set(DEADLINE + 600_000);
    socket.write('{');
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.write('}');
    expect(await answered).toMatch(/200 OK[\s\S]*"submittedAt":"2018-07-19T23:59:59\+07:00"/);
    expect((await api.call('sonoivu', 'GET', '/api/v1/obligations/2018-Q2-D1.2-869')).body).toMatchObject({ lateness: { strict: { kind: 'on_time' } } });
  });

  it('needs one small form once the signed copy is here, pressed as often as one likes', async () => {
    demo.clock.set(DEADLINE);
    const clerk = await PageBrowser.signedIn(demo, 'huyen870');
    const { html } = await clerk.open('/reports/2018-Q2-870/check');
    const fields = { action: 'submit', number: hidden(html, 'number'), mark: hidden(html, 'mark'), version: hidden(html, 'version'), documentNumber: '1/BC-UBND', documentDate: '18/7/2018', signerTitle: 'Chủ tịch' };
    expect(new URLSearchParams(fields).toString().length).toBeLessThan(500);
    const pressed = await Promise.all([clerk.upload('/reports/2018-Q2-870/check', fields), clerk.upload('/reports/2018-Q2-870/check', fields), clerk.post('/reports/2018-Q2-870/check', fields)]);
    expect(pressed.map(({ status, location }) => [status, location])).toEqual([1, 2, 3].map(() => [303, '/reports/2018-Q2-870/receipt?version=1']));
    expect((await api.call('sonoivu', 'GET', '/api/v1/obligations/2018-Q2-D1.2-870')).body).toMatchObject({ firstSubmittedAt: '2018-07-20T00:00:00+07:00', lateness: { strict: { kind: 'late', days: 1 }, lenient: { kind: 'on_time' } } });
  });

  it('is that of the first press, also when the second press, after the deadline, was whole before it', async () => {
    demo.clock.set(DEADLINE - 1);
    const clerk = await PageBrowser.signedIn(demo, 'huyen873');
    const { html } = await clerk.open('/reports/2018-Q2-873/check');
    const fields = { action: 'submit', number: hidden(html, 'number'), mark: hidden(html, 'mark'), version: hidden(html, 'version'), documentNumber: '1/BC-UBND', documentDate: '18/7/2018', signerTitle: 'Chủ tịch' };
    const body = Buffer.from(`${Object.entries(fields).map(([name, value]) => `--cut\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--cut--\r\n`);
    const { port } = demo.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const first = new Promise<string>((resolve, reject) => {
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString())).on('end', () => resolve(text)).on('error', reject);
    });
    socket.write(`POST /reports/2018-Q2-873/check HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer ${demo.token('huyen873')}\r\ncontent-type: multipart/form-data; boundary=cut\r\ncontent-length: ${body.length}\r\n\r\n`);
    socket.write(body.subarray(0, 60));
    await new Promise((resolve) => setTimeout(resolve, 300));
    demo.clock.set(DEADLINE + 600_000);
    const second = clerk.upload('/reports/2018-Q2-873/check', fields);
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.write(body.subarray(60));
    expect([await first, (await second).location]).toEqual([expect.stringMatching(/ 303 [\s\S]*receipt\?version=1/) as string, '/reports/2018-Q2-873/receipt?version=1']);
    expect((await api.call('sonoivu', 'GET', '/api/v1/obligations/2018-Q2-D1.2-873')).body).toMatchObject({ firstSubmittedAt: '2018-07-19T23:59:59+07:00', lateness: { strict: { kind: 'on_time' } } });
  });
});
