import { clause, clauses, paragraph, tableBlock } from '../../src/reports/model/blocks';
import { cellText, numberText, percentText } from '../../src/reports/model/cell-text';
import { dateCell, decimalCell, emptyCell, instantCell, integerCell, percentCell, textCell } from '../../src/reports/model/cells';
import { cleanDocument, printableText } from '../../src/reports/model/clean-document';
import { withEndMark } from '../../src/reports/model/closing-mark';
import { officialLayoutOn } from '../../src/reports/model/official-layout';
import { officialLines, recipientLines } from '../../src/reports/model/official-lines';
import { dateInHead, numberInHead } from '../../src/reports/model/official-words';
import { column, dataRow } from '../../src/reports/model/table';
import type { Table } from '../../src/reports/model/table';
import { columnNumbers, tableHead, totalLabelSpan } from '../../src/reports/model/table-head';
import { totalsOf } from '../../src/reports/model/table-totals';
import { columnWidthsPt } from '../../src/reports/model/table-widths';
import { lineCount, textWidthPt } from '../../src/reports/model/text-width';
import { everythingDocument, HEAD, STATUS_TABLE } from './everything-document';
import { letterDocument } from './other-documents';

describe('official layout by the date of the document', () => {
  it.each([
    ['2011-04-06', 'TT01/2011'],
    ['2018-07-24', 'TT01/2011'],
    ['2020-03-04', 'TT01/2011'],
    ['2020-03-05', 'NĐ30/2020'],
    ['2026-11-22', 'NĐ30/2020'],
  ])('%s follows %s', (day, ruleSet) => expect(officialLayoutOn(day).ruleSet).toBe(ruleSet));

  const old = officialLayoutOn('2018-07-24');
  const now = officialLayoutOn('2026-01-01');
  it.each([
    ['paper A4', [old.page, now.page], { widthMm: 210, heightMm: 297 }],
    ['margins T 20 B 20 L 30 R 15', [old.marginsMm, now.marginsMm], { top: 20, bottom: 20, left: 30, right: 15 }],
    ['Quốc hiệu 12-13', [old.sizes.nationalName, now.sizes.nationalName], 12],
    ['Tiêu ngữ one size larger', [old.sizes.nationalMotto, now.sizes.nationalMotto], 13],
    ['parent body 12-13', [old.sizes.parentBody, now.sizes.parentBody], 12],
    ['issuing body 12-13', [old.sizes.issuingBody, now.sizes.issuingBody], 12],
    ['number 13', [old.sizes.number, now.sizes.number], 13],
    ['place and date 13-14', [old.sizes.placeAndDate, now.sizes.placeAndDate], 13],
    ['type name 14', [old.sizes.typeName, now.sizes.typeName], 14],
    ['summary 14', [old.sizes.summary, now.sizes.summary], 14],
    ['summary of a letter 12-13', [old.sizes.letterSummary, now.sizes.letterSummary], 12],
    ['body 13-14', [old.sizes.body, now.sizes.body], 14],
    ['Kính gửi 14', [old.sizes.addressees, now.sizes.addressees], 14],
    ['signature 13-14', [old.sizes.signature, now.sizes.signature], 14],
    ['Nơi nhận 12, its list 11', [old.sizes.recipientsLabel + old.sizes.recipients, now.sizes.recipientsLabel + now.sizes.recipients], 23],
    ['annex number 14', [old.sizes.annexNumber, now.sizes.annexNumber], 14],
    ['annex title 13-14', [old.sizes.annexTitle, now.sizes.annexTitle], 14],
    ['degree of urgency 13-14', [old.sizes.urgency, now.sizes.urgency], 13],
    ['page number 13-14', [old.pageNumber.size, now.pageNumber.size], 14],
    ['page number hidden on page 1', [old.pageNumber.hiddenOnFirstPage, now.pageNumber.hiddenOnFirstPage], true],
    ['annexes numbered on their own', [old.pageNumber.perAnnex, now.pageNumber.perAnnex], true],
    ['first line in by 12.7 mm', [old.body.firstLineIndentMm, now.body.firstLineIndentMm], 12.7],
    ['6 points between paragraphs', [old.body.paragraphGapPt, now.body.paragraphGapPt], 6],
    ['head 40 : 60', [old.head.leftShare / old.head.rightShare, now.head.leftShare / now.head.rightShare], 0.4 / 0.6],
    ['frame KHẨN 20 x 8', [old.urgencyFrameMm.urgent, now.urgencyFrameMm.urgent], { width: 20, height: 8 }],
    ['frame THƯỢNG KHẨN 40 x 8', [old.urgencyFrameMm.veryUrgent, now.urgencyFrameMm.veryUrgent], { width: 40, height: 8 }],
    ['frame HỎA TỐC 30 x 8', [old.urgencyFrameMm.express, now.urgencyFrameMm.express], { width: 30, height: 8 }],
  ])('both rule sets: %s', (_, values, expected) => {
    for (const value of values) expect(value).toEqual(expected);
  });

  it('moves the page number and changes the basis block in 2020', () => {
    expect(old.pageNumber.place).toBe('bottomRight');
    expect(now.pageNumber.place).toBe('topCentre');
    expect(old.legalBasis).toEqual({ italic: false, endOfLine: ';', endOfLast: ',' });
    expect(now.legalBasis).toEqual({ italic: true, endOfLine: ';', endOfLast: '.' });
  });

  it('keeps line spacing between single (2018: 15 points or more) and 1.5', () => {
    for (const layout of [old, now]) {
      expect(layout.body.lineSpacing).toBeGreaterThanOrEqual(1);
      expect(layout.body.lineSpacing).toBeLessThanOrEqual(1.5);
      expect(layout.body.lineSpacing * layout.sizes.body * 1.149).toBeGreaterThanOrEqual(15);
    }
  });
});

