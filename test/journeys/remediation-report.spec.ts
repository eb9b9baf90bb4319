import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { assertCalm, downloaded, pageId, pdf, Presses, signIn, tabTo, type UploadedFile, type Visit } from './journey';
import { Stage } from './stage';

/** J1: huyện Cao Lãnh answers eight findings with eight files and one signed copy, within thirty presses. */
const UNIT = 'huyen873';
const REPORT = '/reports/2018-Q2-873';
const ITEMS = 8;
/** The finding that is another body's to remedy: no file, but the body it was handed to. */
const OUTSIDE = 6;
const SIGNED = pdf('Báo cáo số 45 (ký, đóng dấu).pdf');

const textOf = (n: number): string => `Đã khắc phục xong nội dung ${n}: niêm yết, phân công, kiểm tra lại.`;
const filesOf = (n: number): readonly UploadedFile[] => (n === 1 ? [pdf('Báo cáo số 01 (bản ký).pdf'), pdf('Ảnh chụp màn hình 1.pdf')] : [pdf(`Minh chứng mục ${n}.pdf`)]);

describe('a district sends its remediation report for eight findings', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await Stage.withEightFindings();
  }, 120_000);
  afterEach(() => stage.close());

  it.each([1366, 820, 390])('with files, within 30 presses, on a screen of %i px', async (width) => {
    const visit = await stage.journeys.visit({ width });
    const { page } = visit;
    await signIn(page, UNIT);
    const press = new Presses(page);
    const duty = page.getByTestId('duty').filter({ hasText: 'Báo cáo kết quả khắc phục' });
    expect(await duty.innerText()).toContain('hết ngày 19/7/2018 (thứ Năm)');
    await press.to(duty.getByTestId('start-report'), /\/edit/);
    for (let n = 1; n <= ITEMS; n += 1) {
      expect(await page.locator('#item-title').innerText()).toMatch(new RegExp(`^${n}\\.`));
      await answer(page, press, n);
      if (n === 1 && width === 1366) await assertCalm(visit, 'j1-edit');
      if (n === 3 && width === 1366) await deadNetworkWhileTyping(visit, n);
      if (n === 7) await reloadInTheMiddle(page, n);
      await press.to('save-next', n < ITEMS ? new RegExp(`/edit/${n + 1}$`) : /\/check$/);
    }
    expect(await page.getByTestId('answer').count()).toBe(ITEMS);
    expect(await page.getByTestId('complete').count()).toBe(1);
    for (let n = 1; n <= ITEMS; n += 1) expect(await page.getByTestId('answer').nth(n - 1).innerText()).toContain(n === 7 ? 'Ghi thêm' : textOf(n));
    if (width === 1366) await assertCalm(visit, 'j1-check');
    await page.getByTestId('documentNumber').fill('45/BC-UBND');
    await page.getByTestId('documentDate').fill('17/7/2018');
    await page.getByTestId('signerTitle').fill('Chủ tịch UBND huyện');
    await press.choose('signedFile', [SIGNED]);
    await press.to('submit-report', /\/receipt/);
    expect(await pageId(page)).toBe('P27');
    await receiptIsRight(page, 'Đúng hạn', '17/7/2018');
    if (width === 1366) await assertCalm(visit, 'j1-receipt');
    expect(press.count).toBeLessThanOrEqual(30);
    expect((await downloaded(page, () => page.getByTestId('receipt-pdf').click())).buffer.toString('latin1', 0, 5)).toBe('%PDF-');
    await page.goto(`${REPORT}/edit/1`);
    expect([await page.getByTestId('locked').count(), await page.getByTestId('item-form').count()]).toEqual([1, 0]);
  }, 180_000);

  it('with the keyboard alone, the focus always seen', async () => {
    const { page } = await stage.journeys.visit();
    await signIn(page, UNIT);
    await tabTo(page, 'start-report');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/edit/);
    for (let n = 1; n <= ITEMS; n += 1) {
      await tabTo(page, 'result');
      // The arrows move from answer to answer: remedied, in progress, not yet, outside competence.
      await page.keyboard.press('Space');
      if (n === OUTSIDE) for (let down = 0; down < 3; down += 1) await page.keyboard.press('ArrowDown');
      await tabTo(page, 'doneVi');
      await page.keyboard.type(textOf(n));
      if (n === OUTSIDE) {
        await tabTo(page, 'transferredToUnitCode');
        await page.keyboard.press('ArrowDown');
      }
      if (n !== OUTSIDE) await byKeyboard(page, 'files', filesOf(n));
      if (n !== OUTSIDE) await received(page, filesOf(n));
      await tabTo(page, 'save-next');
      await page.keyboard.press('Enter');
      await page.waitForURL(n < ITEMS ? new RegExp(`/edit/${n + 1}$`) : /\/check$/);
    }
    await tabTo(page, 'documentNumber');
    await page.keyboard.type('45/BC-UBND');
    await tabTo(page, 'documentDate');
    await page.keyboard.type('17/7/2018');
    await tabTo(page, 'signerTitle');
    await page.keyboard.type('Chủ tịch UBND huyện');
    await byKeyboard(page, 'signedFile', [SIGNED]);
    await tabTo(page, 'submit-report');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/receipt/);
    await receiptIsRight(page, 'Đúng hạn', '17/7/2018');
  }, 180_000);
});

