import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { StoredFile } from '../../src/features/evidence';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, fieldValue, PageBrowser, type OpenedPage, type SentFile } from '../support/page-browser';
import { sampleHeic } from '../support/sample-heic';
import { docxOf } from '../reliability/uploads/office-maker';

const REPORT = '/reports/2018-Q2-869';
const file = (name: string, bytes: Buffer): SentFile => ({ field: 'files', name, bytes });

describe('the files of a report', () => {
  let demo: DemoApp;
  let api: ApiClient;
  let unit: PageBrowser;
  let staff: PageBrowser;
  let folder: string;
  const signed = (name: string): Buffer => readFileSync(join(folder, `${name}.pdf`));
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cchc-signed-'));
    execFileSync(process.execPath, [join(__dirname, '../support/make-signed-pdfs.mjs'), folder]);
    demo = await startDemoApp();
    api = new ApiClient(demo);
    unit = await PageBrowser.signedIn(demo, 'huyen869');
    staff = await PageBrowser.signedIn(demo, 'sonoivu');
    await unit.open('/reports');
    await unit.post('/obligations/2018-Q2-D1.2-869/report', {});
  }, 120_000);
  afterAll(async () => {
    await demo.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rows = (): Promise<StoredFile[]> => demo.app.get(DataSource).manager.find(StoredFile);
  const named = async (name: string): Promise<StoredFile> => (await rows()).filter((one) => one.name === name).at(-1) as StoredFile;
  const factsOf = (type: string): Promise<FactRow[]> => demo.app.get(DataSource).manager.find(FactRow, { where: { type }, order: { seq: 'ASC' } });
  const placesOf = async (name: string): Promise<readonly number[]> => {
    const { body } = await api.call('huyen869', 'GET', `/api/v1${REPORT}/files`);
    return (body as unknown as { file: { name: string }; items: number[] }[]).find((row) => row.file.name === name)?.items ?? [];
  };
  const send = (files: readonly SentFile[], fields: Readonly<Record<string, string>> = {}): Promise<OpenedPage> => unit.upload(`${REPORT}/files`, { action: 'upload', ...fields }, files);
  const assign = async (ticks: Readonly<Record<string, readonly number[]>>, mark?: string, by = unit): Promise<OpenedPage> => {
    const { html } = await by.open(`${REPORT}/files`);
    const shown = [...html.matchAll(/name="file" value="([\w-]+)"/g)].map((match) => match[1] ?? '');
    const ids = new Map(await Promise.all(Object.keys(ticks).map(async (name) => [name, (await named(name)).publicId] as const)));
    const at = Object.entries(ticks).flatMap(([name, places]) => places.map((n) => `${ids.get(name)}:${n}`));
    return by.post(`${REPORT}/files`, { action: 'assign', assignment: mark ?? fieldValue(html, 'assignment'), file: shown, at });
  };

  describe('serve several items', () => {
    it('several are sent at once, with the question whether they show citizens’ data', async () => {
      const empty = await unit.open(`${REPORT}/files`);
      expect(empty.words).toContain('Không tải tài liệu có dấu Mật lên hệ thống.');
      expect(empty.words).toContain('Tệp có dữ liệu cá nhân của công dân');
      const nothing = await send([]);
      expect([nothing.status, nothing.words.includes('Chọn tệp.')]).toEqual([400, true]);
      expect((await send([file('quyet-dinh.pdf', samplePdf('Quyết định')), file('ke-hoach.pdf', samplePdf('Kế hoạch'))])).location).toBe(`${REPORT}/files`);
      await unit.open(`${REPORT}/files`);
      await send([file('ho-so-dan.pdf', samplePdf('Hồ sơ công dân'))], { showsCitizens: 'yes' });
      const { html, words } = await unit.open(`${REPORT}/files`);
      expect(countOf(html, 'assigned-file')).toBe(3);
      expect(countOf(html.split('data-testid="assign-form"')[1] ?? '', 'citizens')).toBe(1);
      expect(words).toContain('Chưa gắn mục nào');
      expect((await unit.open(`${REPORT}/check`)).words).toContain('Còn 3 tệp chưa gắn vào mục nào');
    });

    it('ticks are stored with whatever button is pressed', async () => {
      const shown = async (): Promise<{ assignment: string; file: string[] }> => {
        const { html } = await unit.open(`${REPORT}/files`);
        return { assignment: fieldValue(html, 'assignment'), file: [...html.matchAll(/name="file" value="([\w-]+)"/g)].map((match) => match[1] ?? '') };
      };
      const plan = (await named('ke-hoach.pdf')).publicId;
      expect((await send([file('thua.pdf', samplePdf('Thừa'))], { assignment: (await shown()).assignment, file: plan, at: `${plan}:4` })).status).toBe(303);
      expect(await placesOf('ke-hoach.pdf')).toEqual([4]);
      const extra = (await named('thua.pdf')).publicId;
      expect((await unit.post(`${REPORT}/files/${extra}/remove`, { ...(await shown()), at: [`${plan}:5`] })).status).toBe(303);
      expect([await placesOf('ke-hoach.pdf'), await placesOf('thua.pdf')]).toEqual([[5], []]);
      const seen = await shown();
      expect((await unit.post(`${REPORT}/files`, { action: 'assign', ...seen, at: [] })).status).toBe(303);
      const late = await send([file('den-sau.pdf', samplePdf('Đến sau'))], { assignment: seen.assignment, file: plan, at: `${plan}:6` });
      expect([late.status, countOf(late.html, 'conflict'), late.words.includes('den-sau.pdf')]).toEqual([409, 1, true]);
      await unit.post(`${REPORT}/files/${(await named('den-sau.pdf')).publicId}/remove`, {});
    });

    it('in one press, as one act', async () => {
      const before = (await factsOf('report.evidenceAssigned')).length;
      expect((await assign({ 'quyet-dinh.pdf': [1, 2, 3], 'ke-hoach.pdf': [3] })).status).toBe(303);
      expect([await placesOf('quyet-dinh.pdf'), await placesOf('ke-hoach.pdf'), await placesOf('ho-so-dan.pdf')]).toEqual([[1, 2, 3], [3], []]);
      const acts = (await factsOf('report.evidenceAssigned')).slice(before);
      expect(acts).toHaveLength(1);
      expect((acts[0]?.details.attached as unknown[]).length).toBe(4);
      for (const n of [1, 2]) expect((await unit.open(`${REPORT}/edit/${n}`)).words).toContain('quyet-dinh.pdf');
    });

    it('taken off one item, the others keep it', async () => {
      const { html } = await unit.open(`${REPORT}/edit/1`);
      const { publicId } = await named('quyet-dinh.pdf');
      const removed = await unit.upload(`${REPORT}/edit/1/files/${publicId}/remove`, { version: fieldValue(html, 'version') });
      expect(removed.location).toBe(`${REPORT}/edit/1`);
      expect(await placesOf('quyet-dinh.pdf')).toEqual([2, 3]);
    });

    it('from an item: what was sent elsewhere is used again, with the text typed beside it', async () => {
      const { html } = await unit.open(`${REPORT}/edit/1`);
      expect(countOf(html, 'reuse')).toBe(1);
      const { publicId } = await named('ho-so-dan.pdf');
      const saved = await unit.upload(`${REPORT}/edit/1`, { version: fieldValue(html, 'version'), result: 'remedied', doneVi: 'Đã đưa đủ thủ tục', reuse: publicId, go: '1' });
      expect(saved.status).toBe(303);
      const after = await unit.open(`${REPORT}/edit/1`);
      expect(after.words).toContain('ho-so-dan.pdf');
      expect(after.html).toContain('Đã đưa đủ thủ tục');
      expect(await placesOf('ho-so-dan.pdf')).toEqual([1]);
    });

    it('a colleague’s change is shown beside what was ticked, and nothing is done', async () => {
      const head = await PageBrowser.signedIn(demo, 'lanhdao.huyen869');
      const mark = fieldValue((await unit.open(`${REPORT}/files`)).html, 'assignment');
      expect((await assign({ 'quyet-dinh.pdf': [2, 3], 'ke-hoach.pdf': [4], 'ho-so-dan.pdf': [1] }, undefined, head)).status).toBe(303);
      const late = await assign({ 'quyet-dinh.pdf': [5], 'ke-hoach.pdf': [], 'ho-so-dan.pdf': [1] }, mark);
      expect(late.status).toBe(409);
      expect(countOf(late.html, 'conflict')).toBe(1);
      expect(late.words).toContain('Bản đang lưu: mục 2, 3');
      const { publicId } = await named('quyet-dinh.pdf');
      expect(late.html).toMatch(new RegExp(`value="${publicId}:5" checked`));
      expect(await placesOf('ke-hoach.pdf')).toEqual([4]);
    });

    it('off its last item a file waits; taken off the report it is gone from the draft', async () => {
      await assign({ 'quyet-dinh.pdf': [2, 3], 'ke-hoach.pdf': [], 'ho-so-dan.pdf': [1] });
      expect((await unit.open(`${REPORT}/files`)).words).toContain('ke-hoach.pdf');
      const { publicId } = await named('ke-hoach.pdf');
      expect((await unit.post(`${REPORT}/files/${publicId}/remove`, {})).location).toBe(`${REPORT}/files`);
      expect((await unit.open(`${REPORT}/files`)).words).not.toContain('ke-hoach.pdf');
      expect((await unit.open(`${REPORT}/files/${publicId}`)).status).toBe(404);
    });

    it.each([
      ['a file of nobody', 'AAAAAAAAAAAAAAAAAAAAAA', '1'],
      ['an item that is not there', '', '99'],
    ])('not with %s', async (_, id, n) => {
      const mine = (await named('quyet-dinh.pdf')).publicId;
      const refused = await unit.post(`${REPORT}/files`, { action: 'assign', file: [id || mine], at: [`${id || mine}:${n}`] });
      expect(refused.status).toBe(404);
      expect(await placesOf('quyet-dinh.pdf')).toEqual([2, 3]);
    });
  });

  describe('are looked at', () => {
    it('as pictures only, with name, size, hash and neighbours', async () => {
      await unit.open(`${REPORT}/files`);
      await send([file('van-ban-ky.pdf', signed('rsa')), file('anh.heic', sampleHeic()), file('bang.docx', docxOf())]);
      await assign({ 'quyet-dinh.pdf': [2, 3], 'ho-so-dan.pdf': [1], 'van-ban-ky.pdf': [2], 'anh.heic': [2], 'bang.docx': [2] });
      const one = await named('quyet-dinh.pdf');
      const page = await unit.open(`${REPORT}/files/${one.publicId}/view?item=2`);
      expect(page.words).toContain(one.sha256);
      for (const words of ['lần nộp 1, mục 2', 'lần nộp 1, mục 3', 'Không có chữ ký số']) expect(page.words).toContain(words);
      expect([countOf(page.html, 'preview'), countOf(page.html, 'next-file'), countOf(page.html, 'previous-file')]).toEqual([1, 1, 1]);
      expect(page.html).not.toMatch(/<(iframe|embed|object)\b/);
      const office = await unit.open(`${REPORT}/files/${(await named('bang.docx')).publicId}/view?item=2`);
      expect([countOf(office.html, 'download-only'), countOf(office.html, 'preview')]).toEqual([1, 0]);
      // Oldest first, by name what came together: the way from file to file ends at both ends.
      const first = await unit.open(`${REPORT}/files/${(await named('anh.heic')).publicId}/view?item=2`);
      const last = await unit.open(`${REPORT}/files/${(await named('van-ban-ky.pdf')).publicId}/view?item=2`);
      expect([countOf(first.html, 'previous-file'), countOf(last.html, 'next-file')]).toEqual([0, 0]);
    });

    it.each([
      ['quyet-dinh.pdf', 'image/png'],
      ['anh.heic', 'image/jpeg'],
    ])('%s comes as %s that can do nothing', async (name, type) => {
      const { publicId } = await named(name);
      const { status, headers, bytes } = await api.call('huyen869', 'GET', `/api/v1${REPORT}/files/${publicId}/preview/1`);
      expect([status, headers['content-type'], headers['content-security-policy'], headers['cache-control'], headers['x-content-type-options']]).toEqual([200, type, "sandbox; default-src 'none'", 'private, no-store', 'nosniff']);
      expect(bytes.readUInt16BE(0)).toBe(type === 'image/png' ? 0x8950 : 0xffd8);
    });

    it.each([['2'], ['0'], ['99999']])('there is no page %s', async (page) => {
      expect((await unit.open(`${REPORT}/files/${(await named('quyet-dinh.pdf')).publicId}/preview/${page}`)).status).toBe(404);
      expect((await unit.open(`${REPORT}/files/${(await named('quyet-dinh.pdf')).publicId}/view?page=${page}`)).status).toBe(200);
    });

    it('say who signed and whether the bytes are still those, and claim no trust', async () => {
      const { words } = await unit.open(`${REPORT}/files/${(await named('van-ban-ky.pdf')).publicId}/view`);
      expect(words).toContain('Chữ ký số: Nguyễn Văn Ứng, 08:30 ngày 18/7/2018, nội dung còn nguyên');
      expect(words).toContain('không xác nhận độ tin cậy của chứng thư');
      expect((await unit.open(`${REPORT}/edit/2`)).words).toContain('Chữ ký số: Nguyễn Văn Ứng');
      expect((await named('van-ban-ky.pdf')).signature).toEqual({ signatures: [{ signer: 'Nguyễn Văn Ứng', signedAt: Date.parse('2018-07-18T08:30:00+07:00'), whole: true, coversAll: true }] });
    });

    it('the address of another report’s file leads nowhere', async () => {
      const { publicId } = await named('quyet-dinh.pdf');
      for (const path of ['view', 'preview/1', '']) expect((await staff.open(`/reports/2018-Q2-870/files/${publicId}/${path}`.replace(/\/$/, ''))).status).toBe(404);
    });
  });

  describe('with citizens’ data', () => {
    const view = async (name: string, by: PageBrowser): Promise<OpenedPage> => by.open(`${REPORT}/files/${(await named(name)).publicId}/view?item=1`);
    const submit = async (): Promise<OpenedPage> => {
      for (const n of [2, 3, 4, 5, 6]) {
        const { html } = await unit.open(`${REPORT}/edit/${n}`);
        await unit.upload(`${REPORT}/edit/${n}`, { version: fieldValue(html, 'version'), result: 'notYet', doneVi: 'Đang làm', go: 'list' });
      }
      const { html } = await unit.open(`${REPORT}/check`);
      const shown = Object.fromEntries(['number', 'mark', 'version'].map((name) => [name, fieldValue(html, name)]));
      return unit.upload(`${REPORT}/check`, { ...shown, documentNumber: '(mẫu)', documentDate: '24/7/2018', signerTitle: 'Chủ tịch', action: 'submit', showsCitizens: 'yes' }, [{ field: 'signedFile', name: 'ban-ky.pdf', bytes: signed('two') }]);
    };

    it('are marked in the draft by the unit, from the item with what was typed, or from the file’s page', async () => {
      const { html } = await unit.open(`${REPORT}/edit/2`);
      const { publicId } = await named('quyet-dinh.pdf');
      const marked = await unit.upload(`${REPORT}/edit/2/files/${publicId}/citizens`, { version: fieldValue(html, 'version'), result: 'remedied', doneVi: 'Chữ gõ dở', shows: 'yes' });
      expect(marked.location).toBe(`${REPORT}/edit/2`);
      expect((await named('quyet-dinh.pdf')).showsCitizens).toBe(true);
      expect((await unit.open(`${REPORT}/edit/2`)).html).toContain('Chữ gõ dở');
      await view('quyet-dinh.pdf', unit);
      expect((await unit.post(`${REPORT}/files/${publicId}/citizens`, { shows: 'no', item: '2' })).location).toBe(`${REPORT}/files/${publicId}/view?item=2`);
      await unit.post(`${REPORT}/files/${publicId}/citizens`, { shows: 'no' });
      expect((await named('quyet-dinh.pdf')).showsCitizens).toBe(false);
      expect([(await factsOf('file.citizensMarked')).length, (await factsOf('file.citizensUnmarked')).length]).toEqual([1, 1]);
    });

    it('once sent, by Home Affairs only', async () => {
      expect((await submit()).location).toBe(`${REPORT}/receipt?version=1`);
      expect((await named('ban-ky.pdf')).showsCitizens).toBe(true);
      const { publicId } = await named('ho-so-dan.pdf');
      expect(countOf((await view('ho-so-dan.pdf', unit)).html, 'mark-citizens')).toBe(0);
      expect((await unit.post(`${REPORT}/files/${publicId}/citizens`, { shows: 'no' })).status).toBe(403);
      expect(countOf((await view('quyet-dinh.pdf', staff)).html, 'mark-citizens')).toBe(1);
      const other = (await named('quyet-dinh.pdf')).publicId;
      expect((await staff.post(`${REPORT}/files/${other}/citizens`, { shows: 'yes' })).status).toBe(303);
      expect((await named('quyet-dinh.pdf')).showsCitizens).toBe(true);
      const receipt = await unit.open(`${REPORT}/receipt`);
      expect(countOf(receipt.html, 'citizens')).toBeGreaterThanOrEqual(3);
      expect(receipt.words).toContain('Chữ ký số: Đỗ Thị Hằng, 08:30 ngày 18/7/2018, nội dung còn nguyên');
      expect(receipt.words).toContain('chỉ ký một phần');
    });

    it('are read by nobody unseen: each look and each download is recorded, and shown to Home Affairs', async () => {
      const { publicId } = await named('ho-so-dan.pdf');
      const before = (await factsOf('file.read')).length;
      await staff.open(`${REPORT}/files/${publicId}/preview/1`);
      await unit.open(`${REPORT}/files/${publicId}`);
      await api.call('chutich', 'GET', `/api/v1${REPORT}/files/${publicId}`);
      const reads = (await factsOf('file.read')).slice(before);
      expect(reads.map(({ actorRole, subjectCode, roundCode, details }) => [actorRole, subjectCode, roundCode, details.how, details.through])).toEqual([
        ['homeAffairsStaff', publicId, '2018-Q2', 'preview', '2018-Q2-869'],
        ['unitStaff', publicId, '2018-Q2', 'download', '2018-Q2-869'],
        ['provincialChair', publicId, '2018-Q2', 'download', '2018-Q2-869'],
      ]);
      const seen = await view('ho-so-dan.pdf', staff);
      expect(countOf(seen.html, 'read')).toBe(3);
      expect(seen.words).toContain('Xem trang 1');
      expect(countOf((await view('ho-so-dan.pdf', unit)).html, 'reads')).toBe(0);
      const plain = (await factsOf('file.read')).length;
      await unit.open(`${REPORT}/files/${(await named('van-ban-ky.pdf')).publicId}`);
      expect((await factsOf('file.read')).length).toBe(plain);
    });

    it('the department that must remedy looks at the evidence of its own item, seen like everybody, and at nothing else', async () => {
      const department = await PageBrowser.signedIn(demo, 'stttt');
      const seen = await view('ho-so-dan.pdf', department);
      expect([seen.status, countOf(seen.html, 'preview'), countOf(seen.html, 'mark-citizens'), countOf(seen.html, 'reads')]).toEqual([200, 1, 0, 0]);
      expect(seen.html).toContain(`href="${REPORT}/opinion/1"`);
      await department.open(`${REPORT}/files/${(await named('ho-so-dan.pdf')).publicId}/preview/1`);
      expect((await factsOf('file.read')).at(-1)).toMatchObject({ actorRole: 'department', details: { how: 'preview', through: '2018-Q2-869' } });
      expect((await view('ban-ky.pdf', department)).status).toBe(404);
      expect((await view('ho-so-dan.pdf', await PageBrowser.signedIn(demo, 'stnmt'))).status).toBe(404);
    });

    it('are hidden on the review page by one press, and shown by another', async () => {
      expect((await staff.open(`${REPORT}/review/1`)).words).toContain('ho-so-dan.pdf');
      expect((await staff.open(`${REPORT}/review/1?citizens=hide`)).location).toBe(`${REPORT}/review/1`);
      const hidden = await staff.open(`${REPORT}/review/1`);
      expect(hidden.html).not.toContain('ho-so-dan.pdf');
      expect(hidden.words).toContain('Tệp có dữ liệu cá nhân (đang ẩn)');
      const page = await view('ho-so-dan.pdf', staff);
      expect([page.html.includes('ho-so-dan.pdf'), countOf(page.html, 'preview'), countOf(page.html, 'hidden')]).toEqual([false, 0, 1]);
      expect((await unit.open(`${REPORT}/receipt`)).words).toContain('ho-so-dan.pdf');
      await staff.open(`${REPORT}/review/1?citizens=show`);
      expect((await staff.open(`${REPORT}/review/1`)).words).toContain('ho-so-dan.pdf');
    });
  });

  describe('that were sent elsewhere before', () => {
    it('are told to the reviewer with the place, and not to units', async () => {
      const theirs = (await api.call('sonoivu', 'GET', '/api/v1/reports/2018-Q2-870')).body.versions as { items: { evidence: { sha256: string; publicId: string; name: string }[] }[] }[];
      const evidence = theirs[0]?.items.flatMap((item) => item.evidence)[0];
      const copied = await demo.app.get(DataSource).manager.findOneByOrFail(StoredFile, { publicId: evidence?.publicId ?? '' });
      const mine = await named('quyet-dinh.pdf');
      await demo.app.get(DataSource).query(`UPDATE stored_file SET sha256 = '${copied.sha256}' WHERE id = '${mine.id}'`);
      const page = await staff.open(`${REPORT}/review/2`);
      expect(countOf(page.html, 'same-file')).toBe(1);
      expect(page.words).toMatch(/Tệp này đã có ở nơi khác. quyet-dinh.pdf : báo cáo quý II\/2018 của .+, lần nộp 1, mục \d/);
      for (const path of ['receipt', `files/${mine.publicId}/view`]) expect((await unit.open(`${REPORT}/${path}`)).words).not.toContain('đã có ở nơi khác');
      await demo.app.get(DataSource).query(`UPDATE stored_file SET sha256 = '${mine.sha256}' WHERE id = '${mine.id}'`);
    });

    it('in an earlier version of the same report too', async () => {
      for (const n of [1, 2, 3, 4, 5, 6]) {
        const { html } = await staff.open(`${REPORT}/review/${n}`);
        await staff.post(`${REPORT}/review/${n}`, { version: fieldValue(html, 'version'), decision: n === 2 ? 'returned' : 'accepted', reason: 'Bổ sung' });
      }
      await staff.open(`${REPORT}/review/send`);
      await staff.post(`${REPORT}/review/send`, {});
      // A file that was sent, taken off the next draft again and again, is taken off once.
      const { publicId: again } = await named('ho-so-dan.pdf');
      const before = (await factsOf('report.evidenceDetached')).length;
      for (let press = 0; press < 3; press += 1) expect((await api.call('huyen869', 'DELETE', `/api/v1${REPORT}/files/${again}`)).status).toBe(204);
      expect((await factsOf('report.evidenceDetached')).length).toBe(before);
      const { publicId: held } = await named('quyet-dinh.pdf');
      for (let press = 0; press < 3; press += 1) expect((await api.call('huyen869', 'DELETE', `/api/v1${REPORT}/files/${held}`)).status).toBe(204);
      expect((await factsOf('report.evidenceDetached')).length).toBe(before + 1);
      const { html } = await unit.open(`${REPORT}/edit/2`);
      expect(html).toContain('data-testid="item-form"');
      await unit.upload(`${REPORT}/edit/2`, { version: fieldValue(html, 'version'), result: 'remedied', doneVi: 'Đã bổ sung', reuse: held, go: 'check' }, [file('bo-sung.pdf', samplePdf('Bổ sung'))]);
      const check = await unit.open(`${REPORT}/check`);
      const shown = Object.fromEntries(['number', 'mark', 'version'].map((name) => [name, fieldValue(check.html, name)]));
      const sent = await unit.upload(`${REPORT}/check`, { ...shown, documentNumber: '(mẫu)', documentDate: '24/7/2018', signerTitle: 'Chủ tịch', action: 'submit' }, [{ field: 'signedFile', name: 'ban-ky-2.pdf', bytes: samplePdf('Bản ký 2') }]);
      expect(sent.location).toBe(`${REPORT}/receipt?version=2`);
      const page = await staff.open(`${REPORT}/review/2`);
      expect(page.words).toContain('quyet-dinh.pdf : lần nộp 1 của báo cáo này, mục 3');
      // Kept in its own item by the supplement: nothing to tell.
      expect(page.words).not.toContain('lần nộp 1 của báo cáo này, mục 2');
      expect(page.words).not.toMatch(/bo-sung.pdf : /);
      const { publicId } = await named('bo-sung.pdf');
      await staff.post(`${REPORT}/files/${publicId}/citizens`, { shows: 'yes' });
      await staff.open(`${REPORT}/review/2?citizens=hide`);
      const hidden = await staff.open(`${REPORT}/review/2`);
      expect([hidden.status, hidden.html.includes('bo-sung.pdf'), hidden.html.includes('quyet-dinh.pdf')]).toEqual([200, false, false]);
    });
  });
});
