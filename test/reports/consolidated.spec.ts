import { createHash } from 'node:crypto';
import { Workbook } from 'exceljs';
import { readSeed } from '../../seed/reference-data';
import { countChecks } from '../../src/reports/consolidation/count-checks';
import type { RoundSnapshot } from '../../src/reports/consolidation/round-snapshot';
import { consolidatedDocument } from '../../src/reports/definitions/consolidated.definition';
import { renderDocument } from '../../src/reports/renderers/render-document';
import { calculated, caseSnapshot, cellsOf, rowOf, sheetOf, totalOf } from './consolidated-case';
import { CompiledReports } from './compiled-reports';
import { readPdf, type PdfReading } from './readers/pdf-reader';
import { readXlsx } from './readers/xlsx-reader';
import { readZip, xmlText } from './readers/zip-reader';

interface Expected {
  readonly units: object;
  readonly findings: { readonly byState: Readonly<Record<string, number>>; readonly remediedRatePercent: number };
  readonly scores: Readonly<Record<string, Readonly<Record<string, { readonly score: number; readonly applicable: number; readonly percent?: number }>>>>;
}

const ANNEXES = ['PL I. Gửi báo cáo', 'PL II. Theo đơn vị', 'PL III. Chi tiết tồn tại', 'PL IV. Theo nhóm nội dung', 'PL V. Thực hiện chỉ đạo', 'PL VI. Điểm kiểm tra', 'PL VI. Tỷ lệ điểm'];
const MARK = 'DỮ LIỆU MẪU';

