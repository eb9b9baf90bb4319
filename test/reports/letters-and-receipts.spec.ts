import { DataSource } from 'typeorm';
import { UrgeUnits } from '../../src/features/urging';
import { Account, AccountStore } from '../../src/features/identity';
import type { Actor } from '../../src/kernel/actor';
import { NotFoundError } from '../../src/kernel/errors';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { ReceiptPaper } from '../../src/reports/receipt-paper';
import { UrgingLetter } from '../../src/reports/urging-letter';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { joined, lineOf, readPdf } from './readers/pdf-reader';
import { readZip } from './readers/zip-reader';

describe('papers about one thing', () => {
  let demo: DemoApp;
  let letters: UrgingLetter;
  let receipts: ReceiptPaper;
  beforeAll(async () => {
    demo = await startDemoApp();
    letters = demo.app.get(UrgingLetter, { strict: false });
    receipts = demo.app.get(ReceiptPaper, { strict: false });
  }, 120_000);
  afterAll(() => demo.close());

  async function actor(username: string): Promise<Actor> {
    const account = await demo.app.get(DataSource, { strict: false }).manager.findOneByOrFail(Account, { username });
    const found = await demo.app.get(AccountStore, { strict: false }).actorOf(account.id);
    if (!found) throw new Error(username);
    return found;
  }

  const get = (username: string, url: string) =>
    demo.app.getHttpAdapter().getInstance().inject({ method: 'GET', url: encodeURI(url), headers: { authorization: `Bearer ${demo.token(username)}` } });
  const letterText = async (username: string, number: number): Promise<string> => readPdf((await letters.render(await actor(username), '2018-Q2', number, 'pdf')).bytes).pages.map(({ text }) => text).join(' ');
  const receiptText = async (username: string, code: string, version: number): Promise<string> => readPdf((await receipts.pdf(await actor(username), code, version)).bytes).pages.map(({ text }) => text).join(' ');

  it.each([
    ['huyen869', '/reminders/2018-Q2/1/letter/docx', 'urging-2018-Q2-1.docx'],
    ['chutich', '/reminders/2018-Q2/2/letter/pdf', 'urging-2018-Q2-2.pdf'],
    ['huyen874', '/reports/2018-Q2-874/receipt/2/pdf', 'receipt-2018-Q2-874-2.pdf'],
  ])('are sent to %s from %s as %s', async (username, url, name) => {
    const { statusCode, headers } = await get(username, url);
    expect([statusCode, headers['content-disposition'], headers['cache-control']]).toEqual([200, `attachment; filename="${name}"`, 'private, no-store']);
  });

  it.each([
    ['huyen870', '/reminders/2018-Q2/1/letter/pdf'],
    ['sonoivu', '/reminders/2018-Q2/1/letter/xlsx'],
    ['sonoivu', '/reminders/2018-Q2/một/letter/pdf'],
    ['huyen869', '/reports/2018-Q2-874/receipt/2/pdf'],
    ['sonoivu', '/reports/2018-Q2-874/receipt/0/pdf'],
  ])('are not found by %s at %s', async (username, url) => {
    expect((await get(username, url)).statusCode).toBe(404);
  });

  describe('the urging letter', () => {
    it('has the official head of 2018 with the number and day left to write in', async () => {
      const { name, bytes } = await letters.render(await actor('sonoivu'), '2018-Q2', 2, 'pdf');
      expect(name).toBe('urging-2018-Q2-2.pdf');
      const { pages } = readPdf(bytes);
      expect(pages).toHaveLength(1);
      expect(lineOf(pages[0], 'UBND TỈNH ĐỒNG THÁP').fonts).not.toEqual([expect.stringContaining('Bold')]);
      expect(lineOf(pages[0], 'SỞ NỘI VỤ').fonts).toEqual([expect.stringContaining('Bold')]);
      joined(pages[0], 'Số:', '/SNV-CCHC');
      joined(pages[0], 'Đồng Tháp, ngày', 'tháng 7 năm 2018');
      lineOf(pages[0], 'Kính gửi: Ủy ban nhân dân huyện Tân Hồng.');
      for (const line of ['Nơi nhận:', '- Như trên;', '- Lưu: VT, CCHC.', 'GIÁM ĐỐC', '(Họ và tên)']) lineOf(pages[0], line);
    });

    it('says what is owed, under which words, since when, and what was urged before', async () => {
      const text = await letterText('sonoivu', 2);
      for (const words of [
        'V/v đôn đốc báo cáo kết quả khắc phục',
        'mục D1.2: “báo cáo kết quả khắc phục trước ngày 20/7/2018”',
        'chậm nhất hết ngày 19/7/2018 (thứ Năm)',
        'Đến 08:00 ngày 23/7/2018, Sở Nội vụ chưa nhận được báo cáo kết quả khắc phục của Ủy ban nhân dân huyện Tân Hồng, quá hạn 4 ngày.',
        'đã đôn đốc: lần 1 lúc 10:00 ngày 20/7/2018 (qua phần mềm).',
        'trả lời đủ 6 tồn tại',
        'báo cáo Chủ tịch Ủy ban nhân dân tỉnh',
        'quan tâm thực hiện./.',
      ]) {
        expect(text).toContain(words);
      }
    });

    it('stands as it was at its own moment: the first counts one day and threatens nothing', async () => {
      const text = await letterText('sonoivu', 1);
      expect(text).toContain('quá hạn 1 ngày');
      expect(text).toContain('Đây là lần đôn đốc thứ nhất.');
      expect(text).not.toContain('xem xét, chỉ đạo');
    });

    it('is the same in Word', async () => {
      const { name, bytes } = await letters.render(await actor('chutich'), '2018-Q2', 2, 'docx');
      expect(name).toBe('urging-2018-Q2-2.docx');
      const xml = (await readZip(bytes)).get('word/document.xml') ?? '';
      const text = xml.replace(/<[^>]+>/g, '');
      for (const words of ['quá hạn 4 ngày', 'Kính gửi: Ủy ban nhân dân huyện Tân Hồng.', '(Họ và tên)', 'DỮ LIỆU MẪU']) expect(text).toContain(words);
    });

    it('is found by Home Affairs, the chair and the unit itself, by nobody else', async () => {
      for (const username of ['lanhdao.sonoivu', 'chutich', 'huyen869', 'lanhdao.huyen869']) expect(await letterText(username, 1)).toContain('huyện Tân Hồng');
      for (const username of ['huyen870', 'stttt', 'doankiemtra1']) await expect(letterText(username, 1)).rejects.toThrow(NotFoundError);
      await expect(letterText('sonoivu', 99)).rejects.toThrow(NotFoundError);
    });

    it('asks for an undated duty without calling it late', async () => {
      const { numbers } = await demo.app.get(UrgeUnits, { strict: false }).execute(await actor('sonoivu'), { obligationCodes: ['2018-Q2-D6.3-STTTT'], level: 'homeAffairsLetter', channel: 'letter' });
      const text = await letterText('stttt', numbers[0] ?? 0);
      for (const words of ['Kính gửi: Sở Thông tin và Truyền thông.', 'Văn bản không ấn định ngày hoàn thành', 'Kịp thời phản ánh khó khăn', 'Chủ tịch UBND tỉnh (để báo cáo)']) expect(text).toContain(words);
      expect(text).not.toContain('quá hạn');
      expect(text).not.toContain('tồn tại đã thông báo');
    });
  });

  describe('the receipt', () => {
    it('states who sent what when, both readings of the time limit and the place in the audit trail', async () => {
      const text = await receiptText('huyen870', '2018-Q2-870', 1);
      for (const words of [
        'PHIẾU TIẾP NHẬN BÁO CÁO KẾT QUẢ KHẮC PHỤC',
        'TN-2018-Q2-870-1',
        'Huyện Hồng Ngự',
        '2018-Q2-870, lần nộp 1',
        'Chức vụ người ký Chủ tịch UBND huyện',
        'Chuyển cơ quan nhận: Sở Thông tin và Truyền thông',
        'Chức năng theo dõi trên phần mềm ngoài thẩm quyền của huyện.',
        '09:10 ngày 20/7/2018 (giờ máy chủ, UTC+7: 2018-07-20T09:10:00+07:00)',
        'trước ngày 20/7/2018',
        'Trễ 1 ngày; hạn chót hết ngày 19/7/2018 (thứ Năm)',
        'Đúng hạn; hạn chót hết ngày 20/7/2018 (thứ Sáu)',
      ]) {
        expect(text).toContain(words);
      }
      const fact = await demo.app.get(DataSource, { strict: false }).manager.findOneByOrFail(FactRow, { type: 'report.submitted', subjectCode: '2018-Q2-870' });
      expect(text).toContain(`dòng ${fact.seq}, mã chuỗi: ${fact.hash.slice(0, 32)} ${fact.hash.slice(32)}`);
    });

    it('lists every file with its size and whole SHA-256', async () => {
      const text = await receiptText('sonoivu', '2018-Q2-873', 1);
      expect(text).toContain('cam kết hoàn thành ngày');
      const { body } = await demo.app.getHttpAdapter().getInstance().inject({ method: 'GET', url: '/api/v1/reports/2018-Q2-873', headers: { authorization: `Bearer ${demo.token('sonoivu')}` } });
      const [version] = (JSON.parse(body) as { versions: { signedFile: Stored; items: { evidence: Stored[] }[] }[] }).versions;
      const files = [version?.signedFile, ...(version?.items.flatMap(({ evidence }) => evidence) ?? [])].flatMap((file) => file ?? []);
      expect(files.length).toBeGreaterThan(3);
      for (const { sha256 } of files) {
        expect(text).toContain(sha256.slice(0, 32));
        expect(text).toContain(sha256.slice(32));
      }
      expect(text).toContain(`${new Set(files.map(({ publicId }) => publicId)).size} tệp`);
    });

    it('of a supplement keeps the result of the first sending', async () => {
      const text = await receiptText('sonoivu', '2018-Q2-874', 2);
      expect(text).toContain('Đúng hạn; hạn chót hết ngày 19/7/2018');
      expect(text).toContain('tính theo lần gửi đầu, lúc 16:55 ngày 19/7/2018');
    });

    it('is the same file every time', async () => {
      const [first, second] = await Promise.all([receipts.pdf(await actor('sonoivu'), '2018-Q2-873', 1), receipts.pdf(await actor('huyen873'), '2018-Q2-873', 1)]);
      expect(first.bytes.equals(second.bytes)).toBe(true);
    });

    it.each([
      ['another unit', 'huyen869', '2018-Q2-870', 1],
      ['an inspector', 'doankiemtra2', '2018-Q2-870', 1],
      ['a version that was not sent', 'sonoivu', '2018-Q2-870', 2],
      ['a unit that sent nothing', 'sonoivu', '2018-Q2-869', 1],
    ])('does not exist for %s', async (_, username, code, version) => {
      await expect(receipts.pdf(await actor(username), code, version)).rejects.toThrow(NotFoundError);
    });
  });
});

interface Stored {
  readonly publicId: string;
  readonly sha256: string;
}
