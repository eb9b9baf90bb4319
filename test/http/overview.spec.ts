import { startDemoApp, type DemoApp } from '../support/demo-app';

async function open(demo: DemoApp, username: string, url: string): Promise<string> {
  const { body, statusCode } = await demo.app.getHttpAdapter().getInstance().inject({ method: 'GET', url, headers: { authorization: `Bearer ${demo.token(username)}` } });
  expect(statusCode).toBe(200);
  return body.replace(/&amp;/g, '&');
}

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** The element with this test id, up to its end tag. */
function part(html: string, testid: string, tag: string): string {
  return textOf(new RegExp(`data-testid="${testid}"[^>]*>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '');
}

describe('the chair’s page', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp();
  }, 120_000);
  afterAll(() => demo.close());

  it('names the units under the figures', async () => {
    const html = await open(demo, 'chutich', '/overview');
    expect(part(html, 'on-time', 'a')).toContain('2 Huyện Cao Lãnh, Huyện Thanh Bình');
    expect(part(html, 'late', 'a')).toContain('1 Huyện Hồng Ngự, trễ 1 ngày');
    expect(part(html, 'missing', 'a')).toContain('1 Huyện Tân Hồng, quá hạn 5 ngày');
    expect(part(html, 'rate', 'a')).toContain('30,8% 8 trên 26 tồn tại (không tính 1 đã chuyển)');
  });

  it('leads from each figure to the list it was counted from', async () => {
    const html = await open(demo, 'chutich', '/overview');
    const counted = { owing: 4, 'on-time': 2, late: 1, missing: 1 };
    for (const [figure, count] of Object.entries(counted)) {
      const [, url = ''] = new RegExp(`href="([^"]+)" data-testid="${figure}"`).exec(html) ?? [];
      expect((await open(demo, 'chutich', url)).match(/data-testid="report"/g)).toHaveLength(count);
    }
    const [, verified = ''] = /href="([^"]+)" data-testid="rate"/.exec(html) ?? [];
    expect((await open(demo, 'chutich', verified)).match(/data-testid="finding"/g)).toHaveLength(8);
    expect(await open(demo, 'chutich', '/reports?late=late')).toMatch(/nav-overview"[^>]*aria-current|aria-current[^>]*nav-overview"/);
  });

  it('tells what happened to each report, worst first, and leads to the findings of the unit', async () => {
    const html = await open(demo, 'chutich', '/overview');
    const rows = html.split('data-testid="unit-row"').slice(1).map((row) => textOf(row.split('</tr>')[0] ?? ''));
    for (const [index, words] of [
      ['Huyện Tân Hồng', 'Chưa gửi', 'Đã đôn đốc 2 lần', 'Quá hạn 5 ngày'],
      ['Huyện Hồng Ngự', 'Đã báo cáo', 'Nộp 20/7, chờ xem xét', 'Trễ 1 ngày', 'Cách tính rộng: Đúng hạn'],
      ['Huyện Cao Lãnh', 'Đã ghi nhận', 'Nộp 18/7', 'Đúng hạn'],
      ['Huyện Thanh Bình', 'Đã ghi nhận', 'Nộp 19/7, bổ sung 23/7', 'Đúng hạn'],
    ].entries()) {
      for (const word of words) expect(rows[index]).toContain(word);
    }
    expect(html).toContain('href="/findings?round=2018-Q2&unit=869"');
  });

  it('says what stands out and what the chair is asked', async () => {
    const html = await open(demo, 'chutich', '/overview');
    const points = part(html, 'highlights', 'section');
    for (const text of ['247 trên 2.397 hồ sơ đang xử lý đã quá hạn (10,3%), trong đó Huyện Cao Lãnh 148, Huyện Hồng Ngự 96.', 'Lặp lại: 2 tồn tại.', 'Chờ sở, ngành: 6 tồn tại', 'thuộc Sở TT&TT (4) và Sở TN&MT (2)']) {
      expect(points).toContain(text);
    }
    const asked = part(html, 'proposals', 'section');
    for (const text of [
      'Yêu cầu Chủ tịch UBND huyện Tân Hồng gửi báo cáo; đã đôn đốc 2 lần. Chủ trì: Sở Nội vụ · thời hạn: chờ ý kiến Chủ tịch',
      'Chủ trì: Sở TT&TT · theo hạn của tồn tại: 31/7/2018 đến 28/9/2018',
      'Chủ trì: Sở TN&MT · theo hạn của tồn tại: 28/9/2018',
      'mục D6.3 (thư xin lỗi)',
    ]) {
      expect(asked).toContain(text);
    }
    expect(html.split('data-testid="proposals"')[1]?.split('</section>')[0]?.match(/<li>/g)).toHaveLength(4);
  });

  it('counts every finding once by unit and area, each count leading to its list', async () => {
    const html = await open(demo, 'chutich', '/overview');
    const map = html.split('data-testid="heatmap"')[1]?.split('</table>')[0] ?? '';
    expect(textOf(map.split('<tfoot>')[1] ?? '')).toMatch(/Tổng – – 6 – – – 1 20 27 $/);
    expect(map).toContain('href="/findings?round=2018-Q2&unit=874&area=VIII" aria-label="Huyện Thanh Bình, Trọng tâm quý: 6"');
    const summary = JSON.parse(await open(demo, 'chutich', '/api/v1/rounds/2018-Q2/summary')) as { findings: { total: number } };
    expect(summary.findings.total).toBe(27);
  });

  it('has every file at most two clicks away', async () => {
    const html = await open(demo, 'chutich', '/overview');
    for (const url of ['/overview/pdf?round=2018-Q2', ...['xlsx', 'pdf', 'docx'].map((format) => `/consolidations/2018-Q2/files/${format}`)]) expect(html).toContain(`href="${url}"`);
    expect(html).not.toContain('aria-current="page">quý');
  });

  it('says it all in English too', async () => {
    const text = textOf(await open(demo, 'sonoivu', '/overview?lang=en'));
    for (const words of ['247 of 2,397 pending dossiers are overdue (10.3%)', 'Repeated: 2 findings.', 'Sent 20/7, awaiting review', 'Set a date for clause D6.3 (apology letters)', 'Reports due: end of 19/7/2018 (Thursday)', 'the Department of Information and Communications (4)', 'Lead: Department of Home Affairs']) expect(text).toContain(words);
    expect(text).not.toContain('overview:');
  });

  it('offers the other rounds, and stays with the one whose remedies are followed', async () => {
    const { checklistVersionId } = JSON.parse(await open(demo, 'sonoivu', '/api/v1/rounds/2018-Q2')) as { checklistVersionId: string };
    const { statusCode } = await demo.app.getHttpAdapter().getInstance().inject({
      method: 'POST',
      url: '/api/v1/rounds',
      headers: { authorization: `Bearer ${demo.token('sonoivu')}` },
      payload: { year: 2018, quarter: 3, periodFrom: '2018-07-01', periodTo: '2018-09-30', checklistVersionId, inspectedUnitCodes: ['871'] },
    });
    expect(statusCode).toBe(201);
    const html = await open(demo, 'chutich', '/overview');
    expect(textOf(html)).toContain('Tình hình khắc phục quý II/2018');
    expect(html).toContain('href="/overview?round=2018-Q3"');
    expect(html).toContain('href="/overview?round=2018-Q2" aria-current="page"');
    expect(textOf(await open(demo, 'chutich', '/overview?round=2018-Q3'))).toContain('Chưa giao đơn vị nào');
  });
});

