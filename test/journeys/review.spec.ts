import type { Page } from 'playwright-core';
import { assertCalm, pageId, pdf, Presses, signIn } from './journey';
import { Stage } from './stage';

const RETURNED = [2, 5];

describe('Home Affairs reviews a report item by item', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  });
  afterAll(() => stage.close());

  it('accepts five, returns two with reasons and sends, within 14 presses', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'sonoivu');
    const press = new Presses(page);
    await press.to(page.getByTestId('review').filter({ hasText: 'Hồng Ngự' }).getByRole('link').first(), /\/review\/1$/);
    for (let n = 1; n <= 7; n += 1) {
      const next = n < 7 ? new RegExp(`/review/${n + 1}$`) : /\/review\/send$/;
      if (n === 2) await returnsNothingWithoutReason(page, press);
      if (RETURNED.includes(n)) {
        if (n !== 2) await press.on('decision-returned');
        await page.getByTestId('reason').fill(reasonOf(n));
        await press.to('save-next', next);
      } else await press.to('accept-next', next);
    }
    expect(await page.getByTestId('sum').innerText()).toContain('Chấp nhận 5 mục, trả lại 2 mục');
    await assertCalm(visit, 'review-send');
    await press.on('send-review');
    await page.getByTestId('closed').waitFor();
    // One of them was the attempt to return without a reason.
    expect(press.count).toBeLessThanOrEqual(14);
  });

  it('and the unit finds these two open, with the reasons; the five are locked', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'huyen870');
    await page.goto('/reports');
    await page.getByTestId('report').getByRole('link', { name: /Viết tiếp|Xem/ }).first().waitFor();
    await page.goto('/reports/2018-Q2-870/edit');
    for (let n = 1; n <= 7; n += 1) {
      await page.goto(`/reports/2018-Q2-870/edit/${n}`);
      expect([n, await page.getByTestId('item-form').count()]).toEqual([n, RETURNED.includes(n) ? 1 : 0]);
      if (!RETURNED.includes(n)) continue;
      expect(await page.getByTestId('returned').innerText()).toContain(reasonOf(n));
      if (n === 2) await assertCalm(visit, 'report-edit-returned');
    }
  });

  it('so that it completes them in a second version, and lateness stays that of the first', async () => {
    const { page } = await stage.journeys.visit({ javaScript: false });
    await signIn(page, 'huyen870');
    const press = new Presses(page);
    await press.to('continue-report', /\/edit/);
    expect(await pageId(page)).toBe('P25');
    for (const n of RETURNED) {
      await page.goto(`/reports/2018-Q2-870/edit/${n}`);
      await page.getByTestId('doneVi').fill(`Đã bổ sung theo yêu cầu, mục ${n}.`);
      await press.on('save-next');
    }
    await page.goto('/reports/2018-Q2-870/check');
    expect(await page.getByTestId('answer').count()).toBe(2);
    await page.getByTestId('documentNumber').fill('58/BC-UBND');
    await page.getByTestId('documentDate').fill('24/7/2018');
    await page.getByTestId('signerTitle').fill('Chủ tịch UBND huyện');
    await page.getByTestId('signedFile').setInputFiles([{ ...pdf('Báo cáo bổ sung.pdf'), mimeType: 'application/pdf' }]);
    await press.to('submit-report', /\/receipt/);
    expect(await page.getByTestId('strict').innerText()).toContain('1 ngày');
    expect(await page.getByTestId('sent-answer').count()).toBe(2);
  });

  it('then accepts them without scripts, seeing what stood there before', async () => {
    const { page } = await stage.journeys.visit({ javaScript: false });
    await signIn(page, 'lanhdao.sonoivu');
    await page.goto('/reports/2018-Q2-870/review');
    expect(await pageId(page)).toBe('P28');
    for (const n of RETURNED) {
      const text = await page.locator('#item').innerText();
      expect(text).toContain(`Đã bổ sung theo yêu cầu, mục ${n}.`);
      expect(text).toContain(reasonOf(n));
      await page.getByTestId('accept-next').click();
    }
    await page.getByTestId('send-review').click();
    await page.getByTestId('closed').waitFor();
  });
});

const reasonOf = (n: number): string => `Mục ${n}: chưa có ảnh chụp màn hình sau khi sửa.`;

async function returnsNothingWithoutReason(page: Page, press: Presses): Promise<void> {
  await press.on('decision-returned');
  await press.on('save-next');
  await page.locator('.govuk-error-summary').waitFor();
  expect(await page.getByTestId('decision-returned').isChecked()).toBe(true);
}
