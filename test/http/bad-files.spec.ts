import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { StoredFile } from '../../src/features/evidence';
import { ApiClient, multipart, type ApiAnswer } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { zipOf } from '../support/zip-writer';

const REPORT = '/api/v1/reports/2018-Q2-870';
const FILES = `${REPORT}/items/2018-Q2-870-01/files`;
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface FileView {
  readonly publicId: string;
  readonly name: string;
  readonly sha256: string;
}

describe('files that are sent', () => {
  let demo: DemoApp;
  let api: ApiClient;
  let pages = 0;
  /** A PDF that no earlier one equals. */
  const pdf = (): Buffer => samplePdf(`trang ${(pages += 1)}`);
  beforeAll(async () => {
    demo = await startDemoApp('2018-07-17T08:00:00+07:00', { environment: { UPLOAD_MAX_MB: '1', ITEM_MAX_MB: '2' } });
    api = new ApiClient(demo);
    expect((await api.call('huyen870', 'POST', '/api/v1/obligations/2018-Q2-D1.2-870/report')).status).toBe(201);
  }, 120_000);
  afterAll(() => demo.close());
  afterEach(() => expect(readdirSync(join(demo.settings.storageDir, 'incoming'))).toEqual([]));

  const storedCount = (): Promise<number> => demo.app.get(DataSource).manager.count(StoredFile);
  const keptCount = (): number => readdirSync(join(demo.settings.storageDir, 'sha256'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  const attached = ({ body }: ApiAnswer): readonly FileView[] => (body.versions as { items: { findingCode: string; evidence: FileView[] }[] }[])[0]?.items.find(({ findingCode }) => findingCode === '2018-Q2-870-01')?.evidence ?? [];

  async function refused(send: () => Promise<ApiAnswer>, code?: string): Promise<ApiAnswer> {
    const before = [await storedCount(), keptCount()];
    const answer = await send();
    const [first] = (answer.body.errors ?? []) as { code: string; message: string }[];
    expect([answer.status, VIETNAMESE.test(first?.message ?? String(answer.body.detail))]).toEqual([400, true]);
    if (code) expect(first?.code).toBe(code);
    expect([await storedCount(), keptCount()]).toEqual(before);
    return answer;
  }

  describe('are refused in words, and no byte is kept', () => {
    const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 7)]);
    const word = { name: 'word/document.xml', content: '<w/>' };
    const book = { name: 'xl/workbook.xml', content: '<w/>' };
    it.each<[string, string, () => Buffer, string]>([
      ['a program renamed', 'bao-cao.pdf', () => EXE, 'file.contentDiffers'],
      ['a program', 'cai-dat.exe', () => EXE, 'file.typeNotAccepted'],
      ['a program behind two endings', 'bao-cao.pdf.exe', pdf, 'file.typeNotAccepted'],
      ['a page', 'trang.html', () => Buffer.from('<script>alert(1)</script>'), 'file.typeNotAccepted'],
      ['a drawing that runs scripts', 'anh.svg', () => Buffer.from('<svg onload="alert(1)"/>'), 'file.typeNotAccepted'],
      ['a page renamed', 'anh.png', () => Buffer.from('<html>'), 'file.contentDiffers'],
      ['nothing', 'rong.pdf', () => Buffer.alloc(0), 'file.empty'],
      ['more than the limit', 'to.pdf', () => Buffer.concat([pdf(), Buffer.alloc(1_000_001)]), 'file.tooLarge'],
      ['a workbook with macros', 'so-lieu.xlsx', () => zipOf([book, { name: 'xl/vbaProject.bin' }]), 'file.macros'],
      ['a workbook for macros', 'so-lieu.xlsm', () => zipOf([book, { name: 'xl/vbaProject.bin' }]), 'file.typeNotAccepted'],
      ['macros written in capitals', 'so-lieu.xlsx', () => zipOf([book, { name: 'XL/VBAPROJECT.BIN' }]), 'file.macros'],
      ['a paper that is none', 'cong-van.docx', () => zipOf([{ name: 'anh.png' }]), 'file.contentDiffers'],
      ['a workbook called a paper', 'cong-van.docx', () => zipOf([book]), 'file.contentDiffers'],
      ['a ZIP that climbs out', 'minh-chung.zip', () => zipOf([{ name: '../../etc/cron.d/x' }]), 'file.unsafePaths'],
      ['a ZIP with a path of the machine', 'minh-chung.zip', () => zipOf([{ name: '/etc/passwd' }]), 'file.unsafePaths'],
      ['a ZIP with a Windows path', 'minh-chung.zip', () => zipOf([{ name: 'a\\..\\..\\x' }]), 'file.unsafePaths'],
      ['a ZIP with a drive', 'minh-chung.zip', () => zipOf([{ name: 'C:x' }]), 'file.unsafePaths'],
      ['a ZIP with a password', 'minh-chung.zip', () => zipOf([{ name: 'a.pdf', content: 'x'.repeat(40), encrypted: true }]), 'file.encrypted'],
      ['a ZIP that unpacks to gigabytes', 'minh-chung.zip', () => zipOf([{ name: 'a.txt', claimed: 2_000_000_000 }]), 'file.unpacksTooLarge'],
      ['a ZIP of thousands of files', 'minh-chung.zip', () => zipOf(Array.from({ length: 5_001 }, (_, index) => ({ name: `${index}` }))), 'file.unpacksTooLarge'],
      ['half of a ZIP', 'cong-van.docx', () => zipOf([word]).subarray(0, 60), 'file.damaged'],
      ['no ending', 'khong-co-duoi', pdf, 'file.typeNotAccepted'],
      ['only an ending', '.pdf', pdf, 'file.typeNotAccepted'],
      ['a name of dots', '...', pdf, 'file.typeNotAccepted'],
    ])('%s: %s', async (_, name, bytes, code) => {
      await refused(() => api.upload('huyen870', FILES, [{ name, bytes: bytes() }]), code);
    });

    it('all of them when one is wrong, and says which', async () => {
      const { body } = await refused(() => api.upload('huyen870', FILES, [{ name: 'tốt.pdf', bytes: pdf() }, { name: 'xấu.pdf', bytes: EXE }, { name: 'rỗng.pdf', bytes: Buffer.alloc(0) }]));
      expect((body.errors as { message: string }[]).map(({ message }) => /“(.+?)”/.exec(message)?.[1])).toEqual(['xấu.pdf', 'rỗng.pdf']);
    });

    it('more than the item may hold together', async () => {
      const bytes = (): Buffer => Buffer.concat([pdf(), Buffer.alloc(900_000)]);
      await refused(() => api.upload('huyen870', FILES, ['1.pdf', '2.pdf', '3.pdf'].map((name) => ({ name, bytes: bytes() }))), 'file.itemTooLarge');
    });

    it('more than a report may have waiting for an item, in one go, piece by piece or at the same moment', async () => {
      const all = `${REPORT}/files`;
      const heavy = (name: string) => [{ name, bytes: Buffer.concat([Buffer.from('%PDF-1.4\n%'), Buffer.alloc(900_000, 97), Buffer.from('\n'), pdf()]) }];
      await refused(() => api.upload('huyen870', all, ['1.pdf', '2.pdf', '3.pdf'].flatMap(heavy)), 'file.waitingTooLarge');
      const answers = await Promise.all(['1.pdf', '2.pdf', '3.pdf', '4.pdf'].map((name) => api.upload('huyen870', all, heavy(name))));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 400, 400]);
      const { body } = await refused(() => api.upload('huyen870', all, heavy('5.pdf')), 'file.waitingTooLarge');
      expect(String(body.detail)).toContain('chưa gắn vào mục nào của báo cáo vượt 2 MB');
      expect((await api.upload('huyen870', all, [{ name: 'nhỏ.pdf', bytes: pdf() }])).status).toBe(201);
      const waiting = (await api.call('huyen870', 'GET', all)).body as unknown as { file: FileView }[];
      for (const { file } of waiting) expect((await api.call('huyen870', 'DELETE', `${all}/${file.publicId}`)).status).toBe(204);
      expect((await api.upload('huyen870', all, heavy('6.pdf'))).status).toBe(201);
    });

    it('more than twenty at once', async () => {
      await refused(() => api.upload('huyen870', FILES, Array.from({ length: 21 }, (_, index) => ({ name: `${index}.pdf`, bytes: pdf() }))), 'file.tooMany');
    });

    it('a signed copy that is no PDF', async () => {
      const send = () => api.upload('huyen870', `${REPORT}/head`, [{ field: 'signedFile', name: 'ban-ky.zip', bytes: zipOf([{ name: `x${Math.random()}.txt` }]) }], { documentNumber: '1/BC' }, 'PUT');
      await refused(send, 'file.notPdf');
    });
  });

  describe('have hostile or Vietnamese names', () => {
    const long = 'báo cáo '.repeat(38);
    it.each<[string, string, string]>([
      ['Vietnamese', 'Báo cáo khắc phục (lần 2) – Đồng Tháp.pdf', 'Báo cáo khắc phục (lần 2) – Đồng Tháp.pdf'],
      ['decomposed', 'Báo cáo khắc phục.pdf'.normalize('NFD'), 'Báo cáo khắc phục.pdf'],
      ['a way out of the folder', '../../x.pdf', 'x.pdf'],
      ['a Windows way', 'C:\\Windows\\System32\\x.pdf', 'x.pdf'],
      ['turned round by a mark', 'a\u202Egpj.exe.pdf', 'agpj.exe.pdf'],
      ['invisible characters', 'a\u200b\u2066b\ufeff.pdf', 'ab.pdf'],
      ['a tag', '<script>alert(1)<img>.pdf', '<script>alert(1)<img>.pdf'],
      ['a device', 'CON.pdf', '_CON.pdf'],
      ['a device with a number', 'lpt1.pdf', '_lpt1.pdf'],
      ['capital ending', 'QUÉT.PDF', 'QUÉT.PDF'],
      ['spaces and dots around', '  . báo cáo .pdf', 'báo cáo.pdf'],
    ])('%s', async (_, typed, stored) => {
      const bytes = pdf();
      const answer = await api.upload('huyen870', FILES, [{ name: typed, bytes }]);
      expect([answer.status, attached(answer).find((file) => file.sha256 === sha256(bytes))?.name]).toEqual([201, stored]);
    });

    it.each([
      ['300 letters', `${long}.pdf`],
      ['line ends and a header', 'a\r\nX-La: 1\r\n\r\n<b>.pdf'],
      ['quotes', 'a"; filename="b.exe.pdf'],
      ['a NUL', 'a\0.exe\0.pdf'],
      ['a percent sign', '100%25%0d%0aX-La: 1.pdf'],
      ['a formula', '=cmd|calc!A1.pdf'],
      ['emoji', 'ảnh 📎.pdf'],
      ['half an emoji', 'ảnh \ud83d.pdf'],
    ])('%s: kept under a clean name or refused, and sent back in a clean header', async (_, typed) => {
      const bytes = pdf();
      const answer = await api.upload('huyen870', FILES, [{ name: typed, bytes }]);
      if (answer.status === 400) return expect(String(answer.body.detail)).toMatch(VIETNAMESE);
      const file = attached(answer).find((one) => one.sha256 === sha256(bytes));
      expect(file?.name).toMatch(/\.pdf$/);
      expect(file?.name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\]/u);
      expect(Buffer.byteLength(file?.name ?? '')).toBeLessThanOrEqual(200);
      const { status, headers } = await api.call('huyen870', 'GET', `${REPORT}/files/${file?.publicId}`);
      const disposition = String(headers['content-disposition']);
      expect([status, headers['x-la']]).toEqual([200, undefined]);
      expect(disposition).toMatch(/^attachment; filename="[\x20-\x21\x23-\x7e]+"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/);
      expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(file?.name);
    });
  });

  describe('come back', () => {
    it('byte for byte, to be saved and never shown as a page of ours', async () => {
      const bytes = samplePdf('<script>alert(1)</script>');
      const answer = await api.upload('huyen870', FILES, [{ name: 'Minh chứng số 1.pdf', bytes }]);
      const file = attached(answer).find((one) => one.sha256 === sha256(bytes));
      const { status, headers, bytes: sent } = await api.call('huyen870', 'GET', `${REPORT}/files/${file?.publicId}`);
      expect([status, sha256(sent)]).toEqual([200, sha256(bytes)]);
      expect(headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': String(bytes.length),
        'content-disposition': `attachment; filename="Minh chung so 1.pdf"; filename*=UTF-8''Minh%20ch%E1%BB%A9ng%20s%E1%BB%91%201.pdf`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
      });
    });

    it('to nobody else, and through no other report', async () => {
      const bytes = pdf();
      const file = attached(await api.upload('huyen870', FILES, [{ name: 'a.pdf', bytes }])).find((one) => one.sha256 === sha256(bytes));
      for (const [who, url] of [
        ['huyen869', `${REPORT}/files/${file?.publicId}`],
        ['doankiemtra1', `${REPORT}/files/${file?.publicId}`],
        ['stttt', `${REPORT}/files/${file?.publicId}`],
        ['sonoivu', `${REPORT}/files/${file?.publicId}`],
        ['huyen870', `/api/v1/reports/2018-Q2-873/files/${file?.publicId}`],
        ['huyen870', `${REPORT}/files/${sha256(bytes)}`],
        ['huyen870', `${REPORT}/files/`],
      ] as const) {
        expect([who, url, (await api.call(who, 'GET', url)).status]).toEqual([who, url, 404]);
      }
      expect((await api.call(null, 'GET', `${REPORT}/files/${file?.publicId}`)).status).toBe(401);
    });

    it.each(['/files', '/files/', '/storage', '/sha256', '/incoming', '/data', '/data/files', '/uploads', '/assets', '/assets/', '/assets/..%2fmanifest', '/assets/%2e%2e/%2e%2e/package.json', '/assets/....//package.json', '/.env', '/app.sqlite', '/dist', '/templates/layouts/app.njk', '/api/v1/files'])(
      'no folder is listed, nothing of the machine is served: %s',
      async (url) => {
        const { status, bytes } = await api.call('quantri', 'GET', url);
        expect([403, 404]).toContain(status);
        expect(bytes.toString()).not.toMatch(/Index of|"dependencies"|SQLite format/);
      },
    );

    it('keeps one copy of the same bytes, however often they are sent', async () => {
      const bytes = pdf();
      await api.upload('huyen870', FILES, [{ name: 'a.pdf', bytes }]);
      const kept = keptCount();
      await Promise.all([1, 2, 3].map((number) => api.upload('huyen870', FILES, [{ name: `b${number}.pdf`, bytes }])));
      expect(keptCount()).toBe(kept);
    });
  });

  describe('in a broken form', () => {
    const whole = multipart([{ name: 'a.pdf', bytes: samplePdf('vỡ') }]);
    it.each<[string, string | Buffer, string]>([
      ['cut in the head', whole.payload.subarray(0, 60), whole.type],
      ['cut in the file', whole.payload.subarray(0, 300), whole.type],
      ['without its end', whole.payload.subarray(0, -8), whole.type],
      ['with another boundary', whole.payload, 'multipart/form-data; boundary=khac'],
      ['without a boundary', whole.payload, 'multipart/form-data'],
      ['with an empty boundary', whole.payload, 'multipart/form-data; boundary='],
      ['empty', '', whole.type],
      ['that is JSON', '{"files":[]}', whole.type],
      ['that is no form', '{"files":[]}', 'application/json'],
      ['of 300 fields', multipart([], Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}`, 'x']))).payload, whole.type],
      ['with a field of a megabyte', multipart([], { ghiChu: 'x'.repeat(1_000_000) }).payload, whole.type],
      ['with a head of 64 kB', Buffer.concat([Buffer.from(`${whole.payload.subarray(0, 18).toString()}\r\nX: ${'x'.repeat(65_000)}\r\n`), whole.payload]), whole.type],
      ['with a prototype for a field', multipart([], { __proto__: 'x', 'constructor[prototype][x]': '1' }).payload, whole.type],
    ])('%s', async (_, payload, type) => {
      const before = await storedCount();
      const { status, body } = await api.call('huyen870', 'POST', FILES, payload, type);
      if (status === 201) return;
      expect([status >= 400 && status < 500, VIETNAMESE.test(String(body.detail))]).toEqual([true, true]);
      expect(await storedCount()).toBe(before);
    });

    it('that stops half-way because the line broke', async () => {
      const before = await storedCount();
      await demo.app.listen(0, '127.0.0.1');
      const { port } = demo.app.getHttpServer().address() as { port: number };
      for (let cut = 200; cut < 800; cut += 150) {
        await new Promise<void>((resolve, reject) => {
          const socket = connect(port, '127.0.0.1', () => {
            const head = [`POST ${FILES} HTTP/1.1`, 'Host: 127.0.0.1', `Authorization: Bearer ${demo.token('huyen870')}`, `Content-Type: ${whole.type}`, 'Content-Length: 900000', '', ''].join('\r\n');
            socket.write(Buffer.concat([Buffer.from(head), whole.payload.subarray(0, cut)]), () => setTimeout(() => socket.destroy(), 60));
          });
          socket.on('close', () => resolve());
          socket.on('error', reject);
        });
      }
      const incoming = join(demo.settings.storageDir, 'incoming');
      for (let tries = 0; tries < 50 && readdirSync(incoming).length > 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
      expect(readdirSync(incoming)).toEqual([]);
      expect(await storedCount()).toBe(before);
      expect((await api.upload('huyen870', FILES, [{ name: 'sau.pdf', bytes: pdf() }])).status).toBe(201);
    });
  });
});
