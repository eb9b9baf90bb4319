import { clause, clauses, heading, paragraph } from '../../src/reports/model/blocks';
import { officialLayoutOn } from '../../src/reports/model/official-layout';
import { OFFICIAL_WORDS } from '../../src/reports/model/official-words';
import { renderDocument } from '../../src/reports/renderers/render-document';
import { everythingDocument, HOSTILE_TEXTS, STACKED_LETTERS } from './everything-document';
import { centreOf, joined, lineOf, readPdf } from './readers/pdf-reader';
import type { PdfPage, PdfReading } from './readers/pdf-reader';

/** Positions are measured in the finished file with pdf.js; the rules are NĐ 30/2020 Phụ lục I and, before 05/3/2020, TT 01/2011. */

const LEFT = 30;
const RIGHT = 210 - 15;
const TEXT_WIDTH = RIGHT - LEFT;
const LEFT_COLUMN_CENTRE = LEFT + TEXT_WIDTH * 0.2;
const RIGHT_COLUMN_CENTRE = LEFT + TEXT_WIDTH * 0.7;

describe('the end of a page', () => {
  const lines = Array.from({ length: 6 }, (_, index) => clause('-', `Dòng thứ ${index + 1};`));
  const list = [heading(1, 'II.', 'Kết quả'), paragraph('Kết quả cụ thể như sau:'), clauses(...lines), paragraph(`Đoạn ${'nhiều chữ '.repeat(40)}hết.`)];

  it.each(Array.from({ length: 10 }, (_, index) => 14 + index))('never holds a list’s lead or first line alone, nor a paragraph’s (%i lines above)', async (count) => {
    const filler = Array.from({ length: count }, (_, index) => paragraph(`Nội dung ${index + 1}.`));
    const base = everythingDocument({ meta: { date: null, draftedOn: '2018-07-24' } });
    const { pages } = readPdf(await renderDocument({ ...base, body: [...filler, ...list], annexes: [] }, 'pdf'));
    const pageOf = (text: string): number => pages.findIndex((page) => page.lines.some((line) => line.text.startsWith(text)));
    expect(pageOf('II. KẾT QUẢ')).toBeGreaterThanOrEqual(0);
    for (const text of ['Kết quả cụ thể', '- Dòng thứ 1;', '- Dòng thứ 2;']) expect([text, pageOf(text)]).toEqual([text, pageOf('II. KẾT QUẢ')]);
    const start = pages[pageOf('Đoạn nhiều chữ')]?.lines.findIndex((line) => line.text.startsWith('Đoạn nhiều chữ')) ?? -1;
    expect(pages[pageOf('Đoạn nhiều chữ')]?.lines[start + 1]?.text).toContain('nhiều chữ');
    // No page but the last is left half empty for it.
    for (const page of pages.slice(0, -1)) expect(Math.max(...page.lines.filter(({ size }) => size === 14).map(({ baseline }) => baseline))).toBeGreaterThan(225);
  });

  it.each(Array.from({ length: 12 }, (_, index) => 16 + index))('never holds a signature alone, and numbers every annex from its own first page (%i lines above)', async (count) => {
    const filler = Array.from({ length: count }, (_, index) => paragraph(`Nội dung ${index + 1}.`));
    const base = everythingDocument({ meta: { date: null, draftedOn: '2018-07-24' } });
    const annexes = ['I', 'II', 'III'].map((number) => ({ ...(base.annexes[0] as (typeof base.annexes)[0]), number, blocks: [paragraph('Một dòng.')] }));
    const { pages } = readPdf(await renderDocument({ ...base, body: [...filler, paragraph('Kính trình xem xét')], annexes }, 'pdf'));
    const pageOf = (text: string): number => pages.findIndex((page) => page.lines.some((line) => line.text.startsWith(text)));
    expect(pageOf('Kính trình xem xét')).toBe(pageOf('Nơi nhận'));
    const onAnnexes = pages.slice(pageOf('Phụ lục I')).flatMap((page) => page.lines.filter((line) => /^\d+$/.test(line.text) && line.baseline > page.height - 18));
    expect(onAnnexes).toEqual([]);
  });
});

