import { assertCalm, downloaded, pageId, pdf, Presses, signIn } from './journey';
import { Stage } from './stage';

const DUTY = '/obligations/2018-Q2-D3.2-STTTT';
const RESULT = 'Đã sửa lỗi treo phần mềm một cửa ở 12 huyện (nội dung mẫu).';

describe('a duty of a department', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  });
  afterAll(() => stage.close());

  it('is answered with a result and its document within 6 presses; nothing said is not an answer', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'stttt');
    const press = new Presses(page);
    await press.to(page.getByTestId('duty').filter({ hasText: 'D3.2' }).getByRole('link').last(), `**${DUTY}`);
    expect(await pageId(page)).toBe('P22');
    await press.on('kind-result');
    await press.on('write');
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.getByTestId('kind-result').isChecked()).toBe(true);
    visit.errors.splice(0);
    await assertCalm(visit, 'duty-wrong');
    await page.getByTestId('text').fill(RESULT);
    await press.choose('files', [pdf('Biên bản nghiệm thu (bản ký).pdf')]);
    await press.on('write');
    await page.getByTestId('update').first().waitFor();
    expect(press.count).toBeLessThanOrEqual(6);
    expect(await page.getByTestId('update').first().innerText()).toContain(RESULT);
    const file = await downloaded(page, () => page.getByTestId('update').first().getByRole('link', { name: 'Tải' }).click());
    expect(file.name).toBe('Biên bản nghiệm thu (bản ký).pdf');
    expect(file.buffer.equals(pdf('Biên bản nghiệm thu (bản ký).pdf').buffer)).toBe(true);
    await assertCalm(visit, 'duty-answered');
  });

  it('is returned with a reason by Home Affairs, which sees it on its first page', async () => {
    const visit = await stage.journeys.visit({ javaScript: false });
    const { page } = visit;
    await signIn(page, 'sonoivu');
    const press = new Presses(page);
    await press.to(page.getByTestId('result-task').filter({ hasText: 'Sở Thông tin và Truyền thông' }).getByRole('link').first(), /2018-Q2-D3.2-STTTT#decide$/);
    await press.on('return');
    await page.locator('.govuk-error-summary').waitFor();
    await page.getByTestId('reason').fill('Chưa nêu kết quả từng huyện.');
    await press.on('return');
    await page.waitForLoadState('load');
    expect(await page.getByTestId('update').first().innerText()).toContain('Chưa nêu kết quả từng huyện.');
  });

  it('is answered again and accepted', async () => {
    const department = (await stage.journeys.visit()).page;
    await signIn(department, 'stttt');
    await department.goto(DUTY);
    expect(await department.locator('main').innerText()).toContain('Chưa nêu kết quả từng huyện.');
    await department.getByTestId('kind-result').check();
    await department.getByTestId('text').fill('Kết quả từng huyện trong bảng kèm theo.');
    await department.getByTestId('write').click();
    await department.waitForLoadState('load');
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'sonoivu');
    await page.goto(DUTY);
    await page.getByTestId('accept').click();
    await page.waitForLoadState('load');
    expect(await page.getByTestId('accept').count()).toBe(0);
    await assertCalm(visit, 'duty-accepted');
  });
});
