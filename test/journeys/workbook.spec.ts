import { FilledWorkbook } from '../support/filled-workbook';
import { assertCalm, downloaded, pageId, pdf, signIn, WIDTHS } from './journey';
import { Stage } from './stage';

const REPORT = '/reports/2018-Q2-869';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A district fills its report in away from the network, sends the workbook, and has the paper signed where the province locks it first. */
describe('a report filled in with Excel and locked for signing', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  }, 120_000);
  afterAll(() => stage.close());

  it.each(WIDTHS.map((width) => [width, width !== 390] as const))('goes out, is filled in and comes back on %i px, scripts %s', async (width, javaScript) => {
    const visit = await stage.journeys.visit({ width, javaScript });
    const { page } = visit;
    await signIn(page, 'huyen869');
    await page.goto('/obligations/2018-Q2-D1.2-869');
    await page.getByTestId('start-report').or(page.getByTestId('continue-report')).first().click();
    await page.getByTestId('to-excel').click();
    expect(await pageId(page)).toBe('P25X');
    if (javaScript) await assertCalm(visit, `excel-${width}`);
    const { buffer } = await downloaded(page, () => page.getByTestId('download-workbook').click());
    const workbook = await FilledWorkbook.open(buffer);
    const send = async (): Promise<void> => {
      await page.goto(`${REPORT}/excel`);
      await page.getByTestId('workbook').setInputFiles([{ name: 'Trả lời (đã điền).xlsx', mimeType: XLSX, buffer: await workbook.bytes() }]);
      await page.getByTestId('upload-workbook').click();
      await page.waitForURL(/\/workbook\/.+/);
      expect(await pageId(page)).toBe('P25V');
    };
    for (let n = 1; n <= 6; n += 1) workbook.fill(n, { result: 'Đã khắc phục', done: `Đã làm xong mục ${n} (${width} px).` });
    workbook.fill(2, { result: 'Xong' });
    await send();
    expect(await page.getByTestId('cell-error').allInnerTexts()).toEqual([expect.stringContaining(`Ô ${workbook.at(2, 'result')}: “Xong”`)]);
    expect(await page.getByTestId('apply-import').count()).toBe(0);
    if (javaScript) await assertCalm(visit, `excel-errors-${width}`);
    workbook.fill(2, { result: 'da khac phuc' });
    await send();
    expect(await page.getByTestId('import-change').count()).toBe(6);
    if (javaScript) await assertCalm(visit, `excel-preview-${width}`);
    await page.getByTestId('apply-import').click();
    await page.waitForURL(/\/edit\//);
    await page.goto(`${REPORT}/check`);
    expect(await page.getByTestId('answer').first().innerText()).toContain(`Đã làm xong mục 1 (${width} px).`);
    expect((await downloaded(page, () => page.getByTestId('paper-docx').click())).buffer.toString('latin1', 0, 2)).toBe('PK');
  }, 120_000);

  it('is locked, signed and sent where the province asks for it', async () => {
    const leader = await stage.journeys.visit();
    await signIn(leader.page, 'lanhdao.sonoivu');
    await leader.page.goto('/admin/rules');
    await leader.page.locator('form[action$="report.signing"] input[value="lockFirst"]').check();
    await leader.page.locator('form[action$="report.signing"] button').click();
    await leader.page.waitForLoadState('load');
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'huyen869');
    await page.goto(`${REPORT}/check`);
    await assertCalm(visit, 'check-lock');
    await page.getByTestId('lock-report').click();
    await page.getByTestId('reopen-report').waitFor();
    await assertCalm(visit, 'check-signed');
    await page.goto(`${REPORT}/edit/1`);
    expect([await page.getByTestId('item-form').count(), await page.getByTestId('locked').count()]).toEqual([0, 1]);
    await assertCalm(visit, 'edit-locked');
    await page.goto('/');
    await page.getByTestId('send-signed').click();
    await page.getByTestId('documentNumber').fill('46/BC-UBND');
    await page.getByTestId('documentDate').fill('24/7/2018');
    await page.getByTestId('signerTitle').fill('Chủ tịch UBND huyện');
    await page.getByTestId('signedFile').setInputFiles([{ ...pdf('Báo cáo số 46 (ký).pdf'), mimeType: 'application/pdf' }]);
    await page.getByTestId('submit-report').click();
    await page.waitForURL(/\/receipt/);
    expect(await pageId(page)).toBe('P27');
  }, 120_000);
});
