import { DataSource } from 'typeorm';
import { DecideItem, SaveItem, SaveReportHead, SendReview, SubmitReport } from '../../src/features/remediation';
import { Finding } from '../../src/features/findings';
import { FileStore } from '../../src/platform/storage/file-store';
import { sampleUpload } from '../../seed/demo/sample-upload';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, fieldValue, PageBrowser } from '../support/page-browser';

const CODE = '2018-Q2-870';
const RETURNED = [2, 5] as const;

interface Answer {
  readonly item: { readonly findingCode: string; readonly opinion: string | null; readonly decision: string | null; readonly evidence: readonly { readonly publicId: string }[] };
}

/** The report of huyện Hồng Ngự waits for its review: item 6 is for stnmt to remedy, items 5 and 7 for stttt, the others are its own. */
describe('the dialogue about a report', () => {
  let demo: DemoApp;
  let staff: PageBrowser;
  let clerk: PageBrowser;
  let department: PageBrowser;
  let asked: unknown;
  beforeAll(async () => {
    demo = await startDemoApp();
    [staff, clerk, department] = (await Promise.all(['sonoivu', 'huyen870', 'stnmt'].map((name) => PageBrowser.signedIn(demo, name)))) as [PageBrowser, PageBrowser, PageBrowser];
  }, 120_000);
  afterAll(() => demo.close());

  const use = <T>(type: abstract new (...args: never[]) => T): T => demo.app.get(type as never, { strict: false });
  const api = (username: string) => {
    const call = async (method: string, url: string, payload?: unknown): Promise<{ status: number; json: unknown }> => {
      const { status, body } = await new ApiClient(demo).call(username, method, url, payload);
      return { status, json: body };
    };
    return { get: (url: string) => call('GET', url), put: (url: string, payload: unknown) => call('PUT', url, payload), post: (url: string, payload: unknown) => call('POST', url, payload) };
  };
  const facts = (type: string): Promise<{ details: string }[]> => demo.app.get(DataSource).query(`SELECT details FROM fact_row WHERE type = '${type}' ORDER BY seq`);
  const details = async (type: string): Promise<unknown[]> => (await facts(type)).map((row) => (typeof row.details === 'string' ? JSON.parse(row.details) : row.details) as unknown);

  describe('the opinion of the department that must remedy', () => {
    it('is asked for in its list of things to do, for its own items only', async () => {
      const page = await department.open('/');
      expect(countOf(page.html, 'opinion-task')).toBe(1);
      expect(page.html).toContain(`/reports/${CODE}/opinion/6`);
      expect(countOf((await (await PageBrowser.signedIn(demo, 'stttt')).open('/')).html, 'opinion-task')).toBe(2);
      expect(countOf((await clerk.open('/')).html, 'opinion-task')).toBe(0);
    });

    it('is given on a page that tells nothing of the other items', async () => {
      const { html, words, status } = await department.open(`/reports/${CODE}/opinion/6`);
      expect(status).toBe(200);
      expect(words).toContain('danh sách 96 hồ sơ quá hạn');
      for (const other of ['870-01', '870-05', '870-07', 'trên 7 mục', 'cấp tài khoản cá nhân', 'Bản ký']) expect([other, html.includes(other)]).toEqual([other, false]);
    });

    it.each([1, 2, 5, 7, 8, 99])('is not asked on item %s', async (n) => {
      expect((await department.open(`/reports/${CODE}/opinion/${n}`)).status).toBe(404);
      expect((await department.post(`/reports/${CODE}/opinion/${n}`, { opinion: 'accepted' })).status).toBe(404);
    });

    it('asks while the unit looks at its own report', async () => {
      asked = (await api('huyen870').get(`/api/v1/reports/${CODE}`)).json;
    });

    it('is not taken on an own finding, and nothing is stored', async () => {
      const { manager } = demo.app.get(DataSource);
      const own = await manager.findOneByOrFail(Finding, { code: `${CODE}-06` });
      await manager.update(Finding, { id: own.id }, { unitId: own.remedyOwnerUnitId as string });
      expect((await api('stnmt').put(`/api/v1/reports/${CODE}/items/${CODE}-06/opinion`, { opinion: 'accepted' })).status).toBe(404);
      await manager.update(Finding, { id: own.id }, { unitId: own.unitId });
      expect(await facts('report.itemOpinion')).toEqual([]);
    });

    it('needs a choice, and a reason to advise a return; what was typed stays', async () => {
      const empty = await department.post(`/reports/${CODE}/opinion/6`, { opinion: '', reason: 'Chưa có danh sách.' });
      expect([empty.status, empty.html.includes('Chưa có danh sách.')]).toEqual([400, true]);
      const bare = await department.post(`/reports/${CODE}/opinion/6`, { opinion: 'returned', reason: '' });
      expect([bare.status, bare.words.includes('Nhập lý do.')]).toEqual([400, true]);
    });

    it('stands beside the decision of Home Affairs, never on pages of the unit; pressed twice it is one', async () => {
      const version = fieldValue((await department.open(`/reports/${CODE}/opinion/6`)).html, 'version');
      const form = { opinion: 'returned', reason: 'Chưa gửi danh sách 96 hồ sơ.', version };
      for (let press = 0; press < 2; press += 1) expect((await department.post(`/reports/${CODE}/opinion/6`, form)).location).toBe(`/reports/${CODE}/opinion/6`);
      expect(await details('report.itemOpinion')).toEqual([expect.objectContaining({ finding: `${CODE}-06`, from: null, to: 'returned' })]);
      for (const browser of [department, staff]) {
        const given = await browser.open(`/reports/${CODE}/${browser === staff ? 'review' : 'opinion'}/6`);
        expect(given.html).toMatch(/app-chip--info" data-testid="advice" data-state="returned"[^]*?Đề nghị trả lại, bổ sung/);
        expect(given.html).not.toContain('app-chip--returned');
      }
      const stale = await department.post(`/reports/${CODE}/opinion/6`, { ...form, reason: 'Lý do khác' });
      expect([stale.status, countOf(stale.html, 'conflict')]).toEqual([409, 1]);
      expect((await staff.open(`/reports/${CODE}/review/6`)).words).toContain('Chưa gửi danh sách 96 hồ sơ.');
      expect(countOf((await staff.open(`/reports/${CODE}/review/5`)).html, 'no-opinion')).toBe(1);
      for (const address of [`/reports/${CODE}/edit/6`, `/reports/${CODE}/receipt`, `/findings/${CODE}-06`]) expect((await clerk.open(address)).words).not.toContain('Chưa gửi danh sách 96 hồ sơ.');
      expect(countOf((await department.open('/')).html, 'opinion-task')).toBe(0);
    });

    it('that comes while a reviewer types is told, and the decision still goes through', async () => {
      const seen = fieldValue((await staff.open(`/reports/${CODE}/review/6`)).html, 'version');
      const now = fieldValue((await department.open(`/reports/${CODE}/opinion/6`)).html, 'version');
      await department.post(`/reports/${CODE}/opinion/6`, { opinion: 'accepted', reason: 'Đã nhận danh sách.', version: now });
      const told = await staff.post(`/reports/${CODE}/review/6`, { decision: 'accepted', reason: 'Chấp nhận', version: seen });
      expect([told.status, told.words.includes('Có ý kiến mới về mục này'), told.html.includes('Chấp nhận</textarea>')]).toEqual([409, true, true]);
      expect((await staff.post(`/reports/${CODE}/review/6`, { decision: 'accepted', reason: 'Chấp nhận', version: fieldValue(told.html, 'version') })).status).toBe(303);
    });

    it('may be read and given through the API, again for its own items only', async () => {
      const own = api('stnmt');
      const answers = (await own.get(`/api/v1/reports/${CODE}/items/${CODE}-06/opinion`)).json as readonly Answer[];
      expect(answers.map(({ item }) => [item.findingCode, item.opinion, item.decision])).toEqual([[`${CODE}-06`, 'accepted', null]]);
      expect((await own.get(`/api/v1/reports/${CODE}/items/${CODE}-05/opinion`)).status).toBe(404);
      expect((await own.put(`/api/v1/reports/${CODE}/items/${CODE}-07/opinion`, { opinion: 'accepted' })).status).toBe(404);
      expect((await own.get(`/api/v1/reports/${CODE}`)).status).toBe(404);
    });
  });

  it('neither the advice nor a decision that was not sent changes anything of what the unit reads', async () => {
    await use(DecideItem).execute(await demo.actor('sonoivu'), CODE, `${CODE}-04`, { decision: 'accepted' });
    expect((await api('huyen870').get(`/api/v1/reports/${CODE}`)).json).toEqual(asked);
  });

  describe('remarks', () => {
    const say = (who: PageBrowser, n: number, fields: Readonly<Record<string, string>>): Promise<{ status: number; location: string | undefined; html: string; words: string }> => who.post(`/reports/${CODE}/remarks/${n}`, { text: '', addressed: '', formKey: '', ...fields });

    it('are seen by both sides and the department concerned; internal ones by Home Affairs only', async () => {
      await staff.open(`/reports/${CODE}/review/6`);
      expect((await say(staff, 6, { text: 'Đề nghị gửi danh sách hồ sơ.', visibility: 'both' })).location).toBe(`/reports/${CODE}/review/6#talk`);
      await say(staff, 6, { text: 'Cần hỏi thêm Chi nhánh.', visibility: 'internal' });
      const read = async (who: PageBrowser, at: string): Promise<[boolean, boolean]> => {
        const { words } = await who.open(at);
        return [words.includes('Đề nghị gửi danh sách hồ sơ.'), words.includes('Cần hỏi thêm Chi nhánh.')];
      };
      expect(await read(staff, `/reports/${CODE}/review/6`)).toEqual([true, true]);
      expect(await read(clerk, `/reports/${CODE}/edit/6`)).toEqual([true, false]);
      expect(await read(department, `/reports/${CODE}/opinion/6`)).toEqual([true, false]);
      expect(await read(await PageBrowser.signedIn(demo, 'chutich'), `/reports/${CODE}/remarks/6`)).toEqual([true, false]);
      for (const [who, n] of [['stttt', 6], ['huyen869', 6], ['stnmt', 1]] as const) expect((await (await PageBrowser.signedIn(demo, who)).open(`/reports/${CODE}/remarks/${n}`)).status).toBe(404);
    });

    it('are told in the trail, internal ones without their words', async () => {
      const told = await details('report.remarked');
      expect(told).toEqual([expect.objectContaining({ finding: `${CODE}-06`, visibility: 'both', text: 'Đề nghị gửi danh sách hồ sơ.' }), expect.objectContaining({ visibility: 'internal' })]);
      expect(JSON.stringify(told[1])).not.toContain('Chi nhánh');
    });

    it('wait for the post they are addressed to until it opens them', async () => {
      await clerk.open(`/reports/${CODE}/edit/6`);
      await say(clerk, 6, { text: 'Danh sách gửi ở đâu ạ?', addressed: 'sonoivu' });
      const leader = await PageBrowser.signedIn(demo, 'lanhdao.sonoivu');
      expect(countOf((await leader.open('/')).html, 'remark-task')).toBe(0);
      expect(countOf((await staff.open('/')).html, 'remark-task')).toBe(1);
      // Asked for by a program or ahead of a press, nobody has looked at it.
      for (const page of ['review', 'remarks']) {
        expect((await new ApiClient(demo).call('sonoivu', 'HEAD', `/reports/${CODE}/${page}/6`)).status).toBe(200);
        for (const header of [{ 'sec-purpose': 'prefetch;prerender' }, { purpose: 'prefetch' }] as Record<string, string>[]) expect((await staff.sendWith(header, 'GET', `/reports/${CODE}/${page}/6`)).status).toBe(200);
      }
      expect(countOf((await staff.open('/')).html, 'remark-task')).toBe(1);
      expect((await staff.open(`/reports/${CODE}/review/6`)).words).toContain('gửi Chuyên viên Sở Nội vụ (mẫu)');
      expect(countOf((await staff.open('/')).html, 'remark-task')).toBe(0);
    });

    it('or answers them', async () => {
      await say(staff, 6, { text: 'Gửi kèm báo cáo lần sau.', addressed: 'huyen870', visibility: 'both' });
      expect(countOf((await clerk.open('/')).html, 'remark-task')).toBe(1);
      const own = api('huyen870');
      expect((await own.get('/api/v1/remarks')).json).toEqual([expect.objectContaining({ reportCode: CODE, n: 6 })]);
      expect((await own.post(`/api/v1/reports/${CODE}/items/${CODE}-06/remarks`, { text: 'Vâng.' })).status).toBe(201);
      expect((await own.get('/api/v1/remarks')).json).toEqual([]);
    });

    it.each<[string, string, Readonly<Record<string, string>>, string]>([
      ['no words', 'huyen870', { text: '' }, 'Nhập nội dung'],
      ['a post that has nothing to do with the item', 'huyen870', { text: 'Kính gửi', addressed: 'huyen869' }, 'Vị trí này không liên quan'],
      ['nobody of that name', 'huyen870', { text: 'Kính gửi', addressed: 'constructor' }, 'Vị trí này không liên quan'],
      ['an internal one by a unit', 'huyen870', { text: 'Kính gửi', visibility: 'internal' }, ''],
      ['an internal one to a unit', 'sonoivu', { text: 'Kính gửi', visibility: 'internal', addressed: 'huyen870' }, 'chỉ gửi cho vị trí của Sở Nội vụ'],
      ['too many words', 'huyen870', { text: 'dài '.repeat(1000) }, ''],
    ])('with %s are refused beside what was typed', async (_, username, fields, message) => {
      const who = username === 'sonoivu' ? staff : clerk;
      await who.open(`/reports/${CODE}/remarks/6`);
      const before = (await facts('report.remarked')).length;
      const page = await say(who, 6, fields);
      expect([page.status, page.words.includes(message), page.html.includes(fields.text?.trim() ?? ''), (await facts('report.remarked')).length]).toEqual([400, true, true, before]);
    });

    it('sent twice by the same form are said once', async () => {
      const { html } = await clerk.open(`/reports/${CODE}/remarks/6`);
      const form = { text: 'Bấm hai lần.', formKey: fieldValue(html, 'formKey') };
      const before = (await facts('report.remarked')).length;
      for (let press = 0; press < 2; press += 1) expect((await say(clerk, 6, form)).status).toBe(303);
      expect((await facts('report.remarked')).length).toBe(before + 1);
    });

    it('are not said about what was never sent', async () => {
      const unit = await PageBrowser.signedIn(demo, 'huyen869');
      await unit.post('/obligations/2018-Q2-D1.2-869/report', {});
      expect((await unit.open('/reports/2018-Q2-869/remarks/1')).status).toBe(404);
      expect(countOf((await unit.open('/reports/2018-Q2-869/edit/1')).html, 'talk')).toBe(0);
    });
  });

  describe('the review', () => {
    it('takes a model reason without scripts, with or without words of the reviewer', async () => {
      const decide = async (n: number, fields: Readonly<Record<string, string>>): Promise<{ status: number }> => {
        const version = fieldValue((await staff.open(`/reports/${CODE}/review/${n}`)).html, 'version');
        return staff.post(`/reports/${CODE}/review/${n}`, { version, reason: '', ...fields });
      };
      expect((await decide(2, { giveBack: '3', model: 'noEvidence', reason: 'Gửi ảnh chụp.' })).status).toBe(303);
      expect((await decide(5, { decision: 'returned', model: 'noFigures', go: '6' })).status).toBe(303);
      expect((await decide(7, { giveBack: '8', model: 'constructor' })).status).toBe(400);
      expect((await staff.open(`/reports/${CODE}/review/2`)).html).toContain('Chưa có minh chứng. Gửi ảnh chụp.</textarea>');
      expect((await staff.open(`/reports/${CODE}/review/5`)).html).toContain('Chưa nêu số liệu kết quả.</textarea>');
      for (const n of [1, 3, 4, 7]) expect((await decide(n, { accept: String(n) })).status).toBe(303);
    });

    it('tells a second reviewer who decided what and when', async () => {
      const leader = await PageBrowser.signedIn(demo, 'lanhdao.sonoivu');
      expect((await leader.open(`/reports/${CODE}/review/1`)).words).toContain('Chuyên viên Sở Nội vụ (mẫu), 08:00 ngày 24/7/2018');
      expect((await leader.open(`/reports/${CODE}/review/send`)).words).toContain('Chuyên viên Sở Nội vụ (mẫu), 08:00 ngày 24/7/2018');
    });

    it('gives the supplement a day of its own: the usual one is proposed, another is taken, a past one refused', async () => {
      const page = await staff.open(`/reports/${CODE}/review/send`);
      expect([fieldValue(page.html, 'supplementDueOn'), page.words.includes('5 ngày làm việc: hết ngày 31/7/2018 (thứ Ba)')]).toEqual(['31/7/2018', true]);
      const past = await staff.post(`/reports/${CODE}/review/send`, { supplementDueOn: '23/7/2018' });
      expect([past.status, past.words.includes('Hạn bổ sung đã qua.'), fieldValue(past.html, 'supplementDueOn')]).toEqual([400, true, '23/7/2018']);
      const noDay = await staff.post(`/reports/${CODE}/review/send`, { supplementDueOn: '31/6/2018' });
      expect(noDay.status).toBe(400);
      expect((await staff.post(`/reports/${CODE}/review/send`, { supplementDueOn: '27/7/2018' })).status).toBe(303);
      expect((await staff.open(`/reports/${CODE}/review`)).location).toBe(`/reports/${CODE}/review/1`);
      expect((await staff.open(`/reports/${CODE}/review/1`)).words).toContain('Hạn bổ sung: hết ngày 27/7/2018 (thứ Sáu).');
    });

    it.each(['/', '/reports', `/reports/${CODE}/edit/2`, `/reports/${CODE}/check`])('which the unit sees on %s, with its weekday', async (address) => {
      expect((await clerk.open(address)).words).toContain('hết ngày 27/7/2018 (thứ Sáu)');
    });

    it('takes no more opinions', async () => {
      const late = await api('stnmt').put(`/api/v1/reports/${CODE}/items/${CODE}-06/opinion`, { opinion: 'accepted' });
      expect([late.status, (late.json as { code: string }).code]).toEqual([403, 'opinionTooLate']);
      expect(countOf((await department.open(`/reports/${CODE}/opinion/6`)).html, 'opinion-over')).toBe(1);
    });
  });

  describe('the supplement', () => {
    beforeAll(async () => {
      const unit = await demo.actor('huyen870');
      const finding = (n: number): string => `${CODE}-0${n}`;
      await use(SaveItem).execute(unit, CODE, finding(2), { result: 'remedied', doneVi: 'Đã cấp tài khoản cá nhân cho 12 công chức ở từng bước, đổi mật khẩu và cấm dùng chung tài khoản (nội dung mẫu).' });
      await use(SaveItem).execute(unit, CODE, finding(5), { result: 'inProgress', committedOn: '2018-08-31', doneVi: 'Huyện lập bảng đối soát hằng tháng.' });
      await clerk.open(`/reports/${CODE}/edit/2`);
      const [held] = await demo.app.get(DataSource).query<{ public_id: string }[]>(`SELECT f.public_id FROM stored_file f JOIN report_item_evidence e ON e.file_id = f.id JOIN report_item i ON i.id = e.item_id JOIN report_version v ON v.id = i.report_version_id JOIN finding g ON g.id = i.finding_id WHERE v.number = 2 AND g.code = '${finding(2)}'`);
      await clerk.upload(`/reports/${CODE}/edit/2/files/${held?.public_id ?? ''}/remove`, { result: 'remedied', doneVi: 'Đã cấp tài khoản cá nhân cho 12 công chức ở từng bước, đổi mật khẩu và cấm dùng chung tài khoản (nội dung mẫu).' });
      await use(SaveItem).attach(unit, CODE, finding(2), [await sampleUpload(use(FileStore), 'Ảnh chụp màn hình.pdf', 'lan hai')]);
      // Six days later nobody is signed in any more.
      demo.clock.set(Date.parse('2018-07-30T09:00:00+07:00'));
      await Promise.all([staff.signIn('sonoivu'), clerk.signIn('huyen870')]);
    });

    it('shows the unit what it changed before it is sent', async () => {
      const { html, words } = await clerk.open(`/reports/${CODE}/edit/2`);
      expect(words).toContain('So với lần nộp 1');
      expect(html).toMatch(/<ins><span class="govuk-visually-hidden">\[thêm: <\/span>12 /);
      expect(words).toContain('Thay tệp: minh-chung-F-870-02.pdf → Ảnh chụp màn hình.pdf');
    });

    it('comes late by its own day, while the report stays late by its own', async () => {
      const unit = await demo.actor('huyen870');
      await use(SaveReportHead).execute(unit, CODE, { documentNumber: '58/BC-UBND', documentDate: '2018-07-30', signerTitle: 'Chủ tịch' }, await sampleUpload(use(FileStore), 'ban-ky.pdf', 'ban ky'));
      expect(countOf((await clerk.open(`/reports/${CODE}/check`)).html, 'supplement')).toBe(1);
      await use(SubmitReport).execute(unit, CODE, 2, demo.clock.now());
      const { words, html } = await clerk.open(`/reports/${CODE}/receipt?version=2`);
      expect([words.includes('Trễ 1 ngày'), words.includes('Trễ 3 ngày'), words.includes('hết ngày 27/7/2018 (thứ Sáu), tính riêng với hạn báo cáo'), countOf(html, 'supplement-late')]).toEqual([true, true, true, 1]);
      const report = (await api('huyen870').get(`/api/v1/reports/${CODE}`)).json as { versions: readonly { dueOn: string | null; supplementLateness: unknown }[] };
      expect(report.versions.map(({ dueOn, supplementLateness }) => [dueOn, supplementLateness])).toEqual([[null, null], ['2018-07-27', { kind: 'late', days: 3 }]]);
    });

    it('is reviewed beside the answer before: words, changed fields and files, in words for those who do not see', async () => {
      const first = await staff.open(`/reports/${CODE}/review/2`);
      expect(first.html).toMatch(/<del>|<ins>/);
      expect(first.words).toContain('Thay tệp: minh-chung-F-870-02.pdf → Ảnh chụp màn hình.pdf');
      const other = await staff.open(`/reports/${CODE}/review/5`);
      expect(other.words).toMatch(/Kết quả: \[bỏ: Ngoài thẩm quyền, đã chuyển \] → \[thêm: Đang khắc phục \]/);
      expect(other.words).toMatch(/Ngày cam kết: \[bỏ: – \] → \[thêm: 31\/8\/2018 \]/);
      expect(other.words).toMatch(/Cơ quan nhận chuyển: \[bỏ: Sở Thông tin và Truyền thông \] → \[thêm: – \]/);
    });

    it('leaves the first version as it was, and to be looked at', async () => {
      const page = await staff.open(`/reports/${CODE}/review/2?version=1`);
      expect([page.status, countOf(page.html, 'decision-form'), page.words.includes('Chưa có minh chứng. Gửi ảnh chụp.')]).toEqual([200, 0, true]);
      expect(page.words).not.toContain('12 công chức');
      // An item that was accepted the first time stands in no later version.
      expect((await staff.open(`/reports/${CODE}/review/1`)).words).toContain('lần nộp 1');
      expect((await staff.open(`/reports/${CODE}/review/1?version=2`)).status).toBe(404);
      expect((await staff.open(`/reports/${CODE}/review?version=9`)).status).toBe(404);
    });

    it('asks the department again for its item, whose evidence is all it may read', async () => {
      const stttt = api('stttt');
      const answers = (await stttt.get(`/api/v1/reports/${CODE}/items/${CODE}-05/opinion`)).json as readonly Answer[];
      expect(answers).toHaveLength(2);
      const unit = (await api('huyen870').get(`/api/v1/reports/${CODE}`)).json as { versions: readonly { signedFile: { publicId: string }; items: readonly { evidence: readonly { publicId: string }[] }[] }[] };
      const foreign = unit.versions.flatMap(({ signedFile, items }) => [signedFile, ...items.flatMap(({ evidence }) => evidence)]);
      const own = new Set(answers.flatMap(({ item }) => item.evidence.map(({ publicId }) => publicId)));
      for (const { publicId } of foreign) expect((await stttt.get(`/api/v1/reports/${CODE}/files/${publicId}`)).status).toBe(own.has(publicId) ? 200 : 404);
    });

    it('is accepted; what both sides said stays', async () => {
      const reviewer = await demo.actor('sonoivu');
      for (const n of RETURNED) await use(DecideItem).execute(reviewer, CODE, `${CODE}-0${n}`, { decision: 'accepted' });
      await use(SendReview).execute(reviewer, CODE);
      expect(countOf((await staff.open(`/reports/${CODE}/review/2`)).html, 'closed')).toBe(1);
      expect((await clerk.open(`/reports/${CODE}/edit/6`)).words).toContain('Gửi kèm báo cáo lần sau.');
    });
  });
});
