import { RoundQueries } from '../../src/features/inspections';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { fieldValue, PageBrowser, type Fields } from '../support/page-browser';

const ROUND = '2018-Q3';
const VISIT = `${ROUND}-873`;
/** The criterion VIII.6: a rate with bands. */
const RATE = 52;

/** Values of the ticked boxes of one name. */
function ticked(html: string, name: string): string[] {
  const boxes = (html.match(/<input[^>]*type="checkbox"[^>]*>/g) ?? []).filter((tag) => tag.includes(`name="${name}"`) && /\schecked/.test(tag));
  return boxes.map((tag) => /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '');
}

describe('rounds on pages', () => {
  let demo: DemoApp;
  let staff: PageBrowser;
  let team: PageBrowser;
  let form: Fields;
  beforeAll(async () => {
    demo = await startDemoApp(undefined, { environment: { UPLOAD_MAX_MB: '1' } });
    staff = await PageBrowser.signedIn(demo, 'sonoivu');
    team = await PageBrowser.signedIn(demo, 'doankiemtra1');
  }, 120_000);
  afterAll(() => demo.close());

  it('list what was inspected, found and verified', async () => {
    const { html } = await staff.open('/rounds');
    expect(html.match(/data-testid="round"/g)).toHaveLength(1);
    expect(html).toContain('Kiểm tra CCHC quý II/2018');
    expect(html).toContain('30,8%');
    expect(html).toContain('href="/rounds/new"');
    expect((await (await PageBrowser.signedIn(demo, 'chutich')).open('/rounds')).html).not.toContain('href="/rounds/new"');
  });

  it('show one round with the figures of the chair’s page and whose turn it is', async () => {
    const { html } = await staff.open('/rounds/2018-Q2');
    expect(html.replace(/\s+/g, ' ')).toContain('<b>Đến lượt Sở Nội vụ:</b> xem xét báo cáo của Huyện Hồng Ngự (nộp 20/7/2018). Huyện Tân Hồng chưa báo cáo, quá hạn 5 ngày, đã đôn đốc 2 lần');
    expect(html.match(/data-testid="unit-row"/g)).toHaveLength(4);
    expect(html).toContain('87,5 / 99');
    expect(html).toContain('0 trên 27 đã gửi kết quả');
    for (const list of ['findings', 'directives', 'obligations', 'reminders']) expect(html).toContain(`href="/${list}?round=2018-Q2"`);
    expect(html).toContain('href="/consolidations?round=2018-Q2"');
    const overview = (await staff.open('/overview?round=2018-Q2')).html;
    for (const percent of ['88,4%', '86,0%', '93,0%']) expect(html).toContain(percent);
    expect(overview).toContain('27');
    expect((await staff.open('/rounds/2017-Q1')).status).toBe(404);
  });

  it('begin from the last round: next quarter, same units and teams, same weekdays', async () => {
    const { html } = await staff.open('/rounds/new');
    expect(fieldValue(html, 'periodFrom')).toBe('1/7/2018');
    expect(fieldValue(html, 'referenceOn')).toBe('30/9/2018');
    expect(ticked(html, 'inspectedUnitCodes')).toEqual(['869', '870', '873', '874']);
    expect(fieldValue(html, 'visit.873.scheduledOn')).toBe('4/9/2018');
    expect(ticked(html, 'visit.873.members')).toEqual(['doankiemtra1']);
    form = {
      year: '2018', quarter: '3', periodFrom: '1/7/2018', periodTo: '30/9/2018', referenceOn: '30/9/2018',
      checklistVersionId: /<option value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? '',
      inspectedUnitCodes: ['873'],
      'visit.873.scheduledOn': '5/9/2018',
      'visit.873.members': ['doankiemtra1'],
      formKey: fieldValue(html, 'formKey'),
    };
  });

  it('keep what was typed beside each mistake', async () => {
    const wrong = await staff.post('/rounds/new', { ...form, periodTo: '31/6/2018', inspectedUnitCodes: ['873', '874'], 'visit.873.scheduledOn': '31/9/2018', 'visit.866.scheduledOn': '6/9/2018' });
    expect(wrong.status).toBe(400);
    expect(fieldValue(wrong.html, 'periodTo')).toBe('31/6/2018');
    expect(wrong.html).toContain('Ngày 31/6/2018 không có trong lịch');
    expect(wrong.html).toContain('href="#visit-873-scheduledOn"');
    expect(wrong.html).toMatch(/id="visit-873-scheduledOn-error"[^>]*>[\s\S]{0,200}?không có trong lịch/);
    expect(fieldValue(wrong.html, 'visit.866.scheduledOn')).toBe('6/9/2018');
    expect(ticked(wrong.html, 'inspectedUnitCodes')).toEqual(['873', '874']);
    expect(fieldValue(wrong.html, 'formKey')).toBe(form.formKey);

    const noTeam = await staff.post('/rounds/new', { ...form, inspectedUnitCodes: ['873', '874'] });
    expect(noTeam.html).toContain('Chọn thành viên đoàn kiểm tra Huyện Thanh Bình.');
    expect((await staff.post('/rounds/new', { ...form, inspectedUnitCodes: [] })).html).toContain('Chọn ít nhất một mục.');
    expect((await staff.post('/rounds/new', { ...form, 'visit.873.members': ['huyen873'] })).html).toContain('Không có thành viên đoàn kiểm tra nào đăng nhập bằng huyen873.');
    const year = await staff.post('/rounds/new', { ...form, year: 'hai nghìn' });
    expect(fieldValue(year.html, 'year')).toBe('hai nghìn');

    const filled = await staff.post('/rounds/new', { ...form, quarter: '4', go: 'fill' });
    expect(filled.status).toBe(200);
    expect(fieldValue(filled.html, 'periodFrom')).toBe('1/10/2018');
    expect(fieldValue(filled.html, 'visit.873.scheduledOn')).toBe('5/9/2018');
    expect(await demo.app.get(RoundQueries, { strict: false }).list(await demo.actor('sonoivu'))).toHaveLength(1);
  });

  it('are made once, however often the button is pressed', async () => {
    const both = await Promise.all([staff.post('/rounds/new', form), staff.post('/rounds/new', form)]);
    expect(both.map(({ status, location }) => [status, location])).toEqual([[303, `/rounds/${ROUND}`], [303, `/rounds/${ROUND}`]]);
    const again = await staff.post('/rounds/new', { ...form, formKey: 'another-form' });
    expect(again.status).toBe(409);
    expect(again.html).toMatch(/id="quarter-error"[^>]*>[\s\S]{0,200}?Đợt 2018-Q3 đã có rồi/);
    const { html } = await staff.open(`/rounds/${ROUND}`);
    expect(html).toContain('11 huyện, thị xã, thành phố');
    expect(html).toContain('duyệt kế hoạch kiểm tra 1 đơn vị');
  });

  it('begin when the plan is approved and inspecting has started; another team’s visit does not exist', async () => {
    await staff.open(`/rounds/${ROUND}`);
    expect((await staff.post(`/rounds/${ROUND}/steps`, { step: 'approve' })).location).toBe(`/rounds/${ROUND}`);
    expect((await staff.open(`/rounds/${ROUND}`)).html).toContain('Cuộc đầu tiên: Huyện Cao Lãnh, 5/9/2018');
    expect((await staff.post(`/rounds/${ROUND}/steps`, { step: 'startInspecting' })).status).toBe(303);

    expect((await (await PageBrowser.signedIn(demo, 'doankiemtra2')).open(`/visits/${VISIT}`)).status).toBe(404);
    await team.open(`/visits/${VISIT}`);
    expect((await team.post(`/visits/${VISIT}/moves`, { action: 'begin' })).status).toBe(303);
    const early = await team.post(`/visits/${VISIT}/moves`, { action: 'finish' });
    expect(early.status).toBe(400);
    expect(early.html).toContain('58');
  });

  it('take answers one by one: mistakes keep what was typed, a refused file too', async () => {
    const field = `/visits/${VISIT}/field/${RATE}`;
    const page = await team.open(field);
    expect(page.words).toContain(`Mục ${RATE} trên 58`);
    const typed = { numerator: '96', denominator: '4.180', note: 'Người dân quen nộp trực tiếp.', version: fieldValue(page.html, 'version') };
    for (const [fields, words] of [
      [{ ...typed, denominator: '42' }, 'Tử số 96 lớn hơn mẫu số 42'],
      [{ ...typed, denominator: '0' }, 'Mẫu số bằng 0'],
      [{ ...typed, numerator: '-3' }, 'Số không được âm.'],
      [{ ...typed, numerator: '9 phần' }, 'Nhập số nguyên'],
    ] as [Record<string, string>, string][]) {
      const refused = await team.upload(field, fields);
      expect([refused.status, refused.words.includes(words), fieldValue(refused.html, 'numerator'), fieldValue(refused.html, 'denominator')]).toEqual([400, true, fields.numerator, fields.denominator]);
      expect(refused.html).toContain('Người dân quen nộp trực tiếp.');
    }
    const large = await team.upload(field, typed, [{ field: 'files', name: 'anh.pdf', bytes: Buffer.alloc(1_200_000, '%PDF-1.4 ') }]);
    expect(large.status).toBe(400);
    expect(large.words).toContain('Tệp quá lớn, tối đa 1 MB');
    expect(fieldValue(large.html, 'denominator')).toBe('4.180');
    expect(large.html).not.toContain('data-testid="saved"');
    const saved = await team.upload(field, typed);
    expect([saved.status, saved.location]).toEqual([303, `/visits/${VISIT}/field/${RATE + 1}`]);
    expect((await team.open(field)).words).toContain('= 2,3%');
    const stale = await team.upload(field, { ...typed, numerator: '97' });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('data-testid="versions"');
    expect(fieldValue(stale.html, 'numerator')).toBe('97');
  });

  it('take two first answers at the same instant as a conflict, not as a fault', async () => {
    const api = new ApiClient(demo);
    const both = await Promise.all(['met', 'notMet'].map((verdict) => api.call('doankiemtra1', 'PUT', `/api/v1/visits/${VISIT}/answers/I.1`, { verdict, version: 0 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('lead from a failed answer to one finding in two presses, however often the second is pressed', async () => {
    const { html: field } = await team.open(`/visits/${VISIT}/field/${RATE}`);
    expect(field).toContain('data-testid="raise"');
    const typed = { numerator: '96', denominator: '4.180', note: 'Người dân quen nộp trực tiếp.', version: fieldValue(field, 'version'), go: 'finding' };
    const { html } = await team.open((await team.upload(`/visits/${VISIT}/field/${RATE}`, typed)).location ?? '');
    expect(fieldValue(html, 'titleVi')).not.toBe('');
    expect(fieldValue(html, 'measuredDenominator')).toBe('4.180');
    const fields = { criterion: fieldValue(html, 'criterion'), titleVi: fieldValue(html, 'titleVi'), descriptionVi: '96 trên 4.180 hồ sơ.', severity: 'medium', remedyKind: 'short_term', measuredNumerator: '96', measuredDenominator: '4.180', formKey: fieldValue(html, 'formKey') };
    const bad = await team.post(`/visits/${VISIT}/findings/new`, { ...fields, committedOn: '31/9/2018' });
    expect([bad.status, fieldValue(bad.html, 'committedOn')]).toEqual([400, '31/9/2018']);
    const presses = await Promise.all([team.post(`/visits/${VISIT}/findings/new`, fields), team.post(`/visits/${VISIT}/findings/new`, fields)]);
    expect(presses.map(({ status }) => status)).toEqual([303, 303]);
    const shown = (await team.open(`/visits/${VISIT}`)).html;
    expect(shown).toContain(`href="/findings/${VISIT}-01"`);
    expect(shown).not.toContain(`${VISIT}-02`);
  });

  it('end with the notice of results, when every minute is signed and every unit was heard', async () => {
    const api = new ApiClient(demo);
    const finding = `${VISIT}-01`;
    const { body } = await api.call('doankiemtra1', 'GET', '/api/v1/visits/2018-Q2-873');
    for (const answer of body.answers as Record<string, unknown>[]) {
      const { criterionKey, verdict, value, numerator, denominator, manualScore } = answer;
      expect((await api.call('doankiemtra1', 'PUT', `/api/v1/visits/${VISIT}/answers/${String(criterionKey)}`, { verdict, value, numerator, denominator, manualScore })).status).toBe(200);
    }

    expect((await staff.open(`/rounds/${ROUND}`)).html).not.toContain('data-testid="next-issue"');
    const refused = await staff.post(`/rounds/${ROUND}/results`, {});
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('còn 2 việc');
    expect(refused.html).toContain(`href="/visits/${VISIT}"`);
    expect(refused.html).toContain(`href="/findings/${finding}"`);

    expect((await team.post(`/visits/${VISIT}/findings/${finding}/opinion`, { opinion: 'agree' })).status).toBe(303);
    expect((await team.post(`/visits/${VISIT}/moves`, { action: 'finish' })).status).toBe(303);
    expect((await team.post(`/visits/${VISIT}/moves`, { action: 'signMinutes' })).status).toBe(303);
    const ready = (await staff.open(`/rounds/${ROUND}`)).html;
    expect([ready.includes('thông báo kết quả cho 1 đơn vị'), ready.includes('data-testid="next-issue"')]).toEqual([true, true]);
    expect((await staff.post(`/rounds/${ROUND}/results`, {})).status).toBe(303);

    const { html } = await staff.open(`/rounds/${ROUND}`);
    expect(html).toContain(`href="/directives/new?round=${ROUND}"`);
    expect((await (await PageBrowser.signedIn(demo, 'huyen873')).open(`/visits/${VISIT}`)).status).toBe(200);
    expect((await (await PageBrowser.signedIn(demo, 'huyen874')).open(`/visits/${VISIT}`)).status).toBe(404);
    expect((await staff.post(`/rounds/${ROUND}/steps`, { step: 'approve' })).status).toBe(403);
  });
});
