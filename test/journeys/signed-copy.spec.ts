import type { Page } from 'playwright-core';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { assertCalm, signIn } from './journey';
import { Stage } from './stage';

const CHECK = '/reports/2018-Q2-869/check';
const PIECE = 4_000_000;
const SIGNED = { name: 'Báo cáo số 12 (ký).pdf', mimeType: 'application/pdf', buffer: Buffer.concat([Buffer.from('%PDF-1.4\n%'), Buffer.alloc(9_000_000, 97), Buffer.from('\n'), samplePdf('ban ky')]) };

describe('the last page before sending', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  }, 120_000);
  afterAll(() => stage.close());

  const typed = async (page: Page): Promise<string[]> => Promise.all(['documentNumber', 'documentDate', 'signerTitle'].map((name) => page.getByTestId(name).inputValue()));
  const fill = async (page: Page): Promise<void> => {
    await page.getByTestId('documentNumber').fill('12/BC-UBND');
    await page.getByTestId('documentDate').fill('24/7/2018');
    await page.getByTestId('signerTitle').fill('Chủ tịch UBND thành phố');
  };
  const FILLED = ['12/BC-UBND', '24/7/2018', 'Chủ tịch UBND thành phố'];

  it('keeps what is typed through a reload, a dead line and Back, and for this account alone', async () => {
    const { page } = await stage.journeys.visit();
    await signIn(page, 'huyen869');
    await page.getByTestId('duty').first().getByTestId('start-report').click();
    await page.waitForURL(/\/edit/);
    await page.goto(CHECK);
    await fill(page);
    await page.reload();
    expect(await typed(page)).toEqual(FILLED);
    expect(await page.getByTestId('draft-status').innerText()).toContain('Đã khôi phục');
    await page.context().setOffline(true);
    await page.getByTestId('submit-report').click();
    await page.waitForURL(/chrome-error/);
    await page.context().setOffline(false);
    await page.goto(CHECK);
    expect(await typed(page)).toEqual(FILLED);
    await page.getByTestId('save-head').click();
    await page.getByTestId('flash').waitFor();
    expect([await typed(page), await page.getByTestId('draft-status').isVisible()]).toEqual([FILLED, false]);
    expect(await page.evaluate('Object.keys(localStorage).filter((key) => key.includes("/check#"))')).toEqual([]);
  });

  it('sends the signed copy in pieces, holds the form meanwhile, and the form itself is small', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'huyen869');
    await page.goto(CHECK);
    const [offsets, sizes]: [string[], number[]] = [[], []];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(request.headers()['upload-offset'] ?? '');
      if (request.method() === 'POST' && request.url().endsWith('/check')) sizes.push(Number(request.headers()['content-length'] ?? 0));
    });
    let cuts = 1;
    await page.route('**/uploads/*', (route) => (route.request().headers()['upload-offset'] === String(PIECE) && cuts-- > 0 ? route.abort('connectionreset') : route.continue()));
    await page.getByTestId('signedFile').setInputFiles(SIGNED);
    await page.getByText(/Mất kết nối ở \d+%, đang nối lại/).waitFor();
    await page.getByTestId('save-head').click();
    await page.locator('[data-upload-held]').waitFor();
    await page.getByTestId('flash').waitFor({ timeout: 30_000 });
    expect([offsets, sizes.length, (sizes[0] ?? 0) < 5_000]).toEqual([['0', String(PIECE), String(PIECE), String(2 * PIECE)], 1, true]);
    expect([await page.getByTestId('conflict').count(), await page.getByTestId('file').count()]).toEqual([0, 1]);
    visit.errors.splice(0);
    await assertCalm(visit, 'signed-copy');
  }, 60_000);

  it('notices what a colleague changed between looking and sending, also after a signed copy came', async () => {
    const { page } = await stage.journeys.visit();
    const other = (await stage.journeys.visit()).page;
    await signIn(page, 'huyen869');
    await signIn(other, 'lanhdao.huyen869');
    await page.goto(CHECK);
    await other.goto(`${CHECK.replace('check', 'edit')}/1`);
    await other.getByTestId('doneVi').fill('Đồng nghiệp vừa sửa.');
    await other.locator('[data-autosave-status][data-state="saved"]').waitFor();
    await page.getByTestId('signedFile').setInputFiles({ ...SIGNED, name: 'Bản khác.pdf', buffer: samplePdf('khac') });
    await page.getByTestId('file').filter({ hasText: 'Bản khác.pdf' }).getByText('nhận lúc').waitFor();
    expect(await page.getByTestId('file').count()).toBe(1);
    await page.getByTestId('submit-report').click();
    await page.getByTestId('conflict').waitFor();
    expect([await typed(page), await page.getByTestId('file').innerText()]).toEqual([FILLED, expect.stringContaining('Bản khác.pdf')]);
  });
});