describe('the chair’s page before results are issued', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp('2018-06-20T09:00:00+07:00');
  }, 120_000);
  afterAll(() => demo.close());

  it('shows nothing of the work in progress', async () => {
    const html = await open(demo, 'chutich', '/overview');
    expect(part(html, 'owing', 'div')).toContain('0 0 tồn tại');
    for (const text of ['Số liệu của đợt chưa có điểm nào nổi lên.', 'Chưa có nội dung cần Chủ tịch quyết định.', 'Chưa giao đơn vị nào']) expect(html).toContain(text);
    expect(textOf(html.split('<tfoot>')[1]?.split('</tfoot>')[0] ?? '')).toMatch(/Tổng (– ){8}0 $/);
  });
});

describe('the chair’s page before the first round', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp('2018-01-01T08:00:00+07:00');
  }, 120_000);
  afterAll(() => demo.close());

  it('says what will stand here, and lets Home Affairs begin', async () => {
    expect(textOf(await open(demo, 'chutich', '/overview'))).toContain('Chưa có đợt kiểm tra nào');
    expect(await open(demo, 'chutich', '/overview')).not.toContain('href="/rounds/new"');
    expect(await open(demo, 'sonoivu', '/overview')).toContain('href="/rounds/new"');
  });

  it('has no paper, and says why', async () => {
    const headers = { authorization: `Bearer ${demo.token('chutich')}`, accept: 'text/html' };
    const { statusCode, body } = await demo.app.getHttpAdapter().getInstance().inject({ method: 'GET', url: '/overview/pdf', headers });
    expect([statusCode, textOf(body).includes('Sở Nội vụ chưa lập đợt kiểm tra nào')]).toEqual([404, true]);
  });
});
