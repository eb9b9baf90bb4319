import { assertCalm, pageId, pdf, Presses, signIn } from './journey';
import { LETTER_OF_24 } from './letter-of-24';
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

  it('J5: a letter of 24 clauses becomes the duties of 19 within 14 presses; the 18 without a day are overdue nowhere', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'sonoivu');
    const press = new Presses(page);
    await press.to('nav-directives', /\/directives/);
    await press.to('record', /\/directives\/new/);
    await press.choose('scan', [pdf('Công văn 815 (mẫu).pdf')]);
    await page.getByTestId('sourceTextVi').fill(LETTER_OF_24);
    await press.on('propose');
    await page.getByTestId('proposed').waitFor();
    expect(await page.getByTestId('clause-row').count()).toBe(24);
    expect([await page.getByTestId('documentNumber').inputValue(), await page.getByTestId('signedOn').inputValue()]).toEqual(['815/UBND-NC', '16/7/2018']);
    const numbers = (await page.evaluate(`[...document.querySelectorAll('[name$=".number"]')].map((one) => one.value)`)) as string[];
    const rules = (await page.evaluate(`[...document.querySelectorAll('[name$="dueRule.kind"]')].map((one) => one.value)`)) as string[];
    const dated = numbers.filter((_, row) => rules[row] !== 'none');
    expect([dated.length, rules.filter((kind) => kind === 'strictly_before').length]).toEqual([1, 1]);
    const row = (number: string): number => numbers.indexOf(number);
    const [only = ''] = dated;
    expect(await page.locator(`[name="clauses.${row(only)}.dueRule.date"]`).inputValue()).toBe('20/7/2018');
    expect(await page.locator(`#row-${row(only)}`).getByTestId('row-deadline').innerText()).toContain('hết ngày 19/7/2018 (thứ Năm)');
    const contents = (await page.evaluate(`[...document.querySelectorAll('[name$=".contentVi"]')].map((one) => one.value)`)) as string[];
    const starting = (words: string): string => numbers[contents.findIndex((one) => one.startsWith(words))] ?? '';
    const apology = starting('Đẩy nhanh tiến độ');
    const box = (number: string, part: string, value: string) => page.locator(`[name="clauses.${row(number)}.${part}"][value="${value}"]`);
    // Two groups of addressees corrected, then who helps with the letter of apology.
    for (const number of [starting('Tiếp nhận hồ sơ'), starting('Đưa đủ thủ tục')]) {
      await press.on(box(number, 'addressees', 'group:inspectedDistricts'));
      await press.on(box(number, 'addressees', 'group:districts'));
    }
    await press.on(box(apology, 'coordinators', 'group:districts'));
    await press.on(box(apology, 'coordinators', 'group:departments'));
    await press.on(box(apology, 'coordinators', 'group:communes'));
    await page.locator(`[name="clauses.${row(apology)}.coordinatorsMore"]`).fill('Bưu điện tỉnh');
    await press.to('save', /\/directives\/2018-Q2-CD\d+$/);
    const address = new URL(page.url()).pathname;
    expect(await page.getByTestId('clause').count()).toBe(24);
    expect(await page.getByTestId('quote').count()).toBeGreaterThan(10);
    await assertCalm(visit, 'letter-draft');
    await press.to('issue', /\/issue$/);
    await press.to('confirm-issue', new RegExp(`${address}$`));
    expect(press.count).toBeLessThanOrEqual(14);
    await assertCalm(visit, 'letter-issued');
    const code = address.split('/').at(-1) ?? '';
    await page.goto(`/obligations?directive=${code}&view=overdue&pageSize=100`);
    const late = await page.getByTestId('obligation').allInnerTexts();
    expect(late.length).toBe(4);
    expect(late.filter((text) => !text.includes(`-${only}-`))).toEqual([]);
    await page.goto(`/obligations?directive=${code}&clause=${apology}`);
    expect(await page.getByTestId('obligation').allInnerTexts()).toHaveLength(1);
  });
});
