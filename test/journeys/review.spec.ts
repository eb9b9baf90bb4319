import { Clicks, Journeys, signIn } from './journey';

describe('a review, item by item', () => {
  const journeys = new Journeys();
  afterAll(() => journeys.close());

  it('accepts five and returns two with reasons in few clicks; the unit then has only those two to do', async () => {
    const { page } = await journeys.visit({ server: 'changing' });
    await signIn(page, 'sonoivu');
    const clicks = new Clicks(page);
    await page.goto('/reports/2018-Q2-870/review');
    for (const n of [1, 2, 3, 4, 5, 6, 7]) {
      await page.waitForURL(`**/review/${n}`);
      const back = n === 2 || n === 5;
      await page.getByTestId(back ? 'decision-returned' : 'decision-accepted').check();
      if (back) await page.getByTestId('reason').fill(`Thiếu minh chứng mục ${n}`);
      await clicks.on('save-next');
    }
    await page.waitForURL('**/review/send');
    expect(await page.getByTestId('sum').innerText()).toContain('trả lại 2 mục');
    await clicks.on('send-review');
    await page.getByTestId('closed').waitFor();
    // One choice and one press per item, and the sending.
    expect(clicks.count + 7).toBeLessThanOrEqual(16);

    const unit = await journeys.visit({ server: 'changing' });
    await signIn(unit.page, 'huyen870');
    await unit.page.goto('/reports/2018-Q2-870/edit');
    expect(await unit.page.getByTestId('returned').innerText()).toContain('Thiếu minh chứng mục 2');
    expect(await unit.page.getByTestId('turn').innerText()).toContain('bổ sung 2 mục');
    await unit.page.goto('/reports/2018-Q2-870/edit/1');
    expect(await unit.page.getByTestId('locked').isVisible()).toBe(true);
    await unit.page.goto('/reports/2018-Q2-870/edit/5');
    expect(await unit.page.getByTestId('item-form').isVisible()).toBe(true);
  });
});

describe('the chair', () => {
  const journeys = new Journeys();
  afterAll(() => journeys.close());

  it.each([1366, 390])('has the consolidated report in two clicks at %i px', async (width) => {
    const { page } = await journeys.visit({ width });
    await signIn(page, 'chutich');
    await page.getByTestId('consolidated').locator('summary').click();
    const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.getByTestId('consolidated-pdf').click()]);
    // Until the figures are frozen it is a draft of them as they stand.
    expect(file.suggestedFilename()).toBe('consolidated-2018-Q2-draft.pdf');
  });
});
