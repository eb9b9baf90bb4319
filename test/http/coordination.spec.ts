import { samplePdf } from '../../seed/demo/sample-pdf';
import { ApiClient, type ApiAnswer } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, PageBrowser } from '../support/page-browser';

const at = (text: string): number => Date.parse(`${text}+07:00`);
/** Software faults: led by Sở Thông tin và Truyền thông, all districts co-operate, findings of 869 and 870. */
const DUTY = '2018-Q2-D6.1-STTTT';
const api = (act = '', code = DUTY): string => `/api/v1/obligations/${code}${act}`;

interface View {
  readonly version: number;
  readonly state: string;
  readonly coordinators: readonly string[];
  readonly updates: readonly { readonly textVi: string; readonly lackingVi: string | null }[];
  readonly parts: readonly { readonly unitCode: string; readonly state: string; readonly version: number; readonly own: boolean; readonly entries: readonly { readonly kind: string; readonly textVi: string; readonly file: { readonly publicId: string } | null }[] }[];
  readonly confirmations: readonly { readonly unitCode: string; readonly asking: number; readonly state: string; readonly newest: boolean; readonly answerVi: string | null; readonly silentUntil: string; readonly overSilent: boolean }[];
  readonly affected: readonly { readonly unitCode: string; readonly findings: readonly { readonly code: string }[] }[];
  readonly mayFill: boolean;
  readonly mayConfirm: boolean;
}

