import { samplePdf } from '../../seed/demo/sample-pdf';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, fieldValue, PageBrowser, type OpenedPage } from '../support/page-browser';

const pdf = (name: string, field = 'files') => ({ field, name, bytes: samplePdf(name) });
const HANDED = 'Chuyển cơ quan nhận: Sở Thông tin và Truyền thông';
const errorOf = (html: string, id: string): string => new RegExp(`id="${id}-error"[^>]*>([\\s\\S]*?)</p>`).exec(html)?.[1]?.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ').trim() ?? '';
const typedIn = (html: string, id: string): string => new RegExp(`<textarea[^>]*id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1] ?? '';

describe('a remediation report on its pages, without scripts', () => {
  let demo: DemoApp;
  let unit: PageBrowser;
  let staff: PageBrowser;
  beforeAll(async () => {
    demo = await startDemoApp();
    unit = await PageBrowser.signedIn(demo, 'huyen869');
    staff = await PageBrowser.signedIn(demo, 'sonoivu');
  }, 120_000);
  afterAll(() => demo.close());

  /** Opens an item and sends its form with the version it showed. */
  const answer = async (n: number, fields: Readonly<Record<string, string>>, files = [pdf(`minh-chung-${n}.pdf`)], browser = unit): Promise<OpenedPage> => {
    const { html } = await browser.open(`/reports/2018-Q2-869/edit/${n}`);
    return browser.upload(`/reports/2018-Q2-869/edit/${n}`, { version: fieldValue(html, 'version'), ...fields, go: String(n + 1) }, files);
  };
  const send = async (fields: Readonly<Record<string, string>> = {}, files = [pdf('bao-cao-869.pdf', 'signedFile')]): Promise<OpenedPage> => {
    const { html } = await unit.open('/reports/2018-Q2-869/check');
    const shown = Object.fromEntries(['number', 'mark', 'version'].map((name) => [name, fieldValue(html, name)]));
    return unit.upload('/reports/2018-Q2-869/check', { ...shown, documentNumber: '(mẫu)', documentDate: '24/7/2018', signerTitle: 'Chủ tịch UBND huyện', action: 'submit', ...fields }, files);
  };

  it('every body that owes one is in the list, also one that never signed in; a unit sees its own', async () => {
    const all = await staff.open('/reports');
    expect(countOf(all.html, 'report')).toBe(4);
    expect(all.words).toContain('Huyện Tân Hồng');
    expect(all.words).toContain('Cách tính rộng: Đúng hạn');
    expect(countOf((await staff.open('/reports?state=received')).html, 'report')).toBe(1);
    const own = await unit.open('/reports');
    expect(countOf(own.html, 'report')).toBe(1);
    expect(own.html).not.toContain('Hồng Ngự');
  });

  it('begins with one item per finding, and the same report when begun twice', async () => {
    await unit.open('/reports');
    const first = await unit.post('/obligations/2018-Q2-D1.2-869/report', {});
    expect([first.status, first.location]).toEqual([303, '/reports/2018-Q2-869/edit']);
    expect((await unit.post('/obligations/2018-Q2-D1.2-869/report', {})).location).toBe(first.location);
    expect((await unit.open('/reports/2018-Q2-869/edit')).location).toBe('/reports/2018-Q2-869/edit/1');
    const { html, words } = await unit.open('/reports/2018-Q2-869/edit/1');
    expect(html.match(/data-testid="item-\d+"/g)).toHaveLength(6);
    expect(words).toContain('Hạn chót: hết ngày 19/7/2018 (thứ Năm)');
    expect(words).toContain('Quá hạn 5 ngày');
  });

  it('names what is missing before it can be sent, and keeps what was typed', async () => {
    const { html, words } = await unit.open('/reports/2018-Q2-869/check');
    expect(words).toContain('Nộp lúc này được ghi là trễ 5 ngày');
    expect(html.match(/chọn kết quả khắc phục/g)).toHaveLength(6);
    const listed = /data-testid="missing"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '';
    for (const line of ['href="#documentNumber">Nhập số', 'href="#documentDate">Nhập ngày văn bản', 'href="#signerTitle">Nhập chức danh người ký', 'href="#signedFile">Chọn bản ký dạng PDF']) expect(listed).toContain(line);
    const refused = await send({ documentDate: '31/6/2018' }, []);
    expect(refused.status).toBe(400);
    expect(errorOf(refused.html, 'documentDate')).toContain('Ngày 31/6/2018 không có trong lịch');
    expect(fieldValue(refused.html, 'documentNumber') || refused.html).toContain('(mẫu)');
    expect(refused.html).toContain('value="31/6/2018"');
    const missing = await send();
    expect(missing.status).toBe(400);
    expect(missing.words).toContain('Còn thiếu, chưa nộp được');
  });

  it('refuses a date that is not in the calendar and a file that is not what it says, and keeps the text', async () => {
    const badDate = await answer(1, { result: 'inProgress', doneVi: 'Đã lập danh sách thủ tục còn thiếu', committedOn: '31/6/2018' });
    expect(badDate.status).toBe(400);
    expect(errorOf(badDate.html, 'committedOn')).toContain('Ngày 31/6/2018 không có trong lịch');
    expect(typedIn(badDate.html, 'doneVi')).toContain('Đã lập danh sách thủ tục còn thiếu');
    expect(badDate.html).toContain('value="31/6/2018"');
    const badFile = await answer(1, { result: 'remedied', doneVi: 'Đã khắc phục xong' }, [{ field: 'files', name: 'Bảng kê.exe', bytes: Buffer.from('MZ') }]);
    expect(badFile.status).toBe(400);
    expect(badFile.words).toContain('Bảng kê.exe');
    expect(typedIn(badFile.html, 'doneVi')).toContain('Đã khắc phục xong');
  });

  it('shows both versions when a colleague saved meanwhile, and loses neither', async () => {
    const { html } = await unit.open('/reports/2018-Q2-869/edit/2');
    const version = fieldValue(html, 'version');
    const head = await PageBrowser.signedIn(demo, 'lanhdao.huyen869');
    expect((await answer(2, { result: 'notYet', doneVi: 'Chữ của lãnh đạo' }, [], head)).status).toBe(303);
    const late = await unit.upload('/reports/2018-Q2-869/edit/2', { version, result: 'remedied', doneVi: 'Chữ của chuyên viên', go: '3' });
    expect(late.status).toBe(409);
    expect(countOf(late.html, 'versions')).toBe(1);
    expect(late.html).toMatch(/<title>Lỗi: /);
    expect(late.html).not.toContain('data-state="saved"');
    expect(late.words).toContain('Chữ của lãnh đạo');
    expect(typedIn(late.html, 'doneVi')).toContain('Chữ của chuyên viên');
    expect(fieldValue(late.html, 'version')).not.toBe(version);
    expect((await unit.open('/reports/2018-Q2-869/edit/2')).words).toContain('Chữ của lãnh đạo');
  });

  it('in a conflict a field that the script says was not changed shows what is stored; a fault in a field does not hide the conflict', async () => {
    const { html } = await unit.open('/reports/2018-Q2-869/edit/2');
    const version = fieldValue(html, 'version');
    const head = await PageBrowser.signedIn(demo, 'lanhdao.huyen869');
    expect((await answer(2, { result: 'notYet', doneVi: 'Chữ thứ hai của lãnh đạo', difficultyVi: 'Thiếu người' }, [], head)).status).toBe(303);
    const typed = { version, result: 'remedied', doneVi: 'Chữ của chuyên viên', difficultyVi: '', committedOn: '' };
    const faulty = await unit.upload('/reports/2018-Q2-869/edit/2', { ...typed, committedOn: '31/6/2018' });
    expect(faulty.status).toBe(400);
    expect(fieldValue(faulty.html, 'version')).toBe(version);
    const whole = await unit.upload('/reports/2018-Q2-869/edit/2', typed);
    expect([whole.status, typedIn(whole.html, 'difficultyVi')]).toEqual([409, '']);
    const late = await unit.upload('/reports/2018-Q2-869/edit/2', { ...typed, touched: 'doneVi' });
    expect([late.status, fieldValue(late.html, 'touched')]).toEqual([409, 'doneVi']);
    expect(typedIn(late.html, 'doneVi')).toContain('Chữ của chuyên viên');
    expect(typedIn(late.html, 'difficultyVi')).toContain('Thiếu người');
    expect(late.html).toMatch(/value="notYet"[^>]* checked/);
  });

  it('takes files and lets one be taken off, with the text beside it saved', async () => {
    expect((await answer(1, { result: 'remedied', doneVi: 'Đã đưa đủ thủ tục lên phần mềm' })).location).toBe('/reports/2018-Q2-869/edit/2');
    const { html } = await unit.open('/reports/2018-Q2-869/edit/1');
    const [remove = ''] = /\/reports\/2018-Q2-869\/edit\/1\/files\/[\w-]+\/remove/.exec(html) ?? [];
    const removed = await unit.upload(remove, { version: fieldValue(html, 'version'), result: 'remedied', doneVi: 'Đã đưa đủ thủ tục, chờ minh chứng' });
    expect(removed.location).toBe('/reports/2018-Q2-869/edit/1');
    const after = await unit.open('/reports/2018-Q2-869/edit/1');
    expect(after.html).not.toContain(remove);
    expect(typedIn(after.html, 'doneVi')).toContain('chờ minh chứng');
    expect((await unit.open('/reports/2018-Q2-869/check')).words).toContain('chưa có minh chứng');
  });

  it('is sent once whatever is pressed twice, late by its days, with a receipt', async () => {
    await answer(1, { result: 'remedied', doneVi: 'Đã đưa đủ thủ tục lên phần mềm' });
    await answer(2, { result: 'remedied', doneVi: 'Đã lập sổ theo dõi lỗi' });
    await answer(3, { result: 'inProgress', doneVi: 'Đang mua máy tính', committedOn: '28/9/2018', causeKind: 'objective', causeVi: 'Kinh phí giao chậm', figuresVi: '38 trên 42 máy' });
    await answer(4, { result: 'remedied', doneVi: 'Đã đưa lĩnh vực đất đai về một cửa' });
    await answer(5, { result: 'notYet', doneVi: 'Chưa có hồ sơ phát sinh' });
    await answer(6, { result: 'outsideCompetence', doneVi: '', transferredToUnitCode: 'STTTT', difficultyVi: 'Cần phân cấp' });
    const { html } = await unit.open('/reports/2018-Q2-869/check');
    expect(countOf(html, 'complete')).toBe(1);
    const told = ['cam kết 28/9/2018', HANDED, 'Khó khăn, kiến nghị: Cần phân cấp', 'Nguyên nhân: Khách quan: Kinh phí giao chậm', 'Số liệu sau khắc phục: 38 trên 42 máy'];
    const toldIn = ({ words }: OpenedPage): string[] => told.filter((part) => words.includes(part));
    expect(toldIn(await unit.open('/reports/2018-Q2-869/check'))).toEqual(told);
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.location, second.location]).toEqual(Array(2).fill('/reports/2018-Q2-869/receipt?version=1'));
    const receipt = await unit.open('/reports/2018-Q2-869/receipt');
    expect(receipt.words).toContain('Phiếu tiếp nhận TN-2018-Q2-869-1');
    expect(receipt.words).toContain('Trễ 5 ngày');
    expect(toldIn(receipt)).toEqual(told);
    expect(receipt.words).toContain('Chức vụ người ký Chủ tịch UBND huyện');
    expect(receipt.words).toMatch(/\d{2}:\d{2}:\d{2} ngày 24\/7\/2018/);
    expect((await staff.open('/reports/2018-Q2-869/review/3')).words).toMatch(/Số liệu sau khắc phục 38 trên 42 máy Nguyên nhân Khách quan: Kinh phí giao chậm/);
    for (const path of ['/reports/2018-Q2-869/edit/3', '/findings/2018-Q2-869-03']) expect((await unit.open(path)).words).toContain('Khách quan: Kinh phí giao chậm');
    for (const path of ['/reports/2018-Q2-869/edit/6', '/findings/2018-Q2-869-06']) expect((await unit.open(path)).words).toContain(HANDED);
    for (const path of ['/reports/2018-Q2-869/review/6', '/reports/2018-Q2-869/review/send']) expect((await staff.open(path)).words).toContain(HANDED);
    const owner = await PageBrowser.signedIn(demo, 'stnmt');
    expect((await owner.open('/reports/2018-Q2-873/opinion/5')).words).toContain('Chuyển cơ quan nhận: Sở Tài nguyên và Môi trường');
    expect(countOf(receipt.html, 'received-file')).toBe(7);
    expect(receipt.html.match(/class="app-hash">[0-9a-f]{64}</g)).toHaveLength(7);
    expect((await unit.open('/reports/2018-Q2-869/edit/1')).html).not.toContain('data-testid="item-form"');
  });

  it('is another unit’s affair: not found, like a code that does not exist', async () => {
    const other = await PageBrowser.signedIn(demo, 'huyen870');
    for (const path of ['edit', 'edit/1', 'check', 'receipt', '']) expect((await other.open(`/reports/2018-Q2-869${path ? `/${path}` : ''}`)).status).toBe(404);
    await other.open('/');
    expect((await other.upload('/reports/2018-Q2-869/edit/1', { result: 'remedied', doneVi: 'x' })).status).toBe(404);
  });

  it('is reviewed item by item; a return needs its reason; the unit sees nothing before the whole is sent', async () => {
    expect((await staff.open('/reports/2018-Q2-869/review')).location).toBe('/reports/2018-Q2-869/review/1');
    const decide = async (n: number, fields: Readonly<Record<string, string>>): Promise<OpenedPage> => {
      const { html } = await staff.open(`/reports/2018-Q2-869/review/${n}`);
      return staff.post(`/reports/2018-Q2-869/review/${n}`, { version: fieldValue(html, 'version'), go: String(n + 1), ...fields });
    };
    const refused = await decide(1, { decision: 'returned', reason: '' });
    expect(refused.status).toBe(400);
    expect(errorOf(refused.html, 'reason')).toContain('Nhập lý do');
    expect(refused.html).toMatch(/value="returned"[^>]*checked/);
    await decide(1, { decision: 'returned', reason: 'Chưa có danh sách thủ tục' });
    for (const n of [2, 3, 4, 5]) await decide(n, { decision: 'accepted', reason: '' });
    await staff.open('/reports/2018-Q2-869/review/send');
    const early = await staff.post('/reports/2018-Q2-869/review/send', {});
    expect(early.status).toBe(400);
    expect(early.words).toContain('Còn 1 mục chưa có kết luận');
    expect((await unit.open('/reports/2018-Q2-869/receipt')).words).not.toContain('Chưa có danh sách thủ tục');
    await decide(6, { decision: 'followUp', reason: '' });
    await staff.open('/reports/2018-Q2-869/review/send');
    expect((await staff.post('/reports/2018-Q2-869/review/send', {})).location).toBe('/reports/2018-Q2-869/review');
    expect((await staff.post('/reports/2018-Q2-869/review/send', {})).location).toBe('/reports/2018-Q2-869/review');
  });

  it('two reviewers: the second sees who decided and both decisions', async () => {
    const leader = await PageBrowser.signedIn(demo, 'lanhdao.sonoivu');
    const { html } = await staff.open('/reports/2018-Q2-870/review/1');
    const shown = await leader.open('/reports/2018-Q2-870/review/1');
    await leader.post('/reports/2018-Q2-870/review/1', { version: fieldValue(shown.html, 'version'), decision: 'accepted', reason: 'Đã kiểm chứng' });
    const late = await staff.post('/reports/2018-Q2-870/review/1', { version: fieldValue(html, 'version'), decision: 'returned', reason: 'Thiếu ảnh' });
    expect(late.status).toBe(409);
    expect(late.words).toContain('Lãnh đạo Sở Nội vụ');
    expect(late.words).toContain('Đã kiểm chứng');
    expect(late.html).toContain('<p class="app-preline">Trả lại\nThiếu ảnh</p>');
    expect(typedIn(late.html, 'reason')).toContain('Thiếu ảnh');
  });

  it('lists what was returned, and nothing else, as what the unit has to complete', async () => {
    const { html, words } = await unit.open('/');
    expect(countOf(html, 'duty-finding')).toBe(1);
    for (const text of ['Cần bổ sung', '1 tồn tại cần bổ sung']) expect(words).toContain(text);
    for (const browser of [unit, staff]) expect((await browser.open('/obligations/2018-Q2-D1.2-869')).words).toContain('Đến lượt Huyện Tân Hồng: bổ sung 1 tồn tại rồi nộp lại');
  });

  it('opens only what was returned again, with the reason and the earlier answer', async () => {
    expect((await unit.open('/reports/2018-Q2-869')).location).toBe('/reports/2018-Q2-869/edit');
    expect((await unit.open('/reports/2018-Q2-869/edit')).location).toBe('/reports/2018-Q2-869/edit/1');
    const open = await unit.open('/reports/2018-Q2-869/edit/1');
    expect(open.words).toContain('Chưa có danh sách thủ tục');
    expect(open.words).toContain('So với lần nộp 1');
    const locked = await unit.open('/reports/2018-Q2-869/edit/2');
    expect(locked.html).not.toContain('data-testid="item-form"');
    expect(countOf(locked.html, 'locked')).toBe(1);
    expect((await unit.upload('/reports/2018-Q2-869/edit/2', { result: 'notYet', doneVi: 'x' })).status).toBe(404);
  });

  it('what a colleague changed between the last look and the press is not sent unseen', async () => {
    await answer(1, { result: 'remedied', doneVi: 'Kèm danh sách thủ tục' });
    const { html } = await unit.open('/reports/2018-Q2-869/check');
    const shown = Object.fromEntries(['number', 'mark', 'version'].map((name) => [name, fieldValue(html, name)]));
    await answer(1, { result: 'notYet', doneVi: 'Đồng nghiệp đổi câu trả lời' });
    const pressed = await unit.upload('/reports/2018-Q2-869/check', { ...shown, documentNumber: '(mẫu)', documentDate: '24/7/2018', signerTitle: '', action: 'submit' }, [pdf('ban-ky.pdf', 'signedFile')]);
    expect(pressed.status).toBe(409);
    expect(pressed.words).toContain('Đồng nghiệp đổi câu trả lời');
    expect(countOf(pressed.html, 'conflict')).toBe(1);
    expect(pressed.words).toContain('Nội dung bên dưới là bản mới nhất; xem lại rồi nộp.');
    expect(pressed.html).toContain('value="24/7/2018"');
    expect(countOf(pressed.html, 'versions')).toBe(1);
    expect(countOf(pressed.html, 'error-summary')).toBe(0);
    const again = Object.fromEntries(['number', 'mark', 'version'].map((name) => [name, fieldValue(pressed.html, name)]));
    expect(again.mark).not.toBe(shown.mark);
  });

  it('keeps the signed copy when another field is wrong, and asks only for what the form still lacks', async () => {
    const refused = await send({ documentNumber: '12/BC-UBND', documentDate: '31/6/2018', signerTitle: '' }, [pdf('Bản ký số 12.pdf', 'signedFile')]);
    expect([refused.status, fieldValue(refused.html, 'documentNumber'), fieldValue(refused.html, 'documentDate')]).toEqual([400, '12/BC-UBND', '31/6/2018']);
    expect(errorOf(refused.html, 'documentDate')).toContain('không có trong lịch');
    expect(refused.words).toContain('Bản ký số 12.pdf');
    expect(refused.words).not.toContain('Nhập số, ký hiệu văn bản');
    expect(refused.words).not.toContain('Chọn bản ký dạng PDF');
    const wrong = await send({ documentDate: '31/6/2018' }, [{ field: 'signedFile', name: 'ban-ky.pdf', bytes: Buffer.from('không phải PDF') }]);
    expect([wrong.status, wrong.words.includes('không có trong lịch'), /nội dung/i.test(errorOf(wrong.html, 'signedFile') || wrong.words)]).toEqual([400, true, true]);
  });

  it('says at once, and before sending, that a day is over or has not come', async () => {
    const saved = await answer(1, { result: 'inProgress', doneVi: 'Đang làm', committedOn: '1/7/2018' }, []);
    expect(saved.status).toBe(303);
    expect((await unit.open('/reports/2018-Q2-869/edit/2')).words).toContain('Đã lưu mục 1, nhưng ngày cam kết đã qua');
    const item = await unit.open('/reports/2018-Q2-869/edit/1');
    expect(countOf(item.html, 'date-passed')).toBe(1);
    expect((await send({ action: 'save', documentDate: '30/7/2018' }, [])).location).toBe('/reports/2018-Q2-869/check');
    const { html } = await unit.open('/reports/2018-Q2-869/check');
    const listed = /data-testid="missing"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '';
    expect(listed).toContain('ngày cam kết đã qua');
    expect(listed).toContain('href="#documentDate">Ngày văn bản chưa đến');
    await answer(1, { result: 'inProgress', doneVi: 'Đang làm', committedOn: '1/10/2018' }, []);
    expect(countOf((await unit.open('/reports/2018-Q2-869/edit/1')).html, 'date-passed')).toBe(0);
  });
});
