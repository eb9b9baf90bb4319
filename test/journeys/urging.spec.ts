import { assertCalm, downloaded, Presses, signIn } from './journey';
import { Stage } from './stage';

describe('Home Affairs urges', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  });
  afterAll(() => stage.close());

  it('every late unit at once, within 5 presses: a row for each duty, a letter for each unit, all of them in one file (J7)', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'sonoivu');
    const press = new Presses(page);
    await press.to('nav-directives', /\/directives/);
    await press.to('tab-overdue', /view=overdue/);
    const late = await page.getByTestId('obligation').count();
    expect(late).toBeGreaterThan(0);
    await assertCalm(visit, 'urge-overdue');
    await press.on('select-all');
    await press.to('urge', /\/reminders\/new/);
    expect(await page.getByTestId('preview-row').count()).toBe(late);
    const preview = await page.getByTestId('preview-row').first().innerText();
    for (const words of ['Còn thiếu 6 nội dung', '2 lần', 'Công văn của Sở Nội vụ']) expect(preview).toContain(words);
    await assertCalm(visit, 'urge-preview');
    await press.to('send', /\/reminders\?dispatch=/);
    expect(press.count).toBeLessThanOrEqual(5);
    expect(await page.getByTestId('urging').count()).toBe(late);
    expect(await page.getByTestId('urging').first().innerText()).toContain('lần 3');
    await assertCalm(visit, 'urge-ledger');

    const letter = await downloaded(page, () => page.getByTestId('urging').first().getByRole('link', { name: /PDF/ }).click());
    expect(letter.name).toMatch(/\.pdf$/);
    expect(letter.buffer.toString('latin1', 0, 5)).toBe('%PDF-');
    const word = await downloaded(page, () => page.getByTestId('urging').first().getByRole('link', { name: /Word/ }).click());
    expect(word.name).toMatch(/\.docx$/);
    const all = await downloaded(page, () => page.getByTestId('all-letters').click());
    expect(all.name).toMatch(/\.zip$/);
    expect(all.buffer.toString('latin1').match(/PK\x03\x04/g)?.length ?? 0).toBeGreaterThanOrEqual(2);

    await page.goto('/obligations/2018-Q2-D1.2-869');
    expect(await page.getByTestId('urged').innerText()).toMatch(/^Đã đôn đốc 3 lần, gần nhất/);
  });

  it('a duty that was answered a minute before is dropped with a notice, and one that a colleague urged is not urged twice', async () => {
    const [mine, colleague, unit] = [await stage.journeys.visit(), await stage.journeys.visit(), await stage.journeys.visit()];
    await signIn(mine.page, 'sonoivu');
    await signIn(colleague.page, 'lanhdao.sonoivu');
    await signIn(unit.page, 'huyen866');
    const both = '/reminders/new?obligation=2018-Q2-D3.1-866&obligation=2018-Q2-D3.1-867';
    await mine.page.goto(both);
    await colleague.page.goto('/reminders/new?obligation=2018-Q2-D3.1-867');
    await colleague.page.getByTestId('send').click();
    await colleague.page.waitForURL(/dispatch=/);
    await unit.page.goto('/obligations/2018-Q2-D3.1-866');
    await unit.page.getByTestId('kind-result').check();
    await unit.page.getByTestId('text').fill('Đã kiểm tra xong.');
    await unit.page.getByTestId('write').click();
    await unit.page.waitForLoadState();
    await mine.page.getByTestId('send').click();
    await mine.page.waitForURL(/\/reminders$/);
    expect(await mine.page.locator('main').innerText()).toContain('hôm nay đã có người đôn đốc');
    await mine.page.goto(both);
    expect(await mine.page.getByTestId('dropped').innerText()).toContain('2018-Q2-D3.1-866');
    expect(await mine.page.getByTestId('already').innerText()).toContain('2018-Q2-D3.1-867');
  });

  it('a call is noted from its text, which can be copied', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'sonoivu');
    await page.goto('/reminders/spoken?obligation=2018-Q2-D3.1-871');
    expect(await page.getByTestId('spoken-text').inputValue()).toContain('Kính gửi Huyện Tam Nông');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByTestId('copy').click();
    await page.getByRole('status').filter({ hasText: 'Đã chép' }).waitFor();
    await assertCalm(visit, 'urge-spoken');
    await page.getByTestId('spokenWith').fill('Chánh Văn phòng');
    await page.getByTestId('answerVi').fill('Sẽ gửi chiều nay');
    await page.getByTestId('record-spoken').click();
    await page.waitForURL(/dispatch=/);
    expect(await page.getByTestId('urging').innerText()).toContain('Sẽ gửi chiều nay');
  });

  it('and the unit reads it on its first page', async () => {
    const visit = await stage.journeys.visit();
    await signIn(visit.page, 'huyen869');
    expect(await visit.page.getByTestId('duty').first().innerText()).toContain('3 lần');
    await assertCalm(visit, 'urged-unit');
  });
});
