import { samplePdf } from '../../seed/demo/sample-pdf';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { FormBrowser } from '../support/form-browser';

const VISIT = '/visits/2018-Q2-874';
const field = (n: number): string => `${VISIT}/field/${n}`;
const versionOf = (html: string): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
const errorOf = (html: string, id: string): string => (new RegExp(`id="${id}-error"[^>]*>([\\s\\S]*?)</p>`).exec(html)?.[1] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();

describe('the pages of visits', () => {
  let demo: DemoApp;
  let inspector: FormBrowser;
  beforeAll(async () => {
    demo = await startDemoApp('2018-06-07T07:00:00+07:00');
    inspector = await FormBrowser.signedIn(demo, 'doankiemtra1');
  }, 120_000);
  afterAll(() => demo.close());

  const answer = async (n: number, fields: Readonly<Record<string, string>>) => inspector.postForm(field(n), { version: versionOf((await inspector.open(field(n))).html), note: '', ...fields });

  function api(method: 'GET' | 'POST' | 'PUT', path: string, user: string, payload?: object) {
    return demo.app.getHttpAdapter().getInstance().inject({ method, url: `/api/v1/visits/2018-Q2-874${path}`, headers: { authorization: `Bearer ${demo.token(user)}` }, ...(payload ? { payload } : {}) });
  }

  it('list the visits of the own teams and nobody else’s, narrowed by what is asked', async () => {
    const { html } = await inspector.open('/visits');
    expect(html).toContain('Huyện Thanh Bình');
    expect(html.match(/data-testid="visit"/g)).toHaveLength(2);
    const found = await inspector.open('/visits?q=cao+lanh&state=minutes_signed&round=2018-Q2&sort=-unit');
    expect(found.html.match(/data-testid="visit"/g)).toHaveLength(1);
    expect((await inspector.open('/visits?q=khong+co')).html).toContain('data-testid="empty"');
    const unit = await FormBrowser.signedIn(demo, 'huyen874');
    expect((await unit.open('/visits')).html).toContain('data-testid="empty"');
    expect((await unit.open(VISIT)).status).toBe(404);
  });

  it('do not exist for another team', async () => {
    const other = await FormBrowser.signedIn(demo, 'doankiemtra2');
    for (const path of [VISIT, field(1), `${VISIT}/field`, `${VISIT}/files/khong-co`, `${VISIT}/findings/new?criterion=I.1`]) expect([path, (await other.open(path)).status]).toEqual([path, 404]);
    expect((await other.post(`${VISIT}/moves`, { action: 'begin' })).status).toBe(404);
    expect((await other.postForm(field(1), { verdict: 'met', version: '0' })).status).toBe(404);
    expect((await other.post(`${VISIT}/findings/new`, { criterion: 'I.1' })).status).not.toBe(303);
  });

  it('begin the visit and lead to the first criterion without an answer', async () => {
    await inspector.open(VISIT);
    expect((await inspector.post(`${VISIT}/moves`, { action: 'begin' })).location).toBe(`${VISIT}/field`);
    expect((await inspector.open(`${VISIT}/field`)).location).toBe(field(1));
  });

  it('take evidence through the API too, for an answer that stands', async () => {
    const client = new ApiClient(demo);
    const at = `/api/v1${VISIT}/answers/I.1`;
    const photo = [{ name: 'bảng niêm yết.pdf', bytes: samplePdf('bảng niêm yết') }];
    const early = await client.upload('doankiemtra1', `${at}/files`, photo);
    expect([early.status, (early.body.errors as { code: string }[])[0]?.code]).toEqual([400, 'answer.first']);
    expect((await client.call('doankiemtra1', 'PUT', at, { verdict: 'met', version: 0 })).status).toBe(200);
    const none = await client.upload('doankiemtra1', `${at}/files`, []);
    expect([none.status, (none.body.errors as { code: string }[])[0]?.code]).toEqual([400, 'file.needed']);
    const sent = await client.upload('doankiemtra1', `${at}/files`, photo);
    expect(sent.status).toBe(201);
    const [file] = JSON.parse(sent.bytes.toString()) as { publicId: string; name: string }[];
    expect(file?.name).toBe('bảng niêm yết.pdf');
    expect((await inspector.open(field(1))).html).toContain('bảng niêm yết.pdf');
    expect((await client.call('doankiemtra1', 'GET', `/api/v1${VISIT}/files/${file?.publicId ?? ''}`)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await client.upload('doankiemtra2', `${at}/files`, photo)).status).toBe(404);
    expect((await client.upload('huyen874', `${at}/files`, photo)).status).toBe(403);
  });

  it('take a choice, a share, a count, a score by hand, and what does not apply', async () => {
    expect((await answer(1, { verdict: 'met', note: 'Kế hoạch ban hành đúng hạn' })).location).toBe(field(2));
    expect((await answer(2, { numerator: '1.090', denominator: '1.090' })).location).toBe(field(3));
    expect((await inspector.open(field(2))).html).toMatch(/= 100%[\s\S]*aria-current="true" data-look="met"/);
    expect((await answer(8, { value: '3' })).location).toBe(field(9));
    expect((await answer(51, { value: '7', manualScore: '1' })).location).toBe(field(52));
    expect((await answer(4, { verdict: 'notApplicable', numerator: 'chưa rõ', denominator: '' })).location).toBe(field(5));
    expect((await inspector.open(VISIT)).html).toContain('Không áp dụng');
    expect((await inspector.open(`${VISIT}/field`)).location).toBe(field(3));
  });

  it.each([
    [52, { numerator: '1,2,3', denominator: '120' }, 'numerator', 'Nhập số nguyên'],
    [52, { numerator: '130', denominator: '120' }, 'numerator', 'vượt 100%'],
    [52, { numerator: '0', denominator: '0' }, 'denominator', 'Mẫu số bằng 0'],
    [52, { numerator: '-5', denominator: '120' }, 'numerator', 'không được âm'],
    [52, { numerator: '', denominator: '120' }, 'numerator', 'Nhập tử số'],
    [8, { value: '2,5' }, 'value', 'Nhập số nguyên'],
    [51, { value: '7', manualScore: '0,7' }, 'manualScore', 'theo bước 0,5'],
    [3, {}, 'verdict', 'Chọn một mục'],
  ])('keep what was typed at item %i, %j', async (n, typed, id, message) => {
    const { status, html } = await answer(n, { ...typed, note: 'Giữ lại câu này' });
    expect(status).toBe(400);
    expect(errorOf(html, id)).toContain(message);
    for (const [name, value] of Object.entries(typed)) expect(html).toMatch(new RegExp(`name="${name}"[^>]*value="${value}"`));
    expect(html).toContain('Giữ lại câu này');
  });

  it('are two presses away from a finding where the answer falls short, and make one of it however often the button is pressed', async () => {
    expect((await answer(52, { go: 'finding', numerator: '96', denominator: '4.180', note: 'Người dân quen nộp trực tiếp.' })).location).toBe(`${VISIT}/findings/new?criterion=VIII.6`);
    const page = await inspector.open(field(52));
    expect(page.html).toMatch(/= 2,3%[\s\S]*data-testid="raise"/);
    const form = await inspector.open(`${VISIT}/findings/new?criterion=VIII.6`);
    expect(form.html).toContain('Số liệu kiểm tra: 96 trên 4.180 (2,3%).');
    const given = [...form.html.matchAll(/<input(?=[^>]*type="(?:hidden|text)")[^>]*name="(\w+)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const);
    const texts = [...form.html.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>([^<]*)</g)].map(([, name = '', value = '']) => [name, value] as const);
    const fields = { ...Object.fromEntries([...given, ...texts]), severity: 'medium', remedyKind: 'short_term', remedyOwnerCode: '874' };
    const refused = await inspector.post(`${VISIT}/findings/new`, { ...fields, committedOn: '31/6/2018', causeVi: 'Chưa hướng dẫn' });
    expect([refused.status, errorOf(refused.html, 'committedOn').includes('không có trong lịch'), refused.html.includes('value="31/6/2018"'), refused.html.includes('Chưa hướng dẫn')]).toEqual([400, true, true, true]);
    for (let press = 0; press < 3; press += 1) expect((await inspector.post(`${VISIT}/findings/new`, fields)).location).toBe(field(52));
    const again = await inspector.open(`${VISIT}/findings/new?criterion=VIII.6`);
    expect(again.html).toMatch(/data-testid="existing"[\s\S]*Tiêu chí này đã có 1 tồn tại[\s\S]*href="\/findings\/2018-Q2-874-01"[\s\S]*data-testid="finding-form"[\s\S]*Lưu thêm một tồn tại/);
    expect(form.html).not.toContain('data-testid="existing"');
    const { html } = await inspector.open(VISIT);
    expect(html.match(/data-testid="finding"/g)).toHaveLength(1);
    expect(html).toContain('/findings/2018-Q2-874-01');
    expect((await inspector.open(field(52))).html).toContain('Đã tạo tồn tại từ mục này');
  });

  it('go on as the button says: to the next item, or to a finding where the answer falls short', async () => {
    expect((await answer(3, { go: 'next', verdict: 'partlyMet' })).location).toBe(field(4));
    expect((await answer(3, { go: 'finding', verdict: 'partlyMet', note: 'Nhắc tại chỗ' })).location).toBe(`${VISIT}/findings/new?criterion=I.3`);
    expect((await answer(3, { go: 'finding', verdict: 'met' })).location).toBe(field(3));
    expect((await inspector.open(field(3))).html).toContain('không có tồn tại để ghi');
  });

  it('take evidence with the answer and hand it out to those who see the visit', async () => {
    const version = versionOf((await inspector.open(field(5))).html);
    await inspector.postForm(field(5), { verdict: 'met', version, note: '' }, { 'Ảnh bộ phận một cửa.pdf': samplePdf('bộ phận một cửa') });
    const { html } = await inspector.open(VISIT);
    const id = /files\/([\w-]+)"/.exec(html)?.[1] ?? '';
    expect(html).toContain('Ảnh bộ phận một cửa.pdf');
    const sent = await inspector.open(`${VISIT}/files/${id}`);
    expect([sent.status, sent.headers['content-type'], String(sent.headers['content-disposition']).startsWith('attachment')]).toEqual([200, 'application/pdf', true]);
    expect((await api('GET', `/files/${id}`, 'doankiemtra1')).statusCode).toBe(200);
    for (const user of ['doankiemtra2', 'huyen874', 'huyen869', 'stttt']) expect((await api('GET', `/files/${id}`, user)).statusCode).toBe(404);
  });

  it('show both versions when somebody answered meanwhile, and lose neither', async () => {
    const colleague = await FormBrowser.signedIn(demo, 'doankiemtra1');
    const version = versionOf((await inspector.open(field(6))).html);
    await colleague.open(field(6));
    expect((await colleague.postForm(field(6), { verdict: 'met', version, note: 'Bản của đồng nghiệp' })).status).toBe(303);
    const { status, html } = await inspector.postForm(field(6), { verdict: 'partlyMet', version, note: 'Bản của tôi' });
    expect(status).toBe(409);
    expect(html).toMatch(/data-testid="versions"[\s\S]*Bản của đồng nghiệp[\s\S]*Bản của tôi/);
    expect((await inspector.postForm(field(6), { verdict: 'met', version: versionOf(html), note: 'Bản của tôi' })).status).toBe(303);
    expect((await inspector.open(field(6))).html).toContain('Bản của tôi');
  });

  it('compare figures as people write them, with the result of each', async () => {
    const version = versionOf((await inspector.open(field(49))).html);
    await inspector.postForm(field(49), { numerator: '1.250', denominator: '1.250', version, note: '' });
    const { html } = await inspector.postForm(field(49), { numerator: '0', denominator: '1.250', version, note: '' });
    expect(html).toMatch(/data-testid="versions"[\s\S]*Đạt\s+1\.250 trên 1\.250[\s\S]*Chưa đạt\s+0 trên 1\.250/);
  });

  it('make one of two first answers at the same instant', async () => {
    const both = await Promise.all(['met', 'notMet'].map((verdict) => api('PUT', '/answers/I.7', 'doankiemtra1', { verdict, version: 0 })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('name what is missing, with links, before the minutes are drafted', async () => {
    await inspector.open(VISIT);
    const { status, html } = await inspector.post(`${VISIT}/moves`, { action: 'finish' });
    expect(status).toBe(400);
    const missing = /data-testid="missing"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '';
    expect(missing).toContain(`href="${field(9)}">II.1</a>`);
    expect(missing).not.toContain('>I.1<');
    // By the place of the area and of the criterion, cut with an ellipsis.
    expect((await api('POST', '/moves', 'doankiemtra1', { action: 'finish' })).body).toMatch(/"codes":"II\.1, II\.2, [^"]*, …"/);
  });

  it('draft the minutes, record the unit’s opinion with its reason, reopen, sign, and lock', async () => {
    const codes = [...(await inspector.open(VISIT)).html.matchAll(/data-code="([^"]+)"/g)].map(([, code = '']) => code);
    expect(codes).toHaveLength(58);
    // Those that have an answer already refuse a first one.
    for (const code of codes) await api('PUT', `/answers/${code}`, 'doankiemtra1', { verdict: 'notApplicable', version: 0 });
    const move = async (action: string) => (await inspector.post(`${VISIT}/moves`, { action })).status;
    expect(await move('finish')).toBe(303);
    const opinion = `${VISIT}/findings/2018-Q2-874-01/opinion`;
    const early = await inspector.post(`${VISIT}/moves`, { action: 'signMinutes' });
    expect([early.status, early.html.includes('Chưa ký biên bản được, còn 1 tồn tại chưa ghi ý kiến của đơn vị')]).toEqual([400, true]);
    expect(early.html).toMatch(/href="#finding-2018-Q2-874-01"[\s\S]*id="finding-2018-Q2-874-01"/);
    expect(early.html).not.toContain('data-testid="signMinutes"');
    expect((await api('POST', '/moves', 'doankiemtra1', { action: 'signMinutes' })).body).toContain('finding.opinionMissing');
    const unexplained = await inspector.post(opinion, { opinion: 'dispute', comment: '' });
    expect([unexplained.status, errorOf(unexplained.html, 'comment').includes('Nhập lý do')]).toEqual([400, true]);
    expect((await inspector.post(opinion, { opinion: 'dispute', comment: 'Số liệu chưa gồm cấp xã' })).status).toBe(303);
    expect((await inspector.open(VISIT)).html).toContain('Đơn vị có ý kiến khác');
    expect((await inspector.post(opinion, { opinion: 'agree' })).status).toBe(303);
    expect((await inspector.post(`${VISIT}/findings/2018-Q2-873-01/opinion`, { opinion: 'agree' })).status).toBe(404);
    expect((await inspector.open(`${VISIT}?form=reopen`)).html).toContain('data-testid="reopen-form"');
    expect([await move('reopen'), await move('finish'), await move('signMinutes')]).toEqual([303, 303, 303]);
    expect((await inspector.open(VISIT)).html).not.toContain('/opinion');
    expect((await inspector.post(opinion, { opinion: 'dispute', comment: 'Đổi ý sau khi ký' })).status).toBe(403);
    expect((await inspector.open(field(1))).html).toContain('data-testid="locked"');
    const late = await inspector.postForm(field(1), { verdict: 'notMet', version: '1', note: 'Nhập muộn một phút' });
    expect([late.status, late.html.includes('Nhập muộn một phút')]).toEqual([403, true]);
    expect((await inspector.open(`${VISIT}/field`)).location).toBe(VISIT);
  }, 20_000);
});
