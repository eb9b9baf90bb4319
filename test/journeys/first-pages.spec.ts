import { assertCalm, Journeys, pageId, signIn } from './journey';

describe('the first page of a post', () => {
  const journeys = new Journeys();
  afterAll(() => journeys.close());

  it('is for the chair one page with the figures of the round', async () => {
    const visit = await journeys.visit();
    const { page } = visit;
    await signIn(page, 'chutich');
    await page.waitForURL('**/overview');
    expect(await pageId(page)).toBe('P03');
    expect(await page.getByTestId('rate').innerText()).toContain('30,8%');
    expect(await page.getByTestId('unit-row').count()).toBe(4);
    expect(await page.getByTestId('sample-bar').isVisible()).toBe(true);
    await assertCalm(visit, 'overview');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('pdf').click()]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  });

  it('is for a district what it owes, the late first', async () => {
    const visit = await journeys.visit({ width: 390 });
    const { page } = visit;
    await signIn(page, 'huyen869');
    expect(await pageId(page)).toBe('P02');
    const duties = page.getByTestId('duty');
    expect(await duties.count()).toBe(7);
    expect(await duties.first().innerText()).toContain('Quá hạn 5 ngày');
    await assertCalm(visit, 'work-list');
  });

  it('refuses a district the chair’s page in calm words', async () => {
    const visit = await journeys.visit();
    await signIn(visit.page, 'huyen870');
    await visit.page.goto('/overview');
    await assertCalm(visit, 'forbidden');
  });

  it('reads the same without scripts', async () => {
    const { page } = await journeys.visit({ javaScript: false });
    await signIn(page, 'chutich');
    await page.goto('/overview');
    expect(await page.getByTestId('unit-row').count()).toBe(4);
    expect(await page.getByTestId('rate').innerText()).toContain('30,8%');
  });
});
