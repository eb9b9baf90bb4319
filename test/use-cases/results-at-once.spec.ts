import { DataSource } from 'typeorm';
import { SetAccountEmail } from '../../src/features/identity';
import { QueueMails } from '../../src/features/notifications';
import { ObligationQueries } from '../../src/features/obligations';
import { ChangeOperatingRule } from '../../src/features/organisation';
import { DecideItem, RemediationQueries, SaveItem, SaveReportHead, SendReview, StartReport, SubmitReport, type VersionDetail } from '../../src/features/remediation';
import type { ReviewDecision } from '../../src/features/findings';
import { instantAt } from '../../src/kernel/calendar-date';
import { SYSTEM_ACTOR } from '../../src/kernel/system-actor';
import { OutgoingMail } from '../../src/platform/mail/outgoing-mail.entity';
import { FileStore } from '../../src/platform/storage/file-store';
import { sampleUpload } from '../../seed/demo/sample-upload';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, fieldValue, PageBrowser } from '../support/page-browser';

const CODE = '2018-Q2-870';
const finding = (n: number): string => `${CODE}-0${n}`;

/** The report of huyện Hồng Ngự, seven items, under review; the province lets each result go to the unit at once. */
describe('results that go to the unit at once', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp();
    await use(ChangeOperatingRule).execute(await demo.actor('lanhdao.sonoivu'), 'review.results', 'atOnce', 'whenComplete');
    await use(SetAccountEmail).execute(SYSTEM_ACTOR, 'huyen870', 'vanthu.hongngu@dt.example.vn');
    await use(QueueMails).execute();
  }, 120_000);
  afterAll(() => demo.close());

  const use = <T>(type: abstract new (...args: never[]) => T): T => demo.app.get(type as never, { strict: false });
  const decide = async (n: number, decision: ReviewDecision, more: { reason?: string; supplementDueOn?: string; version?: number } = {}): Promise<void> =>
    use(DecideItem).execute(await demo.actor('sonoivu'), CODE, finding(n), { decision, ...more });
  const seenBy = async (username: string): Promise<readonly VersionDetail[]> => (await use(RemediationQueries).byCode(await demo.actor(username), CODE)).versions;
  const stateOf = async (n: number): Promise<string | undefined> => (await demo.app.get(DataSource).query<{ state: string }[]>(`SELECT state FROM finding WHERE code = '${finding(n)}'`))[0]?.state;
  const dutyState = async (): Promise<string | undefined> => (await use(ObligationQueries).byCodes(await demo.actor('sonoivu'), ['2018-Q2-D1.2-870']))[0]?.state;
  const facts = (type: string): Promise<unknown[]> => demo.app.get(DataSource).query(`SELECT seq FROM fact_row WHERE type = '${type}' AND subject_code = '${CODE}'`);

  it('an accepted item is verified and locked for the unit, the others are not told', async () => {
    await decide(1, 'accepted');
    const [version] = await seenBy('huyen870');
    expect(version?.items.map(({ decision }) => decision)).toEqual(['accepted', null, null, null, null, null, null]);
    expect([await stateOf(1), await stateOf(2), version?.state, await dutyState(), (await seenBy('huyen870')).length]).toEqual(['verified', 'claimed_done', 'received', 'submitted', 1]);
    expect(await facts('report.itemReleased')).toHaveLength(1);
  });

  it('the first returned item begins the next version with its own day', async () => {
    await decide(2, 'returned', { reason: 'Chưa có minh chứng.' });
    const [, next] = await seenBy('huyen870');
    expect([next?.number, next?.state, next?.dueOn, next?.items.map(({ findingCode }) => findingCode)]).toEqual([2, 'draft', '2018-07-31', [finding(2)]]);
    expect([await stateOf(2), await dutyState(), (await seenBy('sonoivu')).length]).toEqual(['returned', 'submitted', 1]);
  });

  it('later ones join it; the later of the days holds for all', async () => {
    await decide(5, 'returned', { reason: 'Chưa nêu số liệu.', supplementDueOn: '2018-07-27' });
    expect((await seenBy('huyen870'))[1]).toMatchObject({ dueOn: '2018-07-31', items: [{ findingCode: finding(2) }, { findingCode: finding(5) }] });
    await decide(3, 'returned', { reason: 'Chưa ký.', supplementDueOn: '2018-08-03' });
    expect((await seenBy('huyen870'))[1]).toMatchObject({ dueOn: '2018-08-03', items: [{ findingCode: finding(2) }, { findingCode: finding(3) }, { findingCode: finding(5) }] });
  });

  it('a day that is over is refused, and nothing is decided', async () => {
    await expect(decide(4, 'returned', { reason: 'Chưa có', supplementDueOn: '2018-07-23' })).rejects.toMatchObject({ problems: [{ code: 'supplement.duePast' }] });
    expect((await seenBy('sonoivu'))[0]?.items[3]?.decision).toBeNull();
  });

  it('what was told stays: another decision is refused, the same form pressed twice is one', async () => {
    await expect(decide(1, 'returned', { reason: 'Nhầm' })).rejects.toMatchObject({ status: 403, code: 'decisionReleased' });
    await expect(decide(1, 'returned', { reason: 'Nhầm', version: 1 })).rejects.toMatchObject({ status: 409 });
    await decide(1, 'accepted', { version: 1 });
    expect([(await facts('report.itemReleased')).length, await stateOf(1)]).toEqual([4, 'verified']);
  });

  it('the unit writes what was returned and nothing else, meanwhile', async () => {
    const unit = await demo.actor('huyen870');
    await use(SaveItem).execute(unit, CODE, finding(2), { result: 'remedied', doneVi: 'Đã cấp tài khoản cho 12 công chức.' });
    await expect(use(SaveItem).execute(unit, CODE, finding(1), { result: 'notYet' })).rejects.toMatchObject({ status: 404 });
    const clerk = await PageBrowser.signedIn(demo, 'huyen870');
    const list = await clerk.open('/');
    expect([countOf(list.html, 'supplement-open'), list.words.includes('hết ngày 3/8/2018 (thứ Sáu)')]).toEqual([1, true]);
    expect([countOf((await clerk.open(`/reports/${CODE}/edit/2`)).html, 'item-form'), countOf((await clerk.open(`/reports/${CODE}/edit/1`)).html, 'item-form')]).toEqual([1, 0]);
    const returned = await clerk.open(`/reports/${CODE}/edit/3`);
    expect(returned.words).toContain('Chưa ký.');
  });

  it.each([
    ['huyen870', false],
    ['sonoivu', true],
  ])('%s reads on the duty that both act: the unit on what was returned, Home Affairs on the rest', async (username, reviews) => {
    const page = await (await PageBrowser.signedIn(demo, username)).open('/obligations/2018-Q2-D1.2-870');
    expect(page.words).toMatch(/Đến lượt .+ và Sở Nội vụ: đơn vị bổ sung 3 tồn tại đã bị trả lại, nộp được khi Sở Nội vụ xem xét xong các tồn tại còn lại/);
    expect(page.html.includes('data-testid="review"')).toBe(reviews);
  });

  it('but sends it only when the review is complete, and is told so', async () => {
    const unit = await demo.actor('huyen870');
    await use(SaveReportHead).execute(unit, CODE, { documentNumber: '60/BC-UBND', documentDate: '2018-07-24', signerTitle: 'Chủ tịch' }, await sampleUpload(use(FileStore), 'ban-ky.pdf', 'ban ky'));
    await expect(use(SubmitReport).execute(unit, CODE, 2, demo.clock.now())).rejects.toMatchObject({ problems: [{ code: 'report.reviewRunning' }] });
    const clerk = await PageBrowser.signedIn(demo, 'huyen870');
    const check = await clerk.open(`/reports/${CODE}/check`);
    expect([countOf(check.html, 'review-running'), check.words.includes('Sở Nội vụ chưa xem xét xong lần nộp trước')]).toEqual([1, true]);
    const refused = await clerk.upload(`/reports/${CODE}/check`, { action: 'submit', number: '2', mark: fieldValue(check.html, 'mark'), documentNumber: '61/BC-UBND', documentDate: '24/7/2018', signerTitle: 'Chủ tịch', version: fieldValue(check.html, 'version') });
    expect([refused.status, fieldValue(refused.html, 'documentNumber'), await dutyState()]).toEqual([400, '61/BC-UBND', 'submitted']);
  });

  it('pages decide the rest; the reviewer reads that it is final, and a second press changes nothing', async () => {
    const staff = await PageBrowser.signedIn(demo, 'sonoivu');
    const page = await staff.open(`/reports/${CODE}/review/4`);
    expect([page.words.includes('gửi cho đơn vị ngay khi lưu và không sửa được'), countOf(page.html, 'supplementDueOn'), countOf(page.html, 'to-send'), countOf(page.html, 'ends-review')]).toEqual([true, 1, 0, 0]);
    const form = { version: fieldValue(page.html, 'version'), reason: '', accept: '6' };
    for (let press = 0; press < 2; press += 1) expect((await staff.post(`/reports/${CODE}/review/4`, form)).location).toBe(`/reports/${CODE}/review/6`);
    const decided = await staff.open(`/reports/${CODE}/review/4`);
    expect([countOf(decided.html, 'decision-form'), countOf(decided.html, 'released')]).toEqual([0, 1]);
    const stale = await staff.post(`/reports/${CODE}/review/4`, { version: form.version, decision: 'returned', reason: 'Ý kiến khác của người thứ hai' });
    expect([stale.status, countOf(stale.html, 'conflict'), stale.words.includes('Ý kiến khác của người thứ hai')]).toEqual([409, 1, true]);
    await staff.post(`/reports/${CODE}/review/6`, { version: fieldValue((await staff.open(`/reports/${CODE}/review/6`)).html, 'version'), reason: '', accept: '7' });
  });

  it('the last decision completes the review: the version, the duty, and the way to send the supplement', async () => {
    await expect(use(SendReview).execute(await demo.actor('sonoivu'), CODE)).rejects.toMatchObject({ problems: [{ code: 'review.undecided', params: { count: 1 } }] });
    const staff = await PageBrowser.signedIn(demo, 'sonoivu');
    const before = await staff.open(`/reports/${CODE}/review/7`);
    expect(['Lưu và kết thúc xem xét', 'Chấp nhận và kết thúc xem xét', 'Trả lại và kết thúc xem xét', 'lưu kết luận là kết thúc xem xét lần nộp 1', 'xem lại kết quả'].map((part) => before.words.includes(part))).toEqual([true, true, true, true, false]);
    const last = await staff.post(`/reports/${CODE}/review/7`, { version: fieldValue(before.html, 'version'), reason: '', accept: 'send' });
    expect(last.location).toBe(`/reports/${CODE}/review/7`);
    expect((await staff.open(`/reports/${CODE}/review/7`)).words).toContain('Đã có kết luận cho mọi mục.');
    expect([(await seenBy('sonoivu'))[0]?.state, await dutyState(), await stateOf(7), (await facts('report.returned')).length]).toEqual(['returned', 'returned', 'transferred', 1]);
    await use(QueueMails).execute();
    const mails = await demo.app.get(DataSource).manager.find(OutgoingMail, { where: { kind: 'review' }, order: { number: 'ASC' } });
    expect(mails.map(({ subjectVi }) => subjectVi)).toEqual([...[1, 2, 5, 3, 4, 6].map((n) => expect.stringMatching(new RegExp(`lần 1, mục ${n}: `)) as string), 'Báo cáo 2018-Q2-870 lần 1: có mục cần bổ sung']);
    const told = mails.map(({ bodyVi }) => [...bodyVi.matchAll(/^- Mục (\d)\./gm)].map(([, n]) => Number(n)));
    expect(told).toEqual([[1], [2], [5], [3], [4], [6], [7]]);
    expect(mails[1]?.bodyVi).toMatch(/- Mục 2\. .+: Trả lại\. Lý do: Chưa có minh chứng\.\nHạn bổ sung: hết ngày 31\/7\/2018/);
    expect(mails[6]?.bodyVi).toMatch(/tất cả có 3 mục trả lại để bổ sung\.\nKết luận của 6 mục đã báo trong các thư trước[^]*Hạn bổ sung: hết ngày 3\/8\/2018/);
    // Asked again, by the button of somebody who waited.
    expect((await staff.post(`/reports/${CODE}/review/send`, {})).location).toBe(`/reports/${CODE}/review`);

    await use(QueueMails).execute();
    expect(await demo.app.get(DataSource).manager.countBy(OutgoingMail, { kind: 'review' })).toBe(7);
    const unit = await demo.actor('huyen870');
    for (const n of [3, 5]) await use(SaveItem).execute(unit, CODE, finding(n), { result: 'remedied', doneVi: 'Đã bổ sung.' });
    await use(SubmitReport).execute(unit, CODE, 2, demo.clock.now());
    for (const n of [2, 3, 5]) await decide(n, 'accepted');
    expect([(await seenBy('huyen870')).map(({ state }) => state), await dutyState(), (await seenBy('huyen870')).length]).toEqual([['returned', 'accepted'], 'accepted', 2]);
  });

  it('two reviewers with the last two items leave none open', async () => {
    const code = '2018-Q2-869';
    const unit = await demo.actor('huyen869');
    await use(StartReport).execute(unit, '2018-Q2-D1.2-869');
    for (let n = 1; n <= 6; n += 1) await use(SaveItem).execute(unit, code, `${code}-0${n}`, { result: 'remedied', doneVi: 'Đã làm.' });
    await use(SaveReportHead).execute(unit, code, { documentNumber: '1/BC-UBND', documentDate: '2018-07-24', signerTitle: 'Chủ tịch' }, await sampleUpload(use(FileStore), 'ban-ky-869.pdf', 'ban ky 869'));
    await use(SubmitReport).execute(unit, code, 1, demo.clock.now());
    const reviewers = [await demo.actor('sonoivu'), await demo.actor('lanhdao.sonoivu')] as const;
    for (let n = 1; n <= 4; n += 1) await use(DecideItem).execute(reviewers[0], code, `${code}-0${n}`, { decision: 'accepted' });
    await Promise.all([5, 6].map((n, index) => use(DecideItem).execute(reviewers[index] ?? reviewers[0], code, `${code}-0${n}`, { decision: 'returned', reason: 'Chưa có minh chứng.' })));
    const { versions } = await use(RemediationQueries).byCode(unit, code);
    expect(versions.map(({ state, items }) => [state, items.length])).toEqual([['returned', 6], ['draft', 2]]);
  });

  it('the time of the review never makes the supplement late: its day moves on until the unit may send, and is measured from then', async () => {
    const code = '2018-Q2-869';
    const unit = await demo.actor('huyen869');
    const reviewer = await demo.actor('sonoivu');
    for (const n of [5, 6]) await use(SaveItem).execute(unit, code, `${code}-0${n}`, { result: 'remedied', doneVi: 'Đã làm lại.' });
    await use(SaveReportHead).execute(unit, code, { documentNumber: '2/BC-UBND', documentDate: '2018-07-24', signerTitle: 'Chủ tịch' }, await sampleUpload(use(FileStore), 'ban-ky-2.pdf', 'ban ky 2'));
    await use(SubmitReport).execute(unit, code, 2, demo.clock.now());
    const open = ((await use(RemediationQueries).byCode(reviewer, code)).versions.at(-1)?.items ?? []).map(({ findingCode }) => findingCode);
    const judge = (n: 0 | 1, decision: ReviewDecision, more = {}): Promise<void> => use(DecideItem).execute(reviewer, code, open[n] ?? '', { decision, ...(decision === 'returned' ? { reason: 'Chưa đủ.' } : {}), ...more });
    const due = async (): Promise<unknown> => {
      const { supplement, versions } = await use(RemediationQueries).byCode(unit, code);
      return [supplement?.dueOn, supplement?.lateness.kind, supplement?.running, versions.at(-1)?.dueOn, versions.at(-1)?.number];
    };
    await judge(0, 'returned', { supplementDueOn: '2018-07-24' });
    expect(await due()).toEqual(['2018-07-31', 'not_due', true, '2018-07-31', 3]);
    demo.clock.set(instantAt('2018-08-10', '09:00'));
    expect(await due()).toEqual(['2018-08-17', 'not_due', true, '2018-08-17', 3]);
    const clerk = await PageBrowser.signedIn(demo, 'huyen869');
    expect(countOf((await clerk.open(`/reports/${code}/check`)).html, 'supplement-late')).toBe(0);
    expect((await clerk.open(`/reports/${code}/check`)).words).toContain('thời gian xem xét không làm đơn vị bị trễ');
    await judge(1, 'accepted');
    expect(await due()).toEqual(['2018-08-17', 'not_due', false, '2018-08-17', 3]);
    demo.clock.set(instantAt('2018-08-17', '23:59'));
    await use(SaveItem).execute(unit, code, open[0] ?? '', { result: 'remedied', doneVi: 'Đã bổ sung.' });
    await use(SaveReportHead).execute(unit, code, { documentNumber: '3/BC-UBND', documentDate: '2018-08-17', signerTitle: 'Chủ tịch' }, await sampleUpload(use(FileStore), 'ban-ky-3.pdf', 'ban ky 3'));
    await use(SubmitReport).execute(unit, code, 3, demo.clock.now());
    expect((await use(RemediationQueries).byCode(unit, code)).supplement?.lateness.kind).toBe('on_time');
  });

  it('no decision is left that nobody was told', async () => {
    const [row] = await demo.app.get(DataSource).query<{ n: string | number }[]>(`SELECT count(*) AS n FROM report_item WHERE decision IS NOT NULL AND released_at IS NULL`);
    expect(Number(row?.n)).toBe(0);
  });
});
