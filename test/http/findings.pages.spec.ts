import { Workbook } from 'exceljs';
import { caseData } from '../../seed/demo/case-data';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, PageBrowser } from '../support/page-browser';

describe('findings on their pages', () => {
  let demo: DemoApp;
  let staff: PageBrowser;
  beforeAll(async () => {
    demo = await startDemoApp();
    staff = await PageBrowser.signedIn(demo, 'sonoivu');
  }, 120_000);
  afterAll(() => demo.close());

  const codes = (html: string): string[] => [...html.matchAll(/href="\/findings\/(2018-Q2-\d{3}-\d{2})"/g)].map(([, code]) => code ?? '');

  it.each([
    ['', 27],
    ['?view=claimed', 3],
    ['?view=unanswered', 6],
    ['?view=overdue', 2],
    ['?view=repeated', 2],
    ['?unit=873', 7],
    ['?unit=869&area=VIII', 3],
    ['?state=verified', 8],
    ['?severity=minor&unit=870', 1],
    ['?q=dat+dai', 6],
    ['?q=%C4%91%E1%BA%A5t+%C4%91ai', 6],
    ['?q=qwxyz', 0],
    ['?round=2017-Q1', 0],
  ])('list %s shows %i', async (query, count) => {
    const { status, html } = await staff.open(`/findings${query}`);
    expect(status).toBe(200);
    expect(countOf(html, 'finding')).toBe(count);
  });

  it('the pills count what they show, under the other filters', async () => {
    const { words } = await staff.open('/findings?unit=869');
    expect(words).toContain('Tất cả (6)');
    expect(words).toContain('Quá hạn khắc phục (2)');
    expect(words).toContain('Lặp lại (1)');
  });

  it('sort by severity puts the worst first, by date the earliest, pages keep filters', async () => {
    expect((await staff.open('/findings?sort=severity')).words).toMatch(/Nghiêm trọng[\s\S]*Nghiêm trọng[\s\S]*Trung bình[\s\S]*Nhẹ/);
    const byDate = await staff.open('/findings?sort=committed&pageSize=5&page=2');
    expect(codes(byDate.html)).toHaveLength(5);
    expect(byDate.html).toContain('sort=committed');
    const first = await staff.open('/findings?sort=-committed&pageSize=1');
    expect(first.words).toContain('28/09/2018');
  });

  it.each([
    ['huyen873', 7],
    ['huyen866', 0],
    ['doankiemtra1', 14],
    ['stnmt', caseData().findings.filter(({ remedyOwner, coordinators }) => remedyOwner === 'STNMT' || coordinators.includes('STNMT')).length],
    ['chutich', 27],
  ])('%s sees %i', async (login, count) => {
    const browser = await PageBrowser.signedIn(demo, login);
    expect(countOf((await browser.open('/findings')).html, 'finding')).toBe(count);
  });

  it('the workbook holds exactly the filtered rows, dates as dates, marked as sample data', async () => {
    const response = await demo.app.getHttpAdapter().getInstance().inject({ url: '/findings/export?view=repeated', headers: { authorization: `Bearer ${demo.token('sonoivu')}` } });
    expect(response.statusCode).toBe(200);
    const book = new Workbook();
    await book.xlsx.load(response.rawPayload as never);
    const sheet = book.worksheets[1];
    const rows: string[] = [];
    sheet?.eachRow((row) => rows.push((row.values as unknown[]).map(String).join('|')));
    expect(rows.filter((row) => /2018-Q2-\d{3}-\d{2}/.test(row))).toHaveLength(2);
    expect(rows.join('\n')).toContain('DỮ LIỆU MẪU');
    const due = sheet?.getColumn(8).values.find((value) => value instanceof Date) as Date | undefined;
    expect(due?.toISOString().slice(0, 10)).toMatch(/^2018-0[79]-(18|28)$/);
  });

  it.each(['obligations', 'reports', 'reminders', 'rounds', 'visits', 'directives'])('the list of %s is exported too', async (name) => {
    const response = await demo.app.getHttpAdapter().getInstance().inject({ url: `/${name}/export`, headers: { authorization: `Bearer ${demo.token('sonoivu')}` } });
    expect(response.statusCode).toBe(200);
    const book = new Workbook();
    await book.xlsx.load(response.rawPayload as never);
    expect(book.worksheets).toHaveLength(2);
    const expected: Readonly<Record<string, number>> = { obligations: 163, reports: 4, reminders: 2, rounds: 1, visits: 4, directives: 1 };
    expect(book.worksheets[0]?.getSheetValues().flat().map(String).join(' ')).toContain(`${expected[name] ?? -1} dòng`);
  });

  it('one finding tells its whole life, newest first', async () => {
    const { status, html, words } = await staff.open('/findings/2018-Q2-874-04');
    expect(status).toBe(200);
    const life = ['Sở Nội vụ xác nhận đã khắc phục', 'Đơn vị nộp báo cáo lần 2', 'Chưa có minh chứng', 'Đơn vị nộp báo cáo lần 1', 'Chủ tịch UBND tỉnh chỉ đạo', 'Ban hành tồn tại', 'Ký biên bản kiểm tra', 'Đoàn kiểm tra ghi tồn tại'];
    const timeline = words.slice(words.indexOf('Diễn biến'));
    expect(life.map((line) => timeline.indexOf(line)).every((at, index, all) => at >= 0 && (index === 0 || at > (all[index - 1] ?? 0)))).toBe(true);
    expect(countOf(html, 'answer')).toBe(2);
    expect(countOf(html, 'file')).toBe(2);
  });

  it('its evidence is sent to who may see it, and to nobody else', async () => {
    const { html } = await staff.open('/findings/2018-Q2-874-04');
    const [file = ''] = /\/findings\/2018-Q2-874-04\/files\/[\w-]+/.exec(html) ?? [];
    const sent = await staff.open(file);
    expect(sent.status).toBe(200);
    expect(sent.headers['content-disposition']).toContain('attachment');
    expect((await (await PageBrowser.signedIn(demo, 'huyen873')).open(file)).status).toBe(404);
    expect((await (await PageBrowser.signedIn(demo, 'huyen874')).open(file)).status).toBe(200);
    expect((await staff.open(file.replace('874-04', '874-05'))).status).toBe(404);
  });

  it('an urging stands in the life of the findings it waits for', async () => {
    const { words } = await staff.open('/findings/2018-Q2-869-01');
    expect(words).toContain('Đôn đốc lần 2');
    expect(words).toContain('Đơn vị chưa gửi báo cáo');
  });
});
