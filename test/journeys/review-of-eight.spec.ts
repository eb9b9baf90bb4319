import type { Page } from 'playwright-core';
import { assertCalm, pageId, pdf, Presses, signIn, WIDTHS } from './journey';
import { Stage } from './stage';

const CODE = '2018-Q2-873';
const ITEMS = 8;
const RETURNED = [7, 8];
const REASON = (n: number): string => `Mục ${n}: chưa có ảnh chụp sau khi sửa.`;
/** Two words replaced, some added: what the difference must show. */
const SECOND = (n: number): string => `Đã bổ sung theo yêu cầu mục ${n}: niêm yết công khai tại 12 xã, thị trấn.`;

type Act = (page: Page, testid: string) => Promise<void>;
const click: Act = (page, testid) => page.getByTestId(testid).first().click();
/** Tab until the thing has the focus, then Enter: what has no focus ring, or is out of order, is never reached. */
const byKeyboard: Act = async (page, testid) => {
  await tabTo(page, testid);
  await page.keyboard.press('Enter');
};

async function tabTo(page: Page, testid: string): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    const seen = (await page.evaluate(`(() => { const e = document.activeElement; const s = getComputedStyle(e); return [e.dataset.testid ?? '', s.outlineStyle !== 'none' || s.boxShadow !== 'none' || s.backgroundColor !== 'rgba(0, 0, 0, 0)'] })()`)) as [string, boolean];
    if (seen[0] !== testid) continue;
    expect([testid, seen[1]]).toEqual([testid, true]);
    return;
  }
  throw new Error(`${testid} is not reached by Tab on ${page.url()}`);
}