describe('the consolidated papers of Q2/2018', () => {
  const expected = readSeed<Expected>('demo-2018-q2/expected.json');
  let snapshot: RoundSnapshot;
  let bytes: Buffer;
  let book: Workbook;
  let pdf: PdfReading;
  let word: string;
  let wordFiles: ReadonlyMap<string, string>;

  beforeAll(async () => {
    snapshot = await caseSnapshot();
    const document = consolidatedDocument(snapshot);
    bytes = await renderDocument(document, 'xlsx');
    book = new Workbook();
    await book.xlsx.load(bytes as never);
    pdf = readPdf(await renderDocument(document, 'pdf'));
    wordFiles = await readZip(await renderDocument(document, 'docx'));
    word = [...(wordFiles.get('word/document.xml') ?? '').matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => xmlText(match[1] ?? '')).join(' ').replace(/\s+/g, ' ');
  }, 180_000);

  const papers = (): string[] => [pdf.pages.map(({ text }) => text).join(' '), word];

  it('start from the figures of the screen, and every count agrees', () => {
    expect(snapshot.summary.units).toEqual(expected.units);
    expect(snapshot.summary.findings.byState).toEqual(expected.findings.byState);
    expect(snapshot.summary.findings.remediedRatePercent).toBe(30.8);
    expect(countChecks(snapshot).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('have a cover and the six annexes, and the cover counts their rows', () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Bìa', ...ANNEXES]);
    const cover = sheetOf(book, 'Bìa');
    expect(ANNEXES.map((name) => rowOf(cover, 1, name)[3])).toEqual([4, 4, 27, 9, 19, 8, 4]);
    expect(rowOf(cover, 1, 'Thời điểm số liệu').slice(1, 3)).toEqual([new Date('2018-07-24T08:00:00Z'), 'giờ Việt Nam (UTC+7)']);
    expect(rowOf(cover, 1, 'Tổng số tồn tại, hạn chế')[1]).toBe(27);
  });

  it('Phụ lục I: who reported and when, with real dates', () => {
    const sheet = sheetOf(book, 'PL I. Gửi báo cáo');
    const report = (unit: string): unknown[] => rowOf(sheet, 2, unit).slice(5, 9);
    expect(report('Huyện Tân Hồng')).toEqual([null, 'Chưa gửi', 5, 2]);
    expect(report('Huyện Hồng Ngự')).toEqual([new Date('2018-07-20T09:10:00Z'), 'Trễ hạn', 1, 0]);
    expect(report('Huyện Cao Lãnh')).toEqual([new Date('2018-07-18T15:40:00Z'), 'Đúng hạn', 0, 0]);
    expect(report('Huyện Thanh Bình')).toEqual([new Date('2018-07-19T16:55:00Z'), 'Đúng hạn', 0, 0]);
    expect(rowOf(sheet, 2, 'Huyện Cao Lãnh')[3]).toEqual(new Date('2018-07-18T00:00:00Z'));
    // Never extended: not applicable. Not sent: nothing yet.
    expect([rowOf(sheet, 2, 'Huyện Cao Lãnh')[9], rowOf(sheet, 2, 'Huyện Tân Hồng')[2]]).toEqual(['-', null]);
  });

  it('Phụ lục II: findings by unit, 6, 7, 7 and 7, in all 27 with 8, 3, 9, 6 and 1', () => {
    const sheet = sheetOf(book, 'PL II. Theo đơn vị');
    const unit = (name: string): unknown[] => rowOf(sheet, 2, name).slice(2, 8);
    expect(unit('Huyện Tân Hồng')).toEqual([6, 0, 0, 0, 6, 0]);
    expect(unit('Huyện Hồng Ngự')).toEqual([7, 0, 3, 4, 0, 0]);
    expect(unit('Huyện Cao Lãnh')).toEqual([7, 4, 0, 2, 0, 1]);
    expect(unit('Huyện Thanh Bình')).toEqual([7, 4, 0, 3, 0, 0]);
    expect(totalOf(sheet).slice(2, 8)).toEqual([27, 8, 3, 9, 6, 1]);
    expect(totalOf(sheet)[8]).toBeCloseTo(8 / 26, 12);
    expect(rowOf(sheet, 2, 'Huyện Cao Lãnh')[8]).toBeCloseTo(4 / 6, 12);
  });

  it('Phụ lục III and IV: all 27 findings, in code order and by subject', () => {
    const detail = sheetOf(book, 'PL III. Chi tiết tồn tại');
    const codes = cellsOf(detail).filter(({ col }) => Number(col) === 3).map(({ value }) => value).filter((value) => /^2018-Q2-\d+-\d+$/.test(String(value)));
    expect(codes).toEqual([...codes].sort());
    expect(codes).toHaveLength(27);
    expect(rowOf(detail, 3, '2018-Q2-873-05').slice(9, 13)).toEqual(['Ngoài thẩm quyền, đã chuyển', 0, new Date('2018-09-28T00:00:00Z'), 'Đã chuyển cơ quan khác']);
    expect(rowOf(detail, 3, '2018-Q2-869-01').slice(8, 11)).toEqual([null, null, null]);
    // "Lĩnh vực" is the area of the checklist; the subject groups have Phụ lục IV.
    const areas = cellsOf(detail).filter(({ col, row }) => Number(col) === 4 && /^2018-Q2-/.test(String(detail.getCell(Number(row), 3).value))).map(({ value }) => value);
    expect(Object.fromEntries([...new Set(areas)].map((area) => [area, areas.filter((one) => one === area).length]))).toEqual({ 'III. TTHC, một cửa': 6, 'VII. Hiện đại hóa': 1, 'VIII. Trọng tâm quý': 20 });
    expect(totalOf(sheetOf(book, 'PL IV. Theo nhóm nội dung')).slice(2, 9)).toEqual([6, 7, 7, 7, 27, 8, 1]);
  });

  it('Phụ lục V: 19 demands, 163 duties, four of them dated', () => {
    const sheet = sheetOf(book, 'PL V. Thực hiện chỉ đạo');
    expect(totalOf(sheet).slice(6, 11)).toEqual([163, 2, 1, 0, 160]);
    expect(rowOf(sheet, 2, 'D1.2').slice(5, 12)).toEqual(['trước ngày 20/7/2018', 4, 2, 1, 0, 1, '02 đúng hạn; 01 trễ hạn; 01 chưa gửi, quá hạn']);
    expect(rowOf(sheet, 2, 'D3.1').slice(3, 6)).toEqual(['Các sở, ban, ngành tỉnh; UBND huyện, thị xã, thành phố chưa được kiểm tra', '-', 'Không ấn định']);
  });

  it('Phụ lục VI: points by area and the share of each unit', () => {
    const total = totalOf(sheetOf(book, 'PL VI. Điểm kiểm tra'));
    const units = ['869', '870', '873', '874'];
    expect(total.slice(2)).toEqual([100, ...units.flatMap((unit) => [expected.scores[unit]?.total?.score, expected.scores[unit]?.total?.applicable]), 88.5]);
    const shares = sheetOf(book, 'PL VI. Tỷ lệ điểm');
    const percents = ['Huyện Tân Hồng', 'Huyện Hồng Ngự', 'Huyện Cao Lãnh', 'Huyện Thanh Bình'].map((name) => Math.round((rowOf(shares, 2, name)[4] as number) * 1000) / 10);
    expect(percents).toEqual(units.map((unit) => expected.scores[unit]?.total?.percent));
  });

  it('write totals as formulas that carry the result they come to', async () => {
    // exceljs reads a stored result of 0 as nothing, so the stored results are read from the file itself.
    const { sheets } = await readXlsx(bytes);
    const formulas = sheets.flatMap(({ name, cells }) => [...cells.values()].flatMap(({ ref, formula, value }) => (formula === null ? [] : [{ name, ref, formula, value }])));
    expect(formulas).toHaveLength(35);
    for (const { name, ref, formula, value } of formulas) {
      const again = calculated(sheetOf(book, name), formula);
      if (typeof again === 'string') expect([name, ref, value]).toEqual([name, ref, again]);
      else expect(value).toBeCloseTo(again, 9);
    }
  });

  it('are set up for A4 landscape, one page wide, with repeated heads', () => {
    for (const { name, pageSetup } of book.worksheets) {
      expect([name, pageSetup.orientation, pageSetup.paperSize, pageSetup.fitToWidth, pageSetup.fitToHeight]).toEqual([name, 'landscape', 9, 1, 0]);
      if (name !== 'Bìa') expect(pageSetup.printTitlesRow).toMatch(/^\d+:\d+$/);
    }
    for (const page of pdf.pages.filter(({ width, height }) => width > height)) expect([Math.round(page.width), Math.round(page.height)]).toEqual([297, 210]);
  });

  it('carry the sample mark in the head of every sheet and page, and beside the signature', () => {
    for (const sheet of book.worksheets) {
      expect(cellsOf(sheet)[0]?.value).toBe(MARK);
      expect(cellsOf(sheet).filter(({ value }) => value === MARK)).toHaveLength(1);
      expect([sheet.headerFooter.differentFirst, sheet.headerFooter.firstHeader ?? '', sheet.headerFooter.oddHeader?.includes(MARK)]).toEqual([true, '', true]);
    }
    for (const page of pdf.pages) expect(page.lines.filter(({ text, baseline }) => text === MARK && baseline < 20)).toHaveLength(1);
    const signed = pdf.pages.find(({ text }) => text.includes('(Họ và tên)'));
    expect(signed?.lines.filter(({ text }) => text === MARK)).toHaveLength(2);
    expect(word).toContain(`GIÁM ĐỐC ${MARK}`);
    const heads = [...wordFiles].filter(([path]) => /^word\/header\d+\.xml$/.test(path));
    expect(heads.length).toBeGreaterThan(0);
    expect(heads.every(([, xml]) => xmlText(xml).includes(MARK))).toBe(true);
  });

  it('say in words what the tables say in figures', () => {
    for (const text of papers()) {
      for (const words of [
        'UBND TỈNH ĐỒNG THÁP', 'SỞ NỘI VỤ', '/BC-SNV', 'tháng 7 năm 2018', 'Kính gửi: Ủy ban nhân dân tỉnh Đồng Tháp.',
        '24 nội dung, trong đó 19 nội dung giao nhiệm vụ cụ thể (01 nội dung có thời hạn)', '163 nhiệm vụ', '04 nhiệm vụ có thời hạn',
        'Có 04 đơn vị phải gửi báo cáo kết quả khắc phục trước ngày 20/7/2018', 'Gửi đúng hạn: 02 đơn vị', 'UBND huyện Hồng Ngự, trễ 01 ngày', 'quá hạn 05 ngày, đã đôn đốc 02 lần',
        '30,8% (08 trên 26 tồn tại', 'VI. KIẾN NGHỊ, ĐỀ XUẤT', 'xem xét, chỉ đạo./.', 'Phụ lục VI',
      ]) expect(text).toContain(words);
    }
    expect(papers()[0]).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('write the figures of part II like the list of a report, together with the words that lead to them', () => {
    for (const text of papers()) {
      for (const line of ['- Tổng số tồn tại, hạn chế: 27 ;', '- Đã xác nhận khắc phục: 08 ;', '- Tỷ lệ đã khắc phục: 30,8% .']) expect(text.replace(/(\S)([;.])/g, '$1 $2').replace(/\s+/g, ' ')).toContain(line);
    }
    const page = pdf.pages.find(({ text }) => text.includes('- Tổng số tồn tại, hạn chế:'))?.text ?? '';
    expect(page).toContain('Kiểm tra tại 04 đơn vị đã chỉ ra 27 tồn tại');
    expect(page).toContain('- Đã xác nhận khắc phục:');
  });

  it('say by whose remedy a cause is, never whose fault: nobody noted that', () => {
    for (const text of papers()) {
      expect(text).toContain('a) Tồn tại thuộc trách nhiệm khắc phục của đơn vị được kiểm tra: 13 tồn tại');
      expect(text).toContain('b) Tồn tại thuộc trách nhiệm khắc phục của sở, ngành: 05 tồn tại');
      expect(text).not.toMatch(/khách quan|chủ quan/i);
      const [own = '', others = ''] = text.split('b) Tồn tại thuộc trách nhiệm');
      expect([own.includes('thói quen xử lý giấy'), others.includes('Máy chủ quá tải')]).toEqual([true, true]);
    }
  });

  it('ask a unit for what is left, apart from what waits for Home Affairs', () => {
    for (const text of papers()) {
      expect(text).toMatch(/Đối với UBND huyện Hồng Ngự: +khắc phục dứt điểm 01 tồn tại còn lại thuộc trách nhiệm của đơn vị \(thời hạn đề xuất: chậm nhất ngày \d+\/\d+\/2018\); 03 tồn tại chờ Sở Nội vụ xác nhận;/);
      expect(text).toMatch(/Đối với UBND huyện Cao Lãnh: +khắc phục dứt điểm 02 tồn tại thuộc trách nhiệm của đơn vị \(/);
    }
  });

  it('can be made of a round of which nothing is known yet', async () => {
    const nothing = { ...snapshot.summary, units: { owing: 0, onTime: 0, late: 0, missing: 0, lateDays: {}, missingDays: {} }, findings: { total: 0, byState: {}, byUnit: [], remediedRatePercent: null } };
    const bare = consolidatedDocument({ ...snapshot, directive: null, summary: nothing, units: [], findings: [], reports: [], clauses: [], duties: [], urgings: [], areas: [] });
    const { pages } = readPdf(await renderDocument(bare, 'pdf'));
    expect(pages.map(({ text }) => text).join(' ')).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
    for (const format of ['xlsx', 'docx'] as const) expect((await renderDocument(bare, format)).length).toBeGreaterThan(5000);
  }, 60_000);

  it('hold no text that is not in NFC', async () => {
    const { files } = await readXlsx(bytes);
    for (const text of [...files.values(), ...wordFiles.values(), ...papers()]) expect(text === text.normalize('NFC')).toBe(true);
  });

  it('are the same bytes, with the days of Viet Nam, in every process time zone', () => {
    const compiled = new CompiledReports();
    try {
      const script = `
        const { createHash } = require('node:crypto');
        const { consolidatedDocument } = load('src/reports/definitions/consolidated.definition.js');
        const { renderDocument } = load('src/reports/renderers/render-document.js');
        const bytes = await renderDocument(consolidatedDocument(${JSON.stringify(snapshot)}), 'xlsx');
        answer(createHash('sha256').update(bytes).digest('hex'));`;
      const sums = ['America/New_York', 'Asia/Ho_Chi_Minh'].map((zone) => compiled.run<string>(script, { TZ: zone }));
      expect(sums).toEqual([createHash('sha256').update(bytes).digest('hex'), sums[0]]);
    } finally {
      compiled.remove();
    }
  }, 60_000);
});
