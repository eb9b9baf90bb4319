import { writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { ReportImport } from '../../src/features/remediation';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { FilledWorkbook } from '../support/filled-workbook';
import { readZip } from '../reports/readers/zip-reader';
import { countOf, fieldValue, PageBrowser, type OpenedPage } from '../support/page-browser';

const CODE = '2018-Q2-869';
const ITEM = (n: number): string => `${CODE}-0${n}`;
/** What Windows, macOS and a hurry make of words. */
const NFD = 'Đã rà soát, đưa đủ thủ tục lên phần mềm'.normalize('NFD');

describe('a draft as a workbook, out and back again', () => {
  let demo: DemoApp;
  let api: ApiClient;
  let unit: PageBrowser;
  const download = async (): Promise<FilledWorkbook> => FilledWorkbook.open((await api.call('huyen869', 'GET', `/api/v1/reports/${CODE}/workbook`)).bytes);
  const upload = async (bytes: Buffer, name = 'da dien.xlsx'): Promise<OpenedPage> => {
    await unit.open(`/reports/${CODE}/excel`);
    return unit.upload(`/reports/${CODE}/workbook`, {}, [{ field: 'workbook', name, bytes }]);
  };
  const preview = async (workbook: FilledWorkbook): Promise<OpenedPage & { readonly at: string }> => {
    const sent = await upload(await workbook.bytes());
    expect([sent.status, sent.words.slice(0, 0)]).toEqual([303, '']);
    const at = sent.location ?? '';
    return { ...(await unit.open(at)), at };
  };
  const answers = async (): Promise<Record<string, Record<string, unknown>>> => {
    const { versions } = (await api.call('huyen869', 'GET', `/api/v1/reports/${CODE}`)).body as { versions: { items: Record<string, unknown>[] }[] };
    return Object.fromEntries((versions.at(-1)?.items ?? []).map((item) => [String(item.findingCode), item]));
  };
  const write = (n: number, answer: Readonly<Record<string, unknown>>): Promise<unknown> => api.call('huyen869', 'PUT', `/api/v1/reports/${CODE}/items/${ITEM(n)}`, answer);

  beforeAll(async () => {
    demo = await startDemoApp();
    api = new ApiClient(demo);
    unit = await PageBrowser.signedIn(demo, 'huyen869');
    await unit.open('/reports');
    await unit.post('/obligations/2018-Q2-D1.2-869/report', {});
    await write(1, { result: 'remedied', doneVi: 'Đã làm\n- việc một' });
    await write(3, { result: 'inProgress', doneVi: 'Đang mua', committedOn: '2018-09-28', difficultyVi: 'Thiếu kinh phí' });
  }, 120_000);
  afterAll(() => demo.close());

  it('holds every item with what is stored, real dates, lists to choose from, and locks the rest', async () => {
    const workbook = await download();
    if (process.env.DUMP_PAPERS) writeFileSync(`${process.env.DUMP_PAPERS}/tra-loi.xlsx`, (await api.call('huyen869', 'GET', `/api/v1/reports/${CODE}/workbook`)).bytes);
    const { table } = workbook;
    const value = (n: number, head: Parameters<FilledWorkbook['at']>[1]) => table.getCell(workbook.at(n, head));
    expect([1, 2, 3, 4, 5, 6].map((n) => value(n, 'code').value)).toEqual([1, 2, 3, 4, 5, 6].map(ITEM));
    expect(value(1, 'done').value).toBe('Đã làm\n- việc một');
    expect([value(3, 'committedOn').value, value(3, 'committedOn').numFmt]).toEqual([new Date('2018-09-28T00:00:00Z'), 'dd/mm/yyyy']);
    expect([value(1, 'code').protection?.locked, value(1, 'done').protection.locked]).toEqual([undefined, false]);
    expect(value(1, 'result').dataValidation).toMatchObject({ type: 'list', formulae: [`'Danh mục'!$A$2:$A$5`] });
    const xml = (await readZip((await api.call('huyen869', 'GET', `/api/v1/reports/${CODE}/workbook`)).bytes)).get('xl/worksheets/sheet1.xml') ?? '';
    expect([...xml.matchAll(/<dataValidation [^>]*sqref="([^"]+)"/g)].map(([, range]) => range)).toEqual(['D5:D10', 'F5:F10', 'G5:G10', 'I5:I10']);
    expect([table.pageSetup.orientation, table.pageSetup.paperSize, table.views[0]?.state, value(1, 'done').font.name, value(1, 'done').alignment.wrapText]).toEqual(['landscape', 9, 'frozen', 'Times New Roman', true]);
    expect(workbook.workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([['Trả lời', 'visible'], ['Hướng dẫn', 'visible'], ['Danh mục', 'visible'], ['He thong', 'veryHidden']]);
    expect(table.getCell('A1').value).toBe('DỮ LIỆU MẪU');
    expect(workbook.workbook.worksheets.map((sheet) => (sheet as unknown as { sheetProtection?: { sheet?: boolean; hashValue?: string } }).sheetProtection)).toEqual(Array(4).fill(expect.objectContaining({ sheet: true })));
  });

  it('sent back untouched changes nothing', async () => {
    const { html, at } = await preview(await download());
    expect([countOf(html, 'no-change'), countOf(html, 'apply-import'), countOf(html, 'import-change')]).toEqual([1, 0, 0]);
    expect((await unit.post(at, { seen: fieldValue(html, 'seen') })).status).toBe(303);
  });

  it('shows what will change, old and new, and stores nothing before it is confirmed; pressed twice it is done once', async () => {
    const workbook = await download();
    workbook
      .fill(1, { done: 'Đã làm xong\n- việc một' })
      .fill(2, { result: 'DA KHAC PHUC', done: NFD })
      .fill(4, { result: 'ngoài thẩm quyền', receiver: 'stttt', done: { formula: '"Lỗi "&"phần mềm"', result: 'Lỗi phần mềm' } })
      .fill(5, { result: 'Đang  khắc phục', committedOn: '28/9/2018', done: 42 })
      .fill(6, { result: 'chua khac phuc', committedOn: new Date('2018-12-31T00:00:00Z'), causeKind: 'chủ quan', cause: 'Chưa phân công', figures: '3 trên 4' });
    const { html, words, at } = await preview(workbook);
    expect([countOf(html, 'import-change'), countOf(html, 'import-conflict'), countOf(html, 'cell-error')]).toEqual([5, 0, 0]);
    expect(html).toMatch(/<ins>[^]*?xong/);
    expect(words).toContain('1 mục không thay đổi');
    for (const part of ['Chủ quan', 'Chưa phân công', '3 trên 4']) expect(words).toContain(part);
    expect((await answers())[ITEM(2)]).toMatchObject({ result: null, doneVi: null });
    const pressed = await Promise.all([1, 2].map(() => unit.post(at, { seen: fieldValue(html, 'seen') })));
    expect(pressed.map(({ status, location }) => [status, location])).toEqual(Array(2).fill([303, `/reports/${CODE}/edit`]));
    const now = await answers();
    expect(now[ITEM(1)]).toMatchObject({ doneVi: 'Đã làm xong\n- việc một', result: 'remedied' });
    expect(now[ITEM(2)]).toMatchObject({ result: 'remedied', doneVi: NFD.normalize('NFC') });
    expect(now[ITEM(3)]).toMatchObject({ result: 'inProgress', committedOn: '2018-09-28', difficultyVi: 'Thiếu kinh phí' });
    expect(now[ITEM(4)]).toMatchObject({ result: 'outsideCompetence', transferredToUnitCode: 'STTTT', doneVi: 'Lỗi phần mềm' });
    expect(now[ITEM(5)]).toMatchObject({ result: 'inProgress', committedOn: '2018-09-28', doneVi: '42' });
    expect(now[ITEM(6)]).toMatchObject({ result: 'notYet', committedOn: '2018-12-31', causeKind: 'subjective', causeVi: 'Chưa phân công', figuresVi: '3 trên 4' });
    expect((await unit.open(at)).words).toContain('Đã nhận 5 mục');
    const audit = (await (await PageBrowser.signedIn(demo, 'sonoivu')).open('/audit')).words;
    expect(audit.split('Nhận 5 mục từ tệp Excel').length - 1).toBe(1);
  });

  it('reads sheets renamed, columns moved, rows added and taken away, and the older calendar', async () => {
    const workbook = await download();
    const { table } = workbook;
    table.name = 'Ban in';
    table.spliceColumns(1, 1);
    table.spliceRows(workbook.rowOf(3), 1);
    table.spliceRows(workbook.rowOf(2), 0, [], []);
    table.addRow([]);
    workbook.workbook.properties.date1904 = true;
    table.getCell(workbook.rowOf(4), workbook.columnOf('done')).value = 'Sửa ở dòng đã chuyển';
    const code = String(table.getCell(workbook.rowOf(4), workbook.columnOf('code')).value);
    const { html, words } = await preview(workbook);
    expect([countOf(html, 'import-change'), countOf(html, 'cell-error')]).toEqual([1, 0]);
    expect([code, words.includes('Sửa ở dòng đã chuyển'), words.includes('(không có trong tệp, giữ nguyên)')]).toEqual([ITEM(2), true, true]);
  });

  it('names every cell that cannot be read and how to mend it, offers nothing, and hands the list out as text', async () => {
    const workbook = await download();
    workbook
      .fill(1, { result: 'Xong rồi', committedOn: '31/6/2018' })
      .fill(2, { receiver: 'Sở Không Có', done: { error: '#REF!' } as never })
      .fill(3, { done: 'x'.repeat(5001) })
      .fill(4, { code: '2018-Q2-999-01' })
      .fill(5, { code: null })
      .fill(6, { code: ITEM(1), done: { formula: 'A1' } as never });
    const { html, words, at } = await preview(workbook);
    const expected = [`Ô ${workbook.at(1, 'result')}: “Xong rồi”`, `Ô ${workbook.at(1, 'committedOn')}: “31/6/2018”`, `Ô ${workbook.at(2, 'receiver')}: không có cơ quan`, `Ô ${workbook.at(2, 'done')}: công thức báo lỗi #REF!`, `Ô ${workbook.at(3, 'done')}: dài 5001 ký tự`, `Ô ${workbook.at(4, 'code')}: mã “2018-Q2-999-01”`, `Ô ${workbook.at(5, 'code')}: dòng này`];
    for (const line of expected) expect(words).toContain(line);
    // Items 1 to 3 have wrong cells; 4 to 6 have no row of their own left.
    expect(words).toContain('3 mục không thay đổi');
    expect(countOf(html, 'apply-import')).toBe(0);
    const refused = await unit.post(at, { seen: fieldValue(html, 'seen') });
    expect([refused.status, refused.words.includes('ô cần sửa nên chưa nhận được')]).toEqual([400, true]);
    const text = await unit.open(`${at}/errors`);
    expect([text.headers['content-type'], text.html.startsWith('\uFEFF'), expected.every((line) => text.html.includes(line))]).toEqual(['text/plain; charset=utf-8', true, true]);
  });

  it('shows both texts of what was changed here since the download; what is stored stays unless the file is chosen', async () => {
    const workbook = await download();
    await write(1, { result: 'remedied', doneVi: 'Chữ của đồng nghiệp' });
    await write(2, { result: 'remedied', doneVi: 'Đồng nghiệp sửa mục hai' });
    await write(3, { result: 'inProgress', doneVi: 'Đồng nghiệp sửa, tệp không đụng', committedOn: '2018-09-28' });
    workbook.fill(1, { done: 'Chữ trong tệp' }).fill(2, { done: 'Tệp sửa mục hai' }).fill(5, { done: 'Chỉ tệp sửa' });
    const { html, words, at } = await preview(workbook);
    expect([countOf(html, 'import-conflict'), countOf(html, 'import-change')]).toEqual([2, 1]);
    for (const line of ['Chữ của đồng nghiệp', 'Chữ trong tệp']) expect(words).toContain(line);
    // Somebody saves between the preview and the press: shown again, nothing half done.
    await write(6, { result: 'notYet', doneVi: 'Vừa sửa' });
    const late = await unit.post(at, { seen: fieldValue(html, 'seen'), take: ITEM(2) });
    expect([late.status, countOf(late.html, 'conflict'), /value="2018-Q2-869-02" checked/.test(late.html)]).toEqual([409, 1, true]);
    expect((await answers())[ITEM(5)]).toMatchObject({ doneVi: '42' });
    expect((await unit.post(at, { seen: fieldValue(late.html, 'seen'), take: ITEM(2) })).status).toBe(303);
    const now = await answers();
    expect([1, 2, 3, 5, 6].map((n) => now[ITEM(n)]?.doneVi)).toEqual(['Chữ của đồng nghiệp', 'Tệp sửa mục hai', 'Đồng nghiệp sửa, tệp không đụng', 'Chỉ tệp sửa', 'Vừa sửa']);
  });

  it('does the same over the API', async () => {
    const workbook = await download();
    workbook.fill(6, { done: 'Qua API' });
    const sent = await api.upload('huyen869', `/api/v1/reports/${CODE}/workbook`, [{ field: 'workbook', name: 'a.xlsx', bytes: await workbook.bytes() }]);
    expect([sent.status, sent.body.counts, sent.body.errors]).toEqual([201, { unchanged: 5, change: 1, conflict: 0, wrong: 0 }, []]);
    const url = `/api/v1/reports/${CODE}/workbook/${String(sent.body.upload)}`;
    expect((await api.call('huyen869', 'POST', url, { seen: 'khong-phai' })).status).toBe(409);
    const applied = await api.call('huyen869', 'POST', url, { seen: sent.body.seen });
    expect([applied.status, applied.body]).toEqual([200, { applied: 1 }]);
    expect((await api.call('huyen869', 'POST', url, { seen: 'bam-lan-hai' })).body).toEqual({ applied: 1 });
    expect((await answers())[ITEM(6)]).toMatchObject({ doneVi: 'Qua API' });
  });

  it('belongs to the one who sent it, and is swept after a day', async () => {
    const { at } = await preview(await download());
    for (const [username, status] of [['lanhdao.huyen869', 404], ['huyen870', 404], ['huyen869', 200]] as const) expect([username, (await (await PageBrowser.signedIn(demo, username)).open(at)).status]).toEqual([username, status]);
    const now = demo.clock.now();
    demo.clock.set(now + 25 * 3_600_000);
    unit = await PageBrowser.signedIn(demo, 'huyen869');
    expect((await unit.open(at)).status).toBe(404);
    await preview(await download());
    expect(await demo.app.get(DataSource).manager.count(ReportImport)).toBe(1);
    demo.clock.set(now);
    unit = await PageBrowser.signedIn(demo, 'huyen869');
  });
});