/** Each run has a server of its own, from one play of the case: all eight answers of huyện Cao Lãnh arrived, nothing is reviewed. */
describe('J6: Home Affairs reviews eight items, returns two, and accepts the supplement', () => {
  const stages: Stage[] = [];
  let first: Stage;
  beforeAll(async () => {
    first = await newStage();
  }, 120_000);
  afterAll(() => Promise.all(stages.map((stage) => stage.close())));

  const newStage = async (): Promise<Stage> => {
    const stage = await Stage.withEightAnswers();
    stages.push(stage);
    return stage;
  };

  async function firstReview(page: Page, press: Presses, act: Act): Promise<void> {
    await page.goto('/');
    press.count += 1;
    await page.getByTestId('review').filter({ hasText: 'Cao Lãnh' }).getByRole('link').first().click();
    await page.waitForURL(/\/review\/1$/);
    for (let n = 1; n <= ITEMS; n += 1) {
      if (RETURNED.includes(n)) await page.getByTestId('reason').fill(REASON(n));
      press.count += 1;
      await act(page, RETURNED.includes(n) ? 'return-next' : 'accept-next');
      await page.waitForURL(n < ITEMS ? new RegExp(`/review/${n + 1}$`) : /\/review\/send$/);
    }
    expect(await page.getByTestId('sum').innerText()).toContain('Chấp nhận 6 mục, trả lại 2 mục');
    press.count += 1;
    await act(page, 'send-review');
    await page.getByTestId('closed').waitFor();
  }

  async function supplement(page: Page): Promise<void> {
    for (let n = 1; n <= ITEMS; n += 1) {
      await page.goto(`/reports/${CODE}/edit/${n}`);
      expect([n, await page.getByTestId('item-form').count()]).toEqual([n, RETURNED.includes(n) ? 1 : 0]);
      if (!RETURNED.includes(n)) continue;
      expect(await page.getByTestId('returned').innerText()).toContain(REASON(n));
      await page.getByTestId('remove-file').click();
      await page.waitForLoadState('load');
      await page.getByTestId('doneVi').fill(SECOND(n));
      await page.getByTestId('files').setInputFiles([{ ...pdf(`Ảnh chụp mục ${n}.pdf`), mimeType: 'application/pdf' }]);
      await page.getByTestId('save-next').click();
      await page.waitForLoadState('load');
    }
    await page.goto(`/reports/${CODE}/check`);
    expect(await page.getByTestId('answer').count()).toBe(2);
    expect(await page.getByTestId('supplement').innerText()).toContain('(thứ');
    await page.getByTestId('documentNumber').fill('58/BC-UBND');
    await page.getByTestId('documentDate').fill('18/7/2018');
    await page.getByTestId('signerTitle').fill('Chủ tịch UBND huyện');
    await page.getByTestId('signedFile').setInputFiles([{ ...pdf('Báo cáo bổ sung.pdf'), mimeType: 'application/pdf' }]);
    await page.getByTestId('submit-report').click();
    await page.waitForURL(/\/receipt/);
  }

  async function secondReview(page: Page, press: Presses, act: Act): Promise<void> {
    await page.goto('/');
    press.count += 1;
    await page.getByTestId('review').filter({ hasText: 'Cao Lãnh' }).getByRole('link').first().click();
    await page.waitForURL(/\/review\/7$/);
    for (const n of RETURNED) {
      const changes = page.getByTestId('changes');
      expect(await changes.locator('ins').count()).toBeGreaterThan(0);
      expect(await changes.locator('del').count()).toBeGreaterThan(0);
      expect(await changes.innerText()).toContain(`Thay tệp: minh-chung-F-873-0${n}.pdf → Ảnh chụp mục ${n}.pdf`);
      expect(await page.getByTestId('earlier').innerText()).toContain(REASON(n));
      press.count += 1;
      await act(page, 'accept-next');
      await page.waitForURL(n === 7 ? /\/review\/8$/ : /\/review\/send$/);
    }
    press.count += 1;
    await act(page, 'send-review');
    await page.getByTestId('closed').waitFor();
  }

  /** What was sent first stands as it was, and its arrival decides. */
  async function firstVersionUnchanged(page: Page): Promise<void> {
    await page.goto(`/reports/${CODE}/review/7?version=1`);
    const text = await page.locator('main').innerText();
    expect(text).not.toContain(SECOND(7));
    expect([text.includes('minh-chung-F-873-07.pdf'), text.includes(REASON(7)), await page.getByTestId('decision-form').count()]).toEqual([true, true, 0]);
    await page.goto(`/reports/${CODE}/receipt?version=2`);
    expect(await page.getByTestId('strict').innerText()).toContain('Đúng hạn');
    expect(await page.getByTestId('decided-by').innerText()).toContain('tính theo lần nộp đầu');
    expect(await page.getByTestId('supplement').innerText()).toContain('Hạn bổ sung: hết ngày 25/7/2018 (thứ Tư)');
  }

  async function whole(options: { readonly width: number; readonly javaScript: boolean; readonly act: Act; readonly calm?: boolean }): Promise<number> {
    const { width, javaScript, act } = options;
    const stage = await newStage();
    const visit = await stage.journeys.visit({ width, javaScript });
    const reviewer = visit.page;
    await signIn(reviewer, 'sonoivu');
    const press = new Presses(reviewer);
    await firstReview(reviewer, press, act);
    const unit = await stage.journeys.visit({ width, javaScript: false });
    await signIn(unit.page, 'huyen873');
    await supplement(unit.page);
    await secondReview(reviewer, press, act);
    await firstVersionUnchanged(reviewer);
    if (options.calm) {
      await reviewer.goto(`/reports/${CODE}/review/7`);
      expect(await pageId(reviewer)).toBe('P28');
      await assertCalm(visit, 'review-difference');
    }
    return press.count;
  }

  it('within 14 presses, in a browser with scripts', async () => {
    expect(await whole({ width: 1366, javaScript: true, act: click, calm: true })).toBeLessThanOrEqual(14);
  }, 120_000);

  it.each(WIDTHS)('by the keyboard alone and without scripts, at %s px', async (width) => {
    expect(await whole({ width, javaScript: false, act: byKeyboard })).toBeLessThanOrEqual(14);
  }, 120_000);

  it('a model reason fills the comment, to be edited before it is saved', async () => {
    const { page, errors } = await first.journeys.visit();
    await signIn(page, 'sonoivu');
    await page.goto(`/reports/${CODE}/review/1`);
    await page.getByTestId('model').selectOption('noEvidence');
    expect([await page.getByTestId('reason').inputValue(), await page.getByTestId('model').inputValue()]).toEqual(['Chưa có minh chứng.', '']);
    await page.getByTestId('reason').fill('Chưa có minh chứng. Gửi kèm ảnh chụp.');
    await page.getByTestId('return-next').click();
    await page.waitForURL(/\/review\/2$/);
    await page.goto(`/reports/${CODE}/review/1`);
    expect(await page.getByTestId('reason').inputValue()).toBe('Chưa có minh chứng. Gửi kèm ảnh chụp.');
    expect(errors).toEqual([]);
  });
});