describe('a day late, without scripts', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.withEightFindings('2018-07-20T09:10:00+07:00');
  }, 120_000);
  afterAll(() => stage.close());

  it('a district still sends its report, and is told how late it is', async () => {
    const { page } = await stage.journeys.visit({ javaScript: false });
    await signIn(page, UNIT);
    await page.getByTestId('duty').first().getByTestId('start-report').click();
    for (let n = 1; n <= ITEMS; n += 1) {
      await page.getByTestId(n === OUTSIDE ? 'result-outsideCompetence' : 'result-remedied').check();
      if (n === OUTSIDE) await page.getByTestId('transferredToUnitCode').selectOption({ index: 1 });
      await page.getByTestId('doneVi').fill(textOf(n));
      if (n !== OUTSIDE) await page.getByTestId('files').setInputFiles(filesOf(n).map(asUpload));
      await page.getByTestId('save-next').click();
      await page.waitForURL(n < ITEMS ? new RegExp(`/edit/${n + 1}$`) : /\/check$/);
    }
    expect(await page.getByTestId('late-notice').innerText()).toContain('1 ngày');
    await page.getByTestId('documentNumber').fill('45/BC-UBND');
    await page.getByTestId('documentDate').fill('19/7/2018');
    await page.getByTestId('signerTitle').fill('Chủ tịch UBND huyện');
    await page.getByTestId('signedFile').setInputFiles([asUpload(SIGNED)]);
    await page.getByTestId('submit-report').click();
    await page.waitForURL(/\/receipt/);
    await receiptIsRight(page, 'Trễ 1 ngày', '20/7/2018');
    expect(await page.getByTestId('lenient').innerText()).toContain('Đúng hạn');
  }, 120_000);
});

const asUpload = ({ name, buffer }: UploadedFile): { name: string; buffer: Buffer; mimeType: string } => ({ name, buffer, mimeType: 'application/pdf' });

/** Three presses an item: the answer, its files, and (by the caller) on to the next; one more for the body it was handed to. */
async function answer(page: Page, press: Presses, n: number): Promise<void> {
  await press.on(n === OUTSIDE ? 'result-outsideCompetence' : 'result-remedied');
  await page.getByTestId('doneVi').fill(textOf(n));
  if (n === OUTSIDE) {
    press.count += 1;
    await page.getByTestId('transferredToUnitCode').selectOption({ index: 1 });
  } else {
    await press.choose('files', filesOf(n));
    await received(page, filesOf(n));
  }
  await saved(page);
}

async function byKeyboard(page: Page, name: string, files: readonly UploadedFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(files.map(asUpload));
}

async function receiptIsRight(page: Page, verdict: string, day: string): Promise<void> {
  const receipt = await page.locator('main').innerText();
  expect(receipt).toContain('45/BC-UBND');
  expect(receipt).toContain(createHash('sha256').update(SIGNED.buffer).digest('hex'));
  expect(await page.getByTestId('received-at').innerText()).toContain(day);
  expect(await page.getByTestId('strict').innerText()).toContain(verdict);
  expect(await page.getByTestId('received-file').count()).toBe(1 + ITEMS);
}

async function saved(page: Page): Promise<void> {
  await page.locator('[data-autosave-status][data-state="saved"]').waitFor();
  expect(await page.getByTestId('autosave').innerText()).toMatch(/Đã lưu lúc \d\d:\d\d/);
}

async function received(page: Page, files: readonly UploadedFile[]): Promise<void> {
  for (const { name } of files) await page.getByTestId('file').filter({ hasText: name }).getByText('nhận lúc').waitFor();
}

/** Typed a moment ago, not yet on the server: it is still there after the reload, and saved then. */
async function reloadInTheMiddle(page: Page, n: number): Promise<void> {
  const text = `${textOf(n)} Ghi thêm trước khi tải lại.`;
  await page.getByTestId('doneVi').fill(text);
  await page.reload();
  expect(await page.getByTestId('doneVi').inputValue()).toBe(text);
  await saved(page);
}

async function deadNetworkWhileTyping({ page, errors }: Visit, n: number): Promise<void> {
  const text = `${textOf(n)} Viết khi mất mạng.`;
  await page.context().setOffline(true);
  await page.getByTestId('doneVi').fill(text);
  await page.locator('[data-autosave-status][data-state="retrying"]').waitFor();
  expect(await page.getByTestId('doneVi').inputValue()).toBe(text);
  await page.context().setOffline(false);
  await saved(page);
  // What could not be sent is told by the browser, and by nothing else.
  expect(errors.splice(0).filter((error) => !error.includes(`/edit/${n}`))).toEqual([]);
  await page.reload();
  expect(await page.getByTestId('doneVi').inputValue()).toBe(text);
}
