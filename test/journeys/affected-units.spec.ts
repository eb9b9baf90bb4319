import { assertCalm, pageId, pdf, Presses, signIn } from './journey';
import { Stage } from './stage';

const DUTY = '/obligations/2018-Q2-D6.1-STTTT';
const FIXED = 'Đã nâng cấp máy chủ, hết treo giờ cao điểm (nội dung mẫu).';
const STILL = 'Vẫn treo từ 9 đến 10 giờ sáng (nội dung mẫu).';

/** J10: a department answers a duty that cures findings of two districts; one of them says that the fault remains. */
describe('a duty with affected units', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  });
  afterAll(() => stage.close());

  it('is written about and its affected units are asked within 6 presses', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'stttt');
    const press = new Presses(page);
    await press.to(page.getByTestId('duty').filter({ hasText: 'Mục D6.1' }).getByRole('link').first(), `**${DUTY}`);
    expect(await pageId(page)).toBe('P22');
    await press.on('to-write');
    await page.getByTestId('text').fill(FIXED);
    await press.choose('files', [pdf('Biên bản nâng cấp (bản ký).pdf')]);
    await press.on('askUnits-869');
    await press.on('askUnits-870');
    await press.on('ask');
    await page.getByTestId('silent').waitFor();
    expect(press.count).toBeLessThanOrEqual(6);
    expect(await page.getByTestId('update').first().innerText()).toContain(FIXED);
    await assertCalm(visit, 'affected-asked');
  });

  it('is objected to by a district within 3 presses', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'huyen870');
    const press = new Presses(page);
    await press.to(page.getByTestId('confirmation-task').getByRole('link').first(), `**${DUTY}#confirm`);
    await press.on('answer-objected');
    await page.getByTestId('answerText').fill(STILL);
    await press.on('confirm');
    await page.waitForLoadState('load');
    expect(press.count).toBeLessThanOrEqual(3);
    expect(await page.locator('#confirm').innerText()).toContain('Vẫn còn lỗi');
    await assertCalm(visit, 'affected-objected');
  });

  it('cannot be closed by the department, and says which unit objected and when', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'stttt');
    await page.goto(DUTY);
    const said = await page.getByTestId('objections').innerText();
    expect(said).toContain('Huyện Hồng Ngự');
    expect(said).toContain('ngày 24/7/2018');
    expect(said).toContain(STILL);
    await page.getByTestId('kind-result').check();
    await page.getByTestId('text').fill('Xong (nội dung mẫu).');
    await page.getByTestId('write').click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Huyện Hồng Ngự');
    expect(await page.getByTestId('text').inputValue()).toBe('Xong (nội dung mẫu).');
    visit.errors.splice(0);
    await assertCalm(visit, 'affected-blocked');
  });
});
