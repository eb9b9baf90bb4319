import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { Directive } from '../../src/features/directives';
import { PreviewMaker, StoredFile } from '../../src/features/evidence';
import { EraseExpiredFiles, type RetentionResult } from '../../src/features/remediation';
import { newId } from '../../src/platform/database/new-id';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { ApiClient } from '../support/api-client';
import { built } from '../support/built';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, PageBrowser } from '../support/page-browser';

const REPORT = '2018-Q2-870';
const YES = { showsCitizens: 'yes' };

describe('the time for keeping files with citizens’ data', () => {
  let demo: DemoApp;
  let api: ApiClient;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    demo = await startDemoApp('2018-07-17T08:00:00+07:00');
    api = new ApiClient(demo);
    await api.call('huyen870', 'POST', '/api/v1/obligations/2018-Q2-D1.2-870/report');
    await api.call('huyen869', 'POST', '/api/v1/obligations/2018-Q2-D1.2-869/report');
    const send = async (unit: string, name: string, bytes: Buffer, fields: Readonly<Record<string, string>>, url: string): Promise<void> => {
      const { status } = await api.upload(unit, url, [{ name, bytes }], fields);
      expect([name, status]).toEqual([name, 201]);
      ids[name] = (await row(name)).publicId;
    };
    const to870 = `/api/v1/reports/${REPORT}/items/2018-Q2-870-01/files`;
    const to869 = '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-01/files';
    await send('huyen870', 'ho-so-dan.pdf', samplePdf('Hồ sơ công dân'), YES, to870);
    await send('huyen870', 'khong-danh-dau.pdf', samplePdf('Kế hoạch'), {}, to870);
    await send('huyen870', 'hai-noi.pdf', samplePdf('Dùng hai nơi'), YES, to870);
    await send('huyen869', 'hai-noi-869.pdf', samplePdf('Dùng hai nơi'), {}, to869);
    await send('huyen870', 'hai-ban.pdf', samplePdf('Hai bản đều đánh dấu'), YES, to870);
    await send('huyen869', 'hai-ban-869.pdf', samplePdf('Hai bản đều đánh dấu'), YES, to869);
    await send('huyen870', 'cho-gan.pdf', samplePdf('Chưa gắn mục nào'), YES, `/api/v1/reports/${REPORT}/files`);
    await api.upload('huyen870', '/api/v1/obligations/2018-Q2-D2.1-870/updates', [{ name: 'tien-do.pdf', bytes: samplePdf('Tiến độ') }], { kind: 'progress', text: 'Đang làm', version: '1', ...YES });
  }, 120_000);
  afterAll(() => demo.close());

  const row = (name: string): Promise<StoredFile> => demo.app.get(DataSource).manager.findOneByOrFail(StoredFile, { name });
  const hasBytes = async (name: string): Promise<boolean> => {
    const { sha256 } = await row(name);
    return existsSync(join(demo.settings.storageDir, 'sha256', sha256.slice(0, 2), sha256));
  };
  /** The bytes were written a moment ago, and count as old all the same. */
  const erase = (dryRun = false): Promise<RetentionResult> => demo.app.get(EraseExpiredFiles, { strict: false }).execute(Date.now() + 60_000, dryRun);
  const names = ({ erased }: RetentionResult): string[] => erased.map(({ name }) => name).sort();
  const close = (state: string): Promise<unknown> => demo.app.get(DataSource).query(`UPDATE inspection_round SET state = '${state}' WHERE code = '2018-Q2'`);
  const cli = (command: string): { status: number | null; words: string } => {
    const { status, stdout } = spawnSync(process.execPath, [built('src/cli.js'), ...command.split(' ')], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test', DATABASE_URL: demo.settings.databaseUrl, STORAGE_DIR: demo.settings.storageDir, PUBLIC_DIR: demo.settings.publicDir },
    });
    return { status, words: stdout };
  };
  const MARKED = ['cho-gan.pdf', 'hai-ban-869.pdf', 'hai-ban.pdf', 'hai-noi.pdf', 'ho-so-dan.pdf', 'tien-do.pdf'];

  it('does not touch what is young', async () => {
    await api.call('lanhdao.sonoivu', 'PUT', '/api/v1/operating-rules/evidence.citizensMonths', { value: '12' });
    demo.clock.set(Date.parse('2019-07-16T08:00:00+07:00'));
    await close('closed');
    expect(await erase()).toMatchObject({ months: 12, erased: [], inOpenRound: 0 });
  });

  it('nor what a round needs that is not closed', async () => {
    demo.clock.set(Date.parse('2019-07-18T08:00:00+07:00'));
    await close('consolidated');
    expect(await erase()).toMatchObject({ erased: [], inOpenRound: MARKED.length });
  });

  it('nor the scan of a directive of such a round', async () => {
    const { manager } = demo.app.get(DataSource);
    const scan = { ...(await row('khong-danh-dau.pdf')), id: newId(), publicId: 'scan-cua-van-ban-chi-d', name: 'cong-van.pdf', uploadId: null, showsCitizens: true };
    await manager.insert(StoredFile, scan as never);
    await manager.update(Directive, { code: '2018-Q2-CD1' }, { scanFileId: scan.id });
    expect(await erase()).toMatchObject({ erased: [], inOpenRound: MARKED.length + 1 });
    await manager.update(Directive, { code: '2018-Q2-CD1' }, { scanFileId: null });
    await manager.delete(StoredFile, { id: scan.id });
  });

  it('nor anything where the province keeps them with the dossier', async () => {
    await close('closed');
    await api.call('lanhdao.sonoivu', 'PUT', '/api/v1/operating-rules/evidence.citizensMonths', { value: '0' });
    expect(await erase()).toMatchObject({ months: 0, erased: [] });
    await api.call('lanhdao.sonoivu', 'PUT', '/api/v1/operating-rules/evidence.citizensMonths', { value: '12' });
  });

  it('says first what it would erase', async () => {
    const result = await erase(true);
    expect(names(result)).toEqual(MARKED.filter((name) => name !== 'hai-noi.pdf'));
    expect(result).toMatchObject({ months: 12, inOpenRound: 0, stillNeeded: 1 });
    expect([await hasBytes('ho-so-dan.pdf'), (await row('ho-so-dan.pdf')).erasedAt]).toEqual([true, null]);
  });

  it('erases the bytes and the pictures, and keeps what is known of the file', async () => {
    const before = await row('ho-so-dan.pdf');
    await demo.app.get(PreviewMaker, { strict: false }).page(before, 1);
    expect(names(await erase())).toEqual(MARKED.filter((name) => name !== 'hai-noi.pdf'));
    const after = await row('ho-so-dan.pdf');
    expect(after).toEqual({ ...before, erasedAt: demo.clock.now(), erasedByTitle: 'Hệ thống' });
    expect(await Promise.all(['ho-so-dan.pdf', 'hai-ban.pdf', 'hai-ban-869.pdf', 'cho-gan.pdf', 'tien-do.pdf'].map(hasBytes))).toEqual([false, false, false, false, false]);
    expect(readdirSync(join(demo.settings.storageDir, 'previews')).filter((name) => name.startsWith(before.sha256))).toEqual([]);
    const facts = await demo.app.get(DataSource).manager.find(FactRow, { where: { type: 'file.erased' }, order: { seq: 'ASC' } });
    expect(facts).toHaveLength(5);
    expect(facts.find(({ subjectCode }) => subjectCode === ids['ho-so-dan.pdf'])?.details).toEqual({ name: before.name, size: before.size, sha256: before.sha256, months: 12 });
  });

  it('keeps bytes that another file still needs, and every file that is not marked', async () => {
    expect(await Promise.all(['hai-noi.pdf', 'hai-noi-869.pdf', 'khong-danh-dau.pdf'].map(hasBytes))).toEqual([true, true, true]);
    expect((await row('hai-noi.pdf')).erasedAt).toBeNull();
  });

  it('once, however often it runs', async () => {
    expect(await erase()).toMatchObject({ erased: [], stillNeeded: 1 });
  });

  it('its page says so, in calm words; nothing of it can be read any more', async () => {
    const unit = await PageBrowser.signedIn(demo, 'huyen870');
    const path = `/reports/${REPORT}/files/${ids['ho-so-dan.pdf']}`;
    const page = await unit.open(`${path}/view`);
    expect([page.status, countOf(page.html, 'erased-notice'), countOf(page.html, 'preview')]).toEqual([200, 1, 0]);
    expect(page.words).toContain('Nội dung tệp đã xóa theo thời hạn lưu lúc 08:00 ngày 18/7/2019');
    for (const address of [path, `${path}/preview/1`]) {
      const gone = await unit.open(address);
      expect([gone.status, gone.words.includes('Tệp đã xóa theo thời hạn lưu')]).toEqual([404, true]);
    }
    expect((await unit.open(`/reports/${REPORT}/files/${ids['khong-danh-dau.pdf']}`)).status).toBe(200);
  });

  it('the administrator’s commands know it', () => {
    expect(cli('files:verify')).toMatchObject({ status: 0, words: expect.stringContaining('Nguyên vẹn') as string });
    const told = cli('files:retention --dry-run');
    expect([told.status, told.words.includes('Sẽ xóa nội dung')]).toEqual([0, true]);
    expect(cli('files:sweep --dry-run').words).toContain('ảnh xem trước');
  });

  it('the same bytes received again are a new file, whole', async () => {
    await close('remediation');
    const { status } = await api.upload('huyen870', `/api/v1/reports/${REPORT}/items/2018-Q2-870-01/files`, [{ name: 'gui-lai.pdf', bytes: samplePdf('Hồ sơ công dân') }]);
    expect(status).toBe(201);
    expect((await row('gui-lai.pdf')).sha256).toBe((await row('ho-so-dan.pdf')).sha256);
    expect(await hasBytes('gui-lai.pdf')).toBe(true);
    expect((await row('ho-so-dan.pdf')).erasedAt).not.toBeNull();
  });
});
