import { DataSource } from 'typeorm';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { StoredFile } from '../../src/features/evidence';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { readPdf } from '../reports/readers/pdf-reader';
import { readXlsx } from '../reports/readers/xlsx-reader';
import { readZip } from '../reports/readers/zip-reader';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { PageBrowser, type Fields, type OpenedPage } from '../support/page-browser';

const PAGE = '/obligations/2018-Q2-D1.2-869/on-behalf';
const FINDINGS = ['01', '02', '03', '04', '05', '06'].map((number) => `2018-Q2-869-${number}`);
const HEAD = { channel: 'paper', arrivedOn: '19/7/2018', arrivedTime: '16:30', documentNumber: '15/BC-UBND', documentDate: '19/7/2018', signerTitle: 'Chủ tịch UBND huyện' };
const PROOF = { field: 'proofFile', name: 'công văn có dấu đến.pdf', bytes: samplePdf('cong van') };

const answers = (done = 'Đã làm'): Record<string, string> => Object.fromEntries(FINDINGS.flatMap((code) => [[`items.${code}.result`, 'remedied'], [`items.${code}.doneVi`, done]]));
const printed = (bytes: Buffer): string => readPdf(bytes).pages.map(({ text }) => text).join(' ');
const hidden = (page: OpenedPage, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.html)?.[1] ?? '';

