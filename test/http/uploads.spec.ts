import { createHash } from 'node:crypto';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { StoredFile, UnfinishedUploads } from '../../src/features/evidence';
import { createApp } from '../../src/app';
import { ApiClient } from '../support/api-client';
import { onPostgres } from '../support/database';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { TusClient } from '../support/tus-client';

const REPORT = '2018-Q2-870';
const ITEM = { place: 'item', report: REPORT, item: '1' };
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('files that come in pieces', () => {
  let demo: DemoApp;
  let mine: TusClient;
  let colleague: TusClient;
  let foreign: TusClient;
  let api: ApiClient;
  let count = 0;
  const pdf = (): Buffer => samplePdf(`phan ${(count += 1)}`);
  beforeAll(async () => {
    demo = await startDemoApp('2018-07-17T08:00:00+07:00', { environment: { UPLOAD_MAX_MB: '1', ITEM_MAX_MB: '2' } });
    api = new ApiClient(demo);
    [mine, colleague, foreign] = ['huyen870', 'lanhdao.huyen870', 'huyen869'].map((name) => new TusClient(demo, name)) as [TusClient, TusClient, TusClient];
    expect((await api.call('huyen870', 'POST', '/api/v1/obligations/2018-Q2-D1.2-870/report')).status).toBe(201);
  }, 120_000);
  afterAll(() => demo.close());
  afterEach(() => expect(readdirSync(join(demo.settings.storageDir, 'incoming'))).toEqual([]));

  const folder = (): string => join(demo.settings.storageDir, 'uploads');
  const left = (): readonly string[] => readdirSync(folder());
  const rows = (bytes: Buffer): Promise<number> => demo.app.get(DataSource).manager.countBy(StoredFile, { sha256: sha256(bytes) });
  const idOf = (url: string): string => url.split('/').at(-1) ?? '';

  it('are whole again, under their Vietnamese name, byte for byte', async () => {
    const bytes = pdf();
    const answer = await mine.send(bytes, { ...ITEM, filename: 'Báo cáo khắc phục (bản ký).pdf'.normalize('NFD') }, 100);
    expect([answer.status, answer.body.name, answer.body.size, answer.body.signatureHtml]).toEqual([200, 'Báo cáo khắc phục (bản ký).pdf', bytes.length, 'Không có chữ ký số']);
    const download = await api.call('huyen870', 'GET', `/api/v1/reports/${REPORT}/files/${String(answer.body.id)}`);
    expect(sha256(download.bytes)).toBe(sha256(bytes));
    expect(left()).toEqual([]);
  });

  it('say whether they show citizens, and may be the signed copy', async () => {
    const marked = await mine.send(pdf(), { ...ITEM, filename: 'phieu.pdf', citizens: 'yes' });
    expect([marked.status, marked.body.showsCitizens]).toEqual([200, true]);
    const signed = await mine.send(pdf(), { place: 'signed', report: REPORT, filename: 'ban-ky.pdf' });
    const { body } = await api.call('huyen870', 'GET', `/api/v1/reports/${REPORT}`);
    expect([signed.status, (body.versions as { signedFile: { publicId: string } }[])[0]?.signedFile.publicId]).toEqual([200, signed.body.id]);
    const picture = await mine.send(Buffer.from('89504e470d0a1a0a', 'hex'), { place: 'signed', report: REPORT, filename: 'ban-ky.png' });
    expect([picture.status, left()]).toEqual([400, []]);
  });

  it('move the form that shows the signed copy on from what it showed, once', async () => {
    const shown = async (): Promise<unknown> => {
      const { bytes } = await api.call('huyen870', 'GET', `/reports/${REPORT}/check`);
      const page = bytes.toString('utf8').split('data-testid="check-form"')[1] ?? '';
      return Object.fromEntries(['version', 'mark'].map((name) => [name, new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1]]));
    };
    const before = await shown();
    const created = await mine.create(300, { place: 'signed', report: REPORT, filename: 'ban-ky-2.pdf' });
    expect(created.status).toBe(201);
    const bytes = pdf();
    const url = String((await mine.create(bytes.length, { place: 'signed', report: REPORT, filename: 'ban-ky-3.pdf' })).headers.location);
    const { body } = await mine.append(url, 0, bytes);
    expect(body.form).toEqual({ before, now: await shown() });
    expect((await mine.call('POST', `${url}/finish`)).body.form).toBeUndefined();
    expect((await mine.call('DELETE', String(created.headers.location))).status).toBe(204);
  });

  it('are still there for their sender after a restart', async () => {
    const bytes = pdf();
    const url = String((await mine.create(bytes.length, { ...ITEM, filename: 'khoi-dong-lai.pdf' })).headers.location);
    await mine.append(url, 0, bytes.subarray(0, 200));
    const uploads = demo.app.get(UnfinishedUploads, { strict: false });
    uploads.onApplicationShutdown();
    await uploads.onApplicationBootstrap();
    expect((await mine.append(url, 200, bytes.subarray(200))).status).toBe(200);
  });

  it('go on from where they stopped, also in another connection', async () => {
    const bytes = pdf();
    const created = await mine.create(bytes.length, { ...ITEM, filename: 'tiep.pdf' });
    const url = String(created.headers.location);
    expect([created.status, url.startsWith('/uploads/')]).toEqual([201, true]);
    expect((await mine.append(url, 0, bytes.subarray(0, 300))).status).toBe(204);
    expect((await mine.head(url)).headers).toMatchObject({ 'upload-offset': '300', 'upload-length': String(bytes.length) });
    expect((await mine.append(url, 0, bytes.subarray(0, 300))).status).toBe(409);
    expect((await mine.append(url, 300, bytes.subarray(300))).status).toBe(200);
  });

  it('are attached once, however often the end is said', async () => {
    const bytes = pdf();
    const created = await mine.create(bytes.length, { ...ITEM, filename: 'mot-lan.pdf' });
    const url = String(created.headers.location);
    const first = await mine.append(url, 0, bytes);
    const again = await Promise.all([1, 2, 3].map(() => mine.call('POST', `${url}/finish`, { 'content-type': 'application/json' }, Buffer.from('{}'))));
    expect(again.map(({ body }) => body.id)).toEqual([first.body.id, first.body.id, first.body.id]);
    expect(await rows(bytes)).toBe(1);
    expect((await mine.head(url)).status).toBe(404);
  });

  it('belong to the account that began them, and to nobody else', async () => {
    const bytes = pdf();
    const url = String((await mine.create(bytes.length, { ...ITEM, filename: 'cua-toi.pdf' })).headers.location);
    for (const other of [colleague, foreign]) {
      const answers = [await other.head(url), await other.append(url, 0, bytes), await other.call('DELETE', url), await other.call('POST', `${url}/finish`)];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    }
    expect((await mine.append(url, 0, bytes.subarray(0, 10))).status).toBe(204);
    expect((await mine.call('DELETE', url)).status).toBe(204);
    expect(left()).toEqual([]);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['a report of another unit', { ...ITEM, report: '2018-Q2-869' }, 404, 'notFound'],
    ['an item that does not exist', { ...ITEM, item: '99' }, 404, 'notFound'],
    ['a report that does not exist', { ...ITEM, report: '../../x' }, 404, 'notFound'],
    ['no place', {}, 400, 'validation'],
    ['a place of no kind', { place: '__proto__' }, 400, 'validation'],
    ['a program', { ...ITEM, filename: 'a.exe' }, 400, 'validation'],
  ])('are refused before a byte: %s', async (_, metadata, status, code) => {
    const answer = await mine.create(5_000, { filename: 'a.pdf', ...metadata });
    expect([answer.status, answer.body.code, left()]).toEqual([status, code, []]);
  });

  it.each([
    ['more than a file may have', 1_000_001, 'file.tooLarge'],
    ['nothing', 0, 'file.empty'],
    ['less than nothing', -5, 'body.brokenUpload'],
    ['a length that is none', NaN, 'body.brokenUpload'],
  ])('are refused before a byte: %s', async (_, size, code) => {
    const answer = await mine.create(size, { ...ITEM, filename: 'a.pdf' });
    expect([answer.status, (answer.body.errors as { code: string }[])[0]?.code, left()]).toEqual([400, code, []]);
  });

  it('are not taken beyond what the item may hold, counting what it holds', async () => {
    const big = (): Buffer => Buffer.concat([pdf(), Buffer.alloc(60_000, 10), Buffer.from('%%EOF\n'), Buffer.alloc(900_000, 10)]);
    const place = { ...ITEM, item: '2' };
    expect((await mine.send(big().subarray(0, 900_000), { ...place, filename: '1.pdf' })).status).toBe(400);
    const fits = (): Buffer => Buffer.concat([Buffer.from('%PDF-1.4\n%'), Buffer.alloc(950_000, 97), Buffer.from('\n'), pdf()]);
    expect((await mine.send(fits(), { ...place, filename: '1.pdf' })).status).toBe(200);
    expect((await mine.send(fits(), { ...place, filename: '2.pdf' })).status).toBe(200);
    const third = await mine.create(fits().length, { ...place, filename: '3.pdf' });
    expect([third.status, (third.body.errors as { code: string }[])[0]?.code]).toEqual([400, 'file.itemTooLarge']);
  });

  it('refused for their content leave nothing, and are refused in words', async () => {
    const answer = await mine.send(Buffer.from('MZ not a PDF'), { ...ITEM, filename: 'a.pdf' });
    expect([answer.status, String(answer.body.detail).includes('“a.pdf”'), left()]).toEqual([400, true, []]);
  });

  it('are no endless store: an account has only so many unfinished ones, forgotten ones make way', async () => {
    const urls: string[] = [];
    for (let number = 0; number < 20; number += 1) urls.push(String((await mine.create(1_000, { ...ITEM, filename: `${number}.pdf` })).headers.location));
    const refused = await mine.create(1_000, { ...ITEM, filename: 'them.pdf' });
    expect([refused.status, (refused.body.errors as { code: string }[])[0]?.code]).toEqual([400, 'file.unfinishedTooMany']);
    expect((await foreign.create(1_000, { ...ITEM, filename: 'khac.pdf' })).status).toBe(404);
    utimesSync(join(folder(), idOf(urls[3] ?? '')), new Date(0), new Date(0));
    expect((await mine.create(1_000, { ...ITEM, filename: 'them.pdf' })).status).toBe(201);
    expect((await mine.head(urls[3] ?? '')).status).toBe(404);
    for (const name of left().filter((one) => !one.endsWith('.json'))) await mine.call('DELETE', `/uploads/${name}`);
    expect(left()).toEqual([]);
  });

  it.each([
    ['20 files', 1_000, 20],
    ['so many bytes', 900_000, 2],
  ])('begun at the same moment are no more than %s of one account either', async (_, size, most) => {
    const answers = await Promise.all(Array.from({ length: 40 }, (__, number) => mine.create(size, { ...ITEM, item: '3', filename: `cung-luc-${number}.pdf` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(most).fill(201), ...Array<number>(40 - most).fill(400)]);
    expect(new Set(answers.filter(({ status }) => status === 400).map(({ body }) => (body.errors as { code: string }[])[0]?.code))).toEqual(new Set(['file.unfinishedTooMany']));
    for (const { headers } of answers) if (headers.location) await mine.call('DELETE', String(headers.location));
    expect(left()).toEqual([]);
  });

  // Each server orders its own beginnings; the store is what both see. SQLite has one server.
  (onPostgres ? it : it.skip).each([
    ['20 files', 1_000, 20],
    ['so many bytes', 900_000, 2],
  ])('begun on two servers over one store are no more than %s either', async (_, size, most) => {
    const other = await createApp({ settings: demo.settings, clock: demo.clock });
    try {
      const there = new TusClient({ ...demo, app: other }, 'huyen870');
      for (let round = 0; round < 3; round += 1) {
        const answers = await Promise.all(Array.from({ length: 40 }, (__, number) => (number % 2 ? mine : there).create(size, { ...ITEM, item: '3', filename: `hai-may-${number}.pdf` })));
        const begun = answers.filter(({ status }) => status === 201);
        expect(left().filter((name) => !name.endsWith('.json'))).toHaveLength(begun.length);
        expect([begun.length > 0, begun.length <= most, answers.every(({ status, headers }) => status === 201 || (status === 400 && headers.location === undefined))]).toEqual([true, true, true]);
        for (const { headers } of begun) await mine.call('DELETE', String(headers.location));
        expect(left()).toEqual([]);
      }
    } finally {
      await other.close();
    }
  });

  it('older than a day are swept, younger ones stay for their sender; lone halves go', async () => {
    const uploads = demo.app.get(UnfinishedUploads, { strict: false });
    const [old, young] = [await mine.create(500, { ...ITEM, filename: 'cu.pdf' }), await mine.create(500, { ...ITEM, filename: 'moi.pdf' })].map(({ headers }) => idOf(String(headers.location)));
    const yesterday = Date.now() / 1000 - 25 * 3600;
    utimesSync(join(folder(), `${old}.json`), yesterday, yesterday);
    writeFileSync(join(folder(), 'f'.repeat(32)), 'x');
    utimesSync(join(folder(), 'f'.repeat(32)), yesterday, yesterday);
    expect((await mine.append(`/uploads/${old}`, 0, Buffer.from('x'))).status).toBe(404);
    expect(await uploads.sweep()).toBe(2);
    expect([...left()].sort()).toEqual([young, `${young}.json`]);
    await uploads.remove(young ?? '');
  });

  it('need the token of our own page when a browser sends them', async () => {
    const response = await demo.app.getHttpAdapter().getInstance().inject({ method: 'POST', url: '/uploads', headers: { 'tus-resumable': '1.0.0', 'upload-length': '5', origin: 'https://la.example' } });
    expect([401, 403]).toContain(response.statusCode);
    expect(existsSync(folder())).toBe(true);
  });

  it.each<[string, (url: string, bytes: Buffer) => Promise<{ status: number }>]>([
    ['an offset that is none', (url, bytes) => mine.call('PATCH', url, { 'upload-offset': 'x', 'content-type': 'application/offset+octet-stream' }, bytes)],
    ['no offset', (url, bytes) => mine.call('PATCH', url, { 'content-type': 'application/offset+octet-stream' }, bytes)],
    ['another content type', (url, bytes) => mine.call('PATCH', url, { 'upload-offset': '0', 'content-type': 'application/json' }, bytes)],
    ['more bytes than were told', (url, bytes) => mine.append(url, 0, Buffer.concat([bytes, bytes]))],
    ['another version of the protocol', (url, bytes) => mine.call('PATCH', url, { 'tus-resumable': '0.2.2', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, bytes)],
    ['the end before the bytes', (url) => mine.call('POST', `${url}/finish`)],
    ['an upload nobody began', () => mine.head(`/uploads/${'0'.repeat(32)}`)],
    ['a way out of the folder', () => mine.call('DELETE', '/uploads/..%2f..%2fapp.sqlite')],
    ['the description for the upload', (url) => mine.head(`${url}.json`)],
  ])('spoken wrongly are refused, and stay what they were: %s', async (_, act) => {
    const bytes = pdf();
    const url = String((await mine.create(bytes.length, { ...ITEM, filename: 'sai.pdf' })).headers.location);
    const { status } = await act(url, bytes);
    expect([status >= 400 && status < 500, (await mine.head(url)).headers['upload-offset']]).toEqual([true, '0']);
    expect((await mine.append(url, 0, bytes)).status).toBe(200);
  });

  it('stop when the report was sent meanwhile', async () => {
    const unit = new TusClient(demo, 'huyen873');
    const answer = await unit.create(500, { ...ITEM, report: '2018-Q2-873', filename: 'a.pdf' });
    expect([403, 404]).toContain(answer.status);
  });
});
