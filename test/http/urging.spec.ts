import { DataSource } from 'typeorm';
import { SetAccountEmail } from '../../src/features/identity';
import { Obligation } from '../../src/features/obligations';
import { Urging } from '../../src/features/urging';
import { SYSTEM_ACTOR } from '../../src/kernel/system-actor';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { OutgoingMail } from '../../src/platform/mail/outgoing-mail.entity';
import { readPdf } from '../reports/readers/pdf-reader';
import { readZip } from '../reports/readers/zip-reader';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { countOf, fieldValue, PageBrowser } from '../support/page-browser';

const D8 = [866, 867, 868, 869, 870, 871].map((unit) => `2018-Q2-D8-${unit}`);

describe('urging', () => {
  let demo: DemoApp;
  let staff: PageBrowser;
  let api: ApiClient;
  const rows = (): Promise<Urging[]> => demo.app.get(DataSource).manager.find(Urging, { order: { number: 'ASC' } });
  const mails = (): Promise<OutgoingMail[]> => demo.app.get(DataSource).manager.find(OutgoingMail, { order: { number: 'ASC' } });
  /** Sessions end over night. */
  const nextDay = async (): Promise<void> => {
    demo.clock.set(demo.clock.now() + 24 * 3600_000);
    staff = await PageBrowser.signedIn(demo, 'sonoivu');
  };
  const named = (codes: readonly string[]): string => codes.map((code) => `obligation=${code}`).join('&');
  beforeAll(async () => {
    demo = await startDemoApp();
    staff = await PageBrowser.signedIn(demo, 'sonoivu');
    api = new ApiClient(demo);
    for (const username of ['huyen866', 'lanhdao.huyen866', 'chutich']) await demo.app.get(SetAccountEmail, { strict: false }).execute(SYSTEM_ACTOR, username, `${username}@dt.example.vn`);
  }, 120_000);
  afterAll(() => demo.close());

  describe('the choice of duties, without scripts', () => {
    it('offers the whole filter with one box', async () => {
      const { html, words } = await staff.open('/obligations?view=undated');
      expect(words).toContain('Chọn tất cả 159 nhiệm vụ theo bộ lọc');
      expect(html).toMatch(/name="view" value="undated"/);
    });

    it.each([
      ['every page of the filter', '/reminders/new?all=1&view=undated', 159],
      ['a narrower filter', '/reminders/new?all=1&view=undated&unit=869', 14],
      ['what was ticked', `/reminders/new?${named(D8)}`, 6],
      ['the filter, though rows are ticked too', `/reminders/new?all=1&view=overdue&${named(D8)}`, 1],
      ['nothing named: what is overdue', '/reminders/new', 1],
    ])('%s', async (_, url, expected) => {
      const { html } = await staff.open(url);
      if (url.includes('unit=869')) expect(countOf(html, 'preview-row')).toBeGreaterThan(1);
      else expect(countOf(html, 'preview-row')).toBe(expected);
    });

    it('says what is missing, thing by thing', async () => {
      const { words } = await staff.open('/reminders/new');
      expect(words).toContain('2018-Q2-869-01');
      expect(words).toMatch(/2 lần gần nhất 23\/07\/2018 08:00/);
    });
  });

  describe('sending', () => {
    it('leaves out a duty that was answered between the preview and the press, and says so', async () => {
      const preview = await staff.open(`/reminders/new?${named(D8)}`);
      expect(countOf(preview.html, 'preview-row')).toBe(6);
      await api.call('huyen866', 'POST', '/api/v1/obligations/2018-Q2-D8-866/updates', { kind: 'result', text: 'Đã thực hiện', version: 1 });
      const sent = await staff.post('/reminders', { obligationCodes: D8, level: 'handler', channel: 'system', formKey: fieldValue(preview.html, 'formKey') });
      expect(sent.location).toBe('/reminders?dispatch=2018-Q2-3');
      const ledger = await staff.open(sent.location ?? '');
      expect(ledger.words).toContain('5 dòng đã ghi, 1 đơn vị vừa báo cáo nên không đôn đốc.');
      expect(countOf(ledger.html, 'urging')).toBe(5);
      expect(ledger.words).toContain('Lần gửi 2018-Q2-3: 5 dòng, 5 đơn vị.');
      const again = await staff.open(`/reminders/new?${named(D8)}`);
      expect(again.words).toContain('Không đôn đốc vì đã có báo cáo: Thành phố Cao Lãnh (2018-Q2-D8-866)');
      expect(again.words).toContain('Hôm nay đã đôn đốc, không gửi lại: ');
      expect(countOf(again.html, 'preview-row')).toBe(0);
    });

    it('is done once however often the button is pressed, and once a day whoever presses', async () => {
      const before = (await rows()).length;
      const form = { obligationCodes: '2018-Q2-D3.1-867', level: 'handler', channel: 'system', formKey: 'a-form' };
      const both = await Promise.all([staff.post('/reminders', form), staff.post('/reminders', form)]);
      expect(both.map(({ location }) => location)).toEqual(['/reminders?dispatch=2018-Q2-8', '/reminders?dispatch=2018-Q2-8']);
      const leader = await PageBrowser.signedIn(demo, 'lanhdao.sonoivu');
      await leader.open('/reminders/new');
      const second = await leader.post('/reminders', { ...form, formKey: 'another-form' });
      expect(second.location).toBe('/reminders');
      expect((await leader.open('/reminders')).words).toContain('1 nhiệm vụ hôm nay đã có người đôn đốc');
      expect((await rows()).length - before).toBe(1);
    });

    it.each([
      [{ obligationCodes: [] }, 'Hãy chọn lại'],
      [{ obligationCodes: ['2018-Q2-D8-872'], level: 'everybody' }, 'Mức đôn đốc'],
      [{ obligationCodes: ['2018-Q2-D8-872'], channel: 'pigeon' }, 'Hình thức'],
      [{ obligationCodes: ['2018-Q2-D8-872'], signing: 'nobody' }, 'Người ký'],
      [{ obligationCodes: ['2018-Q2-D8-872'], noteVi: 'x'.repeat(2001) }, '2000'],
    ])('refuses %j and keeps what was typed', async (bad, words) => {
      const before = (await rows()).length;
      await staff.open('/reminders/new');
      const page = await staff.post('/reminders', { level: 'head', channel: 'letter', noteVi: 'Đề nghị sớm gửi', ...bad });
      expect(page.status).toBe(400);
      expect(page.words).toContain(words);
      expect(page.html).toContain('noteVi' in bad ? 'xxxx' : 'Đề nghị sớm gửi');
      expect((await rows()).length).toBe(before);
    });

    it('queues a mail to the posts of its level, with its row or not at all', async () => {
      await nextDay();
      await api.call('sonoivu', 'POST', '/api/v1/urgings', { obligationCodes: ['2018-Q2-D3.1-866', '2018-Q2-D3.2-866'], level: 'head', channel: 'system' });
      const queued = (await mails()).slice(-1);
      expect(queued.map(({ toAddress, subjectVi }) => [toAddress, subjectVi])).toEqual([['lanhdao.huyen866@dt.example.vn', 'Đôn đốc 2 nhiệm vụ']]);
      expect(await mails()).toHaveLength(1);
      const last = (await rows()).at(-1);
      expect(last?.toVi).toContain('Lãnh đạo UBND');
      expect(last?.missing).toEqual([{ kind: 'output', code: null, text: last?.missingVi }]);
    });
  });

  describe('the letters of one sending', () => {
    it('come in one ZIP: one for each unit over all its duties, in PDF and Word', async () => {
      await nextDay();
      const { body } = await api.call('sonoivu', 'POST', '/api/v1/urgings', { obligationCodes: ['2018-Q2-D1.2-869', '2018-Q2-D8-869', '2018-Q2-D8-870'], level: 'homeAffairsLetter', channel: 'letter', signing: 'deputy' });
      const dispatch = String(body.dispatch);
      const zip = await api.call('sonoivu', 'GET', `/api/v1/urgings/dispatches/${dispatch}/letters.zip`);
      expect(zip.headers['content-type']).toBe('application/zip');
      const [first] = body.numbers as number[];
      const names = [...(await readZip(zip.bytes)).keys()];
      expect(names.sort()).toEqual([`cong-van-don-doc-869-so-${first}.docx`, `cong-van-don-doc-869-so-${first}.pdf`, `cong-van-don-doc-870-so-${Number(first) + 2}.docx`, `cong-van-don-doc-870-so-${Number(first) + 2}.pdf`]);
      for (const number of [Number(first), Number(first) + 1]) {
        const letter = await api.call('huyen869', 'GET', `/api/v1/urgings/2018-Q2/${number}/letter/pdf`);
        const text = readPdf(letter.bytes).pages.map((page) => page.text).join(' ');
        for (const words of ['2 nhiệm vụ của Ủy ban nhân dân huyện Tân Hồng', 'KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'mục D1.2', 'mục D8', 'Không ấn định ngày', 'lần 1 ngày 20/7/2018']) expect(text).toContain(words);
        expect(text).not.toContain('Hồng Ngự');
      }
    });

    it('and a proposal to the chair, which no unit sees', async () => {
      await nextDay();
      const { body } = await api.call('sonoivu', 'POST', '/api/v1/urgings', { obligationCodes: ['2018-Q2-D1.2-869', '2018-Q2-D8-867'], level: 'chairProposal', channel: 'letter' });
      const dispatch = String(body.dispatch);
      const url = `/api/v1/urgings/dispatches/${dispatch}/proposal/pdf`;
      for (const username of ['sonoivu', 'chutich']) {
        const text = readPdf((await api.call(username, 'GET', url)).bytes).pages.map((page) => page.text).join(' ');
        for (const words of ['TỜ TRÌNH', 'Chủ tịch Ủy ban nhân dân tỉnh', 'còn 2 cơ quan, đơn vị', 'Huyện Tân Hồng', 'trước ngày ……', 'DỮ LIỆU MẪU']) expect(text).toContain(words);
      }
      for (const username of ['huyen869', 'stttt', 'doankiemtra1']) expect((await api.call(username, 'GET', url)).status).toBe(403);
      const zip = [...(await readZip((await api.call('sonoivu', 'GET', `/api/v1/urgings/dispatches/${dispatch}/letters.zip`)).bytes)).keys()];
      expect(zip.filter((name) => name.startsWith('phieu-trinh'))).toHaveLength(2);
      expect((await mails()).at(-1)).toMatchObject({ toAddress: 'chutich@dt.example.vn', subjectVi: 'Đề nghị chỉ đạo: 2 đơn vị chưa thực hiện sau đôn đốc' });
      expect((await staff.open(`/reminders?dispatch=${dispatch}`)).html).toContain('data-testid="proposal-pdf"');
      const chair = await (await PageBrowser.signedIn(demo, 'chutich')).open('/overview');
      expect(chair.words).toContain('đề nghị chỉ đạo 2 đơn vị chưa thực hiện sau đôn đốc');
      expect(chair.words).toContain('Đã đôn đốc 4 lần');
      expect(chair.html).toContain(`/reminders/dispatches/${dispatch}/proposal/pdf`);
    });

    it('but nothing is put to the chair that was never urged', async () => {
      const before = (await rows()).length;
      const page = await staff.post('/reminders', { obligationCodes: ['2018-Q2-D8-868', '2018-Q2-D8-877'], level: 'chairProposal', channel: 'letter' });
      expect([page.status, page.words.includes('Chưa đôn đốc lần nào: 2018-Q2-D8-877.')]).toEqual([400, true]);
      expect((await rows()).length).toBe(before);
    });
  });

  describe('a telephone call or a chat', () => {
    it('has its text for each unit, in words, with the weekday and a link', async () => {
      const { html, words } = await staff.open('/reminders/spoken?obligation=2018-Q2-D1.2-869&obligation=2018-Q2-D3.1-868');
      expect(countOf(html, 'spoken-unit')).toBe(2);
      for (const text of ['Kính gửi Huyện Tân Hồng', 'thời hạn hết ngày 19/7/2018 (thứ Năm), đến nay quá hạn', 'trả lời 6 tồn tại', '/obligations/2018-Q2-D1.2-869', 'văn bản không ấn định ngày hoàn thành']) expect(words).toContain(text);
    });

    it('writes its row with who was spoken to and what they answered, and mails nobody', async () => {
      const before = await mails();
      const { html } = await staff.open('/reminders/spoken?obligation=2018-Q2-D3.1-868');
      const refused = await staff.post('/reminders/spoken', { obligationCodes: '2018-Q2-D3.1-868', channel: 'chat', spokenWith: '', answerVi: 'Sẽ gửi chiều nay', formKey: fieldValue(html, 'formKey') });
      expect(refused.status).toBe(400);
      expect(refused.words).toContain('Sẽ gửi chiều nay');
      const form = { obligationCodes: '2018-Q2-D3.1-868', channel: 'chat', spokenWith: 'Chánh Văn phòng', answerVi: 'Sẽ gửi chiều nay', formKey: fieldValue(refused.html, 'formKey') };
      const both = await Promise.all([staff.post('/reminders/spoken', form), staff.post('/reminders/spoken', form)]);
      const ledger = await staff.open(both[0]?.location ?? '');
      expect(countOf(ledger.html, 'urging')).toBe(1);
      for (const words of ['Zalo', 'Trao đổi với Chánh Văn phòng', 'Trả lời: Sẽ gửi chiều nay']) expect(ledger.words).toContain(words);
      expect(await mails()).toEqual(before);
      expect((await api.call('huyen868', 'GET', '/api/v1/urgings')).body).toMatchObject({ rows: [{ channel: 'chat', spokenWith: 'Chánh Văn phòng', answerVi: 'Sẽ gửi chiều nay' }, { channel: 'system' }] });
    });
  });

  describe('what the unit did', () => {
    const seenOf = async (code: string): Promise<(number | null)[]> => {
      const { id } = await demo.app.get(DataSource).manager.findOneByOrFail(Obligation, { code });
      return (await rows()).filter(({ obligationId }) => obligationId === id).map(({ seenAt }) => seenAt);
    };

    it('is noted the first time it opens the duty, and not when others or a program look', async () => {
      const url = '/obligations/2018-Q2-D8-871';
      await staff.open(url);
      await api.call('huyen870', 'GET', `/api/v1${url}`);
      const unit = await PageBrowser.signedIn(demo, 'huyen871');
      await unit.sendWith({ 'sec-purpose': 'prefetch' }, 'GET', url);
      expect(await seenOf('2018-Q2-D8-871')).toEqual([null]);
      const at = demo.clock.now();
      expect((await unit.open(url)).words).toContain('Đã xem');
      await nextDay();
      await (await PageBrowser.signedIn(demo, 'huyen871')).open(url);
      expect(await seenOf('2018-Q2-D8-871')).toEqual([at]);
      const facts = await demo.app.get(DataSource).manager.findBy(FactRow, { type: 'urging.seen', subjectCode: '2018-Q2-D8-871/1' });
      expect(facts).toHaveLength(1);
    });

    it('stands in the ledger with the days, and the list can be narrowed to it', async () => {
      await api.call('huyen871', 'POST', '/api/v1/obligations/2018-Q2-D8-871/updates', { kind: 'result', text: 'Đã xong', version: 1 });
      const reported = await staff.open('/reminders?followed=reported');
      expect(countOf(reported.html, 'urging')).toBe(1);
      expect(reported.words).toMatch(/Báo cáo sau \d+ ngày/);
      const silent = await staff.open('/reminders?followed=nothing&unit=869');
      expect(silent.words).toMatch(/Chưa trả lời, \d+ ngày/);
      expect((await staff.open('/reminders?q=tan hong&level=chairProposal')).words).toContain('Huyện Tân Hồng');
      const excel = await staff.open('/reminders/export?followed=reported');
      expect(excel.status).toBe(200);
    });

    it('a unit sees its own rows only', async () => {
      const { body } = await api.call('huyen871', 'GET', '/api/v1/urgings?pageSize=200');
      expect((body.rows as { unitCode: string }[]).map(({ unitCode }) => unitCode)).toEqual(['871']);
      expect((await api.call('huyen871', 'GET', '/api/v1/urgings?dispatch=2018-Q2-1')).body).toMatchObject({ total: 0 });
    });

    it('how often it was urged stands on the duty and on the page of the unit', async () => {
      expect((await staff.open('/obligations/2018-Q2-D1.2-869')).words).toMatch(/Đã đôn đốc 4 lần, gần nhất/);
      expect((await staff.open('/units/869')).words).toMatch(/Đã đôn đốc 6 lần, gần nhất/);
    });
  });
});
