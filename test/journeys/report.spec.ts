import { samplePdf } from '../../seed/demo/sample-pdf';
import { assertCalm, Clicks, Journeys, pageId, signIn, type Visit } from './journey';

const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: samplePdf(name) });
const ITEM = (n: number) => `/reports/2018-Q2-869/edit/${n}`;

/** A district that never reported: urged, it writes its report, sends it, and its figures are consolidated. One story, told in order. */
describe('from the last urging to the receipt', () => {
  const journeys = new Journeys();
  let staff: Visit;
  let unit: Visit;
  beforeAll(async () => {
    staff = await journeys.visit({ server: 'changing' });
    unit = await journeys.visit({ server: 'changing' });
    await signIn(staff.page, 'sonoivu');
    await signIn(unit.page, 'huyen869');
  });
  afterAll(() => journeys.close());

  const saved = async (): Promise<void> => {
    await unit.page.getByTestId('autosave').filter({ hasText: /Đã lưu lúc \d\d:\d\d/ }).waitFor();
  };

  it('urges every late unit at once in five clicks, with a letter', async () => {
    const { page } = staff;
    const clicks = new Clicks(page);
    await page.goto('/obligations?view=overdue');
    await clicks.on('select-all');
    await clicks.on('urge');
    expect(await page.getByTestId('preview-row').count()).toBe(1);
    await clicks.on('send');
    await page.waitForURL('**/reminders**');
    expect(await page.getByTestId('urging').count()).toBe(3);
    expect(clicks.count).toBeLessThanOrEqual(5);
    const [letter] = await Promise.all([page.waitForEvent('download'), page.locator('a[href*="/letter/pdf"]').first().click()]);
    expect(letter.suggestedFilename()).toMatch(/\.pdf$/);
  });

  it('saves by itself while people type; a reload, a dead network and a signed-out session lose nothing', async () => {
    const { page, context } = unit;
    await page.goto('/');
    await page.getByTestId('start-report').click();
    await page.waitForURL(`**${ITEM(1)}`);
    await page.getByTestId('result-remedied').check();
    await page.getByTestId('doneVi').fill('Đã đưa đủ thủ tục lên phần mềm');
    await saved();
    await page.reload();
    expect(await page.getByTestId('doneVi').inputValue()).toBe('Đã đưa đủ thủ tục lên phần mềm');

    await context.setOffline(true);
    await page.getByTestId('doneVi').fill('Đã đưa đủ 24 thủ tục lên phần mềm');
    await page.getByTestId('autosave').filter({ hasText: 'đang thử lại' }).waitFor();
    await context.setOffline(false);
    await saved();
    await page.goto(ITEM(2));
    await page.goto(ITEM(1));
    expect(await page.getByTestId('doneVi').inputValue()).toBe('Đã đưa đủ 24 thủ tục lên phần mềm');

    const cookies = await context.cookies();
    await context.clearCookies();
    await page.getByTestId('doneVi').fill('Viết tiếp khi phiên đã hết');
    await page.getByTestId('autosave').filter({ hasText: 'Phiên đã hết' }).waitFor();
    await context.addCookies(cookies);
    await page.evaluate('window.dispatchEvent(new Event("focus"))');
    await saved();
    await page.reload();
    expect(await page.getByTestId('doneVi').inputValue()).toBe('Viết tiếp khi phiên đã hết');
    unit.errors.length = 0;
  });

  it('shows both versions when a colleague saved meanwhile', async () => {
    const head = await journeys.visit({ server: 'changing' });
    await signIn(head.page, 'lanhdao.huyen869');
    await head.page.goto(ITEM(2));
    await unit.page.goto(ITEM(2));
    await head.page.getByTestId('doneVi').fill('Chữ của lãnh đạo');
    await head.page.getByTestId('autosave').filter({ hasText: 'Đã lưu' }).waitFor();
    await unit.page.getByTestId('doneVi').fill('Chữ của chuyên viên');
    await unit.page.getByTestId('autosave').filter({ hasText: 'Có người khác vừa sửa' }).waitFor();
    await unit.page.getByTestId('save-next').click();
    expect(await unit.page.getByTestId('versions').innerText()).toContain('Chữ của lãnh đạo');
    expect(await unit.page.getByTestId('doneVi').inputValue()).toBe('Chữ của chuyên viên');
    unit.errors.length = 0;
  });

  it('answers six findings with six files and sends the signed report within thirty clicks', async () => {
    const { page } = unit;
    const clicks = new Clicks(page);
    await page.goto(ITEM(1));
    for (const n of [1, 2, 3, 4, 5, 6]) {
      await page.waitForURL(`**${ITEM(n)}`);
      await clicks.check('result-remedied');
      await page.getByTestId('doneVi').fill(`Đã khắc phục xong mục ${n}, có văn bản kèm theo (nội dung mẫu).`);
      await clicks.choose('files', [pdf(`Minh chứng mục ${n}.pdf`)]);
      await page.getByTestId('file').filter({ hasText: 'đã nhận lúc' }).waitFor();
      if (n === 3) await assertCalm(unit, 'report-editor');
      await clicks.on('save-next');
    }
    await page.waitForURL('**/check');
    expect(await page.getByTestId('complete').isVisible()).toBe(true);
    await assertCalm(unit, 'report-check');
    await page.getByTestId('documentNumber').fill('(mẫu)');
    await page.getByTestId('documentDate').fill('24/7/2018');
    await page.getByTestId('signerTitle').fill('Chủ tịch UBND huyện');
    await clicks.choose('signedFile', [pdf('Báo cáo khắc phục.pdf')]);
    await clicks.on('submit-report');
    await page.waitForURL('**/receipt?version=1');
    expect(await page.locator('h1').innerText()).toContain('TN-2018-Q2-869-1');
    expect(await page.locator('main').innerText()).toContain('Trễ 5 ngày');
    expect(await page.getByTestId('received-file').count()).toBe(7);
    expect(await page.locator('main').innerText()).toContain('Minh chứng mục 6.pdf');
    expect(clicks.count).toBeLessThanOrEqual(30);
    await assertCalm(unit, 'report-receipt');
  });

  it('consolidates and takes three files in six clicks', async () => {
    const { page } = staff;
    const clicks = new Clicks(page);
    await page.goto('/consolidations?round=2018-Q2');
    clicks.count += 1;
    await page.getByTestId('freeze-open').locator('summary').click();
    await clicks.on('freeze');
    await page.waitForURL('**/consolidations**');
    for (const format of ['xlsx', 'pdf', 'docx']) {
      clicks.count += 1;
      const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.locator(`a[href$="/files/${format}"]`).first().click()]);
      expect(file.suggestedFilename()).toBe(`consolidated-2018-Q2.${format}`);
    }
    expect(clicks.count).toBeLessThanOrEqual(6);
    await assertCalm(staff, 'consolidated');
    expect(await pageId(page)).toBe('P31');
  });
});
