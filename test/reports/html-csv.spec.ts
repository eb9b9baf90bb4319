import { htmlFragment } from '../../src/reports/renderers/html.renderer';
import { renderDocument } from '../../src/reports/renderers/render-document';
import { everythingDocument, HOSTILE_TEXTS } from './everything-document';
import { letterDocument, listingDocument, overviewDocument } from './other-documents';
import { xmlText } from './readers/zip-reader';

describe('html', () => {
  it('shows every text as text: no element or attribute comes from input', async () => {
    const html = (await renderDocument(everythingDocument(), 'html')).toString('utf8');
    const elements = new Set([...html.matchAll(/<\/?([a-zA-Z][\w-]*)/g)].map((match) => match[1]));
    expect([...elements].filter((name) => ['script', 'a', 'img', 'iframe', 'link', 'object', 'form', 'B'].includes(name ?? ''))).toEqual([]);
    expect(html).not.toMatch(/ on\w+=|javascript:/i);
    const cells = [...html.matchAll(/<td class="paper-cell--left">(.*?)<\/td>/gs)].map((match) => xmlText((match[1] ?? '').replaceAll('<br>', '\n')).replaceAll('\u00A0', ' '));
    for (const text of HOSTILE_TEXTS) expect(cells).toContain(text.replace(/\r/g, '\n'));
  });

  it('has no inline style in the fragment, so that it passes a strict content policy', () => {
    for (const document of [everythingDocument(), letterDocument(), overviewDocument()]) expect(htmlFragment(document)).not.toMatch(/ style=|<style|<script/);
  });

  it('has head, closing, totals and marks', () => {
    const html = xmlText(htmlFragment(everythingDocument()));
    for (const text of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Nơi nhận:', 'KT. GIÁM ĐỐC', 'Phụ lục II', '80,6%', 'chỉ đạo./.']) expect(html).toContain(text);
    expect(html.match(/DỮ LIỆU MẪU/g)).toHaveLength(4);
    expect(htmlFragment(letterDocument({ meta: { sampleNotice: false } }))).not.toContain('DỮ LIỆU MẪU');
  });
});

describe('csv', () => {
  it('has a byte order mark, one head line, and plain values', async () => {
    const csv = (await renderDocument(listingDocument(), 'csv')).toString('utf8');
    expect(csv.startsWith('\uFEFFTT,Nội dung,Ghi chú\r\n')).toBe(true);
  });

  it('never starts a cell with what a spreadsheet would run', async () => {
    const csv = (await renderDocument(everythingDocument(), 'csv')).toString('utf8').slice(1);
    for (const cell of parseCsv(csv).flat()) {
      if (/^-?\d+(\.\d+)?$/.test(cell)) continue;
      expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }
    for (const text of HOSTILE_TEXTS) {
      const cells = parseCsv(csv).flat();
      const kept = text.replace(/\r/g, '\n');
      expect(cells.some((cell) => cell === kept || cell === `'${kept}`)).toBe(true);
    }
  });

  it('writes numbers for programs and dates for people', async () => {
    const csv = (await renderDocument(everythingDocument(), 'csv')).toString('utf8');
    expect(csv).toContain('2,Huyện Thanh Bình,1234,1000,234,0,0.8103727714748784,79.1,20/07/2018,20/07/2018 00:00,Trễ 1 ngày');
  });
});

function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/g)) {
    const [, raw = '', end] = match;
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}