describe('composed lines', () => {
  it.each([
    [16, 7, 'ngày 16 tháng 7 năm 2018'],
    [5, 2, 'ngày 05 tháng 02 năm 2018'],
    [9, 1, 'ngày 09 tháng 01 năm 2018'],
    [1, 3, 'ngày 01 tháng 3 năm 2018'],
    [31, 12, 'ngày 31 tháng 12 năm 2018'],
    [null, 7, 'ngày       tháng 7 năm 2018'],
  ])('day %s of month %s reads "%s"', (day, month, text) => expect(dateInHead(day, month, 2018)).toBe(text));

  it.each([
    [null, 'Số:      /BC-SNV'],
    ['', 'Số:      /BC-SNV'],
    ['5', 'Số: 05/BC-SNV'],
    ['05', 'Số: 05/BC-SNV'],
    ['123', 'Số: 123/BC-SNV'],
    ['12 (mẫu)', 'Số: 12 (mẫu)/BC-SNV'],
  ])('number %s reads "%s"', (number, text) => expect(numberInHead(number, 'BC-SNV')).toBe(text));

  it('names what an annex belongs to', () => {
    const document = everythingDocument({ meta: { date: '2018-07-24' }, head: { number: '7' } });
    const lines = officialLines(document, { ...HEAD, number: '7' }, officialLayoutOn('2018-07-24'));
    expect(lines.annexedTo).toBe('(Kèm theo Báo cáo số 07/BC-SNV ngày 24 tháng 7 năm 2018 của Sở Nội vụ)');
    const letter = letterDocument();
    if (letter.head === null) throw new Error('a letter has a head');
    expect(officialLines(letter, letter.head, officialLayoutOn('2018-07-24')).annexedTo).toMatch(/^\(Kèm theo Công văn số {6}\/UBND-HC ngày {7}tháng 7/);
  });

  it('ends lists as the decree does, whatever marks were typed', () => {
    expect(recipientLines(['Như trên', 'Sở Nội vụ;', 'Lưu: VT.'])).toEqual(['- Như trên;', '- Sở Nội vụ;', '- Lưu: VT.']);
  });

  it.each([
    ['a paragraph', [paragraph('Hết.')], 'Hết./.'],
    ['a paragraph that has the mark', [paragraph('Hết./.')], 'Hết./.'],
    ['the last part of the last clause', [clauses(clause('1.', 'Một;', [clause('a)', 'Phần a;'), clause('b)', 'Phần b.')]))], 'Phần b./.'],
  ])('puts ./. after %s', (_, blocks, end) => expect(JSON.stringify(withEndMark(blocks))).toContain(`"${end}"`));

  it('puts no mark after a table', () => {
    const blocks = [tableBlock(STATUS_TABLE)];
    expect(withEndMark(blocks)).toEqual(blocks);
  });
});

describe('numbers and dates as Vietnamese offices write them', () => {
  it.each([
    [0.308, '30,8%'], [8 / 26, '30,8%'], [0, '0%'], [1, '100%'], [0.9996, '100%'], [0.9994, '99,9%'], [0.0285, '2,9%'], [1.234, '123,4%'],
  ])('fraction %s reads %s', (fraction, text) => expect(percentText(fraction)).toBe(text));

  it.each([[1234.5, 1, '1.234,5'], [1234567, 0, '1.234.567'], [-0, 0, '0'], [0.05, 2, '0,05'], [-12.5, 1, '-12,5']])('%s with %s digits reads %s', (value, digits, text) => expect(numberText(value, digits)).toBe(text));

  it.each([
    [dateCell('2018-07-20'), '20/07/2018'],
    [instantCell(Date.UTC(2018, 6, 19, 16, 59, 59, 999)), '19/07/2018 23:59'],
    [instantCell(Date.UTC(2018, 6, 19, 17, 0, 0)), '20/07/2018 00:00'],
    [emptyCell(), '-'],
    [emptyCell('notYet'), ''],
    [decimalCell(86.25, 2), '86,25'],
    [integerCell(0), '0'],
  ])('%j prints %s', (cell, text) => expect(cellText(cell)).toBe(text));
});

describe('tables', () => {
  it('merges neighbours under the same heads and stands other heads over all rows', () => {
    const head = tableHead(STATUS_TABLE);
    expect(head.rows).toBe(3);
    expect(head.cells).toContainEqual({ text: 'Kết quả khắc phục', row: 0, column: 3, rowSpan: 1, columnSpan: 3 });
    expect(head.cells).toContainEqual({ text: 'Thuộc thẩm quyền', row: 1, column: 3, rowSpan: 1, columnSpan: 2 });
    expect(head.cells).toContainEqual({ text: 'Ngoài thẩm quyền', row: 1, column: 5, rowSpan: 2, columnSpan: 1 });
    expect(head.cells).toContainEqual({ text: 'TT', row: 0, column: 0, rowSpan: 3, columnSpan: 1 });
    const covered = head.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0);
    expect(covered).toBe(head.rows * STATUS_TABLE.columns.length);
  });

  it('numbers its columns, with formulas where given', () => {
    expect(columnNumbers(STATUS_TABLE).slice(0, 4)).toEqual(['(1)', '(2)', '(3)=(4)+(5)+(6)', '(4)']);
  });

  it('adds, divides totals, and averages', () => {
    const totals = totalsOf(STATUS_TABLE);
    expect(totals.get('total')).toEqual(integerCell(1247));
    expect(totals.get('rate')).toEqual(percentCell(1004 / (1247 - 1)));
    expect(totals.get('score')).toEqual(decimalCell(78.666666667, 1));
    expect(totals.get('state')).toBeUndefined();
    expect(totalLabelSpan(STATUS_TABLE)).toEqual({ start: 0, span: 2 });
  });

  it('has no rate without a denominator, and no noise in sums of decimals', () => {
    const table: Table = {
      ...STATUS_TABLE,
      columns: [column('a', 'A', 'decimal', 1), column('b', 'B', 'integer', 1), column('r', 'R', 'percent', 1)],
      rows: [0.1, 0.2].map((value) => dataRow({ a: decimalCell(value), b: integerCell(0), r: textCell('') })),
      total: { label: 'T', labelColumn: 'a', rules: { a: { kind: 'sum' }, r: { kind: 'ratio', numerator: { plus: ['b'], minus: [] }, denominator: { plus: ['b'], minus: [] } } } },
    };
    expect(totalsOf(table).get('a')).toEqual(decimalCell(0.3, 1));
    expect(totalsOf(table).get('r')).toEqual(emptyCell());
  });
});

