import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { multipart } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { FakeClamd, type ClamdMood } from '../support/fake-clamd';
import { TusClient } from '../support/tus-client';

const REPORT = '2018-Q2-870';
const ITEM = { place: 'item', report: REPORT, item: '1', filename: 'minh-chung.pdf' };
const SAMPLE = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

describe('where the operator has a virus scanner', () => {
  const clamd = new FakeClamd();
  let demo: DemoApp;
  let pieces: TusClient;
  const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  beforeAll(async () => {
    const port = await clamd.listen();
    demo = await startDemoApp('2018-07-17T08:00:00+07:00', { environment: { CLAMAV_HOST: '127.0.0.1', CLAMAV_PORT: String(port), SCAN_SECONDS: '1' } });
    pieces = new TusClient(demo, 'huyen870');
    expect((await pieces.call('POST', '/api/v1/obligations/2018-Q2-D1.2-870/report')).status).toBe(201);
  }, 120_000);
  afterAll(async () => {
    errors.mockRestore();
    await demo.close();
    await clamd.close();
  });
  beforeEach(() => {
    clamd.mood = 'works';
  });
  afterEach(() => expect(readdirSync(join(demo.settings.storageDir, 'incoming'))).toEqual([]));

  async function send(bytes: Buffer): Promise<{ status: number; body: Record<string, unknown> }> {
    const { payload, type } = multipart([{ name: 'minh-chung.pdf', bytes }]);
    return pieces.call('POST', `/api/v1/reports/${REPORT}/items/${REPORT}-01/files`, { 'content-type': type }, payload);
  }

  it('every file is shown to it, and a clean one is taken', async () => {
    const before = clamd.scanned;
    expect((await send(samplePdf('sach'))).status).toBe(201);
    expect((await pieces.send(samplePdf('sach nua'), ITEM)).status).toBe(200);
    expect(clamd.scanned).toBe(before + 2);
  });

  it('an infected one is refused with the name of what it has', async () => {
    const { status, body } = await send(samplePdf(SAMPLE));
    expect([status, (body.errors as { code: string; params: object }[])[0]]).toMatchObject([400, { code: 'file.infected', params: { virus: 'Eicar-Test-Signature' } }]);
    expect((await pieces.send(samplePdf(SAMPLE), ITEM)).status).toBe(400);
    expect(readdirSync(join(demo.settings.storageDir, 'uploads'))).toEqual([]);
  });

  it.each<ClamdMood>(['silent', 'hangsUp', 'confused'])('nothing is taken while it is %s, and a file in pieces waits for it', async (mood) => {
    clamd.mood = mood;
    const plain = await send(samplePdf(`cho ${mood}`));
    expect([plain.status, plain.body.code]).toEqual([503, 'scannerUnavailable']);
    expect(String(plain.body.detail)).toMatch(/thử lại/);
    const bytes = samplePdf(`cho tiep ${mood}`);
    const url = String((await pieces.create(bytes.length, ITEM)).headers.location);
    expect((await pieces.append(url, 0, bytes)).status).toBe(503);
    clamd.mood = 'works';
    const ended = await pieces.call('POST', `${url}/finish`);
    expect([ended.status, ended.body.size]).toEqual([200, bytes.length]);
  });
});
