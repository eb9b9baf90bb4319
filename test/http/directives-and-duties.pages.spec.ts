import { ObligationQueries } from '../../src/features/obligations';
import { UnitQueries } from '../../src/features/organisation';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, fieldValue, PageBrowser, type Fields } from '../support/page-browser';

const FIRST: Fields = {
  do: 'save',
  roundCode: '2018-Q2',
  issuerTitleVi: 'Chủ tịch UBND tỉnh',
  summaryVi: 'Chỉ đạo bổ sung về phần mềm một cửa điện tử',
  'clauses.0.number': 'E1',
  'clauses.0.kind': 'group',
  'clauses.0.contentVi': 'Hoàn thiện phần mềm',
  'clauses.0.dueRule.kind': 'none',
  'clauses.0.addressees': ['unit:STTTT'],
  'clauses.1.number': 'E1.1',
  'clauses.1.parent': 'E1',
  'clauses.1.kind': 'one_off',
  'clauses.1.contentVi': 'Báo cáo kết quả khắc phục lỗi phần mềm',
  'clauses.1.dueWordingVi': 'trước ngày 10/8/2018',
  'clauses.1.dueRule.kind': 'strictly_before',
  'clauses.1.dueRule.date': '10/8/2018',
  'clauses.1.addressees': ['unit:STTTT', 'group:districts', 'unit:869'],
  'clauses.1.coordinators': ['unit:SNV', 'group:communes'],
};

