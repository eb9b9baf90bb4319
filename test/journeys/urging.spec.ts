import { assertCalm, downloaded, Presses, signIn } from './journey';
import { Stage } from './stage';

describe('Home Affairs urges', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  });
  afterAll(() => stage.close());

  it('every late unit at once, within 5 presses; each has its row in the ledger and its letter', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'sonoivu');
    const press = new Presses(page);
    await press.to('nav-directives', /\/directives/);
    await press.to('tab-overdue', /view=overdue/);
    const late = await page.getByTestId('obligation').count();
    expect(late).toBeGreaterThan(0);
    await assertCalm(visit, 'urge-overdue');
    await press.on(page.locator('[data-all-boxes]'));
    await press.to('urge', /\/reminders\/new/);
    expect(await page.getByTestId('preview-row').count()).toBe(late);
    await assertCalm(visit, 'urge-preview');
    await press.to('send', /\/reminders(\?|$)/);
    expect(press.count).toBeLessThanOrEqual(5);
    expect(await page.getByTestId('urging').count()).toBe(2 + late);
    const newest = page.getByTestId('urging').filter({ hasText: 'Lần 3' });
    expect(await newest.count()).toBe(late);
    await assertCalm(visit, 'urge-ledger');

    const letter = await downloaded(page, () => newest.first().getByRole('link', { name: /PDF/ }).click());
    expect(letter.name).toMatch(/\.pdf$/);
    expect(letter.buffer.toString('latin1', 0, 5)).toBe('%PDF-');
  });

  it('and the unit reads it on its first page', async () => {
    const visit = await stage.journeys.visit();
    await signIn(visit.page, 'huyen869');
    expect(await visit.page.getByTestId('duty').first().innerText()).toContain('3 lần');
    await assertCalm(visit, 'urged-unit');
  });
});
