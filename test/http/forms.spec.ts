import { DEMO_PASSWORD } from '../../seed/demo/demo-accounts';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { fieldValue, PageBrowser } from '../support/page-browser';

const VIETNAMESE = /[ăâđêôơưạảãầấậẩờớợởộồốệềế]/i;
const URLENCODED = 'application/x-www-form-urlencoded';

describe('forms, however they are sent', () => {
  let demo: DemoApp;
  let staff: PageBrowser;
  let unit: PageBrowser;
  beforeAll(async () => {
    demo = await startDemoApp();
    staff = await PageBrowser.signedIn(demo, 'sonoivu');
    unit = await PageBrowser.signedIn(demo, 'huyen869');
  }, 120_000);
  afterAll(() => demo.close());

  const STAFF_FORMS = ['/reminders', '/rounds/new', '/rounds', '/directives', '/consolidations', '/reports/2018-Q2-870/review/1', '/reports/2018-Q2-870/review/send', '/rounds/2018-Q2/steps', '/obligations/2018-Q2-D3.1-866/decisions'];

  describe('as multipart though without files', () => {
    it.each(STAFF_FORMS)('%s is read like any form', async (url) => {
      await staff.open('/');
      const answer = await staff.upload(url, {});
      expect([200, 303, 400, 403, 404, 409]).toContain(answer.status);
      if (answer.status !== 303) expect(answer.words).toMatch(VIETNAMESE);
    });

    it('the visit of an inspector', async () => {
      const inspector = await PageBrowser.signedIn(demo, 'doankiemtra1');
      await inspector.open('/');
      for (const path of ['moves', 'findings/new', 'findings/2018-Q2-873-01/opinion']) expect([400, 403, 404, 409]).toContain((await inspector.upload(`/visits/2018-Q2-873/${path}`, {})).status);
    });

    it('begins a report for a unit that is signed in', async () => {
      await unit.open('/');
      const begun = await unit.upload('/obligations/2018-Q2-D1.2-869/report', {});
      expect([begun.status, begun.location]).toEqual([303, '/reports/2018-Q2-869/edit']);
    });

    it('stores what it says', async () => {
      await staff.open('/reports/2018-Q2-870/review/1');
      const { html } = await staff.open('/reports/2018-Q2-870/review/1');
      const saved = await staff.upload('/reports/2018-Q2-870/review/1', { version: fieldValue(html, 'version'), decision: 'returned', reason: 'Thiếu ảnh chụp', go: '2' });
      expect(saved.status).toBe(303);
      expect((await staff.open('/reports/2018-Q2-870/review/1')).words).toContain('Thiếu ảnh chụp');
    });

    it('refuses a file that nobody reads', async () => {
      await staff.open('/');
      const answer = await staff.upload('/consolidations', { round: '2018-Q2' }, [{ field: 'files', name: 'a.pdf', bytes: samplePdf('a') }]);
      expect(answer.status).toBe(400);
      expect(answer.words).toContain('Biểu mẫu này không nhận tệp');
    });

    it('needs the token of our own page all the same, also beside files', async () => {
      for (const url of ['/consolidations', '/obligations/2018-Q2-D1.2-869/report', '/reports/2018-Q2-869/edit/1']) {
        const browser = url === '/consolidations' ? staff : unit;
        const body = '--x\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\nsai\r\n--x--\r\n';
        expect((await browser.sendWith({}, 'POST', url, 'multipart/form-data; boundary=x', body)).status).toBe(403);
        expect((await browser.sendWith({ 'x-csrf-token': 'sai' }, 'POST', url, 'multipart/form-data; boundary=x', body)).status).toBe(403);
      }
    });

    it('is the wrong kind for a program', async () => {
      const answer = await new ApiClient(demo).upload('sonoivu', '/api/v1/rounds', []);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ errors: [{ code: 'body.wrongType' }] });
    });
  });

  it.each([...STAFF_FORMS, '/login'])('%s without a body is refused in words', async (url) => {
    await staff.open('/');
    const answer = await staff.sendWith({ 'x-csrf-token': staff.formToken }, 'POST', url);
    expect([303, 400, 403, 404, 409]).toContain(answer.status);
    if (answer.status !== 303) expect(answer.words).toMatch(VIETNAMESE);
  });

  describe('with a token that is too old', () => {
    const typed = { version: '1', kind: 'progress', text: 'Đã lập danh sách thủ tục còn thiếu của 12 xã' };
    const url = '/obligations/2018-Q2-D2.1-869/updates';

    it.each([['plain', {}], ['with a token of another day', { _csrf: 'cu' }]])('%s: what was typed is shown, ready to be sent again', async (_, token) => {
      const stale = await staff.sendWith({}, 'POST', '/reports/2018-Q2-870/review/2', URLENCODED, new URLSearchParams({ ...token, decision: 'returned', reason: 'Chưa có ảnh chụp sổ theo dõi' }).toString());
      expect(stale.status).toBe(403);
      expect(stale.html).toContain('data-testid="resume"');
      expect(stale.html).toContain('name="reason" value="Chưa có ảnh chụp sổ theo dõi"');
      expect(stale.html).not.toContain('value="cu"');
      expect(stale.words).toContain('Chưa có ảnh chụp sổ theo dõi');
      const shown = await staff.open('/reports/2018-Q2-870/review/2');
      const sent = await staff.post('/reports/2018-Q2-870/review/2', { version: fieldValue(shown.html, 'version'), decision: 'returned', reason: 'Chưa có ảnh chụp sổ theo dõi' });
      expect(sent.status).toBe(303);
    });

    it('beside files: the text is kept and sent without them', async () => {
      const { html } = await unit.open('/obligations/2018-Q2-D2.1-869');
      const parts = Object.entries({ ...typed, formKey: fieldValue(html, 'formKey'), version: fieldValue(html, 'version') || '1', _csrf: 'cu' });
      const body = `${parts.map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--x\r\ncontent-disposition: form-data; name="files"; filename="ảnh.pdf"\r\n\r\n%PDF-1.4\r\n--x--\r\n`;
      const stale = await unit.sendWith({}, 'POST', url, 'multipart/form-data; boundary=x', body);
      expect(stale.status).toBe(403);
      expect(stale.words).toContain(typed.text);
      expect(stale.words).toContain('Tệp đã chọn không giữ lại được: ảnh.pdf.');
      const kept = Object.fromEntries(parts.filter(([name]) => name !== '_csrf').map(([name]) => [name, fieldValue(stale.html, name)]));
      expect((await unit.post(url, kept)).status).toBe(303);
      expect((await unit.open('/obligations/2018-Q2-D2.1-869')).words).toContain(typed.text);
    });

    it('by somebody whose session ended: the files are named as lost before and after signing in, and the page opens on which they are chosen', async () => {
      const { html } = await unit.open('/obligations/2018-Q2-D2.2-869');
      const gone = new PageBrowser(demo);
      const fields = { kind: 'progress', text: 'Đang làm', formKey: 'phien-het-1', version: fieldValue(html, 'version') };
      const refused = await gone.upload('/obligations/2018-Q2-D2.2-869/updates', fields, [{ field: 'files', name: 'ảnh chụp.pdf', bytes: samplePdf('ảnh') }]);
      expect(refused.status).toBe(401);
      expect(refused.words).toContain('cần chọn lại sau khi đăng nhập: ảnh chụp.pdf.');
      const hidden = [...refused.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].filter(([, name]) => name !== '_csrf').map(([, name = '', value = '']) => [name, value]);
      const resumed = await gone.post('/login', { ...Object.fromEntries(hidden), username: 'huyen869', password: DEMO_PASSWORD });
      expect(resumed.words).toContain('Tệp đã chọn không giữ lại được: ảnh chụp.pdf.');
      expect(resumed.words).toContain('Đang làm');
      expect(resumed.html).toContain('<a href="/obligations/2018-Q2-D2.2-869" data-testid="resume-discard">');
      const sent = await gone.post('/obligations/2018-Q2-D2.2-869/updates', { ...fields, _filesFollow: fieldValue(resumed.html, '_filesFollow') });
      expect([sent.status, sent.location]).toEqual([303, '/obligations/2018-Q2-D2.2-869']);
      expect((await gone.open(sent.location ?? '')).words).toContain('Tệp đã chọn chưa được gửi. Hãy chọn lại tệp ở đây.');
      const none = await new PageBrowser(demo).post('/visits/2018-Q2-874/field/11', { verdict: 'met', note: '' });
      expect(none.html).not.toContain('data-testid="files-lost"');
    });

    it('shows short texts and choices in words, and leads back to the page of the form', async () => {
      const resumed = await new PageBrowser(demo).post('/visits/2018-Q2-874/field/11', { verdict: 'partlyMet', note: 'thiếu sổ', version: '1' });
      const gone = new PageBrowser(demo);
      await gone.open('/login');
      const page = await gone.post('/login', { username: 'doankiemtra1', password: DEMO_PASSWORD, target: '/visits/2018-Q2-874/field/11', back: fieldValue(resumed.html, 'back'), 'kept[verdict]': 'partlyMet', 'kept[note]': 'thiếu sổ', 'kept[version]': '1' });
      for (const words of ['Đạt một phần', 'thiếu sổ']) expect(page.words).toContain(words);
      expect(page.html).toContain('<a href="/visits/2018-Q2-874/field/11" data-testid="resume-discard">');
      expect(page.html).not.toContain('data-testid="files-again"');
    });

    it.each<[string, Record<string, string>]>([
      ['another site', { 'sec-fetch-site': 'cross-site' }],
      ['another origin', { origin: 'https://khac.vn' }],
    ])('from %s nothing is shown again', async (_, headers) => {
      const refused = await staff.sendWith(headers, 'POST', '/reports/2018-Q2-870/review/2', URLENCODED, 'decision=returned&reason=Chưa có ảnh chụp sổ theo dõi');
      expect(refused.status).toBe(403);
      expect(refused.html).not.toContain('data-testid="resume"');
    });

    it('never writes a password into a page', async () => {
      const refused = await staff.sendWith({}, 'POST', '/login', URLENCODED, 'username=a&password=mat-khau-cua-toi');
      expect(refused.status).toBe(403);
      expect(refused.html).not.toContain('mat-khau-cua-toi');
    });
  });
});
