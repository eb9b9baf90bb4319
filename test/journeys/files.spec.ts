import { assertCalm, downloaded, Presses, signIn, type UploadedFile } from './journey';
import { Stage } from './stage';

describe('the files of the round', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.ofToday();
  });
  afterAll(() => stage.close());

  it.each([1366, 390])('reach the chair in two presses, and the one page in one (%i px)', async (width) => {
    const { page } = await stage.journeys.visit({ width });
    await signIn(page, 'chutich');
    const press = new Presses(page);
    await press.on('consolidated');
    const consolidated = await downloaded(page, () => press.on('consolidated-pdf'));
    expect(press.count).toBe(2);
    expect(consolidated.name).toMatch(/2018-Q2.*\.pdf$/);
    expect(startOf(consolidated)).toBe('%PDF-');
    const overview = await downloaded(page, () => page.getByTestId('pdf').click());
    expect(startOf(overview)).toBe('%PDF-');
  });

  it('reach the chair without scripts too', async () => {
    const { page } = await stage.journeys.visit({ javaScript: false });
    await signIn(page, 'chutich');
    const press = new Presses(page);
    await press.on('consolidated');
    const consolidated = await downloaded(page, () => press.on('consolidated-xlsx'));
    expect(press.count).toBe(2);
    expect(startOf(consolidated)).toMatch(/^PK/);
  });

  it('are frozen by Home Affairs and then stay the same, in six presses and one more per file', async () => {
    const visit = await stage.journeys.visit();
    const { page } = visit;
    await signIn(page, 'lanhdao.sonoivu');
    const press = new Presses(page);
    await press.to('nav-rounds', /\/rounds$/);
    await press.to(page.getByTestId('round').first().getByRole('link').first(), /\/rounds\/2018-Q2$/);
    await press.to('next-consolidate', /\/consolidations/);
    await assertCalm(visit, 'consolidation-draft');
    await press.on(page.getByTestId('freeze-open').locator('summary'));
    await press.on('freeze');
    await page.getByTestId('frozen').waitFor();
    expect(press.count).toBeLessThanOrEqual(6);
    for (const [format, start] of [['xlsx', /^PK/], ['pdf', /^%PDF-/], ['docx', /^PK/]] as const) {
      const get = (): Promise<UploadedFile> => downloaded(page, () => page.getByTestId(`file-${format}`).click());
      const first = await get();
      expect(startOf(first)).toMatch(start);
      expect((await get()).buffer.equals(first.buffer)).toBe(true);
    }
    expect(await page.getByTestId('changes').count()).toBe(1);
    await assertCalm(visit, 'consolidation-frozen');
  });
});

const startOf = (file: UploadedFile): string => file.buffer.toString('latin1', 0, 5);
