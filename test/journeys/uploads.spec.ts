import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { assertCalm, downloaded, signIn } from './journey';
import { Stage } from './stage';

const EDIT = '/reports/2018-Q2-869/edit';
const PIECE = 4_000_000;

/** A PDF of nine megabytes, hence of three pieces. */
function bigPdf(title: string): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.4\n%'), Buffer.alloc(9_000_000, 97), Buffer.from('\n'), samplePdf(title)]);
}

describe('a file is sent from the page of an item', () => {
  let stage: Stage;
  const folder = mkdtempSync(join(tmpdir(), 'gui-tep-'));
  beforeAll(async () => {
    stage = await Stage.ofToday();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stage.close();
  });

  function onDisk(name: string, bytes: Buffer): string {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  }

  /** Offsets of the pieces in the order in which they were sent. */
  function offsetsOf(page: Page): string[] {
    const offsets: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH' && request.url().includes('/uploads/')) offsets.push(request.headers()['upload-offset'] ?? '');
    });
    return offsets;
  }

  const received = (page: Page, name: string) => page.getByTestId('file').filter({ hasText: name }).getByText('nhận lúc').waitFor({ timeout: 30_000 });

  it('a cut line goes on by itself from the last byte, and the file is whole', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'huyen869');
    await page.getByTestId('duty').first().getByTestId('start-report').click();
    await page.waitForURL(/\/edit/);
    const path = onDisk('Biên bản kiểm tra.pdf', bigPdf('cut'));
    const offsets = offsetsOf(page);
    let cuts = 1;
    await page.route('**/uploads/*', (route) => (route.request().headers()['upload-offset'] === String(PIECE) && cuts-- > 0 ? route.abort('connectionreset') : route.continue()));
    await page.getByTestId('files').setInputFiles(path);
    await page.getByText(/Mất kết nối ở \d+%, đang nối lại/).waitFor();
    await received(page, 'Biên bản kiểm tra.pdf');
    expect(offsets).toEqual(['0', String(PIECE), String(PIECE), String(2 * PIECE)]);
    const file = await downloaded(page, () => page.getByTestId('file').last().locator('[data-part="download"]').click());
    expect([file.name, file.buffer.equals(readFileSync(path))]).toEqual(['Biên bản kiểm tra.pdf', true]);
    expect(await page.locator('[data-upload-status]').innerText()).toBe('Đã tải 1 tệp');
    visit.errors.splice(0);
    await page.unroute('**/uploads/*');
    await page.reload();
    expect(await page.getByTestId('file').count()).toBe(1);
    await assertCalm(visit, 'upload-after-cut');
  });

  it('a dead line asks to try again, and goes on from there', async () => {
    const { page } = await stage.journeys.visit();
    await signIn(page, 'huyen869');
    await page.goto(`${EDIT}/2`);
    const offsets = offsetsOf(page);
    let dead = true;
    await page.route('**/uploads/*', (route) => (dead && route.request().headers()['upload-offset'] !== '0' ? route.abort('connectionreset') : route.continue()));
    await page.getByTestId('files').setInputFiles(onDisk('Sổ theo dõi.pdf', bigPdf('dead')));
    await page.getByTestId('file-failed').getByText(/^Mất kết nối ở 4\d%$/).waitFor({ timeout: 30_000 });
    dead = false;
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await received(page, 'Sổ theo dõi.pdf');
    expect(offsets.filter((offset) => offset === '0')).toEqual(['0']);
  }, 60_000);

  it('a page loaded again goes on with the same file', async () => {
    const { page } = await stage.journeys.visit();
    await signIn(page, 'huyen869');
    await page.goto(`${EDIT}/3`);
    const offsets = offsetsOf(page);
    const path = onDisk('Quyết định.pdf', bigPdf('reload'));
    await page.route('**/uploads/*', (route) => (route.request().headers()['upload-offset'] === String(PIECE) ? undefined : route.continue()));
    await page.getByTestId('files').setInputFiles(path);
    await page.getByText(/trên 9 MB/).first().waitFor();
    for (let tries = 0; tries < 100 && !offsets.includes(String(PIECE)); tries += 1) await page.waitForTimeout(50);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.unroute('**/uploads/*');
    await page.goto(`${EDIT}/3`);
    await page.getByTestId('files').setInputFiles(path);
    await received(page, 'Quyết định.pdf');
    expect(offsets.filter((offset) => offset === '0')).toEqual(['0']);
  });

  it('the end whose answer was lost is not sent twice', async () => {
    const { page } = await stage.journeys.visit();
    await signIn(page, 'huyen869');
    await page.goto(`${EDIT}/4`);
    let lost = true;
    await page.route('**/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH' || !lost) return route.continue();
      lost = false;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.getByTestId('files').setInputFiles(onDisk('Một lần.pdf', samplePdf('mot lan')));
    await received(page, 'Một lần.pdf');
    await page.reload();
    expect(await page.getByTestId('file').count()).toBe(1);
  });

  it('several in their order, refused ones with their reason, one line for all', async () => {
    const { page } = await stage.journeys.visit();
    await signIn(page, 'huyen869');
    await page.goto(`${EDIT}/5`);
    const names = ['ba.pdf', 'một.pdf', 'hai.pdf'];
    await page.getByTestId('files').setInputFiles([
      ...names.map((name) => onDisk(name, samplePdf(name))),
      onDisk('có lệnh.pdf', Buffer.from(samplePdf('x').toString('latin1').replace('/Type /Catalog', '/OpenAction << /S /JavaScript /JS (1) >> /Type /Catalog'), 'latin1')),
    ]);
    await page.getByTestId('file-failed').getByText(/JavaScript/).waitFor();
    for (const name of names) await received(page, name);
    expect(await page.locator('[data-upload-status]').innerText()).toBe('Đã tải 3 tệp. 1 tệp chưa tải được');
    await page.reload();
    expect(await page.locator('[data-part="name"]').allInnerTexts()).toEqual(names);
  });
});