/** On 24/7/2018 district 869 has not reported and was urged; its paper came on 19/7. */
describe('a report recorded on its unit’s behalf', () => {
  let demo: DemoApp;
  let staff: PageBrowser;
  let clerk: PageBrowser;
  let api: ApiClient;
  const facts = (type: string): Promise<FactRow[]> => demo.app.get(DataSource).manager.find(FactRow, { where: { type, roundCode: '2018-Q2' }, order: { seq: 'ASC' } });

  beforeAll(async () => {
    demo = await startDemoApp();
    api = new ApiClient(demo);
    [staff, clerk] = [await PageBrowser.signedIn(demo, 'sonoivu'), await PageBrowser.signedIn(demo, 'huyen869')];
    await api.call('huyen869', 'POST', '/api/v1/obligations/2018-Q2-D1.2-869/report');
    await api.call('huyen869', 'PUT', '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-01', { result: 'inProgress', doneVi: 'Chữ đơn vị đang viết dở', committedOn: '2018-08-30' });
    await api.upload('huyen869', '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-01/files', [{ name: 'nhap.pdf', bytes: samplePdf('nhap') }]);
  }, 120_000);
  afterAll(() => demo.close());

  it.each([
    ['the duty', '/obligations/2018-Q2-D1.2-869'],
    ['the list of reports', '/reports'],
    ['the preview of an urging', '/reminders/new?obligation=2018-Q2-D1.2-869'],
  ])('is begun from %s', async (_, url) => {
    expect((await staff.open(url)).html).toContain(`href="${PAGE}"`);
  });

  it('shows every finding, and nothing of what the unit is writing', async () => {
    const page = await staff.open(PAGE);
    expect(page.status).toBe(200);
    expect(page.html.match(/data-testid="behalf-item"/g)).toHaveLength(6);
    expect(page.html).not.toContain('Chữ đơn vị đang viết dở');
    expect((await clerk.open(PAGE)).status).toBe(403);
  });

  it.each<[string, Record<string, string>, boolean, string[]]>([
    ['nothing at all', {}, false, ['Cần sửa các mục sau']],
    ['a day to come', { ...HEAD, ...answers(), arrivedOn: '25/7/2018' }, true, ['Thời điểm đến chưa tới']],
    ['before the duty was given', { ...HEAD, ...answers(), arrivedOn: '1/7/2018', documentDate: '1/7/2018' }, true, ['báo cáo không thể đến trước ngày đó']],
    ['no such day', { ...HEAD, ...answers(), arrivedOn: '31/6/2018' }, true, ['31/6/2018']],
    ['no such time', { ...HEAD, ...answers(), arrivedTime: '25:61' }, true, ['Nhập giờ dạng 16:30']],
    ['no proof', { ...HEAD, ...answers() }, false, ['Chọn tệp làm bằng chứng đến']],
    ['a call from nobody', { channel: 'phone', arrivedOn: '19/7/2018', arrivedTime: '9:05', ...answers() }, false, ['Nhập giờ dạng 16:30', 'Ghi chức danh người gọi và số máy']],
    ['one finding without an answer', { ...HEAD, ...answers(), [`items.${FINDINGS[2]}.result`]: '' }, true, ['2018-Q2-869-03']],
    ['in progress until nobody knows when', { ...HEAD, ...answers(), [`items.${FINDINGS[1]}.result`]: 'inProgress' }, true, ['2018-Q2-869-02']],
    ['a promised day that is none', { ...HEAD, ...answers(), [`items.${FINDINGS[1]}.result`]: 'inProgress', [`items.${FINDINGS[1]}.committedOn`]: '30/2/2019' }, true, ['30/2/2019']],
    ['a body that is not there', { ...HEAD, ...answers(), [`items.${FINDINGS[1]}.result`]: 'outsideCompetence', [`items.${FINDINGS[1]}.transferredToUnitCode`]: 'KHONG' }, true, ['KHONG']],
  ])('is refused with %s, and what was typed is still there', async (_, fields, withProof, words) => {
    await staff.open(PAGE);
    const page = await staff.upload(PAGE, { formKey: 'thu', ...fields }, withProof ? [PROOF] : []);
    expect(page.status).toBe(400);
    for (const word of words) expect(page.words).toContain(word);
    if (fields.documentNumber) expect(page.html).toContain('value="15/BC-UBND"');
    if (fields[`items.${FINDINGS[0]}.doneVi`]) expect(page.html.match(/Đã làm/g)?.length).toBeGreaterThanOrEqual(5);
    if (withProof) expect(page.words).toContain('Đã nhận tệp “công văn có dấu đến.pdf”');
    expect(await facts('report.recordedOnBehalf')).toEqual([]);
    expect((await api.call('huyen869', 'GET', '/api/v1/reports/2018-Q2-869')).body).toMatchObject({ versions: [{ state: 'draft' }] });
  });

  it('keeps a proof of another post out of reach', async () => {
    const leader = await PageBrowser.signedIn(demo, 'lanhdao.sonoivu');
    await leader.open(PAGE);
    const refused = await leader.upload(PAGE, { formKey: 'k1', ...HEAD, ...answers(), arrivedTime: '' }, [PROOF]);
    const proofId = hidden(refused, 'proofId');
    expect(proofId).not.toBe('');
    await staff.open(PAGE);
    expect((await staff.upload(PAGE, { formKey: 'k2', ...HEAD, ...answers(), proofId })).words).toContain('Chọn tệp làm bằng chứng đến');
  });

  it('asks about data of citizens and warns of state secrets', async () => {
    const { html, words } = await staff.open(PAGE);
    expect([html.includes('data-testid="shows-citizens"'), words.includes('Không tải tài liệu có dấu Mật lên hệ thống.')]).toEqual([true, true]);
  });

  it('keeps the proof of refused tries once, with what was said about it', async () => {
    const rows = (): Promise<StoredFile[]> => demo.app.get(DataSource).manager.findBy(StoredFile, { name: 'gửi ba lần.pdf' });
    const proof = { field: 'proofFile', name: 'gửi ba lần.pdf', bytes: samplePdf('gui ba lan') };
    for (const said of [{}, { showsCitizens: 'yes' }, {}] as Record<string, string>[]) {
      await staff.open(PAGE);
      const page = await staff.upload(PAGE, { formKey: 'ba-lan', ...HEAD, ...answers(), ...said, arrivedTime: '' }, [proof]);
      expect([page.status, / checked[^>]*data-testid="shows-citizens"|name="showsCitizens" value="yes" checked/.test(page.html)]).toEqual([400, 'showsCitizens' in said]);
    }
    expect((await rows()).map(({ showsCitizens }) => showsCitizens)).toEqual([true]);
  });

  const about = (count: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => ['result', 'doneVi', 'committedOn', 'transferredToUnitCode', 'difficultyVi'].map((name) => [`items.2018-Q2-999-${index}.${name}`, name === 'result' ? 'remedied' : ''])).flat());

  it.each([
    ['60 findings: each is read', about(60), 'Đã làm', '2018-Q2-999-59'],
    ['more fields than any form has', about(401), 'Đã làm', 'Biểu mẫu có quá nhiều mục, tối đa 2.000 mục một lần gửi.'],
    ['more text than is taken', { ...about(60), ...Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`dai.${index}`, 'x'.repeat(199_990)])) }, 'Đã làm', 'Nội dung gửi lên quá lớn.'],
  ])('tells what is wrong with a form of %s', async (_, fields, typed, reason) => {
    await staff.open(PAGE);
    const page = await staff.upload(PAGE, { ...HEAD, ...answers(), ...fields }, [PROOF]);
    expect([page.status, page.words.includes(typed), page.words.includes('bị đứt giữa chừng')]).toEqual([400, true, false]);
    expect(page.words).toContain(reason);
  });

  it('counts from the moment it came, once however often it is pressed', async () => {
    await staff.open(PAGE);
    const refused = await staff.upload(PAGE, { formKey: 'lan-1', ...HEAD, ...answers('Đã khắc phục theo công văn'), arrivedTime: '' }, [PROOF]);
    // The proof was sent with the try that was refused; now it is only named.
    const fields: Fields & Record<string, string> = { formKey: hidden(refused, 'formKey'), proofId: hidden(refused, 'proofId'), proofName: hidden(refused, 'proofName'), ...HEAD, ...answers('Đã khắc phục theo công văn') };
    expect(fields.proofName).toBe(PROOF.name);
    const pressed = await Promise.all([1, 2, 3].map(() => staff.upload(PAGE, fields)));
    expect(pressed.map(({ status, location }) => [status, location])).toEqual([1, 2, 3].map(() => [303, '/reports/2018-Q2-869/receipt?version=1']));
    const recorded = await facts('report.recordedOnBehalf');
    expect(recorded.map(({ details }) => details)).toEqual([expect.objectContaining({ version: 1, from: 'draft', to: 'received', channel: 'paper', arrivedAt: '2018-07-19T16:30:00+07:00', receiptNumber: 'TN-2018-Q2-869-1' })]);
    expect((await facts('report.setAside')).map(({ details }) => details)).toEqual([{ version: 1, from: 'draft', to: 'set_aside' }]);
    const duty = (await api.call('sonoivu', 'GET', '/api/v1/obligations/2018-Q2-D1.2-869')).body;
    expect(duty).toMatchObject({ state: 'submitted', firstSubmittedAt: '2018-07-19T16:30:00+07:00', lateness: { strict: { kind: 'on_time' } } });
  });

  it.each([
    ['sonoivu', '/reports/2018-Q2-869/receipt'],
    ['huyen869', '/reports/2018-Q2-869/receipt'],
    ['sonoivu', '/reports/2018-Q2-869/review/1'],
  ])('is marked for %s on %s', async (username, url) => {
    const page = await (await PageBrowser.signedIn(demo, username)).open(url);
    expect(page.words).toContain('Sở Nội vụ nhập thay, đến bằng công văn giấy lúc 16:30 ngày 19/7/2018, người nhập Chuyên viên Sở Nội vụ (mẫu)');
  });

  it.each([
    ['sonoivu', '/reports'],
    ['huyen869', '/reports'],
    ['sonoivu', '/obligations?unit=869'],
    ['huyen869', '/obligations/2018-Q2-D1.2-869'],
    ['chutich', '/overview'],
    ['sonoivu', '/rounds/2018-Q2'],
    ['sonoivu', '/directives/2018-Q2-CD1'],
    ['huyen869', '/directives/2018-Q2-CD1'],
    ['sonoivu', '/'],
    ['huyen869', '/findings/2018-Q2-869-01'],
  ])('is marked in short for %s on %s, and nothing else is', async (username, url) => {
    const { html, words } = await (await PageBrowser.signedIn(demo, username)).open(url);
    expect(words.match(/Sở Nội vụ nhập thay lần 1, đến bằng công văn giấy/g)).toHaveLength(1);
    expect(html.match(/Sở Nội vụ nhập thay lần/g)).toHaveLength(1);
  });

  it.each([
    ['sonoivu', '/reports/2018-Q2-869/review/send'],
    ['huyen869', '/reports/2018-Q2-869/edit/1'],
    ['huyen869', '/reports/2018-Q2-869/set-aside/1'],
  ])('is marked with its proof for %s on %s', async (username, url) => {
    const { html, words } = await (await PageBrowser.signedIn(demo, username)).open(url);
    expect(words).toContain('Lần 1: Sở Nội vụ nhập thay, đến bằng công văn giấy lúc 16:30 ngày 19/7/2018');
    expect(html).toMatch(/data-testid="on-behalf"[^]*?bằng chứng đến<\/a>/);
  });

  it('is marked in the files of the lists and on the chair’s paper', async () => {
    const mark = 'Sở Nội vụ nhập thay lần 1, đến bằng công văn giấy';
    for (const url of ['/reports/export', '/obligations/export?unit=869', '/directives/2018-Q2-CD1/tracker/export']) {
      const { sheets } = await readXlsx((await api.call('sonoivu', 'GET', url)).bytes);
      expect(sheets.flatMap(({ cells }) => [...cells.values()]).filter(({ value }) => value === mark)).toHaveLength(1);
    }
    expect(printed((await api.call('chutich', 'GET', '/overview/pdf')).bytes)).toContain(mark);
  });

  it('is marked at each answer that waits for the opinion of a department', async () => {
    const { html } = await (await PageBrowser.signedIn(demo, 'stttt')).open('/');
    const rows = html.split('<tr').filter((row) => row.includes('/reports/2018-Q2-869/opinion/'));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toContain('Sở Nội vụ nhập thay lần 1, đến bằng công văn giấy');
    expect(html.match(/Sở Nội vụ nhập thay lần/g)).toHaveLength(rows.length);
  });

  it('is marked in what programs read of duties and of answers', async () => {
    const mark = [{ number: 1, channel: 'paper' }];
    expect((await api.call('sonoivu', 'GET', '/api/v1/obligations/2018-Q2-D1.2-869')).body).toMatchObject({ recorded: mark });
    const { rows } = (await api.call('sonoivu', 'GET', '/api/v1/obligations?clause=D1.2&pageSize=200')).body as { rows: { code: string; recorded: unknown }[] };
    expect(rows.length).toBeGreaterThan(1);
    for (const { code, recorded } of rows) expect([code, recorded]).toEqual([code, code.endsWith('-869') ? mark : []]);
    const opinions = (await api.call('stttt', 'GET', '/api/v1/opinions')).body as unknown as { reportCode: string; recorded: unknown }[];
    expect(opinions.some(({ reportCode }) => reportCode === '2018-Q2-869')).toBe(true);
    for (const { reportCode, recorded } of opinions) expect([reportCode, recorded]).toEqual([reportCode, reportCode === '2018-Q2-869' ? mark : []]);
  });

  it('is said above the signature on the unit’s own paper', async () => {
    const said = /Nội dung lần 1 do Sở Nội vụ nhập thay từ báo cáo đến bằng công văn giấy lúc 16:30 ngày 19\/7\/2018, nhập lúc \d+:\d\d ngày 24\/7\/2018/;
    expect(printed((await api.call('huyen869', 'GET', '/reports/2018-Q2-869/paper/pdf')).bytes)).toMatch(said);
    const word = (await readZip((await api.call('huyen869', 'GET', '/reports/2018-Q2-869/paper/docx')).bytes)).get('word/document.xml');
    expect(word?.replace(/<[^>]+>/g, '')).toMatch(said);
    expect(printed((await api.call('huyen870', 'GET', '/reports/2018-Q2-870/paper/pdf')).bytes)).not.toContain('nhập thay');
  });

  it('is no answer to the urgings it was ahead of', async () => {
    type Row = { obligationCode: string; sentAt: string; answeredAt: string | null; followed: Record<string, unknown> };
    const urgings = async (query = ''): Promise<Row[]> => ((await api.call('sonoivu', 'GET', `/api/v1/urgings?unit=869&pageSize=200${query}`)).body as { rows: Row[] }).rows.filter(({ obligationCode }) => obligationCode === '2018-Q2-D1.2-869');
    const arrival = '2018-07-19T16:30:00+07:00';
    const all = await urgings();
    const ahead = all.filter(({ sentAt }) => Date.parse(sentAt) > Date.parse(arrival));
    expect(ahead.length).toBeGreaterThan(0);
    const recorded = expect.objectContaining({ number: 1, channel: 'paper', arrivedAt: arrival, enteredAt: expect.stringMatching(/^2018-07-24T/) });
    for (const one of all) {
      const [kind, answeredAt] = ahead.includes(one) ? ['arrivedBefore', null] : ['reported', arrival];
      expect([one.answeredAt, one.followed]).toEqual([answeredAt, expect.objectContaining({ kind, at: arrival, recorded })]);
    }
    expect([(await urgings('&followed=reported')).length, (await urgings('&followed=nothing')).length]).toEqual([all.length, 0]);
    const { html } = await staff.open('/reminders?unit=869&round=2018-Q2');
    const rows = html.split('<tr').filter((row) => row.includes('/obligations/2018-Q2-D1.2-869"'));
    expect(rows).toHaveLength(all.length);
    for (const row of rows) for (const words of ['Sở Nội vụ nhập thay lần 1, đến bằng công văn giấy', 'Nhập lúc']) expect(row).toContain(words);
    expect(html.match(/Đã đến trước khi đôn đốc, nhập sau/g)).toHaveLength(ahead.length);
    expect((await staff.open('/units/869')).html.match(/Đã đến trước khi đôn đốc, nhập sau/g)).toHaveLength(ahead.length);
    const { sheets } = await readXlsx((await api.call('sonoivu', 'GET', '/reminders/export?unit=869&followed=reported')).bytes);
    const cells = sheets.flatMap((sheet) => [...sheet.cells.values()]).map(({ value }) => value);
    expect(cells.filter((value) => value === 'Đã đến trước khi đôn đốc, nhập sau')).toHaveLength(ahead.length);
    expect(cells.filter((value) => value === 'Sở Nội vụ nhập thay lần 1, đến bằng công văn giấy')).toHaveLength(all.length);
  });

  it('does not call the typed moment of arrival server time', async () => {
    const page = await staff.open('/reports/2018-Q2-869/receipt');
    expect(page.words).not.toContain('Tiếp nhận (giờ máy chủ)');
    expect(page.html).not.toContain('data-testid="received-exactly"');
    expect(page.html).toMatch(/data-testid="arrived-at">16:30 ngày 19\/7\/2018</);
    expect(page.words).toMatch(/Giờ máy chủ khi nhập \d+:\d\d:\d\d/);
    const paper = printed((await api.call('sonoivu', 'GET', '/reports/2018-Q2-869/receipt/1/pdf')).bytes);
    expect(paper).toContain('do Sở Nội vụ nhập theo bằng chứng đến');
    expect(paper).not.toContain('2018-07-19T16:30:00+07:00) (giờ máy chủ');
    expect(paper).not.toMatch(/16:30 ngày 19\/7\/2018 \(giờ máy chủ/);
    expect(paper).toMatch(/nhập lúc .*\(giờ máy chủ/);
  });

  it('has a receipt that lists the proof and says that no mail goes out', async () => {
    const page = await staff.open('/reports/2018-Q2-869/receipt');
    for (const words of ['công văn có dấu đến.pdf', 'Bằng chứng đến']) expect(page.words).toContain(words);
    expect(page.words).toContain('Chưa cấu hình gửi thư.');
    const file = /href="(\/reports\/2018-Q2-869\/files\/[\w-]+)["/]/.exec(page.html)?.[1] ?? '/';
    expect((await clerk.open(file)).status).toBe(200);
    const pdf = await api.call('sonoivu', 'GET', '/reports/2018-Q2-869/receipt/1/pdf');
    expect([pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });

  it('leaves the unit its own draft to read, and only the unit', async () => {
    const receipt = await clerk.open('/reports/2018-Q2-869/receipt');
    expect(receipt.html).toContain('/reports/2018-Q2-869/set-aside/1');
    const draft = await clerk.open('/reports/2018-Q2-869/set-aside/1');
    expect(draft.words).toContain('Chữ đơn vị đang viết dở');
    expect(draft.words).toContain('nhap.pdf');
    expect((await clerk.open('/reports/2018-Q2-869/set-aside/2')).status).toBe(404);
    expect((await (await PageBrowser.signedIn(demo, 'huyen870')).open('/reports/2018-Q2-869/set-aside/1')).status).toBe(404);
    expect((await staff.open('/reports/2018-Q2-869/receipt')).html).not.toContain('set-aside');
    expect(JSON.stringify((await api.call('sonoivu', 'GET', '/api/v1/reports/2018-Q2-869')).body)).not.toContain('Chữ đơn vị đang viết dở');
  });

  it('tells whoever was still writing that the report was entered, and never gives its receipt for the draft', async () => {
    const saved = await api.call('huyen869', 'PUT', `/api/v1/reports/2018-Q2-869/items/${FINDINGS[0]}`, { result: 'remedied', doneVi: 'Gõ tiếp' });
    expect([saved.status, saved.body.code, String(saved.body.detail)]).toEqual([403, 'recordedForUnit', expect.stringContaining('Sở Nội vụ đã nhập')]);
    const sent = await api.call('huyen869', 'POST', '/api/v1/reports/2018-Q2-869/versions/1/submit', {});
    expect([sent.status, sent.body.code]).toEqual([403, 'recordedForUnit']);
    await clerk.open('/reports');
    const pressed = await clerk.upload('/reports/2018-Q2-869/check', { action: 'submit', number: '1', mark: 'x', documentNumber: '1/BC-UBND', documentDate: '24/7/2018', signerTitle: 'Chủ tịch' });
    expect([pressed.status, pressed.location ?? null, pressed.html.includes('href="/reports/2018-Q2-869/receipt" data-testid="see-recorded"')]).toEqual([403, null, true]);
  });

  it('stops the urging', async () => {
    expect((await staff.open('/reminders/new?obligation=2018-Q2-D1.2-869')).words).toContain('Không');
    const urged = await api.call('sonoivu', 'POST', '/api/v1/urgings', { obligationCodes: ['2018-Q2-D1.2-869'], level: 'handler', channel: 'phone' });
    expect(urged.body).toMatchObject({ numbers: [], dropped: ['2018-Q2-D1.2-869'] });
  });

  it('is refused clearly where a report was received already', async () => {
    expect((await staff.open(PAGE)).words).toContain('Báo cáo đã được tiếp nhận');
    const again = await staff.upload(PAGE, { formKey: 'lan-khac', ...HEAD, ...answers() }, [PROOF]);
    expect([again.status, again.words.includes('Báo cáo đã được tiếp nhận')]).toEqual([403, true]);
    const received = await api.call('sonoivu', 'POST', '/api/v1/obligations/2018-Q2-D1.2-870/on-behalf', { channel: 'phone', arrivedOn: '2018-07-20', arrivedTime: '10:00', proofNoteVi: 'x', items: [] });
    expect([received.status, received.body.code]).toEqual([403, 'alreadyReceived']);
  });

  it('is reviewed like any other; its supplement comes by telephone, through the API', async () => {
    for (const code of FINDINGS) await api.call('sonoivu', 'PUT', `/api/v1/reports/2018-Q2-869/items/${code}/decision`, { decision: code.endsWith('01') ? 'returned' : 'accepted', reason: 'Thiếu số liệu' });
    const sendings = await Promise.all(['sonoivu', 'lanhdao.sonoivu', 'sonoivu'].map((username) => api.call(username, 'POST', '/api/v1/reports/2018-Q2-869/review', {})));
    expect(sendings.map(({ status, body }) => [status, body.code])).toEqual([0, 1, 2].map(() => [200, '2018-Q2-869']));
    expect((await facts('report.returned')).filter(({ subjectCode }) => subjectCode === '2018-Q2-869')).toHaveLength(1);
    // A second reviewer who asks for another day is told that the review went without it.
    expect((await api.call('lanhdao.sonoivu', 'POST', '/api/v1/reports/2018-Q2-869/review', { supplementDueOn: '2018-08-20' })).body).toMatchObject({ code: 'actionNotInState' });
    demo.clock.set(demo.clock.now() + 3_600_000);
    const url = '/api/v1/obligations/2018-Q2-D1.2-869/on-behalf';
    const call = { channel: 'phone', arrivedOn: '2018-07-24', arrivedTime: '08:30', proofNoteVi: 'Văn phòng UBND huyện, số máy trực', formKey: 'goi-1', items: [{ finding: FINDINGS[0], result: 'remedied', doneVi: 'Đã bổ sung số liệu' }] };
    expect((await api.call('sonoivu', 'POST', url, { ...call, arrivedTime: '07:59' })).body).toMatchObject({ status: 400, errors: [expect.objectContaining({ code: 'arrival.beforeReturn' })] });
    expect((await api.call('sonoivu', 'POST', url, { ...call, items: [...call.items, { finding: FINDINGS[1], result: 'remedied', doneVi: 'x' }] })).body).toMatchObject({ status: 400, errors: [expect.objectContaining({ code: 'item.notAsked' })] });
    const answered = await Promise.all([1, 2].map(() => api.call('sonoivu', 'POST', url, call)));
    expect(answered.map(({ status, body }) => [status, body])).toEqual([1, 2].map(() => [201, { reportCode: '2018-Q2-869', receiptNumber: 'TN-2018-Q2-869-2', version: 2, submittedAt: '2018-07-24T08:30:00+07:00' }]));
    const { versions } = (await api.call('sonoivu', 'GET', '/api/v1/reports/2018-Q2-869')).body as { versions: Record<string, unknown>[] };
    expect(versions.map(({ number, state, arrivalChannel }) => [number, state, arrivalChannel])).toEqual([[1, 'returned', 'paper'], [2, 'received', 'phone']]);
  });

  it('is not answered with the result of another form that has the same key', async () => {
    const remark = (n: string): Promise<{ status: number }> => api.call('sonoivu', 'POST', `/api/v1/reports/2018-Q2-870/items/2018-Q2-870-0${n}/remarks`, { text: 'Một khóa.', formKey: 'goi-1' });
    expect([(await remark('1')).status, (await remark('2')).status, (await remark('2')).status]).toEqual([201, 201, 201]);
    expect((await facts('report.remarked')).map(({ details }) => (details as { finding: string }).finding)).toEqual(['2018-Q2-870-01', '2018-Q2-870-02']);
    const other = await api.call('sonoivu', 'POST', '/api/v1/obligations/2018-Q2-D1.2-870/on-behalf', { channel: 'phone', arrivedOn: '2018-07-20', arrivedTime: '10:00', proofNoteVi: 'x', formKey: 'goi-1', items: [] });
    expect([other.status, other.body.code]).toEqual([403, 'alreadyReceived']);
    const urged = await api.call('sonoivu', 'POST', '/api/v1/urgings', { obligationCodes: ['2018-Q2-D1.2-870'], level: 'handler', channel: 'phone', formKey: 'goi-1' });
    expect([urged.status, urged.body]).toEqual([200, { numbers: [], dropped: ['2018-Q2-D1.2-870'], already: [], dispatch: null }]);
  });

  it('is begun where the unit never began, as a form with the proof through the API', async () => {
    const found = await api.call('sonoivu', 'GET', '/api/v1/reports/2018-Q2-869');
    expect(found.status).toBe(200);
    const sent = await api.upload('sonoivu', '/api/v1/obligations/2018-Q2-D3.1-866/on-behalf', [PROOF], { ...HEAD, items: '[]' });
    expect([sent.status, sent.body.code]).toEqual([403, 'notAReportDuty']);
    const broken = await api.upload('sonoivu', '/api/v1/obligations/2018-Q2-D1.2-869/on-behalf', [PROOF], { ...HEAD, items: '{không' });
    expect([broken.status, (broken.body.errors as { field: string }[])[0]?.field]).toEqual([400, 'items']);
  });

  it('is named in the annex of the consolidated report', async () => {
    await api.call('sonoivu', 'POST', '/api/v1/rounds/2018-Q2/consolidation', {});
    const { snapshot } = (await demo.app.get(DataSource).query<{ snapshot: string }[]>('SELECT snapshot FROM consolidation'))[0] ?? { snapshot: '{}' };
    expect(JSON.stringify(snapshot)).toContain('onBehalf');
  });
});