describe('column widths', () => {
  it('keeps dates, codes and heads whole, shares the rest by weight, and adds up', () => {
    const widths = columnWidthsPt(STATUS_TABLE, 600, 10);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(600, 6);
    STATUS_TABLE.columns.forEach((item, index) => {
      for (const word of item.header.split(' ')) expect(widths[index]).toBeGreaterThan(textWidthPt(word, 10, 'bold'));
    });
    expect(widths[8]).toBeGreaterThan(textWidthPt('20/07/2018', 10));
  });

  it('does not let one endless word squeeze the others', () => {
    const rows = [dataRow({ no: integerCell(1), text: textCell('x'.repeat(500)), note: textCell('ngắn') })];
    const widths = columnWidthsPt({ ...STATUS_TABLE, columns: [column('no', 'TT', 'integer', 1), column('text', 'A', 'text', 1), column('note', 'B', 'text', 8)], rows }, 500, 10);
    expect(widths[1]).toBeCloseTo(100, 6);
  });

  it('falls back to weights when the words need more than there is', () => {
    expect(columnWidthsPt(STATUS_TABLE, 100, 10).reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 6);
  });
});

describe('text', () => {
  it.each([
    ['Hòa'.normalize('NFD'), 'Hòa'],
    ['ê\u0309', 'ể'],
    ['a\u0000b\u0007c\u001Bd', 'abcd'],
    ['a\uFFFEb\uFFFF', 'ab'],
    ['a\uD800b', 'a\uFFFDb'],
    ['gpj.\u202Eexe', 'gpj.exe'],
    ['một\r\nhai\rba', 'một\nhai\nba'],
    ['giữ  hai  cách', 'giữ  hai  cách'],
  ])('%j prints %j', (typed, printed) => expect(printableText(typed)).toBe(printed));

  it('turns what is no text into text', () => {
    expect(printableText({ formula: '1+1' })).toBe('[object Object]');
    expect(printableText(null)).toBe('null');
  });

  it('cleans every text of a document and nothing else', () => {
    const clean = cleanDocument(everythingDocument({ meta: { title: 'Tổng hợp\u0000'.normalize('NFD') } }));
    expect(clean.meta.title).toBe('Tổng hợp');
    expect(clean.meta.dataAt).toBe(everythingDocument().meta.dataAt);
    expect(clean.annexes).toHaveLength(2);
  });

  it('knows the widths of Times New Roman', () => {
    // Measured in the embedded face: 'Độc lập - Tự do - Hạnh phúc', bold 13.
    expect(textWidthPt('Độc lập - Tự do - Hạnh phúc', 13, 'bold')).toBeCloseTo(159.1, 0);
    expect(textWidthPt('ấ', 10)).toBe(textWidthPt('a', 10));
    expect(textWidthPt('ờ', 10)).toBe(textWidthPt('ơ', 10));
    expect(lineCount('một hai ba', 10, 1000)).toBe(1);
    expect(lineCount('một\nhai', 10, 1000)).toBe(2);
    expect(lineCount('x'.repeat(100), 10, 50)).toBe(10);
  });
});
