import { assertCalm, pageId, pdf, Presses, signIn } from './journey';
import { Stage } from './stage';

const PASTED = ['E1 | Chấn chỉnh việc giải quyết hồ sơ', 'E1.1 | Gửi thư xin lỗi với hồ sơ quá hạn', 'E1.2 | Báo cáo kết quả trước ngày 20/8/2018'].join('\n');

describe('Home Affairs records a directive', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  });
  afterAll(() => stage.close());

  it('from pasted text to duties within 14 presses, keeping what was typed when a day does not exist', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'sonoivu');
    const press = new Presses(page);
    await press.to('nav-directives', /\/directives/);
    await press.to('record', /\/directives\/new/);
    await press.choose('scan', [pdf('Công văn chỉ đạo (mẫu).pdf')]);
    await page.getByTestId('sourceTextVi').fill(PASTED);
    await press.on('propose');
    await page.waitForLoadState('load');
    const rows = page.getByTestId('clause-row');
    expect(await rows.count()).toBe(3);
    expect(await page.getByTestId('directive-form').innerText()).toContain('Công văn chỉ đạo (mẫu).pdf');
    expect(await page.getByTestId('row-deadline').last().innerText()).toContain('hết ngày 19/8/2018');
    await assertCalm(visit, 'directive-split');
    expect(await page.locator('[name="clauses.1.parent"]').inputValue()).toBe('E1');
    await page.getByTestId('summaryVi').fill('Chấn chỉnh giải quyết hồ sơ (mẫu)');
    await page.getByTestId('issuerTitleVi').fill('Chủ tịch UBND tỉnh');
    for (const n of [1, 2]) await press.on(page.locator(`[name="clauses.${n}.addressees"][value="group:inspectedDistricts"]`));
    await page.getByTestId('signedOn').fill('31/6/2018');
    await press.on('save');
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.getByTestId('signedOn').inputValue()).toBe('31/6/2018');
    expect(await page.getByTestId('summaryVi').inputValue()).toBe('Chấn chỉnh giải quyết hồ sơ (mẫu)');
    visit.errors.splice(0);
    await assertCalm(visit, 'directive-wrong');
    await page.getByTestId('signedOn').fill('24/7/2018');
    await press.to('save', /\/directives\/2018-Q2-CD2$/);
    expect(await pageId(page)).toBe('P20');
    await press.to('issue', /\/issue$/);
    await assertCalm(visit, 'directive-issue');
    expect(await page.getByTestId('will-create').innerText()).toContain('8');
    await press.to('confirm-issue', /\/directives\/2018-Q2-CD2$/);
    expect(press.count).toBeLessThanOrEqual(14);
    await assertCalm(visit, 'directive-issued');
  });

  it('and a district finds its two new duties', async () => {
    const { page } = await stage.journeys.visit();
    await signIn(page, 'huyen873');
    await page.goto('/obligations?directive=2018-Q2-CD2');
    expect(await page.getByTestId('obligation').count()).toBe(2);
  });
});
