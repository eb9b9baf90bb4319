import { assertCalm, pdf, signIn } from './journey';
import { Stage } from './stage';

const REPORT = '/reports/2018-Q2-869';

describe('the files of a report in a browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  });
  afterAll(() => stage.close());

  it('are marked while they are sent or afterwards, looked at page by page, and given to items', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'huyen869');
    await page.goto('/obligations/2018-Q2-D1.2-869');
    await page.getByTestId('start-report').click();
    await page.waitForURL(/\/edit\/1$/);
    await page.getByTestId('shows-citizens').check();
    await page.getByTestId('files').setInputFiles([{ ...pdf('ho-so-dan.pdf'), mimeType: 'application/pdf' }]);
    await page.locator('[data-part="view"][href*="/view"]').first().waitFor();
    expect(await page.getByTestId('citizens').first().isVisible()).toBe(true);
    await page.getByTestId('shows-citizens').uncheck();
    await page.getByTestId('files').setInputFiles([{ ...pdf('quyet-dinh.pdf'), mimeType: 'application/pdf' }]);
    await page.locator('[data-part="view"][href*="/view"]').nth(1).waitFor();
    await page.locator('[data-file] [data-part="citizens"]').last().click();
    await page.waitForURL(/\/edit\/1$/);
    await page.reload();
    expect(await page.locator('li [data-testid="citizens"]').count()).toBe(2);
    await assertCalm(visit, 'report-item-files');
    await page.locator('[data-part="view"]').first().click();
    await page.waitForURL(/\/view/);
    expect(await page.getByTestId('preview').evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBe(1600);
    await assertCalm(visit, 'report-file');
    await page.getByTestId('next-file').click();
    await page.waitForURL(/\/view/);
    await page.goto(`${REPORT}/files`);
    await page.getByTestId('assigned-file').first().getByTestId('at-2').check();
    // A file sent beside it: the page is read again, the tick is kept.
    await page.getByTestId('files').setInputFiles([{ ...pdf('them.pdf'), mimeType: 'application/pdf' }]);
    await page.getByTestId('assigned-file').nth(2).waitFor();
    expect(await page.getByTestId('assigned-file').first().getByTestId('at-2').isChecked()).toBe(true);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByTestId('assigned-file').filter({ hasText: 'them.pdf' }).getByTestId('drop-file').click();
    await page.getByTestId('flash').waitFor();
    expect([await page.getByTestId('assigned-file').count(), await page.getByTestId('assigned-file').first().getByTestId('at-2').isChecked()]).toEqual([2, true]);
    await page.getByTestId('assign').click();
    await page.waitForURL(/\/files$/);
    expect(await page.getByTestId('assigned-file').first().getByTestId('at-2').isChecked()).toBe(true);
    await assertCalm(visit, 'report-files');
  }, 120_000);

  it('without scripts and on a phone too', async () => {
    const { page } = await stage.journeys.visit({ javaScript: false, width: 390 });
    await signIn(page, 'huyen869');
    await page.goto(`${REPORT}/files`);
    await page.getByTestId('files').setInputFiles([{ ...pdf('ke-hoach.pdf'), mimeType: 'application/pdf' }, { ...pdf('bien-ban.pdf'), mimeType: 'application/pdf' }]);
    await page.getByTestId('shows-citizens').check();
    await page.getByTestId('upload').click();
    const rows = page.getByTestId('assigned-file');
    expect(await rows.count()).toBe(4);
    const late = rows.filter({ hasText: 'ke-hoach.pdf' });
    for (const n of [3, 4]) await late.getByTestId(`at-${n}`).check({ force: true });
    await page.getByTestId('assign').click();
    for (const n of [3, 4]) expect(await rows.filter({ hasText: 'ke-hoach.pdf' }).getByTestId(`at-${n}`).isChecked()).toBe(true);
    await rows.filter({ hasText: 'ke-hoach.pdf' }).getByRole('link').first().click();
    expect(await page.getByTestId('preview').isVisible()).toBe(true);
    expect(await page.getByTestId('citizens').count()).toBeGreaterThan(0);
  }, 120_000);

  it('hidden and shown again by the reviewer, one press each', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'sonoivu');
    await page.goto('/reports/2018-Q2-870/review/1');
    await page.locator('[data-part="view"]').first().click();
    await page.getByTestId('mark-citizens').click();
    await page.goto('/reports/2018-Q2-870/review/1');
    await page.getByTestId('citizens-switch').click();
    await page.getByText('Tệp có dữ liệu cá nhân (đang ẩn)').waitFor();
    await assertCalm(visit, 'review-hidden');
    await page.getByTestId('citizens-switch').click();
    await page.getByText('minh-chung-F-870-01.pdf').waitFor();
  }, 120_000);
});
