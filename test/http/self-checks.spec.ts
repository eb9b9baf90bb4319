import { DataSource } from 'typeorm';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { Finding } from '../../src/features/findings';
import { InspectionRound } from '../../src/features/inspections';
import { ChangeOperatingRule } from '../../src/features/organisation';
import { SelfInspectionQueries } from '../../src/features/self-inspection';
import { SelfInspection } from '../../src/features/self-inspection/self-inspection.entity';
import { FactQueries } from '../../src/platform/facts/fact.queries';
import { ApiClient, type ApiAnswer } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, PageBrowser } from '../support/page-browser';

const code = (unit: string): string => `2018-Q2-D3.1-${unit}`;
const page = (unit: string): string => `/self-checks/${code(unit)}`;
const api = (unit: string): string => `/api/v1${page(unit)}`;

interface Told {
  readonly faults: readonly { readonly key: string; readonly titleVi: string; readonly unitNames: readonly unknown[] }[];
  readonly draft: { readonly version: number; readonly answers: readonly { readonly answer: string | null }[] } | null;
  readonly sent: readonly { readonly number: number; readonly sentAt: string; readonly answers: readonly { readonly answer: string }[]; readonly own: readonly unknown[] }[];
  readonly next: { readonly number: number; readonly version: number };
  readonly duty: { readonly state: string; readonly firstSubmittedAt: string | null; readonly lastSubmittedAt: string | null };
}