describe('a duty of several bodies', () => {
  let demo: DemoApp;
  let client: ApiClient;
  const problems = ({ body }: ApiAnswer): string[] => ((body.errors ?? []) as { code: string }[]).map(({ code }) => code);
  const seenBy = async (login: string, code = DUTY): Promise<View> => (await client.call(login, 'GET', api('', code))).body as unknown as View;
  const write = async (kind: 'progress' | 'result', text: string, more: Readonly<Record<string, unknown>> = {}, code = DUTY): Promise<ApiAnswer> =>
    client.call('stttt', 'POST', api('/updates', code), { kind, text, version: (await seenBy('stttt', code)).version, ...more });
  const answer = (login: string, said: 'confirmed' | 'objected', more: Readonly<Record<string, unknown>> = {}, code = DUTY): Promise<ApiAnswer> => client.call(login, 'POST', api('/confirmation', code), { answer: said, ...more });
  const accept = async (login = 'sonoivu', more: Readonly<Record<string, unknown>> = {}, code = DUTY): Promise<ApiAnswer> =>
    client.call(login, 'POST', api('/decisions', code), { decision: 'accept', version: (await seenBy('sonoivu', code)).version, ...more });
  beforeAll(async () => {
    demo = await startDemoApp('2018-07-24T08:00:00+07:00');
    client = new ApiClient(demo);
  }, 120_000);
  afterAll(() => demo.close());

  describe('parts', () => {
    it('there is one for every unit of the letter’s groups; groups known by name only stay names', async () => {
      const { parts, coordinators } = await seenBy('stttt');
      expect(parts.map(({ state }) => state)).toEqual(Array(12).fill('open'));
      expect(parts.map(({ unitCode }) => unitCode)).toEqual(expect.arrayContaining(['869', '870', '866']));
      expect(coordinators.length).toBe(13);
    });

    it('is filled by the unit itself, again beside the first, and by nobody else', async () => {
      const file = { field: 'files', name: 'danh sach loi.pdf', bytes: samplePdf('Danh sách lỗi') };
      const filled = await client.upload('huyen866', api('/part'), [file], { partText: 'Đã lập danh sách 12 lỗi', partVersion: '1' }, 'POST');
      expect([filled.status, (filled.body as unknown as View).parts]).toMatchObject([201, [{ unitCode: '866', state: 'filled', entries: [{ kind: 'answer', textVi: 'Đã lập danh sách 12 lỗi' }] }]]);
      expect((await client.call('huyen866', 'POST', api('/part'), { partText: 'Cũ', partVersion: 1 })).status).toBe(409);
      expect((await client.call('huyen866', 'POST', api('/part'), { partText: 'Thêm 3 lỗi', partVersion: 2 })).status).toBe(201);
      expect((await client.call('stnmt', 'POST', api('/part'), { partText: 'Không phải', partVersion: 1 })).status).toBe(404);
      expect((await client.call('stttt', 'POST', api('/part'), { partText: 'Chủ trì', partVersion: 1 })).status).toBe(404);
      expect((await seenBy('stttt')).parts.find(({ unitCode }) => unitCode === '866')?.entries).toHaveLength(2);
    });

    it('each co-operating unit sees the wording and its own part only; the lead and Home Affairs see all', async () => {
      await write('progress', 'Nội bộ: nhà thầu chậm');
      const other = await seenBy('huyen869');
      expect([other.parts.map(({ unitCode }) => unitCode), other.updates, other.mayFill]).toEqual([['869'], [], true]);
      expect((await seenBy('sonoivu')).parts.flatMap(({ entries }) => entries)).toHaveLength(2);
      const id = (await seenBy('stttt')).parts.flatMap(({ entries }) => entries).find(({ file }) => file)?.file?.publicId;
      const statuses = await Promise.all(['huyen866', 'stttt', 'sonoivu', 'huyen869', 'stnmt'].map(async (login) => (await client.call(login, 'GET', api(`/files/${id}`))).status));
      expect(statuses).toEqual([200, 200, 200, 404, 404]);
      await write('progress', 'Đã sửa 10 lỗi', { published: true });
      expect((await seenBy('huyen869')).updates.map(({ textVi }) => textVi)).toEqual(['Đã sửa 10 lỗi']);
      const page = await (await PageBrowser.signedIn(demo, 'huyen869')).open(`/obligations/${DUTY}`);
      expect(page.words).not.toContain('nhà thầu chậm');
      expect(page.words).not.toContain('Đã lập danh sách 12 lỗi');
      expect([countOf(page.html, 'fill-part'), countOf(page.html, 'write')]).toEqual([1, 0]);
    });

    it('is asked for by the lead, and then waits on the unit’s first page', async () => {
      const browser = await PageBrowser.signedIn(demo, 'huyen870');
      const before = await browser.open('/');
      const asked = await client.call('stttt', 'POST', api('/part-requests'), { partUnits: ['870', '866'], request: 'Gửi nhật ký lỗi tuần qua' });
      expect(asked.status).toBe(201);
      expect((asked.body as unknown as View).parts.filter(({ state }) => state !== 'open').map(({ state }) => state)).toEqual(['asked', 'asked']);
      const after = await browser.open('/');
      expect(countOf(after.html, 'part-task')).toBe(countOf(before.html, 'part-task') + 1);
      expect(after.html).toContain(`/obligations/${DUTY}#part`);
      const refused = await Promise.all([
        client.call('stttt', 'POST', api('/part-requests'), { partUnits: [], request: 'Gửi' }),
        client.call('stttt', 'POST', api('/part-requests'), { partUnits: ['STNMT'], request: 'Gửi' }),
        client.call('huyen870', 'POST', api('/part-requests'), { partUnits: ['866'], request: 'Gửi' }),
      ]);
      expect(refused.map(({ status }) => status)).toEqual([400, 400, 404]);
      expect(refused.map(problems)).toEqual([['part.noUnit'], ['unit.unknown'], []]);
    });
  });

  describe('a fault that must be gone for those who suffer from it', () => {
    it('lists the affected units and their findings, by subject and owner', async () => {
      const { affected } = await seenBy('stttt');
      expect(affected.map(({ unitCode, findings }) => [unitCode, findings.map(({ code }) => code)])).toEqual([['869', ['2018-Q2-869-02']], ['870', ['2018-Q2-870-07']]]);
      expect((await seenBy('huyen870')).affected.map(({ unitCode }) => unitCode)).toEqual(['870']);
    });

    it('is asked with the update, once a unit at a time, and only of affected ones', async () => {
      expect(problems(await write('progress', 'Đã sửa', { ask: true }))).toEqual(['confirmation.noUnit']);
      expect(problems(await write('progress', 'Đã sửa', { askUnits: ['866'] }))).toEqual(['confirmation.notAffected']);
      const version = (await seenBy('stttt')).version;
      const same = await Promise.all(Array.from({ length: 3 }, () => client.call('stttt', 'POST', api('/updates'), { kind: 'progress', text: 'Đã sửa', version, ask: true, askUnits: ['869', '870'], formKey: 'k1' })));
      expect(same.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect((await seenBy('stttt')).confirmations.map(({ unitCode, asking, state, silentUntil }) => [unitCode, asking, state, silentUntil])).toEqual([['869', 1, 'asked', '2018-07-31'], ['870', 1, 'asked', '2018-07-31']]);
      expect(problems(await write('progress', 'Nữa', { askUnits: ['869'] }))).toEqual(['confirmation.waiting']);
      expect((await answer('huyen866', 'confirmed')).status).toBe(404);
    });

    it('an objection keeps the department from reporting it as done, and says who objected', async () => {
      expect(problems(await answer('huyen870', 'objected'))).toEqual(['confirmation.textNeeded']);
      expect((await answer('huyen870', 'objected', { answerText: 'Vẫn treo lúc 9 giờ', asking: 1 })).status).toBe(200);
      expect((await answer('huyen869', 'confirmed', { asking: 1 })).status).toBe(200);
      expect(problems(await write('result', 'Đã xong'))).toEqual(['confirmation.objectedResult']);
      const page = await (await PageBrowser.signedIn(demo, 'stttt')).open(`/obligations/${DUTY}`);
      expect(page.words).toContain('Huyện Hồng Ngự, lúc 08:00 ngày 24/7/2018: “Vẫn treo lúc 9 giờ”');
      expect(countOf(page.html, 'objection')).toBe(1);
      expect((await seenBy('huyen869')).confirmations.map(({ unitCode }) => unitCode)).toEqual(['869']);
    });

    it('asked again, the earlier word stays; silence keeps it open for its days and then no longer', async () => {
      expect((await write('result', 'Đã thay máy chủ', { ask: true, askUnits: ['870'] })).status).toBe(201);
      const { updates, confirmations } = await seenBy('stttt');
      expect(updates.at(-1)?.lackingVi).toContain('Huyện');
      expect(confirmations.filter(({ unitCode }) => unitCode === '870').map(({ asking, state, newest, answerVi }) => [asking, state, newest, answerVi])).toEqual([[1, 'objected', false, 'Vẫn treo lúc 9 giờ'], [2, 'asked', true, null]]);
      expect(problems(await accept())).toEqual(['confirmation.silent']);
      demo.clock.set(at('2018-07-31T23:59:59'));
      expect(problems(await accept())).toEqual(['confirmation.silent']);
      demo.clock.set(at('2018-08-01T00:00:00'));
      expect((await seenBy('sonoivu')).confirmations.at(-1)).toMatchObject({ state: 'asked', overSilent: true });
      // Late, and still heard: nothing was accepted yet.
      expect((await answer('huyen870', 'objected', { answerText: 'Lại treo' })).status).toBe(200);
      expect(problems(await accept())).toEqual(['confirmation.objected']);
    });

    it('only the leader of Home Affairs accepts against a unit’s word, with a reason that is kept', async () => {
      expect((await accept('sonoivu', { despite: true, reason: 'Đã kiểm tra tại chỗ' })).status).toBe(403);
      expect(problems(await accept('lanhdao.sonoivu', { despite: true }))).toEqual(['commentRequired']);
      const staff = await (await PageBrowser.signedIn(demo, 'sonoivu')).open(`/obligations/${DUTY}`);
      expect([countOf(staff.html, 'accept'), countOf(staff.html, 'blocked')]).toEqual([0, 1]);
      expect((await accept('lanhdao.sonoivu', { despite: true, reason: 'Đã kiểm tra tại chỗ' })).status).toBe(200);
      const { state, confirmations } = await seenBy('sonoivu');
      expect([state, confirmations.at(-1)?.state]).toEqual(['accepted', 'objected']);
      expect(problems(await answer('huyen870', 'objected', { answerText: 'Vẫn' }))).toEqual(['obligation.alreadyAccepted']);
    });

    it('an objection and the acceptance at the same instant: one of them, never both', async () => {
      const other = '2018-Q2-D6.5-STTTT';
      for (const round of [1, 2, 3]) {
        if (round > 1) demo.clock.set(demo.clock.now() + 1000);
        const code = round === 1 ? other : round === 2 ? '2018-Q2-D6.2-STTTT' : '2018-Q2-D6.4-STTTT';
        const { affected } = await seenBy('stttt', code);
        const unit = affected.at(-1)?.unitCode ?? '';
        await write('result', 'Xong', { askUnits: [unit] }, code);
        await answer(`huyen${unit}`, 'confirmed', {}, code);
        const version = (await seenBy('sonoivu', code)).version;
        const [objected, accepted] = await Promise.all([
          answer(`huyen${unit}`, 'objected', { answerText: 'Lỗi trở lại' }, code),
          client.call('sonoivu', 'POST', api('/decisions', code), { decision: 'accept', version }),
        ]);
        const { state, confirmations } = await seenBy('sonoivu', code);
        expect([[200, 400, 'submitted', 'objected'], [400, 200, 'accepted', 'confirmed']]).toContainEqual([objected.status, accepted.status, state, confirmations.find(({ newest }) => newest)?.state]);
      }
    });
  });

  describe('a finding outside a unit’s competence', () => {
    const FINDING = '2018-Q2-873-05';
    const LAND = '2018-Q2-D5-STNMT';
    const transferIn = async (code: string, finding = FINDING) => {
      const { affected } = (await client.call('sonoivu', 'GET', api('', code))).body as unknown as { affected: { findings: { code: string; state: string; transfer: { state: string; sequence: number } | null }[] }[] };
      return affected.flatMap(({ findings }) => findings).find((one) => one.code === finding);
    };

    it('joined the open duty of the competent body on the same subject, and follows it', async () => {
      expect(await transferIn(LAND)).toMatchObject({ state: 'transferred', transfer: { state: 'following', sequence: 1 } });
      const page = await (await PageBrowser.signedIn(demo, 'huyen873')).open(`/findings/${FINDING}`);
      expect(countOf(page.html, 'follows')).toBe(1);
      expect(page.html).toContain(`/obligations/${LAND}`);
      expect((await client.call('huyen873', 'GET', api('', LAND))).status).toBe(200);
    });

    it('is sent back with a reason by its body only, and Home Affairs decides: here, elsewhere or back', async () => {
      const back = (login: string, transferReason: string, code = LAND): Promise<ApiAnswer> => client.call(login, 'POST', api(`/transfers/${FINDING}/return`, code), { transferReason });
      const decide = (transferAct: string, more: object = {}, code = LAND): Promise<ApiAnswer> => client.call('sonoivu', 'POST', api(`/transfers/${FINDING}/decision`, code), { transferAct, transferDecision: 'Theo chức năng', ...more });
      expect((await decide('keep')).status).toBe(403);
      expect([(await back('stttt', 'Không')).status, (await back('stnmt', '')).status, (await back('stnmt', 'Không thuộc trách nhiệm')).status]).toEqual([404, 400, 200]);
      const work = await (await PageBrowser.signedIn(demo, 'sonoivu')).open('/');
      expect(countOf(work.html, 'transfer-task')).toBe(1);
      expect(problems(await decide('passOn'))).toEqual(['text.needed']);
      expect(problems(await decide('passOn', { transferUnit: 'STNMT' }))).toEqual(['transfer.sameUnit']);
      const page = await (await PageBrowser.signedIn(demo, 'sonoivu')).open(`/obligations/${LAND}`);
      expect(countOf(page.html, 'send-decision')).toBe(1);
      const both = await Promise.all([decide('keep'), decide('passOn', { transferUnit: 'STTTT' })]);
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
      if (both[0]?.status === 200) {
        await back('stnmt', 'Vẫn không thuộc trách nhiệm');
        expect((await decide('passOn', { transferUnit: 'STTTT' })).status).toBe(200);
      }
      expect(await transferIn(LAND)).toMatchObject({ transfer: { state: 'passed_on' } });
    });

    it('makes an undated task of a body that has no duty on the subject; closed and confirmed there, it is verified', async () => {
      const code = '2018-Q2-CQ1-STTTT';
      expect((await client.call('stttt', 'GET', api('', code))).body).toMatchObject({ kind: 'task', tooLateAt: null, lateness: { strict: { kind: 'no_deadline' } } });
      const verify = (): Promise<ApiAnswer> => client.call('sonoivu', 'POST', api(`/transfers/${FINDING}/verification`, code), {});
      await write('result', 'Đã giải quyết', { askUnits: ['873'] }, code);
      expect(problems(await verify())).toEqual(['transfer.dutyOpen', 'transfer.notConfirmed']);
      await answer('huyen873', 'confirmed', {}, code);
      expect((await accept('sonoivu', {}, code)).status).toBe(200);
      expect((await verify()).status).toBe(200);
      expect(await transferIn(code)).toMatchObject({ state: 'verified', transfer: { state: 'settled' } });
    });
  });
});
