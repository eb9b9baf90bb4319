import { renderDocument } from '../../src/reports/renderers/render-document';
import { tableBlock } from '../../src/reports/model/blocks';
import { integerCell, textCell } from '../../src/reports/model/cells';
import { dataRow } from '../../src/reports/model/table';
import { TEXT_TABLE } from './everything-document';
import { letterDocument, listingDocument, overviewDocument } from './other-documents';
import { joined, lineOf, readPdf } from './readers/pdf-reader';
import type { PdfPage } from './readers/pdf-reader';

describe('letter (công văn)', () => {
  it('has V/v under the number, a framed degree of urgency and dashes under the colon', async () => {
    const page = readPdf(await renderDocument(letterDocument(), 'pdf')).pages[0];
    const about = page?.lines.find((line) => line.text.startsWith('V/v đôn đốc'));
    expect(about?.size).toBe(12);
    expect(about?.baseline).toBeGreaterThan(joined(page, 'Số:', '/UBND-HC').baseline + 6);
    expect(page?.text).not.toContain('BÁO CÁO');
    for (const line of ['ỦY BAN NHÂN DÂN', 'TỈNH ĐỒNG THÁP']) expect(lineOf(page, line).fonts).toEqual([expect.stringContaining('Tinos-Bold')]);
    const urgent = lineOf(page, 'KHẨN');
    const frame = page?.drawn.filter((line) => Math.abs(line.y - urgent.baseline) < 8 && line.x < urgent.x && line.x + line.length > urgent.right);
    expect(frame).toHaveLength(2);
    for (const line of frame ?? []) expect(line.length).toBeCloseTo(20, 0);
    expect(Math.abs((frame?.[0]?.y ?? 0) - (frame?.[1]?.y ?? 0))).toBeCloseTo(8, 0);
    const label = lineOf(page, 'Kính gửi:');
    const dash = lineOf(page, '- Chủ tịch Ủy ban nhân dân huyện Tân Hồng;');
    expect(dash.x).toBeGreaterThan(label.right - 2.5);
    expect(dash.x).toBeLessThan(label.right);
    expect(lineOf(page, '- Sở Nội vụ.').x).toBeCloseTo(dash.x, 1);
    expect(page?.text).toContain('nghiêm túc thực hiện./.');
  });

  it('pads the number below 10 and lists the first summary line with V/v only once', async () => {
    const text = readPdf(await renderDocument(letterDocument({ head: { number: '5' } }), 'pdf')).pages[0]?.text ?? '';
    expect(text).toContain('Số: 05/UBND-HC');
    expect(text.match(/V\/v/g)).toHaveLength(1);
  });

  it('stands without marks when the figures are real', async () => {
    const text = readPdf(await renderDocument(letterDocument({ meta: { sampleNotice: false } }), 'pdf')).pages[0]?.text ?? '';
    expect(text).not.toContain('DỮ LIỆU MẪU');
  });
});

describe('a row of three pages', () => {
  it('is broken over pages, nothing lost, nothing beyond the foot', async () => {
    const sentence = 'Nội dung tồn tại rất dài cần nêu đầy đủ. ';
    const document = listingDocument();
    const rows = [...TEXT_TABLE.rows.slice(0, 3), dataRow({ no: integerCell(4), text: textCell(sentence.repeat(250)) }), ...TEXT_TABLE.rows.slice(3, 5)];
    const pdf = readPdf(await renderDocument({ ...document, body: [tableBlock({ ...TEXT_TABLE, title: null, rows })] }, 'pdf'));
    expect(pdf.pages.length).toBeGreaterThan(2);
    expect(pdf.pages.map((page) => page.text).join(' ').match(/rất/g)).toHaveLength(250);
    for (const page of pdf.pages) for (const line of page.lines) expect(line.baseline).toBeLessThan(page.height - 8);
  });
});

describe('the chair’s page', () => {
  it('is one portrait page with the figures, a numbered bar per unit, words for every state, and room to write', async () => {
    const pdf = readPdf(await renderDocument(overviewDocument(), 'pdf'));
    expect(pdf.pages).toHaveLength(1);
    const page = pdf.pages[0] as PdfPage;
    expect(page.width).toBeCloseTo(210, 1);
    for (const text of ['Tình hình khắc phục quý II/2018', '30,8%', 'Huyện Tân Hồng', 'Quá hạn 5 ngày', 'Đã xác nhận khắc phục', 'Đã ban hành, chưa có báo cáo', 'Nổi lên', 'Kiến nghị Chủ tịch', 'Ý kiến chỉ đạo của Chủ tịch:', 'DỮ LIỆU MẪU']) {
      expect(page.text).toContain(text);
    }
    // The number of each segment stands in its bar: 6 | 3 4 | 4 2 1 | 4 3.
    const bars = ['6', '3', '4', '4', '2', '1', '4', '3'];
    const inBars = page.lines.filter((line) => /^\d$/.test(line.text) && line.fonts[0]?.includes('Bold') === true && line.x > 75 && line.x < 125 && line.baseline > 60 && line.baseline < 110);
    expect(inBars.map((line) => line.text)).toEqual(bars);
    expect(page.drawn.filter((line) => line.length > 100 && line.widthPt < 0.5)).toHaveLength(4);
  });

  it.each([1, 102, 300])('stays one page with %i units, saying how many are folded', async (units) => {
    const base = overviewDocument();
    const body = base.body.map((block) => {
      if (block.type === 'unitBars') return { ...block, rows: Array.from({ length: units }, (_, index) => ({ ...block.rows[index % 4], unit: `Xã thứ ${index + 1}` }) as (typeof block.rows)[number]) };
      if (block.type === 'heatMap') return { ...block, rows: Array.from({ length: units }, (_, index) => ({ ...block.rows[index % 4], label: `Xã thứ ${index + 1}` }) as (typeof block.rows)[number]) };
      return block;
    });
    const pdf = readPdf(await renderDocument({ ...base, body }, 'pdf'));
    expect(pdf.pages).toHaveLength(1);
    const text = pdf.pages[0]?.text ?? '';
    const listed = new Set(text.match(/Xã thứ \d+/g)).size;
    if (listed < units) expect(text).toContain(`và ${units - listed} đơn vị khác`);
    else expect(text).not.toContain('đơn vị khác');
  });
});
