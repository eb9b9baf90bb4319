import type { Page } from 'playwright-core';
import { assertCalm, pageId, pdf, Presses, signIn, tabTo } from './journey';
import { Stage } from './stage';

const EDIT = '/reports/2018-Q2-869/edit';

/** Each test answers an item of its own of one draft. */
describe('a report is written', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  });
  afterAll(() => stage.close());

  it('without scripts, files included', async () => {
    const { page } = await stage.journeys.visit({ javaScript: false });
    await signIn(page, 'huyen869');
    await page.getByTestId('duty').first().getByTestId('start-report').click();
    await page.waitForURL(/\/edit/);
    await page.getByTestId('result-remedied').check();
    await page.getByTestId('doneVi').fill('Đã phân công lại bộ phận một cửa.');
    await page.getByTestId('files').setInputFiles([{ ...pdf('Quyết định phân công.pdf'), mimeType: 'application/pdf' }]);
    await page.getByTestId('save-next').click();
    await page.waitForURL(/\/edit\/2$/);
    await page.goto(`${EDIT}/1`);
    expect(await page.getByTestId('doneVi').inputValue()).toBe('Đã phân công lại bộ phận một cửa.');
    expect(await page.getByTestId('result-remedied').isChecked()).toBe(true);
    expect(await page.getByTestId('file').allInnerTexts()).toEqual([expect.stringContaining('Quyết định phân công.pdf')]);
    await page.getByTestId('remove-file').click();
    await page.waitForLoadState('load');
    expect(await pageId(page)).toBe('P25');
    expect(await page.getByTestId('file').count()).toBe(0);
    expect(await page.getByTestId('doneVi').inputValue()).toBe('Đã phân công lại bộ phận một cửa.');
  });

  it('with a wrong date: the answer comes back as it was typed, the fault stands at its field', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'huyen869');
    await page.goto(`${EDIT}/1`);
    await page.getByTestId('result-inProgress').check();
    await page.getByTestId('doneVi').fill('Đang làm, sẽ xong đúng hẹn.');
    await page.getByTestId('committedOn').fill('31/6/2018');
    await page.getByTestId('save-next').click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.title()).toMatch(/^Lỗi/);
    expect(await page.getByTestId('committedOn').inputValue()).toBe('31/6/2018');
    expect(await page.getByTestId('doneVi').inputValue()).toBe('Đang làm, sẽ xong đúng hẹn.');
    await page.locator('.govuk-error-summary').getByRole('link').first().click();
    expect(await page.evaluate('document.activeElement.name')).toBe('committedOn');
    visit.errors.splice(0);
    await assertCalm(visit, 'report-edit-wrong');
    await page.getByTestId('committedOn').fill('30/8/2018');
    await page.getByTestId('save-next').click();
    await page.waitForURL(/\/edit\/2$/);
  });

  it('with the keyboard alone, the focus always seen', async () => {
    const { page } = await stage.journeys.visit();
    await signIn(page, 'huyen869');
    await page.goto(`${EDIT}/2`);
    const done = 'Đã niêm yết công khai đủ thủ tục.';
    await tabTo(page, 'result');
    await page.keyboard.press('Space');
    await tabTo(page, 'doneVi');
    await page.keyboard.type(done);
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, 'files');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles([{ ...pdf('Ảnh bảng niêm yết.pdf'), mimeType: 'application/pdf' }]);
    await page.getByTestId('file').getByText('nhận lúc').waitFor();
    await tabTo(page, 'save-next');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/edit\/3$/);
    await page.goto(`${EDIT}/2`);
    expect(await page.getByTestId('doneVi').inputValue()).toBe(done);
    expect(await page.getByTestId('result-remedied').isChecked()).toBe(true);
    expect(await page.getByTestId('file').count()).toBe(1);
  });

  it('while the session ends: what is typed waits, and is saved once somebody signs in again beside it', async () => {
    const { page, context } = await stage.journeys.visit();
    await signIn(page, 'huyen869');
    await page.goto(`${EDIT}/3`);
    await context.clearCookies({ name: 'session' });
    await page.getByTestId('doneVi').fill('Viết khi phiên đã hết.');
    await page.locator('[data-autosave-status][data-state="signed-out"]').waitFor();
    const [other] = await Promise.all([context.waitForEvent('page'), page.getByTestId('autosave').getByRole('link').click()]);
    await other.getByTestId('username').fill('huyen869');
    await other.getByTestId('password').fill('kiem-tra-quy-2');
    await other.getByTestId('sign-in').click();
    await other.waitForURL((url) => url.pathname === '/');
    await page.bringToFront();
    await page.evaluate(`window.dispatchEvent(new Event('focus'))`);
    await page.locator('[data-autosave-status][data-state="saved"]').waitFor();
    await page.reload();
    expect(await page.getByTestId('doneVi').inputValue()).toBe('Viết khi phiên đã hết.');
  });

  it.each([true, false])('and sent after the session ended (scripts: %s): it is offered again after signing in, and stored', async (javaScript) => {
    const visit = await stage.journeys.visit({ javaScript });
    const { page, context } = visit;
    const n = javaScript ? 4 : 5;
    await signIn(page, 'huyen869');
    await page.goto(`${EDIT}/${n}`);
    await context.clearCookies({ name: 'session' });
    const text = `Đã cấp tài khoản cá nhân cho 42 công chức, lần ${n}.`;
    await page.getByTestId('result-remedied').check();
    await page.getByTestId('doneVi').fill(text);
    await page.getByTestId('save-next').click();
    await page.getByTestId('session-expired').waitFor();
    await page.getByTestId('username').fill('huyen869');
    await page.getByTestId('password').fill('kiem-tra-quy-2');
    await page.getByTestId('sign-in').click();
    await page.getByTestId('resume').waitFor();
    expect(await page.locator('main').innerText()).toContain(text);
    await page.getByTestId('resume-send').click();
    await page.waitForURL(new RegExp(`/edit/${n + 1}$`));
    await page.goto(`${EDIT}/${n}`);
    expect(await page.getByTestId('doneVi').inputValue()).toBe(text);
    expect(await page.getByTestId('result-remedied').isChecked()).toBe(true);
  });

  it('by two at once: the second is shown both answers and loses neither', async () => {
    const first = (await stage.journeys.visit({ javaScript: false })).page;
    const visit = await stage.journeys.visit();
    const second = visit.page;
    for (const page of [first, second]) {
      await signIn(page, 'huyen869');
      await page.goto(`${EDIT}/6`);
    }
    await first.getByTestId('result-notYet').check();
    await first.getByTestId('doneVi').fill('Câu trả lời của người thứ nhất.');
    await first.getByTestId('save-later').click();
    await second.getByTestId('doneVi').fill('Câu trả lời của người thứ hai.');
    await second.locator('[data-autosave-status][data-state="conflict"]').waitFor();
    await second.getByTestId('save-later').click();
    await second.getByTestId('conflict').waitFor();
    const both = await second.getByTestId('conflict').innerText();
    expect(both).toContain('Câu trả lời của người thứ nhất.');
    expect(both).toContain('Câu trả lời của người thứ hai.');
    expect(await second.getByTestId('doneVi').inputValue()).toBe('Câu trả lời của người thứ hai.');
    visit.errors.splice(0);
    await assertCalm(visit, 'report-edit-conflict');
  });

  it('by two at once with scripts: both stand side by side at a press, what was never changed is not touched, nothing is saved before Save', async () => {
    const first = (await stage.journeys.visit()).page;
    const visit = await stage.journeys.visit();
    const second = visit.page;
    await writtenByTwo(first, second, 'lần một');
    await second.getByTestId('autosave').getByRole('button').click();
    await second.getByTestId('conflict').waitFor();
    expect(await second.getByTestId('versions').locator('> div').allInnerTexts()).toEqual([
      expect.stringMatching(/Của người thứ nhất, lần một[^]*Vướng mắc của người thứ nhất, lần một/),
      expect.stringMatching(/Của người thứ hai, lần một[^]*Vướng mắc của người thứ nhất, lần một/),
    ]);
    await assertCalm({ ...visit, errors: [] }, 'report-edit-both');
    // Typing on does not save either.
    await second.getByTestId('doneVi').fill('Của người thứ hai, đã xem cả hai.');
    await second.waitForTimeout(1500);
    expect(await storedAt(first, 6)).toEqual(['Của người thứ nhất, lần một.', 'Vướng mắc của người thứ nhất, lần một.']);
    await second.getByTestId('save-later').click();
    await second.waitForURL(/\/reports$/);
    expect(await storedAt(first, 6)).toEqual(['Của người thứ hai, đã xem cả hai.', 'Vướng mắc của người thứ nhất, lần một.']);
    await second.goto(`${EDIT}/6`);
    expect(await second.getByTestId('older').count()).toBe(0);
  });

  it('by two at once, and left without a decision: it is offered again, seen beside the stored one, dropped at a press', async () => {
    const first = (await stage.journeys.visit()).page;
    const second = (await stage.journeys.visit()).page;
    second.on('dialog', (dialog) => void dialog.accept());
    await writtenByTwo(first, second, 'lần hai');
    const stored = ['Của người thứ nhất, lần hai.', 'Vướng mắc của người thứ nhất, lần hai.'];
    for (let time = 0; time < 2; time += 1) {
      await second.goto(`${EDIT}/6`);
      expect(await second.getByTestId('doneVi').inputValue()).toBe(stored[0]);
      await second.getByTestId('older').getByRole('button').first().click();
      await second.getByTestId('conflict').waitFor();
      expect(await second.getByTestId('doneVi').inputValue()).toBe('Của người thứ hai, lần hai.');
      expect(await second.getByTestId('difficultyVi').inputValue()).toBe(stored[1]);
    }
    await second.getByTestId('keep-stored').click();
    await second.getByTestId('older').waitFor({ state: 'detached' });
    await second.getByTestId('conflict').waitFor({ state: 'detached' });
    expect(await second.getByTestId('doneVi').inputValue()).toBe(stored[0]);
    expect(await storedAt(first, 6)).toEqual(stored);
  });

  it('and is not sent while answers and the signed copy are missing', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'huyen869');
    const press = new Presses(page);
    await press.to('continue-report', /\/edit/);
    await press.to('check', /\/check$/);
    await page.getByTestId('documentNumber').fill('45/BC-UBND');
    await page.getByTestId('documentDate').fill('24.7.2018 lúc chiều');
    await press.on('submit-report');
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.getByTestId('documentNumber').inputValue()).toBe('45/BC-UBND');
    expect(await page.getByTestId('documentDate').inputValue()).toBe('24.7.2018 lúc chiều');
    visit.errors.splice(0);
    await assertCalm(visit, 'report-check-wrong');
  });
});

/** Both have item 6 open; the first changes two fields and is stored, the second changes one of them and is told. */
async function writtenByTwo(first: Page, second: Page, mark: string): Promise<void> {
  for (const page of [first, second]) {
    await signIn(page, 'huyen869');
    await page.goto(`${EDIT}/6`);
  }
  await first.getByTestId('doneVi').fill(`Của người thứ nhất, ${mark}.`);
  await first.getByTestId('difficultyVi').fill(`Vướng mắc của người thứ nhất, ${mark}.`);
  await first.getByTestId('save-later').click();
  await first.waitForURL(/\/reports$/);
  await second.getByTestId('doneVi').fill(`Của người thứ hai, ${mark}.`);
  await second.locator('[data-autosave-status][data-state="conflict"]').waitFor();
}

async function storedAt(page: Page, n: number): Promise<readonly string[]> {
  await page.goto(`${EDIT}/${n}`);
  return Promise.all(['doneVi', 'difficultyVi'].map((field) => page.getByTestId(field).inputValue()));
}
