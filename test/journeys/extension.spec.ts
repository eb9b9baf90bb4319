import { assertCalm, pageId, pdf, Presses, signIn } from './journey';
import { Stage } from './stage';

const DUTY = '/obligations/2018-Q2-D1.2-869';

/** On 17/7/2018 huyện Tân Hồng has two days left. */
describe('more time for a report', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.withEightFindings();
  }, 180_000);
  afterAll(() => stage.close());

  it('is asked for by the unit with its letter; what is wrong is said at the field and nothing typed is lost', async () => {
    const visit = await stage.journeys.visit({ width: 390 });
    const { page } = visit;
    await signIn(page, 'huyen869');
    await page.goto(DUTY);
    const press = new Presses(page);
    await press.to('extension', `**${DUTY}/extension`);
    expect(await pageId(page)).toBe('P23');
    await page.getByTestId('reason').fill('Đang đối chiếu số liệu đất đai (nội dung mẫu).');
    await page.getByTestId('proposedOn').fill('31/6/2018');
    await press.on('send-request');
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.getByTestId('reason').inputValue()).toBe('Đang đối chiếu số liệu đất đai (nội dung mẫu).');
    visit.errors.splice(0);
    await assertCalm(visit, 'extension-wrong');
    await page.getByTestId('proposedOn').fill('29/7/2018');
    await press.choose('files', [pdf('Công văn xin gia hạn (mẫu).pdf')]);
    await press.on('send-request');
    await page.getByTestId('open-request').waitFor();
    expect(await page.getByTestId('turn').innerText()).toContain('Đến lượt Lãnh đạo Sở Nội vụ');
    expect(await page.getByTestId('day-off').innerText()).toContain('29/7/2018 (Chủ nhật) là ngày nghỉ');
    await assertCalm(visit, 'extension-asked');
    await page.goto('/obligations?view=dated');
    expect(await page.getByTestId('extension-asked').innerText()).toContain('Đang xin gia hạn đến 29/7/2018. Chờ Lãnh đạo Sở Nội vụ quyết định');
  });

  it('is granted by the leader from the work list in 2 presses, also without scripts; the list shows the new date and the first one', async () => {
    const visit = await stage.journeys.visit({ javaScript: false });
    const { page } = visit;
    await signIn(page, 'lanhdao.sonoivu');
    const press = new Presses(page);
    await press.to(page.getByTestId('extension-task').getByRole('link').first(), `**${DUTY}/extension`);
    await page.getByTestId('grantedOn').fill('27/7/2018');
    await press.on('grant');
    await page.getByTestId('past-request').waitFor();
    expect(press.count).toBe(2);
    expect(await page.getByTestId('last-day').innerText()).toContain('hết ngày 27/7/2018 (thứ Sáu)');
    expect(await page.getByTestId('first-day').innerText()).toContain('hết ngày 19/7/2018 (thứ Năm)');
    await page.goto('/obligations?view=dated');
    const row = await page.getByTestId('obligation').filter({ hasText: '869' }).innerText();
    expect(row).toContain('27/7/2018 (thứ Sáu)');
    expect(row).toContain('Gia hạn lần 1');
    expect(row).toContain('Hạn đầu 19/7/2018');
  });

  it('stands in the calendar with both dates', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'huyen869');
    await page.goto('/calendar');
    expect(await page.locator('[data-day="2018-07-27"]').innerText()).toContain('Hạn chót');
    expect(await page.locator('[data-day="2018-07-19"]').innerText()).toContain('Hạn đầu, đã gia hạn');
    await assertCalm(visit, 'calendar');
  });

  it('leaves the calendar as a list on a phone, and the address for a calendar program ends when it is taken back', async () => {
    const visit = await stage.journeys.visit({ width: 390 });
    const { page } = visit;
    await signIn(page, 'huyen869');
    await page.getByTestId('calendar').click();
    expect(await pageId(page)).toBe('P35');
    expect(await page.getByTestId('grid').isVisible()).toBe(false);
    expect(await page.getByTestId('day').first().isVisible()).toBe(true);
    await assertCalm(visit, 'calendar-phone');
    await page.getByTestId('feed-make').click();
    const address = await page.getByTestId('feed-link').getAttribute('href');
    const path = new URL(address ?? '').pathname;
    expect((await page.request.get(path)).headers()['content-type']).toContain('text/calendar');
    await page.getByTestId('feed-end').click();
    await page.getByTestId('feed-make').waitFor();
    expect((await page.request.get(path)).status()).toBe(404);
  });
});