describe.each([
  { rules: 'TT01/2011', date: null, draftedOn: '2018-07-24' },
  { rules: 'NĐ30/2020', date: '2026-02-05', draftedOn: '2026-02-05' },
])('report under $rules, dated $date', ({ rules, date, draftedOn }) => {
  let pdf: PdfReading;
  let first: PdfPage;
  let bytes: Buffer;

  beforeAll(async () => {
    bytes = await renderDocument(everythingDocument({ meta: { date, draftedOn } }), 'pdf');
    pdf = readPdf(bytes);
    first = pdf.pages[0] as PdfPage;
  });

  it('takes the rule set of its day', () => {
    expect(officialLayoutOn(date ?? draftedOn).ruleSet).toBe(rules);
  });

  it('is A4 with margins of 20, 20, 30 and 15 mm', () => {
    expect(first.width).toBeCloseTo(210, 1);
    expect(first.height).toBeCloseTo(297, 1);
    for (const page of pdf.pages) {
      const text = page.lines.filter((line) => line.text !== OFFICIAL_WORDS.sampleNotice && !/^\d+$/.test(line.text));
      for (const line of text) {
        expect(line.x).toBeGreaterThanOrEqual(LEFT - 0.05);
        expect(line.right).toBeLessThanOrEqual(page.width - 15 + 0.3);
        expect(line.baseline).toBeLessThanOrEqual(page.height - 20);
        expect(line.baseline - line.size * 0.36).toBeGreaterThanOrEqual(20 - 1.5);
      }
    }
    const body = first.lines.filter((line) => line.size === 14 && line.x < LEFT + 0.1);
    expect(body.length).toBeGreaterThan(3);
  });

  it('has the national name and motto at the top right, the motto with a line of its own length', () => {
    const name = lineOf(first, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    const motto = lineOf(first, 'Độc lập - Tự do - Hạnh phúc');
    expect(name).toMatchObject({ size: 12, fonts: [expect.stringContaining('Tinos-Bold')] });
    expect(motto).toMatchObject({ size: 13, fonts: [expect.stringContaining('Tinos-Bold')] });
    expect(centreOf(name)).toBeCloseTo(RIGHT_COLUMN_CENTRE, 0);
    expect(centreOf(motto)).toBeCloseTo(RIGHT_COLUMN_CENTRE, 0);
    const rule = first.drawn.find((line) => Math.abs(line.x - motto.x) < 1 && line.y > motto.baseline && line.y < motto.baseline + 4);
    expect(rule?.length).toBeGreaterThan(motto.right - motto.x - 0.6);
    expect(rule?.length).toBeLessThan(motto.right - motto.x + 0.6);
  });

  it('has the parent body plain and the issuing body bold at the top left, with a line of 1/3 to 1/2', () => {
    const parent = lineOf(first, 'UBND TỈNH ĐỒNG THÁP');
    const issuer = lineOf(first, 'SỞ NỘI VỤ');
    expect(parent).toMatchObject({ size: 12, fonts: [expect.stringContaining('Tinos-Regular')] });
    expect(issuer).toMatchObject({ size: 12, fonts: [expect.stringContaining('Tinos-Bold')] });
    for (const line of [parent, issuer]) expect(centreOf(line)).toBeCloseTo(LEFT_COLUMN_CENTRE, 0);
    expect(parent.baseline).toBeCloseTo(lineOf(first, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').baseline, 1);
    const width = issuer.right - issuer.x;
    const rule = first.drawn.find((line) => line.x > issuer.x && line.y > issuer.baseline && line.y < issuer.baseline + 4);
    expect((rule?.length ?? 0) / width).toBeGreaterThanOrEqual(1 / 3);
    expect((rule?.length ?? 0) / width).toBeLessThanOrEqual(1 / 2);
    expect((rule?.x ?? 0) + (rule?.length ?? 0) / 2).toBeCloseTo(centreOf(issuer), 0);
  });

  it('has number and symbol level with place and date', () => {
    const number = joined(first, 'Số:', '/BC-SNV');
    const month = date === null ? '7 năm 2018' : '02 năm 2026';
    const dated = date === null ? joined(first, 'Đồng Tháp, ngày', `tháng ${month}`) : lineOf(first, `Đồng Tháp, ngày ${date.slice(8)} tháng ${month}`);
    expect(number).toMatchObject({ size: 13, fonts: [expect.stringContaining('Tinos-Regular')] });
    expect(dated).toMatchObject({ size: 13, fonts: [expect.stringContaining('Tinos-Italic')] });
    expect(number.baseline).toBeCloseTo(dated.baseline, 1);
    expect(centreOf(number)).toBeCloseTo(LEFT_COLUMN_CENTRE, 0);
    expect(centreOf(dated)).toBeCloseTo(RIGHT_COLUMN_CENTRE, 0);
    // Room to write a number of four digits by hand.
    expect(number.right - number.x).toBeGreaterThan(20);
  });

  it('has the type name and summary bold in the middle, with a line of 1/3 to 1/2', () => {
    const centre = (LEFT + RIGHT) / 2;
    const type = lineOf(first, 'BÁO CÁO');
    const summary = lineOf(first, 'qua kiểm tra cải cách hành chính quý II năm 2018');
    for (const line of [type, summary]) {
      expect(line).toMatchObject({ size: 14, fonts: [expect.stringContaining('Tinos-Bold')] });
      expect(centreOf(line)).toBeCloseTo(centre, 0);
    }
    const rule = first.drawn.find((line) => line.y > summary.baseline && line.y < summary.baseline + 5);
    const share = (rule?.length ?? 0) / (summary.right - summary.x);
    expect(share).toBeGreaterThanOrEqual(1 / 3);
    expect(share).toBeLessThanOrEqual(1 / 2);
  });

  it('names one addressee on the line of "Kính gửi:"', () => {
    expect(lineOf(first, 'Kính gửi: Ủy ban nhân dân tỉnh Đồng Tháp.')).toMatchObject({ size: 14 });
  });

  it('sets the legal bases as the rule set says', () => {
    const last = rules === 'NĐ30/2020' ? 'Căn cứ ý kiến chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh.' : 'Căn cứ ý kiến chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh,';
    const font = rules === 'NĐ30/2020' ? 'Tinos-Italic' : 'Tinos-Regular';
    expect(lineOf(first, 'Căn cứ Kế hoạch kiểm tra cải cách hành chính năm 2018;').fonts).toEqual([expect.stringContaining(font)]);
    expect(lineOf(first, last).fonts).toEqual([expect.stringContaining(font)]);
  });

  it('sets the body in 14 points, justified, first line in by 12.7 mm, 6 points between paragraphs', () => {
    const opening = first.lines.findIndex((line) => line.text.startsWith('Thực hiện ý kiến chỉ đạo'));
    const start = first.lines[opening];
    const next = first.lines[opening + 1];
    const heading = first.lines[opening + 2];
    expect(start).toMatchObject({ size: 14 });
    expect(start?.x).toBeCloseTo(LEFT + 12.7, 1);
    expect(start?.right).toBeCloseTo(RIGHT, 0);
    expect(next?.x).toBeCloseTo(LEFT, 1);
    const leading = ((next?.baseline ?? 0) - (start?.baseline ?? 0)) / (25.4 / 72);
    expect(leading).toBeGreaterThanOrEqual(15);
    expect(leading).toBeLessThanOrEqual(14 * 1.15 * 1.5);
    expect(((heading?.baseline ?? 0) - (next?.baseline ?? 0)) / (25.4 / 72)).toBeGreaterThanOrEqual(leading + 6 - 0.1);
  });

  it('sets headings bold, those of the first level in capitals', () => {
    expect(lineOf(first, 'I. TÌNH HÌNH THỰC HIỆN').fonts).toEqual([expect.stringContaining('Tinos-Bold')]);
    expect(lineOf(first, '1. Việc gửi báo cáo').fonts).toEqual([expect.stringContaining('Tinos-Bold')]);
    expect(lineOf(first, 'a) Tổ chức thực hiện').fonts).toEqual([expect.stringContaining('Tinos-Regular')]);
  });

  it('never leaves a heading alone at the foot of a page', () => {
    for (const page of pdf.pages) {
      const heading = page.lines.find((line) => line.text === 'II. KẾT QUẢ KHẮC PHỤC');
      if (heading !== undefined) expect(page.lines.some((line) => line.baseline > heading.baseline + 2 && line.baseline < 270)).toBe(true);
    }
  });

  it('ends the text with ./. and closes with recipients on the left, signature on the right', () => {
    const page = pdf.pages.find((item) => item.text.includes(OFFICIAL_WORDS.recipients));
    expect(page?.lines.some((line) => line.text === 'chỉ đạo./.' || line.text.endsWith('chỉ đạo./.'))).toBe(true);
    const label = lineOf(page, 'Nơi nhận:');
    expect(label).toMatchObject({ size: 12, fonts: [expect.stringContaining('Tinos-BoldItalic')] });
    expect(label.x).toBeCloseTo(LEFT, 1);
    for (const text of ['- Như trên;', '- Văn phòng UBND tỉnh;', '- Lưu: VT, CCHC (03 bản).']) {
      expect(lineOf(page, text)).toMatchObject({ size: 11, fonts: [expect.stringContaining('Tinos-Regular')] });
    }
    const authority = lineOf(page, 'KT. GIÁM ĐỐC');
    const name = lineOf(page, '(Họ và tên)');
    for (const line of [authority, lineOf(page, 'PHÓ GIÁM ĐỐC'), name]) {
      expect(line).toMatchObject({ size: 14, fonts: [expect.stringContaining('Tinos-Bold')] });
      expect(centreOf(line)).toBeCloseTo(LEFT + TEXT_WIDTH * 0.75, -1);
    }
    expect(Math.abs(label.baseline - authority.baseline)).toBeLessThan(1);
    expect(name.baseline - lineOf(page, 'PHÓ GIÁM ĐỐC').baseline).toBeGreaterThan(25);
  });

  it('marks sample figures in the head of every page and beside the signature', () => {
    for (const page of pdf.pages) expect(page.lines.some((line) => line.text === 'DỮ LIỆU MẪU' && line.baseline < 18)).toBe(true);
    const page = pdf.pages.find((item) => item.text.includes(OFFICIAL_WORDS.recipients));
    const marks = page?.lines.filter((line) => line.text === 'DỮ LIỆU MẪU' && line.baseline > 18);
    expect(marks).toHaveLength(1);
  });

  it('numbers pages where the rule set wants it, from 1 in each annex, none on a first page', () => {
    const starts = pdf.pages.map((page) => page.lines.some((line) => /^Phụ lục (I|II)$/.test(line.text)));
    let inSection = 0;
    pdf.pages.forEach((page, index) => {
      inSection = index === 0 || starts[index] === true ? 1 : inSection + 1;
      const numbers = page.lines.filter((line) => /^\d+$/.test(line.text) && (line.baseline < 18 || line.baseline > page.height - 18));
      if (inSection === 1) return expect(numbers).toEqual([]);
      expect(numbers).toHaveLength(1);
      const number = numbers[0];
      expect(number).toMatchObject({ text: String(inSection), fonts: [expect.stringContaining('Tinos-Regular')] });
      expect(number?.size).toBeGreaterThanOrEqual(13);
      expect(number?.size).toBeLessThanOrEqual(14);
      if (number === undefined) return;
      if (rules === 'NĐ30/2020') {
        expect(number.baseline).toBeLessThan(20);
        expect(centreOf(number)).toBeCloseTo((LEFT + page.width - 15) / 2, 0);
      } else {
        expect(number.baseline).toBeGreaterThan(page.height - 20);
        expect(number.right).toBeCloseTo(page.width - 15, 0);
      }
    });
    expect(starts.filter(Boolean)).toHaveLength(2);
  });

  it('turns annexes to landscape, with number, title, origin and a short line', () => {
    const annex = pdf.pages.find((page) => page.lines.some((line) => line.text === 'Phụ lục I')) as PdfPage;
    expect(annex.width).toBeCloseTo(297, 1);
    expect(lineOf(annex, 'Phụ lục I')).toMatchObject({ size: 14, fonts: [expect.stringContaining('Tinos-Bold')] });
    expect(lineOf(annex, 'KẾT QUẢ KHẮC PHỤC THEO ĐƠN VỊ').fonts).toEqual([expect.stringContaining('Tinos-Bold')]);
    const origin = annex.lines.find((line) => line.text.startsWith('(Kèm theo Báo cáo số'));
    expect(origin?.fonts).toEqual([expect.stringContaining('Tinos-Italic')]);
    expect(annex.text).toMatch(/\(Kèm theo Báo cáo số \/BC-SNV ngày .* năm 20\d\d của Sở Nội vụ\)/);
    expect(annex.text).toContain('Đơn vị tính: tồn tại');
    expect(annex.text.replace(/\s/g, '')).toContain('(4)+(5)+');
  });

  it('repeats the head of a table on every page and never tears a row', () => {
    const pages = pdf.pages.filter((page) => page.text.includes('Dòng 50.') || page.text.includes('Dòng 80.'));
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect(page.lines[0]?.text === 'TT' || page.lines.some((line) => line.text === 'TT' && line.baseline < 30)).toBe(true);
      expect(page.lines.filter((line) => line.text.startsWith('Dòng ')).length).toBe(page.lines.filter((line) => line.text.includes('dứt điểm')).length);
    }
  });

  it('keeps every text exactly, selectable and in NFC', () => {
    const text = pdf.pages.map((page) => page.text).join(' ');
    expect(text).toBe(text.normalize('NFC'));
    expect(text).toContain(STACKED_LETTERS);
    for (const hostile of HOSTILE_TEXTS.filter((item) => !/[\t\r\uFF00-\uFFEF]/.test(item))) expect(text).toContain(hostile.trim());
  });

  it('embeds every font it uses', () => {
    const source = bytes.toString('latin1');
    const described = source.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(described.length).toBeGreaterThanOrEqual(4);
    expect(source.match(/\/FontFile2 \d+ 0 R/g) ?? []).toHaveLength(described.length);
    const fonts = new Set(pdf.pages.flatMap((page) => page.lines.flatMap((line) => line.fonts)));
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Tinos-(Regular|Bold|Italic|BoldItalic)$/);
  });

  it('carries the moment of the figures, not of rendering', () => {
    expect(pdf.metadata).toMatchObject({ CreationDate: 'D:20180724010000Z', ModDate: 'D:20180724010000Z', Title: 'Tổng hợp kết quả khắc phục tồn tại quý II năm 2018', Language: 'vi' });
  });
});