describe('the pages of directives and duties', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp();
  }, 120_000);
  afterAll(() => demo.close());

  const as = (username: string): Promise<PageBrowser> => PageBrowser.signedIn(demo, username);
  const field = (html: string, id: string): string => new RegExp(`id="${id}-error"[^>]*>([\\s\\S]*?)</p>`).exec(html)?.[1]?.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ').trim() ?? '';

  describe('a directive', () => {
    it('shows the figures of the case: 24 clauses, 19 to carry out, 163 duties, 4 with a deadline', async () => {
      const { html, words } = await (await as('sonoivu')).open('/directives/2018-Q2-CD1');
      expect(countOf(html, 'clause')).toBe(24);
      expect(countOf(html, 'dated-duty')).toBe(4);
      for (const text of ['24 mục', '19 nội dung phải thực hiện', '163', '4 có thời hạn, 159 không thời hạn', 'hết ngày 19/7/2018 (thứ Năm)', 'Huyện Tân Hồng, 5 ngày, đã đôn đốc 2 lần', '2 trên 4; đã báo cáo 3 trên 4']) {
        expect(words).toContain(text);
      }
    });

    it('stands in the list of the chair, without a number', async () => {
      const { html, words } = await (await as('chutich')).open('/directives');
      expect([countOf(html, 'directive'), words.includes('chưa có'), words.includes('163')]).toEqual([1, true, true]);
      expect(html).toContain('data-testid="nav-documents"');
    });

    it('shows a unit the clauses that name it, and nothing of the others', async () => {
      const unit = await as('huyen869');
      const { html, words } = await unit.open('/directives/2018-Q2-CD1');
      expect(html).not.toContain('id="clause-D3.1"');
      expect(html).toContain('id="clause-D1.2"');
      expect([countOf(html, 'dated-duty'), words.includes('Huyện Hồng Ngự')]).toEqual([1, false]);
      expect(/data-testid="duties">[\s\S]*?__value">(\d+)</.exec(html)?.[1]).toBe('7');
      expect((await unit.open('/directives/2018-Q2-CD1/issue')).status).toBe(403);
    });
  });

  describe('recording a directive', () => {
    it('draws the form again with a row more or less, and everything typed', async () => {
      const staff = await as('sonoivu');
      await staff.open('/directives/new');
      const more = await staff.post('/directives', { ...FIRST, do: 'add' });
      expect([more.status, countOf(more.html, 'clause-row'), fieldValue(more.html, 'clauses.1.dueWordingVi')]).toEqual([200, 3, 'trước ngày 10/8/2018']);
      expect(more.html).toMatch(/name="clauses\.1\.addressees" value="group:districts" checked/);
      const less = await staff.post('/directives', { ...FIRST, do: 'remove:0' });
      expect([countOf(less.html, 'clause-row'), fieldValue(less.html, 'clauses.0.number')]).toEqual([1, 'E1.1']);
      const proposed = await staff.post('/directives', { ...FIRST, do: 'propose', sourceTextVi: 'E2 | Tập huấn\nE2.1 | Mở lớp tập huấn' });
      expect([countOf(proposed.html, 'clause-row'), fieldValue(proposed.html, 'clauses.3.parent')]).toEqual([4, 'E2']);
    });

    it('says at the field what is wrong, and keeps what was typed', async () => {
      const staff = await as('sonoivu');
      await staff.open('/directives/new');
      const noSuchDay = await staff.post('/directives', { ...FIRST, signedOn: '31/6/2018', 'clauses.1.dueRule.date': '31/6/2018' });
      expect([noSuchDay.status, field(noSuchDay.html, 'signedOn')]).toEqual([400, 'Lỗi: Ngày 31/6/2018 không có trong lịch. Nhập ngày/tháng/năm, ví dụ 20/7/2018.']);
      expect(field(noSuchDay.html, 'clauses-1-dueRule-date')).toContain('31/6/2018 không có trong lịch');
      expect(fieldValue(noSuchDay.html, 'signedOn')).toBe('31/6/2018');
      const tree = await staff.post('/directives', { ...FIRST, 'clauses.1.parent': 'E9', 'clauses.1.addressees': [], 'clauses.2.number': 'E1', 'clauses.2.kind': 'continuous', 'clauses.2.contentVi': 'Nội dung thứ ba', 'clauses.2.dueRule.kind': 'none', 'clauses.2.addressees': 'group:departments' });
      expect(tree.status).toBe(400);
      expect(field(tree.html, 'clauses-1-parent')).toContain('Không có nội dung E9');
      expect(field(tree.html, 'clauses-1-addressees')).toContain('chưa ghi giao cho đơn vị nào');
      expect(field(tree.html, 'clauses-2-number')).toContain('Mã E1 đã dùng');
      expect(tree.html).toContain('Nội dung thứ ba');
      expect(tree.html).toContain('href="#clauses-1-addressees"');
    });

    it('passes over rows left blank and names row and field of what is missing', async () => {
      const staff = await as('sonoivu');
      const { html } = await staff.open('/directives/new');
      const blank = { 'clauses.0.number': '', 'clauses.0.kind': 'continuous', 'clauses.0.contentVi': '', 'clauses.0.dueRule.kind': 'none', 'clauses.0.addressees': [] };
      const nothing = await staff.post('/directives', { do: 'save', roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch UBND tỉnh', summaryVi: '', ...blank });
      expect([nothing.status, countOf(nothing.html, 'clause-row')]).toEqual([400, 1]);
      expect(nothing.words).toContain('Trích yếu: nhập nội dung.');
      expect(nothing.html).toContain('<a href="#clauses-0-contentVi">Mục thứ 1, nội dung chỉ đạo: nhập ít nhất một mục.</a>');
      const half = await staff.post('/directives', { ...FIRST, 'clauses.1.contentVi': '', 'clauses.2.number': '', 'clauses.2.kind': 'continuous', 'clauses.2.contentVi': '', 'clauses.2.dueRule.kind': 'none' });
      expect([half.status, countOf(half.html, 'clause-row')]).toEqual([400, 2]);
      expect(half.html).toContain('<a href="#clauses-1-contentVi">Mục thứ 2, nội dung chỉ đạo: nhập nội dung.</a>');
      expect(half.html).toContain('id="clauses-1-contentVi"');
      const helpers = [...html.matchAll(/name="clauses\.0\.coordinators" value="unit:([^"]+)"/g)].map(([, code]) => code ?? '');
      const levels = new Map((await demo.app.get(UnitQueries, { strict: false }).list('2018-06-30')).map(({ code, level }) => [code, level]));
      const order = helpers.slice(-5).map((code) => levels.get(code));
      expect(order).toEqual([...order].sort());
    });

    it('makes one draft of two presses, seen by Home Affairs only, and issues it after showing what that creates', async () => {
      const staff = await as('sonoivu');
      const { html } = await staff.open('/directives/new?round=2018-Q2');
      const typed = { ...FIRST, formKey: fieldValue(html, 'formKey') };
      const places = [await staff.post('/directives', typed), await staff.post('/directives', typed)].map(({ status, location }) => [status, location]);
      expect(places).toEqual([[303, '/directives/2018-Q2-CD2'], [303, '/directives/2018-Q2-CD2']]);
      expect((await (await as('stttt')).open('/directives/2018-Q2-CD2')).status).toBe(404);

      const before = await staff.open('/directives/2018-Q2-CD2/issue');
      for (const text of ['13 nhiệm vụ', '13 đơn vị', 'hết ngày 9/8/2018 (thứ Năm)']) expect(before.words).toContain(text);
      expect((await staff.post('/directives/2018-Q2-CD2/issue', {})).location).toBe('/directives/2018-Q2-CD2');
      expect((await staff.open('/directives/2018-Q2-CD2')).words).toContain('Đã ban hành và giao 13 nhiệm vụ');
      await staff.post('/directives/2018-Q2-CD2/issue', {});
      for (const filter of ['clause=E1.1', 'directive=2018-Q2-CD2']) expect((await staff.open(`/obligations?${filter}`)).words).toContain('Tất cả (13)');
      expect((await (await as('stttt')).open('/obligations/2018-Q2-E1.1-STTTT')).words).toContain('hết ngày 9/8/2018 (thứ Năm)');
    });

    it('says what stands in the way of issuing, and lets the draft be corrected', async () => {
      const staff = await as('sonoivu');
      await staff.open('/directives/new');
      const { location = '' } = await staff.post('/directives', { ...FIRST, 'clauses.1.addressees': ['group:communes'], 'clauses.1.number': 'D1.2' });
      const blocked = await staff.open(`${location}/issue`);
      expect(blocked.words).toContain('UBND cấp xã không thuộc đợt kiểm tra này');
      expect(blocked.html).not.toContain('confirm-issue');
      const form = await staff.open(`${location}/edit`);
      expect([fieldValue(form.html, 'clauses.1.dueRule.date'), /value="group:communes" checked/.test(form.html)]).toEqual(['10/8/2018', true]);
      const corrected = await staff.post(location, { ...FIRST, 'clauses.1.number': 'D1.2', 'clauses.1.addressees': 'unit:869', version: fieldValue(form.html, 'version') });
      expect(corrected.location).toBe(location);
      expect((await staff.open(`${location}/issue`)).words).toContain('Nhiệm vụ 2018-Q2-D1.2-869 đã có từ một văn bản khác');
      expect((await staff.post(`${location}/issue`, {})).status).toBe(400);
      const stale = await staff.post(location, { ...FIRST, summaryVi: 'Người thứ hai sửa', version: fieldValue(form.html, 'version') });
      expect([stale.status, fieldValue(stale.html, 'summaryVi')]).toEqual([409, 'Người thứ hai sửa']);
    });
  });

  describe('the list of duties', () => {
    it('counts its views, searches without marks, filters and sorts by the address', async () => {
      const staff = await as('sonoivu');
      const { words, html } = await staff.open('/obligations?round=2018-Q2&clause=D1.2');
      for (const text of ['Tất cả (4)', 'Quá hạn (1)', 'Có thời hạn (4)', 'Không thời hạn (0)', 'Chờ ghi nhận (1)']) expect(words).toContain(text);
      expect(html.indexOf('2018-Q2-D1.2-869')).toBeLessThan(html.indexOf('2018-Q2-D1.2-874'));
      const backwards = await staff.open('/obligations?clause=D1.2&sort=-unit');
      expect(backwards.html.indexOf('2018-Q2-D1.2-874')).toBeLessThan(backwards.html.indexOf('2018-Q2-D1.2-869'));
      expect(countOf((await staff.open('/obligations?q=huyen+tan+hong+bao+cao&clause=D1.2')).html, 'obligation')).toBe(1);
      expect(countOf((await staff.open('/obligations?unit=STTTT&sort=state')).html, 'obligation')).toBeGreaterThan(9);
      expect((await staff.open('/obligations?sort=code&page=2')).words).toContain('51–100 trên');
      expect((await staff.open('/obligations?state=khong-co')).status).toBe(400);
    });

    it('offers an administrator nothing to send', async () => {
      const { html, status } = await (await as('quantri')).open('/obligations');
      const main = html.slice(html.indexOf('<main'));
      expect([status, main.includes('action="/reminders/new"'), main.includes('method="post"')]).toEqual([200, false, false]);
      const obligations = demo.app.get(ObligationQueries, { strict: false });
      for (const username of ['quantri', 'chutich', 'doankiemtra1']) expect(await obligations.waitingOn({ ...(await demo.actor(username)), unitId: (await demo.actor('sonoivu')).unitId })).toEqual([]);
    });

    it('is a unit’s own, with what it helps with, and offers no urging', async () => {
      const unit = await as('huyen870');
      const { words, html } = await unit.open('/obligations');
      expect(html).not.toContain('name="obligation"');
      expect(words).not.toContain('Huyện Tân Hồng');
      expect([countOf(html, 'obligation'), words.includes('Tất cả (8)')]).toEqual([8, true]);
      expect(html).toContain('data-testid="view-helping"');
      const helping = await unit.open('/obligations?part=helping');
      expect(helping.words).toContain('phối hợp với Sở Tài nguyên và Môi trường');
      expect(helping.words).not.toContain('phối hợp với Huyện Hồng Ngự');
      expect((await unit.open('/obligations/2018-Q2-D1.2-869')).status).toBe(404);
      expect((await (await as('doankiemtra1')).open('/obligations')).words).toContain('Chưa có nhiệm vụ nào');
    });
  });

  describe('one duty', () => {
    const duty = '/obligations/2018-Q2-D6.3-STTTT';
    const pdf = { field: 'files', name: 'Kết quả thực hiện.pdf', bytes: samplePdf('Dữ liệu mẫu') };

    it('takes progress with a file, keeps typed text when something is wrong, and gives the file to nobody else', async () => {
      const department = await as('stttt');
      const { html } = await department.open(duty);
      const version = fieldValue(html, 'version');
      const refused = await department.upload(`${duty}/updates`, { kind: 'progress', text: 'Đã viết xong đề cương', version }, [{ field: 'files', name: 'rong.pdf', bytes: Buffer.alloc(0) }]);
      expect([refused.status, refused.html.includes('Đã viết xong đề cương'), field(refused.html, 'files').includes('rỗng')]).toEqual([400, true, true]);
      expect((await department.upload(`${duty}/updates`, { kind: 'progress', text: ' ', version })).status).toBe(400);
      expect((await department.upload(`${duty}/updates`, { kind: 'progress', text: 'Đã viết xong đề cương', version }, [pdf])).location).toBe(duty);
      const shown = await department.open(duty);
      const [, file = ''] = /href="(\/obligations\/[^"]+\/files\/[^"]+)"/.exec(shown.html) ?? [];
      const download = await department.open(file);
      expect([download.status, download.headers['content-type']]).toEqual([200, 'application/pdf']);
      expect((await (await as('sonoivu')).open(file)).status).toBe(200);
      for (const other of ['stnmt', 'huyen869', 'doankiemtra1']) expect((await (await as(other)).open(file)).status).toBe(404);
      expect((await department.open(file.replace('D6.3', 'D6.2'))).status).toBe(404);
    });

    it('shows both texts when somebody wrote meanwhile, and writes once for two presses', async () => {
      const department = await as('stttt');
      const { html } = await department.open(duty);
      const typed = { kind: 'progress', text: 'Đang thử nghiệm tại ba xã', version: fieldValue(html, 'version'), formKey: fieldValue(html, 'formKey') };
      const presses = [await department.upload(`${duty}/updates`, typed), await department.upload(`${duty}/updates`, typed)];
      expect(presses.map(({ status }) => status)).toEqual([303, 303]);
      const late = await department.upload(`${duty}/updates`, { ...typed, text: 'Bản viết sau', formKey: 'khac' });
      expect(late.status).toBe(409);
      expect(late.html).toContain('data-testid="conflict"');
      for (const text of ['Đang thử nghiệm tại ba xã', 'Bản viết sau']) expect(late.html).toContain(text);
      expect(countOf(late.html, 'update')).toBe(2);
    });

    it('is returned only with a reason, accepted without one, and takes nothing more after that', async () => {
      const department = await as('stttt');
      const staff = await as('sonoivu');
      const report = async (text: string): Promise<void> => {
        const version = fieldValue((await department.open(duty)).html, 'version');
        expect((await department.upload(`${duty}/updates`, { kind: 'result', text, version })).status).toBe(303);
      };
      const decide = async (decision: string, reason: string): Promise<{ status: number; html: string }> => staff.post(`${duty}/decisions`, { decision, reason, version: fieldValue((await staff.open(duty)).html, 'version') });
      await report('Đã xong chức năng thư xin lỗi');
      const noReason = await decide('return', '');
      expect([noReason.status, field(noReason.html, 'reason')]).toEqual([400, 'Lỗi: Nhập lý do.']);
      expect((await decide('return', 'Chưa có biên bản nghiệm thu')).status).toBe(303);
      expect((await department.open(duty)).words).toContain('Chưa có biên bản nghiệm thu');
      await report('Gửi kèm biên bản nghiệm thu');
      expect((await decide('accept', '')).status).toBe(303);
      const closed = await department.open(duty);
      expect(closed.html).not.toContain('id="write"');
      const more = await department.upload(`${duty}/updates`, { kind: 'progress', text: 'Viết thêm sau khi ghi nhận', version: '1' });
      expect([more.status, more.words.includes('đã được ghi nhận nên không viết thêm được')]).toEqual([400, true]);
    });

    it('that asks for a remediation report offers the report and nothing else', async () => {
      const unit = await as('huyen869');
      const { html, words } = await unit.open('/obligations/2018-Q2-D1.2-869');
      expect([html.includes('id="write"'), html.includes('data-testid="start-report"')]).toEqual([false, true]);
      for (const text of ['hết ngày 19/7/2018 (thứ Năm)', 'hết ngày 20/7/2018 (thứ Sáu)', '“báo cáo kết quả khắc phục trước ngày 20/7/2018”', 'Lần 2, người đứng đầu đơn vị']) expect(words).toContain(text);
      expect((await unit.post('/obligations/2018-Q2-D1.2-869/report', {})).location).toBe('/reports/2018-Q2-869/edit');
      const begun = await unit.open('/obligations/2018-Q2-D1.2-869');
      expect(begun.words).toContain('viết tiếp báo cáo đang soạn rồi nộp');
      expect(begun.html).toMatch(/href="\/reports\/2018-Q2-869\/edit"[^>]*data-testid="continue-report"/);
      const staff = await as('sonoivu');
      const sent = await staff.open('/obligations/2018-Q2-D1.2-870');
      expect(sent.html).not.toContain('data-testid="accept"');
      expect(sent.words).toContain('Đến lượt Sở Nội vụ: xem xét báo cáo đã nộp');
      expect(sent.html).toContain('href="/reports/2018-Q2-870/review" data-testid="review"');
      const waiting = await (await as('huyen870')).open('/obligations/2018-Q2-D1.2-870');
      expect([waiting.words.includes('Đến lượt Sở Nội vụ'), waiting.html.includes('-report"><'), waiting.html.includes('data-testid="review"')]).toEqual([true, false, false]);
      expect((await staff.open('/obligations/2018-Q2-D1.2-869')).words).toContain('Đến lượt Huyện Tân Hồng: trả lời từng tồn tại');
      expect((await staff.open('/obligations/2018-Q2-D1.2-873')).words).toContain('không còn việc phải làm');
    });
  });

  describe('urging', () => {
    it('shows beforehand whom it reaches, drops who has answered, and writes one row for two presses', async () => {
      const staff = await as('sonoivu');
      const overdue = await staff.open('/reminders/new');
      expect([countOf(overdue.html, 'preview-row'), overdue.words.includes('Huyện Tân Hồng')]).toEqual([1, true]);
      const { html, words } = await staff.open('/reminders/new?obligation=2018-Q2-D1.2-869&obligation=2018-Q2-D1.2-873');
      expect([countOf(html, 'preview-row'), words.includes('đã có báo cáo: Huyện Cao Lãnh (2018-Q2-D1.2-873)')]).toEqual([1, true]);
      expect(html).toMatch(/value="homeAffairsLetter" checked/);

      const typed = { obligationCodes: ['2018-Q2-D1.2-869', '2018-Q2-D1.2-873'], level: 'homeAffairsLetter', channel: 'letter', noteVi: 'Đề nghị gửi ngay', formKey: fieldValue(html, 'formKey') };
      const unchosen = await staff.post('/reminders', { ...typed, level: '' });
      expect([unchosen.status, unchosen.html.includes('Đề nghị gửi ngay')]).toEqual([400, true]);
      expect((await staff.post('/reminders', typed)).location).toBe('/reminders?dispatch=2018-Q2-3');
      await staff.post('/reminders', typed);
      const ledger = await staff.open('/reminders?unit=869');
      expect(ledger.words).toContain('1 dòng đã ghi, 1 đơn vị vừa báo cáo nên không đôn đốc');
      expect(countOf(ledger.html, 'urging')).toBe(3);
      expect(ledger.html).toContain('/reminders/2018-Q2/3/letter/docx');
      expect(countOf((await staff.open('/reminders?level=handler')).html, 'urging')).toBe(1);
    });

    it('says in English what has an English name, and marks what was quoted', async () => {
      const staff = await as('sonoivu');
      const ledger = await staff.open('/reminders?lang=en');
      expect(ledger.words).toContain('Clause D1.2. Report the result of the remedy before 20/7/2018');
      expect(ledger.html).toContain('Missing: <span lang="vi">Báo cáo kết quả khắc phục</span>');
      const directive = await staff.open('/directives/2018-Q2-CD1?lang=en');
      expect(directive.html).toContain('Issued by: <span lang="vi">Chủ tịch UBND tỉnh</span>');
      expect(directive.words).toContain('Department of Information and Communications');
    });

    it('shows a unit its own rows with the letter as sent, and no button', async () => {
      const { html } = await (await as('huyen869')).open('/reminders');
      expect([countOf(html, 'urging'), html.includes('/letter/pdf'), html.includes('/letter/docx'), html.includes('data-testid="new"')]).toEqual([3, true, false, false]);
      expect(countOf((await (await as('huyen873')).open('/reminders')).html, 'urging')).toBe(0);
      expect((await (await as('huyen869')).open('/reminders/new')).status).toBe(403);
    });
  });
});
