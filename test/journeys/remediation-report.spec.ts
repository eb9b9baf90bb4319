import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { assertCalm, downloaded, pageId, pdf, Presses, signIn, type UploadedFile, type Visit } from './journey';
import { Stage } from './stage';

const ITEMS = 6;
const scan = (n: number): readonly UploadedFile[] => [pdf(`Báo cáo số 0${n} (bản ký).pdf`), pdf(`Ảnh chụp màn hình ${n}.pdf`)];

describe('a district sends its remediation report', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  });
  afterAll(() => stage.close());

  it('answers six findings with files, checks, signs and sends within 30 presses', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'huyen869');
    const press = new Presses(page);
    await press.to(page.getByTestId('duty').first().getByTestId('start-report'), /\/edit/);
    expect(await pageId(page)).toBe('P25');
    for (let n = 1; n <= ITEMS; n += 1) {
      expect(await page.locator('#item-title').innerText()).toMatch(new RegExp(`^${n}\\.`));
      await press.on('result-remedied');
      await page.getByTestId('doneVi').fill(textOf(n));
      await saved(page);
      if (n === 3) await reloadInTheMiddle(page);
      if (n === 4) await deadNetworkWhileTyping(visit);
      await press.choose('files', scan(n));
      await received(page, scan(n));
      if (n === 2) await assertCalm(visit, 'report-edit');
      await press.to('save-next', n < ITEMS ? new RegExp(`/edit/${n + 1}$`) : /\/check$/);
    }
    expect(await page.getByTestId('answer').count()).toBe(ITEMS);
    expect(await page.getByTestId('complete').count()).toBe(1);
    expect(await page.getByTestId('late-notice').innerText()).toContain('5 ngày');
    for (let n = 1; n <= ITEMS; n += 1) expect(await page.getByTestId('answer').nth(n - 1).innerText()).toContain(textOf(n));
    await assertCalm(visit, 'report-check');

    const signed = pdf('Báo cáo 45 (ký, đóng dấu).pdf');
    await page.getByTestId('documentNumber').fill('45/BC-UBND');
    await page.getByTestId('documentDate').fill('24/7/2018');
    await page.getByTestId('signerTitle').fill('Chủ tịch UBND huyện');
    await press.choose('signedFile', [signed]);
    await press.to('submit-report', /\/receipt/);
    expect(await pageId(page)).toBe('P27');
    const receipt = await page.locator('main').innerText();
    expect(receipt).toContain('45/BC-UBND');
    expect(receipt).toContain(createHash('sha256').update(signed.buffer).digest('hex'));
    expect(await page.getByTestId('received-at').innerText()).toContain('24/7/2018');
    expect(await page.getByTestId('strict').innerText()).toContain('5 ngày');
    expect(await page.getByTestId('received-file').count()).toBe(1 + 2 * ITEMS);
    await assertCalm(visit, 'report-receipt');
    expect(press.count).toBeLessThanOrEqual(30);

    expect((await downloaded(page, () => page.getByTestId('receipt-pdf').click())).buffer.toString('latin1', 0, 5)).toBe('%PDF-');
  });

  it('may not change what was sent', async () => {
    const { page } = await stage.journeys.visit();
    await signIn(page, 'huyen869');
    await page.goto('/reports/2018-Q2-869/edit/1');
    expect(await page.getByTestId('locked').count()).toBe(1);
    expect(await page.getByTestId('item-form').count()).toBe(0);
  });
});

const textOf = (n: number): string => `Đã khắc phục xong nội dung ${n}: niêm yết, phân công, kiểm tra lại.`;

async function saved(page: Page): Promise<void> {
  await page.locator('[data-autosave-status][data-state="saved"]').waitFor();
  expect(await page.getByTestId('autosave').innerText()).toMatch(/Đã lưu lúc \d\d:\d\d/);
}

async function received(page: Page, files: readonly UploadedFile[]): Promise<void> {
  for (const { name } of files) await page.getByTestId('file').filter({ hasText: name }).getByText('nhận lúc').waitFor();
}

/** Typed a moment ago, not yet on the server: it is still there after the reload, and saved then. */
async function reloadInTheMiddle(page: Page): Promise<void> {
  const text = `${textOf(3)} Ghi thêm trước khi tải lại.`;
  await page.getByTestId('doneVi').fill(text);
  await page.reload();
  expect(await page.getByTestId('doneVi').inputValue()).toBe(text);
  await saved(page);
}

async function deadNetworkWhileTyping({ page, errors }: Visit): Promise<void> {
  const text = `${textOf(4)} Viết khi mất mạng.`;
  await page.context().setOffline(true);
  await page.getByTestId('doneVi').fill(text);
  await page.locator('[data-autosave-status][data-state="retrying"]').waitFor();
  expect(await page.getByTestId('doneVi').inputValue()).toBe(text);
  await page.context().setOffline(false);
  await saved(page);
  // What could not be sent is told by the browser, and by nothing else.
  expect(errors.splice(0).filter((error) => !error.includes('/edit/4'))).toEqual([]);
  await page.reload();
  expect(await page.getByTestId('doneVi').inputValue()).toBe(text);
}