describe('self-inspection', () => {
  let demo: DemoApp;
  let client: ApiClient;
  const told = async (unit: string, reader = `huyen${unit}`): Promise<Told> => (await client.call(reader, 'GET', api(unit))).body as unknown as Told;
  const problems = ({ body }: ApiAnswer): string[] => ((body.errors ?? []) as { field: string; code: string }[]).map(({ field, code: one }) => `${field} ${one}`);
  /** The fields of the form as a browser sends them, every fault answered alike. */
  const fields = ({ faults, next }: Told, answer: string, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
    ...Object.fromEntries(faults.flatMap(({ key }, index) => [['fault', key], ['answer', answer], ['text', ''], ['remedy', ''], ['committedOn', '']].map(([name, value]) => [`answers.${index}.${name}`, value ?? '']))),
    'own.0.text': '', 'own.0.remedy': '', 'own.0.committedOn': '', note: '',
    number: String(next.number), version: String(next.version), action: 'save', ...more,
  });
  const answersOf = ({ faults }: Told, answer: string) => faults.map(({ key }) => ({ fault: key, answer }));
  beforeAll(async () => {
    demo = await startDemoApp();
    client = new ApiClient(demo);
  }, 120_000);
  afterAll(() => demo.close());

  it('asks about every fault found elsewhere, once, under its subject group, and names no inspected unit unless the province says so', async () => {
    const browser = await PageBrowser.signedIn(demo, 'huyen866');
    const opened = await browser.open(page('866'));
    expect(opened.status).toBe(200);
    const { faults } = await told('866');
    expect(faults.length).toBe(16);
    expect([countOf(opened.html, 'fault'), countOf(opened.html, 'group'), countOf(opened.html, 'fault-units')]).toEqual([16, 9, 0]);
    expect(opened.words).not.toContain('Huyện Cao Lãnh');
    expect(faults.every(({ unitNames }) => unitNames.length === 0)).toBe(true);
    const rule = async (value: string): Promise<void> => demo.app.get(ChangeOperatingRule, { strict: false }).execute(await demo.actor('lanhdao.sonoivu'), 'selfInspection.namesUnits', value).then(() => undefined);
    await rule('shown');
    expect((await browser.open(page('866'))).words).toContain('Huyện Cao Lãnh');
    await rule('hidden');
    expect((await browser.open('/')).html).toContain(`href="${page('866')}"`);
  });

  it('keeps a draft that nobody else reads, and refuses to send what is not whole in words at the field', async () => {
    const browser = await PageBrowser.signedIn(demo, 'huyen866');
    await browser.open(page('866'));
    const first = await told('866');
    const saved = await browser.upload(page('866'), fields(first, '', { 'answers.0.answer': 'has', 'answers.0.text': 'Có ở hai xã', formKey: 'nhap-1' }));
    expect([saved.status, saved.location]).toEqual([303, page('866')]);
    const again = await browser.upload(page('866'), fields(first, '', { 'answers.0.answer': 'has', 'answers.0.text': 'Có ở hai xã', formKey: 'nhap-1' }));
    expect(again.status).toBe(303);
    expect((await browser.open(page('866'))).html).toContain('Có ở hai xã');
    const draft = await told('866');
    expect([draft.draft?.version, draft.sent.length, draft.duty.state]).toEqual([2, 0, 'open']);
    expect((await told('866', 'sonoivu')).draft).toBeNull();
    expect((await (await PageBrowser.signedIn(demo, 'sonoivu')).open(page('866'))).html).not.toContain('Có ở hai xã');
    const refused = await browser.upload(page('866'), fields(draft, '', { 'answers.0.answer': 'has', 'answers.0.text': 'Có ở ba xã', 'own.0.text': 'Bảng niêm yết cũ', 'answers.1.committedOn': '31/6/2018', action: 'send' }));
    expect([refused.status, refused.html.includes('Có ở ba xã'), refused.html.includes('Bảng niêm yết cũ'), refused.html.includes('31/6/2018')]).toEqual([400, true, true, true]);
    const unanswered = await browser.upload(page('866'), fields(draft, '', { 'answers.0.answer': 'has', 'answers.0.text': 'Có ở ba xã', action: 'send' }));
    expect([unanswered.status, unanswered.html.includes('Có ở ba xã')]).toEqual([400, true]);
    expect(unanswered.words).toContain('Mục 1: ghi việc sẽ làm');
    expect(unanswered.words).toContain('Mục 16: chọn Có, Không có hoặc Không áp dụng');
  });

  it('shows both after two people of the unit wrote at once, and loses neither', async () => {
    const browser = await PageBrowser.signedIn(demo, 'lanhdao.huyen866');
    await browser.open(page('866'));
    const seen = await told('866');
    expect((await client.call('huyen866', 'PUT', api('866'), { answers: [{ fault: seen.faults[0]?.key, answer: 'hasNot', text: 'Đã rà lại' }], ...seen.next })).status).toBe(200);
    const conflict = await browser.upload(page('866'), fields(seen, '', { 'answers.0.answer': 'has', 'answers.0.text': 'Có ở bốn xã' }));
    expect(conflict.status).toBe(409);
    expect([conflict.html.includes('Có ở bốn xã'), conflict.html.includes('Đã rà lại'), countOf(conflict.html, 'conflict'), countOf(conflict.html, 'kept')]).toEqual([true, true, 1, 1]);
  });

  it('is sent once, with its receipt, and reports the duty; pressed twice it is one', async () => {
    const browser = await PageBrowser.signedIn(demo, 'huyen866');
    await browser.open(page('866'));
    const now = await told('866');
    const whole = fields(now, 'hasNot', { 'answers.0.answer': 'has', 'answers.0.remedy': 'Rà soát phần mềm', 'answers.0.committedOn': '15/8/2018', 'answers.1.answer': 'notApplicable', 'answers.1.text': 'Không có lĩnh vực này', 'own.0.text': 'Bảng niêm yết cũ', 'own.0.remedy': 'Thay bảng', 'own.0.committedOn': '1/8/2018', action: 'send', formKey: 'gui-1' });
    const pdf = { field: 'files', name: 'bang-ra-soat.pdf', bytes: samplePdf('Bảng rà soát') };
    const sent = await Promise.all([1, 2].map(() => browser.upload(page('866'), whole, [pdf])));
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const after = await told('866', 'sonoivu');
    expect([after.sent.length, after.sent[0]?.own.length, after.duty.state, after.duty.firstSubmittedAt]).toEqual([1, 1, 'submitted', after.sent[0]?.sentAt]);
    const shown = await (await PageBrowser.signedIn(demo, 'sonoivu')).open(page('866'));
    expect([countOf(shown.html, 'receipt'), countOf(shown.html, 'answer'), shown.html.includes('bang-ra-soat.pdf'), countOf(shown.html, 'self-check-form')]).toEqual([1, 16, true, 0]);
    const link = /href="(\/obligations\/[^"]+\/files\/[^"]+)"/.exec(shown.html)?.[1] ?? '';
    expect((await browser.open(link)).status).toBe(200);
    const facts = await demo.app.get(FactQueries, { strict: false }).about('selfInspection', `${code('866')}/1`);
    expect(facts.map(({ type }) => type).sort()).toEqual(['selfInspection.begun', 'selfInspection.sent']);
  });

  it('is corrected by a next version; the first arrival and what was sent stay', async () => {
    const before = await told('866');
    const stale = await client.call('huyen866', 'POST', `${api('866')}/sending`, { answers: answersOf(before, 'hasNot'), number: 1, version: 0 });
    expect([stale.status, stale.body.code]).toEqual([409, 'changedMeanwhile']);
    const corrected = await client.call('huyen866', 'POST', `${api('866')}/sending`, { answers: answersOf(before, 'hasNot'), ...before.next });
    expect(corrected.status).toBe(200);
    const after = corrected.body as unknown as Told;
    expect(after.sent.map(({ number }) => number)).toEqual([2, 1]);
    expect(after.sent[1]).toEqual(before.sent[0]);
    expect([after.duty.firstSubmittedAt, after.duty.lastSubmittedAt]).toEqual([before.duty.firstSubmittedAt, before.duty.lastSubmittedAt]);
    expect((await client.call('sonoivu', 'POST', `/api/v1/obligations/${code('866')}/decisions`, { decision: 'accept', version: (await client.call('sonoivu', 'GET', `/api/v1/obligations/${code('866')}`)).body.version })).status).toBeLessThan(300);
    const late = await client.call('huyen866', 'POST', `${api('866')}/sending`, { answers: answersOf(after, 'hasNot'), ...after.next });
    expect([late.status, problems(late)]).toEqual([400, ['note obligation.alreadyAccepted']]);
  });

  it.each([
    ['an unknown fault', { answers: [{ fault: 'khac:khong-co', answer: 'has' }] }, ['answers.0.fault choice.invalid']],
    ['an answer that is none', { answers: [{ fault: 'bcci:x', answer: 'maybe' }] }, ['answers.0.answer choice.invalid']],
    ['no list', {}, ['answers choice.invalid']],
  ])('refuses %s', async (_, input, expected) => {
    const answer = await client.call('huyen867', 'PUT', api('867'), { ...input, number: 1, version: 0 });
    expect([answer.status, problems(answer)]).toEqual([400, expected]);
  });

  it('is the unit’s own: others find nothing, a report of remedy is no self-inspection', async () => {
    const input = { answers: [], number: 1, version: 0 };
    for (const [who, unit] of [['huyen868', '867'], ['huyen869', '867'], ['stttt', '867'], ['sonoivu', '867']] as const) expect([who, (await client.call(who, 'PUT', api(unit), input)).status]).toEqual([who, 404]);
    expect((await client.call('chutich', 'PUT', api('867'), input)).status).toBe(403);
    expect((await client.call('huyen869', 'GET', '/api/v1/self-checks/2018-Q2-D1.2-869')).status).toBe(404);
    const own = (await client.call('huyen867', 'GET', '/api/v1/self-checks')).body as { rows: { unitCode: string }[]; faults: unknown };
    expect([own.rows.map(({ unitCode }) => unitCode), own.faults]).toEqual([['867'], null]);
  });

  it('shows staff who answered, how old the silence is and never that it is late, and which faults are widespread', async () => {
    const seen = await told('867');
    const some = seen.faults.map(({ key }, index) => (index === 2 ? { fault: key, answer: 'has', remedy: 'Rà soát', committedOn: '2018-08-20' } : { fault: key, answer: 'hasNot' }));
    expect((await client.call('huyen867', 'POST', `${api('867')}/sending`, { answers: some, ...seen.next })).status).toBe(200);
    const browser = await PageBrowser.signedIn(demo, 'sonoivu');
    const all = await browser.open('/self-checks');
    const silent = await browser.open('/self-checks?view=silent');
    const total = countOf(all.html, 'self-check');
    expect([total - countOf(silent.html, 'self-check'), countOf(silent.html, 'silence')]).toEqual([2, total - 2]);
    expect(all.html).not.toMatch(/data-late="(late|missing)"/);
    const { faults } = (await client.call('sonoivu', 'GET', '/api/v1/self-checks')).body as { faults: { key: string; counts: { has: number; hasNot: number } }[] };
    expect([faults[0]?.key, faults[0]?.counts]).toEqual([seen.faults[2]?.key, { has: 1, hasNot: 1, notApplicable: 0 }]);
  });

  it('marks a fault that a unit declared absent and a later inspection finds there', async () => {
    const queries = demo.app.get(SelfInspectionQueries, { strict: false });
    const manager = demo.app.get(DataSource).manager;
    const [finding] = await manager.query<{ criterion_id: string; topic: string }[]>(`SELECT criterion_id, topic FROM finding WHERE code = '2018-Q2-873-04'`);
    const [duty] = await manager.query<{ unit_id: string; round_id: string }[]>(`SELECT unit_id, round_id FROM obligation WHERE code = '${code('866')}'`);
    const later = { code: '2018-Q3-866-01', unitId: duty?.unit_id ?? '', topic: finding?.topic ?? '', criterionId: finding?.criterion_id ?? '', roundId: 'another', raisedAt: Date.parse('2018-09-01T00:00:00+07:00') };
    expect((await queries.declaredAbsent([later])).get(later.code)).toMatchObject({ obligationCode: code('866'), roundCode: '2018-Q2' });
    const none = [{ ...later, raisedAt: 0 }, { ...later, roundId: duty?.round_id ?? '' }, { ...later, unitId: 'nobody' }];
    for (const one of none) expect((await queries.declaredAbsent([one])).size).toBe(0);
    // On the page of the finding and of the unit: the self-inspection is put into an earlier round, the finding to its unit.
    const round = await manager.findOneByOrFail(InspectionRound, { code: '2018-Q2' });
    await manager.insert(InspectionRound, { ...round, id: 'earlier', code: '2018-Q1', quarter: 1 });
    await manager.update(SelfInspection, { unitId: later.unitId }, { roundId: 'earlier' });
    await manager.update(Finding, { code: '2018-Q2-873-04' }, { unitId: later.unitId, raisedAt: later.raisedAt });
    const browser = await PageBrowser.signedIn(demo, 'sonoivu');
    for (const url of ['/findings/2018-Q2-873-04', '/units/866']) {
      const { status, html, words } = await browser.open(url);
      expect([url, status, countOf(html, 'declared-absent'), words.includes('Đã khai không có khi tự kiểm tra')]).toEqual([url, 200, 1, true]);
    }
    expect(countOf((await browser.open('/findings/2018-Q2-873-01')).html, 'declared-absent')).toBe(0);
  });
});
