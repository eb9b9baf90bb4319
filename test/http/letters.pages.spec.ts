import { Workbook, type Worksheet } from 'exceljs';
import { DataSource } from 'typeorm';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { ApiClient } from '../support/api-client';
import { countOf, fieldValue, PageBrowser, type Fields } from '../support/page-browser';

const HEAD: Fields = { roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch UBND tỉnh', summaryVi: 'Rà soát niêm yết thủ tục (mẫu)', signedOn: '20/7/2018' };
const row = (n: number, number: string, more: Fields = {}): Fields => ({
  [`clauses.${n}.number`]: number,
  [`clauses.${n}.kind`]: 'one_off',
  [`clauses.${n}.contentVi`]: `Rà soát việc niêm yết, phần ${number}`,
  [`clauses.${n}.dueRule.kind`]: 'none',
  [`clauses.${n}.addressees`]: ['unit:869', 'unit:870'],
  ...Object.fromEntries(Object.entries(more).map(([name, value]) => [`clauses.${n}.${name}`, value])),
});

const valuesOf = (sheet: Worksheet, row: number): readonly string[] => Array.from({ length: 30 }, (_, column) => (column === 0 ? '' : String(sheet.getRow(row).getCell(column).value ?? '')));

describe('a letter recorded, split, given out and replaced', () => {
  let demo: DemoApp;
  let staff: PageBrowser;
  beforeAll(async () => {
    demo = await startDemoApp();
    staff = await PageBrowser.signedIn(demo, 'sonoivu');
    await staff.open('/directives/new');
  }, 120_000);
  afterAll(() => demo.close());

  const post = (fields: Fields, address = '/directives'): ReturnType<PageBrowser['post']> => staff.post(address, fields);
  const error = (html: string, id: string): string => new RegExp(`id="${id}-error"[^>]*>([\\s\\S]*?)</p>`).exec(html)?.[1]?.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ').trim() ?? '';
  const recorded = async (fields: Fields): Promise<string> => {
    const answer = await post({ ...fields, do: 'save' });
    expect([answer.status, answer.status === 303 ? '' : answer.words]).toEqual([303, '']);
    return (answer.location ?? '').split('/').at(-1) ?? '';
  };

  it.each([
    ['an empty text', '  \n ', 'Dán nội dung văn bản'],
    ['a picture pasted as text', '\u0001\u0002PNG\uFFFD\uFFFD\u0000IHDR\u0003', 'không phải là chữ'],
    ['a text without any demand', 'Thời tiết hôm nay đẹp.', 'Không nhận ra nội dung nào'],
  ])('says in words what is wrong with %s and keeps the rest', async (_, sourceTextVi, words) => {
    const { status, html } = await post({ ...HEAD, ...row(0, 'K1'), sourceTextVi, do: 'propose' });
    expect([status, error(html, 'sourceTextVi').includes(words)]).toEqual([400, true]);
    expect([fieldValue(html, 'summaryVi'), fieldValue(html, 'clauses.0.number')]).toEqual([HEAD.summaryVi, 'K1']);
  });

  it('splits 200 kB of text without waiting, and takes as many clauses as one record holds', async () => {
    const text = Array.from({ length: 1500 }, (_, n) => `${n + 1}. Sở Tài chính rà soát danh mục thủ tục số ${n + 1}, báo cáo trước ngày 25/8/2018.`).join('\n');
    expect(Buffer.byteLength(text)).toBeGreaterThan(130_000);
    const begun = Date.now();
    const { status, html } = await post({ ...HEAD, sourceTextVi: text, do: 'propose' });
    expect(Date.now() - begun).toBeLessThan(20_000);
    expect([status, countOf(html, 'clause-row')]).toEqual([400, 200]);
    expect(html).toContain('biểu mẫu nhận 200 mục đầu');
  }, 60_000);

  it('tells of too many rows and loses none of them', async () => {
    const rows = Object.assign({}, ...Array.from({ length: 201 }, (_, n) => row(n, `K${n + 1}`))) as Fields;
    const { status, html, words } = await post({ ...HEAD, ...rows, do: 'save' });
    expect([status, countOf(html, 'clause-row'), words.includes('201 mục')]).toEqual([400, 201, true]);
  }, 60_000);

  it('refuses a day of signing to come, and a deadline before it', async () => {
    const future = await post({ ...HEAD, ...row(0, 'K1'), signedOn: '31/12/2018', do: 'save' });
    expect([future.status, error(future.html, 'signedOn')]).toEqual([400, 'Lỗi: Ngày ký 31/12/2018 chưa đến. Nhập ngày đã qua hoặc hôm nay.']);
    for (const [kind, date] of [['strictly_before', '20/7/2018'], ['no_later_than', '19/7/2018']] as const) {
      const before = await post({ ...HEAD, ...row(0, 'K1', { 'dueRule.kind': kind, 'dueRule.date': date }), do: 'save' });
      expect([before.status, error(before.html, 'clauses-0-dueRule-date').includes('không thể trước ngày ký 20/7/2018')]).toEqual([400, true]);
    }
  });

  it('refuses a body that had ended by the day of the letter', async () => {
    const database = demo.app.get(DataSource);
    await database.query(`UPDATE unit SET valid_to = '2018-07-10' WHERE code = '870'`);
    const { status, html } = await post({ ...HEAD, ...row(0, 'K1'), do: 'save' });
    await database.query(`UPDATE unit SET valid_to = '2025-06-30' WHERE code = '870'`);
    expect([status, error(html, 'clauses-0-addressees').includes('đã kết thúc hoạt động sau ngày 10/7/2018')]).toEqual([400, true]);
  });

  it('settles a body nobody knows by hand: mapped, kept by its name, or left out', async () => {
    const typed = { ...HEAD, ...row(0, 'K1', { addressees: ['unit:869'], addresseesMore: 'Sở Tài chính; Chi cục Thuế khu vực IV' }) };
    const refused = await post({ ...typed, do: 'save' });
    expect([refused.status, countOf(refused.html, 'unknown-party')]).toEqual([400, 1]);
    expect(refused.html).toMatch(/value="unit:STC" checked/);
    const code = await recorded({ ...typed, 'clauses.0.addresseesMore': '', 'clauses.0.addressees': ['unit:869', 'unit:STC', 'name:Chi cục Thuế khu vực IV'] });
    const check = await staff.open(`/directives/${code}/issue`);
    expect([check.words.includes('Chi cục Thuế khu vực IV'), countOf(check.html, 'named-only'), check.words.includes('2 nhiệm vụ')]).toEqual([true, 1, true]);
    expect((await staff.open(`/directives/${code}/edit`)).html).toMatch(/value="name:Chi cục Thuế khu vực IV" checked/);
  });

  it('shows both versions when somebody saved meanwhile, and keeps mine when I save again', async () => {
    const code = await recorded({ ...HEAD, ...row(0, 'L1') });
    const { html } = await staff.open(`/directives/${code}/edit`);
    const version = fieldValue(html, 'version');
    const other = await PageBrowser.signedIn(demo, 'lanhdao.sonoivu');
    await other.open(`/directives/${code}/edit`);
    expect((await other.post(`/directives/${code}`, { ...HEAD, ...row(0, 'L1', { contentVi: 'Bản của lãnh đạo' }), version, do: 'save' })).status).toBe(303);
    const mine = { ...HEAD, ...row(0, 'L1', { contentVi: 'Bản của tôi' }), ...row(1, 'L2'), version, do: 'save' };
    const late = await post(mine, `/directives/${code}`);
    expect([late.status, countOf(late.html, 'conflict'), countOf(late.html, 'both-versions')]).toEqual([409, 1, 2]);
    for (const text of ['Bản của lãnh đạo', 'Bản của tôi']) expect(late.words).toContain(text);
    expect((await post({ ...mine, version: fieldValue(late.html, 'version') }, `/directives/${code}`)).status).toBe(303);
    expect((await staff.open(`/directives/${code}`)).words).toContain('Bản của tôi');
  });

  describe('a later letter', () => {
    let earlier = '';
    let later = '';

    it('is given out once for two presses at the same instant', async () => {
      earlier = await recorded({ ...HEAD, ...row(0, 'M1', { 'dueRule.kind': 'no_later_than', 'dueRule.date': '22/7/2018' }), ...row(1, 'M2') });
      const presses = await Promise.all([1, 2].map(() => post({}, `/directives/${earlier}/issue`)));
      expect(presses.map(({ status, location }) => [status, location])).toEqual([1, 2].map(() => [303, `/directives/${earlier}`]));
      expect(countOf((await staff.open(`/obligations?directive=${earlier}`)).html, 'obligation')).toBe(4);
    });

    it('may not replace itself, a draft, or what is not there', async () => {
      const api = new ApiClient(demo);
      const draft = await recorded({ ...HEAD, ...row(0, 'N1') });
      const body = { roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch', summaryVi: 'Thử', clauses: [{ number: 'N1', contentVi: 'x', kind: 'one_off', dueRule: { kind: 'none' }, addressees: [{ unit: '869' }], coordinators: [] }], version: 1 };
      for (const [named, problem] of [[draft, 'directive.linkCircle'], ['2018-Q2-CD99', 'directive.linkUnknown']] as const) {
        const answer = await api.call('sonoivu', 'PUT', `/api/v1/directives/${draft}`, { ...body, links: [{ earlier: named, kind: 'replaces', reasonVi: 'Thay' }] });
        expect([answer.status, JSON.stringify(answer.body).includes(problem)]).toEqual([400, true]);
      }
    });

    it('that amends a clause ends its open duties, leaves what was reported, and both sides say so', async () => {
      const unit = await PageBrowser.signedIn(demo, 'huyen869');
      const duty = `2018-Q2-M2-869`;
      const { html } = await unit.open(`/obligations/${duty}`);
      await unit.upload(`/obligations/${duty}/updates`, { kind: 'result', text: 'Đã rà soát xong', version: fieldValue(html, 'version') });
      later = await recorded({ ...HEAD, ...row(0, 'P1'), 'links.0.earlier': earlier, 'links.0.kind': 'amends', 'links.0.clauseNumbers': 'M2', 'links.0.reasonVi': 'Đổi cách làm' });
      expect((await staff.open(`/directives/${later}/issue`)).words).toContain('1 nhiệm vụ đang mở của các mục M2');
      expect((await unit.open(`/directives/${earlier}`)).words).not.toContain('Đổi cách làm');
      expect((await post({}, `/directives/${later}/issue`)).status).toBe(303);
      expect((await unit.open(`/obligations/${duty}`)).words).toContain('Đã báo cáo');
      const ended = await staff.open('/obligations/2018-Q2-M2-870');
      expect([countOf(ended.html, 'superseded'), ended.html.includes(`href="/directives/${later}"`)]).toEqual([1, true]);
      expect(countOf((await staff.open(`/directives/${earlier}`)).html, 'linked-by')).toBe(1);
      expect(countOf((await staff.open(`/directives/${later}`)).html, 'links-to')).toBe(1);
    });

    it('that replaces the whole letter leaves nothing of it overdue, and is replaced in its turn', async () => {
      const overdue = async (): Promise<number> => countOf((await staff.open(`/obligations?directive=${earlier}&view=overdue`)).html, 'obligation');
      expect(await overdue()).toBe(2);
      const replacing = await recorded({ ...HEAD, ...row(0, 'Q1', { 'dueRule.kind': 'no_later_than', 'dueRule.date': '30/8/2018' }), 'links.0.earlier': earlier, 'links.0.kind': 'replaces', 'links.0.reasonVi': 'Thay toàn bộ' });
      await post({}, `/directives/${replacing}/issue`);
      expect(await overdue()).toBe(0);
      const words = (await (await PageBrowser.signedIn(demo, 'huyen870')).open('/obligations/2018-Q2-M1-870')).words;
      for (const text of ['Đã thay thế', 'Không còn phải thực hiện']) expect(words).toContain(text);
      const again = await recorded({ ...HEAD, ...row(0, 'R1'), 'links.0.earlier': replacing, 'links.0.kind': 'replaces', 'links.0.reasonVi': 'Thay lần hai' });
      expect((await post({}, `/directives/${again}/issue`)).status).toBe(303);
      const twice = await post({ ...HEAD, ...row(0, 'S1'), 'links.0.earlier': earlier, 'links.0.kind': 'replaces', 'links.0.reasonVi': 'Nữa', do: 'save' });
      expect([twice.status, twice.words.includes('đã bị một văn bản khác thay thế')]).toEqual([400, true]);
    });
  });

  it('carries the draft of a report over to the duty that takes the place of the one it answered', async () => {
    const unit = await PageBrowser.signedIn(demo, 'huyen869');
    await unit.open('/obligations/2018-Q2-D1.2-869');
    const begun = (await unit.post('/obligations/2018-Q2-D1.2-869/report', {})).location;
    const code = await recorded({ ...HEAD, ...row(0, 'T1', { addressees: ['unit:869'], 'dueRule.kind': 'no_later_than', 'dueRule.date': '10/8/2018' }), 'links.0.earlier': '2018-Q2-CD1', 'links.0.kind': 'amends', 'links.0.clauseNumbers': 'D1.2', 'links.0.reasonVi': 'Lùi thời hạn bằng văn bản mới' });
    expect((await post({}, `/directives/${code}/issue`)).status).toBe(303);
    await unit.open('/obligations/2018-Q2-T1-869');
    expect((await unit.post('/obligations/2018-Q2-T1-869/report', {})).location).toBe(begun);
    expect((await staff.open('/obligations/2018-Q2-D1.2-873')).words).not.toContain('Không còn phải thực hiện');
  });

  describe('the workbook of a task tracker', () => {
    const tracker = '/api/v1/directives/2018-Q2-CD1/tracker';
    let api: ApiClient;
    let bytes: Buffer;
    const filled = async (fill: (sheet: Worksheet, at: (head: string) => number, first: number) => void): Promise<Buffer> => {
      const workbook = new Workbook();
      await workbook.xlsx.load(bytes as never);
      const heads = workbook.worksheets.flatMap((one) => Array.from({ length: 30 }, (_, row) => ({ sheet: one, head: row + 1 }))).find(({ sheet: one, head: row }) => valuesOf(one, row).includes('Mã nhiệm vụ'));
      if (!heads) throw new Error('no head');
      const { sheet, head } = heads;
      fill(sheet, (words) => valuesOf(sheet, head).indexOf(words), head + 1);
      return Buffer.from(await workbook.xlsx.writeBuffer());
    };
    const send = async (file: Buffer): Promise<Awaited<ReturnType<ApiClient['upload']>>> => api.upload('sonoivu', tracker, [{ field: 'workbook', name: 'theo-doi.xlsx', bytes: file }]);

    beforeAll(async () => {
      api = new ApiClient(demo);
      const answer = await api.call('sonoivu', 'GET', `${tracker}/export`);
      expect(answer.status).toBe(200);
      bytes = answer.bytes;
    });

    it('goes out with a row for every duty and comes back unchanged without a change', async () => {
      const back = await send(bytes);
      expect([back.status, back.body.changes, back.body.errors, back.body.unchanged]).toEqual([201, [], [], 163]);
    });

    it('brings numbers and notes in one go, twice is once, and moves no duty', async () => {
      const file = await filled((sheet, at, first) => {
        sheet.getCell(first, at('Mã ở hệ thống theo dõi')).value = 'NV-2018/0417';
        sheet.getCell(first, at('Trạng thái ở hệ thống theo dõi')).value = 'Đang xử lý';
        sheet.getCell(first + 1, at('Ghi chú của hệ thống theo dõi')).value = 'Đã nhắc qua điện thoại';
      });
      const preview = await send(file);
      const [change] = preview.body.changes as { code: string; externalReference: string; note: string }[];
      expect([(preview.body.changes as unknown[]).length, change?.externalReference, change?.note]).toEqual([2, 'NV-2018/0417', 'Trạng thái ở hệ thống theo dõi: Đang xử lý']);
      const duty = String(change?.code);
      const before = (await api.call('sonoivu', 'GET', `/api/v1/obligations/${duty}`)).body.state;
      const shown = await staff.open(`/directives/2018-Q2-CD1/tracker/${String(preview.body.upload)}`);
      expect(countOf(shown.html, 'tracker-change')).toBe(2);
      for (const times of [1, 2]) expect([times, (await staff.post(`/directives/2018-Q2-CD1/tracker/${String(preview.body.upload)}`, { seen: String(preview.body.seen) })).status]).toEqual([times, 303]);
      const after = (await api.call('sonoivu', 'GET', `/api/v1/obligations/${duty}`)).body;
      expect([after.state, after.externalReference, (after.updates as unknown[]).length]).toEqual([before, 'NV-2018/0417', 1]);
      const other = await send(file);
      expect(other.body.changes).toEqual([]);
      expect((await api.call('lanhdao.sonoivu', 'GET', `${tracker}/${String(other.body.upload)}`)).status).toBe(404);
    });

    it('names each cell that cannot be taken, and then takes none', async () => {
      const preview = await send(
        await filled((sheet, at, first) => {
          sheet.getCell(first, at('Mã nhiệm vụ')).value = '2018-Q2-X9-999';
          sheet.getCell(first + 1, at('Số, ký hiệu văn bản')).value = '999/UBND-KHAC';
          sheet.getCell(first + 2, at('Mã nhiệm vụ')).value = sheet.getCell(first + 3, at('Mã nhiệm vụ')).value;
        }),
      );
      expect((preview.body.errors as { code: string }[]).map(({ code }) => code).sort()).toEqual(['tracker.dutyUnknown', 'tracker.otherLetter', 'workbook.rowTwice']);
      expect((await api.call('sonoivu', 'POST', `${tracker}/${String(preview.body.upload)}`, { seen: preview.body.seen })).status).toBe(400);
      const page = await staff.open(`/directives/2018-Q2-CD1/tracker/${String(preview.body.upload)}`);
      expect([countOf(page.html, 'tracker-errors'), page.html.includes('data-testid="tracker-apply"')]).toEqual([1, false]);
    });

    it.each([
      ['nothing', Buffer.alloc(0)],
      ['a text', Buffer.from('khong phai tep Excel')],
    ])('is refused in words when it is %s', async (_, file) => {
      const { status, words } = await staff.upload('/directives/2018-Q2-CD1/tracker', {}, [{ field: 'workbook', name: 'theo-doi.xlsx', bytes: file }]);
      expect([status, /Tệp|tệp/.test(words)]).toEqual([400, true]);
    });
  });

  it('is split for the API as for the page, and nothing is stored', async () => {
    const api = new ApiClient(demo);
    const { status, body } = await api.call('sonoivu', 'POST', '/api/v1/directives/readings', { roundCode: '2018-Q2', text: 'Giao Sở Tài chính rà soát danh mục, báo cáo trước ngày 25/8/2018.' });
    expect([status, (body.clauses as unknown[]).length > 0]).toEqual([200, true]);
    expect((await api.call('sonoivu', 'POST', '/api/v1/directives/readings', { roundCode: '2018-Q2', text: '\u0001\u0002\u0003' })).status).toBe(400);
  });
});
