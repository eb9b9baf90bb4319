import { assertCalm, Clicks, Journeys, signIn } from './journey';

const ITEM = '/visits/2018-Q2-874/field/52';

describe('on site', () => {
  const journeys = new Journeys();
  afterAll(() => journeys.close());

  it('a wrong figure is told at its field, the rate is counted while typing, and a failed answer becomes a finding in two clicks', async () => {
    const visit = await journeys.visit({ server: 'june', width: 820 });
    const { page } = visit;
    await signIn(page, 'doankiemtra1');
    await page.goto(ITEM);
    await page.getByTestId('numerator').fill('96');
    await page.getByTestId('denominator').fill('0');
    await page.getByTestId('save-next').click();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('0');
    expect(await page.getByTestId('numerator').inputValue()).toBe('96');
    expect(await page.getByTestId('denominator').inputValue()).toBe('0');

    await page.getByTestId('denominator').fill('4.180');
    expect(await page.getByTestId('percent').innerText()).toContain('2,3%');
    await page.getByTestId('save-next').click();
    await page.getByTestId('raise').waitFor();
    await assertCalm(visit, 'field');

    const clicks = new Clicks(page);
    await clicks.on('raise');
    expect(await page.getByTestId('titleVi').inputValue()).not.toBe('');
    await assertCalm(visit, 'new-finding');
    await clicks.on('save-finding');
    await page.waitForURL((url) => !url.pathname.endsWith('/findings/new'));
    expect(await page.locator('main').innerText()).toMatch(/2018-Q2-874-\d\d/);
    expect(clicks.count).toBe(2);
  });

  it('a new round is made from last quarter’s within twelve clicks', async () => {
    const { page } = await journeys.visit({ server: 'changing' });
    await signIn(page, 'sonoivu');
    const clicks = new Clicks(page);
    await clicks.on('nav-rounds');
    await clicks.on('new-round');
    expect(await page.locator('main').innerText()).toContain('Huyện Tân Hồng');
    await clicks.on('create');
    await page.waitForURL('**/rounds/2018-Q3');
    expect(clicks.count).toBeLessThanOrEqual(12);
  });
});

describe('without scripts and with the keyboard alone', () => {
  const journeys = new Journeys();
  afterAll(() => journeys.close());

  it('a criterion is answered without scripts', async () => {
    const { page } = await journeys.visit({ server: 'june', javaScript: false });
    await signIn(page, 'doankiemtra1');
    await page.goto('/visits/2018-Q2-874/field/1');
    await page.getByTestId('verdict-met').check();
    await page.getByTestId('save-next').click();
    expect(page.url()).toMatch(/field\/\d+$/);
  });

  it('an item of the report is answered without scripts', async () => {
    const { page } = await journeys.visit({ server: 'changing', javaScript: false });
    await signIn(page, 'huyen873');
    await page.goto('/obligations?view=undated');
    expect(await page.locator('main').innerText()).toContain('Không thời hạn');
    await page.goto('/reports/2018-Q2-873');
    expect(page.url()).toContain('/receipt');
  });

  it('the review of an item is decided with the keyboard', async () => {
    const { page } = await journeys.visit({ server: 'case' });
    await signIn(page, 'sonoivu');
    await page.goto('/reports/2018-Q2-870/review/3');
    await page.locator('#decision').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByTestId('decision-returned').isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.type('Thieu minh chung');
    expect(await page.getByTestId('reason').inputValue()).toBe('Thieu minh chung');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("data-testid")')).toBe('save-next');
  });
});
