import { assertCalm, pageId, Presses, signIn } from './journey';
import { Stage } from './stage';

describe('Home Affairs plans the next round', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  });
  afterAll(() => stage.close());

  it('from the last one, changing two units, within 12 presses', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'sonoivu');
    const press = new Presses(page);
    await press.to('nav-rounds', /\/rounds$/);
    await press.to('new-round', /\/rounds\/new/);
    expect(await pageId(page)).toBe('P07');
    expect(await page.getByTestId('quarter').inputValue()).toBe('3');
    expect(await page.getByTestId('periodFrom').inputValue()).toBe('1/7/2018');
    expect(await page.getByTestId('periodTo').inputValue()).toBe('30/9/2018');
    for (const unit of ['869', '870', '873', '874']) expect(await page.getByTestId(`inspect-${unit}`).isChecked()).toBe(true);
    await assertCalm(visit, 'round-new');
    for (const unit of ['869', '870', '871', '872']) await press.on(`inspect-${unit}`);
    for (const unit of ['871', '872']) {
      await page.locator(`[name="visit.${unit}.scheduledOn"]`).fill('11/9/2018');
      await press.on(`visit.${unit}.members-doankiemtra2`);
    }
    await press.to('create', /\/rounds\/2018-Q3$/);
    expect(press.count).toBeLessThanOrEqual(12);
    expect(await page.getByTestId('unit-row').count()).toBe(4);
    const units = await page.getByTestId('units').innerText();
    for (const name of ['Tam Nông', 'Tháp Mười', 'Cao Lãnh', 'Thanh Bình']) expect(units).toContain(name);
    await assertCalm(visit, 'round-created');
  });

  it('and is told what is wrong, the rest as it was typed', async () => {
    const visit = await stage.journeys.visit({ width: 390 });
    const { page } = visit;
    await signIn(page, 'sonoivu');
    await page.goto('/rounds/new');
    await page.getByTestId('periodTo').fill('31/11/2018');
    await page.getByTestId('inspect-871').check();
    await page.getByTestId('create').click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.getByTestId('periodTo').inputValue()).toBe('31/11/2018');
    expect(await page.getByTestId('inspect-871').isChecked()).toBe(true);
    visit.errors.splice(0);
    await assertCalm(visit, 'round-new-wrong');
  });

  it('leaving the last round as it was; without scripts it starts the new one', async () => {
    const { page } = await stage.journeys.visit({ javaScript: false });
    await signIn(page, 'lanhdao.sonoivu');
    await page.goto('/rounds/2018-Q2');
    expect(await page.getByTestId('unit-row').count()).toBe(4);
    await page.goto('/rounds/2018-Q3');
    await page.getByTestId('next-approve').click();
    await page.getByTestId('next-startInspecting').click();
    await page.goto('/visits');
    expect(await page.getByTestId('visits').innerText()).toContain('2018-Q3-871');
  });
});
