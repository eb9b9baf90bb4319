import { assertCalm, pageId, pdf, Presses, signIn } from './journey';
import { Stage } from './stage';

const VISIT = '/visits/2018-Q2-874';

/** On 7/6/2018 the team is in huyện Thanh Bình, everything answered, the minutes not yet written. */
describe('an inspector on site', () => {
  let stage: Stage;
  let percentage: string;
  let compliance: string;

  beforeAll(async () => {
    stage = await Stage.playedUntil('2018-06-07T09:00:00+07:00');
  }, 120_000);
  afterAll(() => stage.close());

  it('finds the open visit at once', async () => {
    const visit = await stage.journeys.visit({ width: 820 });
    const { page } = visit;
    await signIn(page, 'doankiemtra1');
    expect(await pageId(page)).toBe('P02');
    await page.getByTestId('visit').filter({ hasText: 'Thanh Bình' }).getByRole('link').first().click();
    await page.waitForURL(`**${VISIT}`);
    expect(await page.getByTestId('criterion').count()).toBe(58);
    await assertCalm(visit, 'visit-open');
    // One figure and one plain answer that are met: what the next tests let fall short.
    const met = page.getByTestId('criterion').filter({ hasText: 'Đạt' });
    percentage = await met.filter({ hasText: / trên .*\(/ }).first().getByRole('link').first().getAttribute('href') ?? '';
    compliance = await met.filter({ hasNotText: /\d+ trên \d+ \(|\(\d/ }).first().getByRole('link').first().getAttribute('href') ?? '';
    expect(percentage).toMatch(/\/field\/\d+$/);
    expect(compliance).toMatch(/\/field\/\d+$/);
  });

  it('types a percentage of nothing: the fault stands at its field, the figures and the note stay', async () => {
    const visit = await stage.journeys.visit({ width: 820 });
    const { page } = visit;
    await signIn(page, 'doankiemtra1');
    await page.goto(percentage);
    await assertCalm(visit, 'field-percentage');
    await page.getByTestId('numerator').fill('96');
    await page.getByTestId('denominator').fill('0');
    await page.getByTestId('note').fill('Sổ theo dõi chưa có hồ sơ nào.');
    expect(await page.getByTestId('percent').innerText()).toBe('');
    await page.getByTestId('save-next').click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.getByTestId('numerator').inputValue()).toBe('96');
    expect(await page.getByTestId('denominator').inputValue()).toBe('0');
    expect(await page.getByTestId('note').inputValue()).toBe('Sổ theo dõi chưa có hồ sơ nào.');
    await page.locator('.govuk-error-summary').getByRole('link').first().click();
    expect(await page.evaluate('document.activeElement.name')).toBe('denominator');
    visit.errors.splice(0);
    await assertCalm(visit, 'field-denominator');
    await page.getByTestId('numerator').fill('1');
    await page.getByTestId('denominator').fill('200');
    expect(await page.getByTestId('percent').innerText()).toBe('= 0,5%');
  });

  it('answers "not met" with a photo, and has a finding two presses later', async () => {
    const visit = await stage.journeys.visit({ width: 820 });
    const { page } = visit;
    await signIn(page, 'doankiemtra1');
    await page.goto(compliance);
    expect(await page.getByTestId('raise').isVisible()).toBe(false);
    await page.getByTestId('verdict-notMet').check({ force: true });
    expect(await page.getByTestId('raise').isVisible()).toBe(true);
    await page.getByTestId('note').fill('Không có sổ theo dõi.');
    await page.getByTestId('files').setInputFiles([{ ...pdf('Biên bản làm việc.pdf'), mimeType: 'application/pdf' }]);
    await assertCalm(visit, 'field-failed');
    const press = new Presses(page);
    await press.to('raise', /\/findings\/new/);
    await assertCalm(visit, 'finding-new');
    await press.to('save-finding', /\/field\/\d+$/);
    expect(press.count).toBe(2);
    expect(await page.getByTestId('file').innerText()).toContain('Biên bản làm việc.pdf');
    expect(await page.getByTestId('raised').innerText()).toMatch(/2018-Q2-874-\d\d/);
    await assertCalm(visit, 'field-raised');
  });

  it('answers without scripts, and is asked for the opinion of the unit before the minutes are signed', async () => {
    const { page } = await stage.journeys.visit({ javaScript: false });
    await signIn(page, 'doankiemtra1');
    await page.goto(percentage);
    await page.getByTestId('numerator').fill('1');
    await page.getByTestId('denominator').fill('200');
    await page.getByTestId('raise').click();
    expect(page.url()).toContain('/findings/new');
    await page.goto(percentage);
    expect(await page.getByTestId('percent').innerText()).toBe('= 0,5%');
    await page.goto(VISIT);
    await page.getByTestId('finish').click();
    expect(await page.getByTestId('turn').innerText()).toContain('ý kiến');
    await page.locator('[data-testid^="agree-"]').first().click();
    await page.getByTestId('signMinutes').click();
    expect(await page.getByTestId('state').innerText()).toContain('ký');
  });
});
