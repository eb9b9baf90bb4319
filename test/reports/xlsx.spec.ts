import { tableBlock } from '../../src/reports/model/blocks';
import { dateCell, instantCell, integerCell, textCell } from '../../src/reports/model/cells';
import type { ReportDocument } from '../../src/reports/model/report-document';
import { column, dataRow } from '../../src/reports/model/table';
import type { Table } from '../../src/reports/model/table';
import { renderDocument } from '../../src/reports/renderers/render-document';
import { uniqueSheetNames } from '../../src/reports/renderers/xlsx/sheet-names';
import { everythingDocument, HOSTILE_TEXTS, STACKED_LETTERS, STATUS_TABLE, TEXT_TABLE } from './everything-document';
import { listingDocument } from './other-documents';
import { columnValues, readXlsx } from './readers/xlsx-reader';
import type { SheetReading, WorkbookReading } from './readers/xlsx-reader';
import { xmlText } from './readers/zip-reader';

async function workbook(document: ReportDocument): Promise<WorkbookReading> {
  return readXlsx(await renderDocument(document, 'xlsx'));
}

function sheetNamed(book: WorkbookReading, name: string): SheetReading {
  const sheet = book.sheets.find((item) => item.name === name);
  if (sheet === undefined) throw new Error(`No sheet ${name} among ${book.sheets.map((item) => item.name).join(', ')}`);
  return sheet;
}

function oneTable(table: Partial<Table>): ReportDocument {
  return { ...listingDocument(), body: [tableBlock({ ...TEXT_TABLE, ...table })] };
}

describe('workbook of the everything document', () => {
  let book: WorkbookReading;
  let annex: SheetReading;

  beforeAll(async () => {
    book = await workbook(everythingDocument());
    annex = sheetNamed(book, 'Phụ lục II');
  });

  it('has the cover first, then a sheet per table with names of at most 31 characters', () => {
    expect(book.sheets.map((sheet) => sheet.name)).toEqual([
      'Bìa', 'Bảng 1', 'Kết quả theo đơn vị', 'Tồn tại theo đơn vị và lĩnh vực', 'Phụ lục II', 'Chi tiết tồn tại, hạn chế của…', 'Bảng dài',
    ]);
  });

  it('tells scope, time and row counts on the cover', () => {
    const values = [...(book.sheets[0]?.cells.values() ?? [])].map((cell) => cell.value);
    for (const expected of ['Đợt kiểm tra quý II năm 2018 (2018-Q2)', 'Phụ lục II', 3, TEXT_TABLE.rows.length, 90]) expect(values).toContain(expected);
  });

  it('gives the time of the figures as a real date, the zone beside it', () => {
    const { cells } = book.sheets[0] as SheetReading;
    const label = [...cells.values()].find(({ value }) => value === 'Thời điểm số liệu')?.ref ?? '';
    // 2018-07-24 is serial 43305; 08:00 is a third of it.
    expect(cells.get(label.replace('A', 'B'))).toMatchObject({ value: expect.closeTo(43305 + 8 / 24, 9), format: 'dd/mm/yyyy hh:mm' });
    expect(cells.get(label.replace('A', 'C'))?.value).toBe('giờ Việt Nam (UTC+7)');
  });

  it('stores real numbers with formats', () => {
    expect(annex.cells.get('C12')).toMatchObject({ value: 1234, format: '#,##0' });
    expect(annex.cells.get('G11')).toMatchObject({ value: 4 / 6, format: '[=0]0%;[=1]0%;0.0%' });
    expect(annex.cells.get('H11')).toMatchObject({ value: 86.4, format: '#,##0.0' });
  });

  it('stores days as whole serials of the Vietnamese calendar', () => {
    // 2018-07-18 is serial 43299 (1899-12-30 = 0).
    expect(annex.cells.get('I11')).toMatchObject({ value: 43299, format: 'dd/mm/yyyy' });
    expect(annex.cells.get('I12')).toMatchObject({ value: 43301 });
    expect(annex.cells.get('J11')).toMatchObject({ format: 'dd/mm/yyyy hh:mm' });
    expect(annex.cells.get('J11')?.value).toBeCloseTo(43299 + (15 * 60 + 40) / 1440, 9);
    expect(annex.cells.get('J12')?.value).toBe(43301);
  });

  it('prints "-" for not applicable and nothing for not yet', () => {
    expect(annex.cells.get('I13')?.value).toBe('-');
    expect(annex.cells.get('J13')?.value).toBeNull();
  });

  it('has totals as formulas that carry their results', () => {
    expect(annex.cells.get('C14')).toMatchObject({ formula: 'SUM(C10:C13)', value: 1247 });
    expect(annex.cells.get('G14')).toMatchObject({ formula: 'IF((SUM(C10:C13)-SUM(F10:F13))=0,"-",(SUM(D10:D13))/(SUM(C10:C13)-SUM(F10:F13)))', value: 1004 / 1246 });
    expect(annex.cells.get('H14')?.formula).toBe('IF(COUNT(H10:H13)=0,"-",AVERAGE(H10:H13))');
    expect(annex.cells.get('H14')?.value).toBeCloseTo(236 / 3, 6);
    for (const sheet of book.sheets) {
      for (const cell of sheet.cells.values()) if (cell.formula !== null) expect(cell.value).not.toBeNull();
    }
  });

  it('stores a total of zero', async () => {
    const rows = STATUS_TABLE.rows.slice(3);
    const sheet = (await workbook({ ...listingDocument(), body: [tableBlock({ ...STATUS_TABLE, rows })] })).sheets[1];
    const totals = [...(sheet?.cells.values() ?? [])].filter((cell) => cell.formula?.startsWith('SUM(D'));
    expect(totals).toHaveLength(1);
    expect(totals[0]?.value).toBe(0);
  });

  it('has grouped heads merged, a number row, the unit in the corner and the sample mark', () => {
    for (const range of ['D6:F6', 'D7:E7', 'A6:A8', 'F7:F8']) expect(annex.xml).toContain(`<mergeCell ref="${range}"/>`);
    expect(columnValues(annex, 'C')).toContain('(3)=(4)+(5)+(6)');
    expect(columnValues(annex, 'A')).toEqual(expect.arrayContaining(['DỮ LIỆU MẪU', 'Phụ lục I', 'KẾT QUẢ KHẮC PHỤC THEO ĐƠN VỊ', 'Đơn vị tính: tồn tại']));
    for (const sheet of book.sheets) {
      expect(sheet.cells.get('A1')?.value).toBe('DỮ LIỆU MẪU');
      expect(sheet.xml).toMatch(/<oddHeader>[^<]*DỮ LIỆU MẪU/);
      // The first page shows the cell: in its head the mark would stand twice.
      expect(sheet.xml).toContain('differentFirst="1"');
      expect(sheet.xml).toMatch(/<pageSetup [^>]*firstPageNumber="1" useFirstPageNumber="1"/);
      expect(sheet.xml).not.toMatch(/<firstHeader>[^<]*DỮ LIỆU MẪU/);
      expect([...sheet.cells.values()].filter(({ value }) => value === 'DỮ LIỆU MẪU')).toHaveLength(1);
    }
  });

  it('is set up for A4 landscape, one page wide, heads repeated', () => {
    for (const sheet of book.sheets) {
      expect(sheet.xml).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"/);
      expect(sheet.xml).toMatch(/fitToWidth="1"|<pageSetUpPr fitToPage="1"\/>/);
      expect(sheet.xml).toContain('fitToHeight="0"');
    }
    expect(xmlText(book.files.get('xl/workbook.xml') ?? '')).toContain("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"4\">'Phụ lục II'!$6:$9</definedName>");
  });

  it('freezes panes and filters on working sheets only', () => {
    const working = sheetNamed(book, 'Chi tiết tồn tại, hạn chế của…');
    expect(working.xml).toMatch(/<pane [^>]*ySplit="\d+"[^>]*state="frozen"/);
    expect(working.xml).toContain('<autoFilter ');
    expect(annex.xml).not.toContain('<pane ');
    expect(annex.xml).not.toContain('<autoFilter ');
  });

  it('is set in Times New Roman with borders and wrapped text', () => {
    for (const sheet of book.sheets) for (const cell of sheet.cells.values()) if (cell.value !== null) expect(cell.font).toBe('Times New Roman');
    expect(book.files.get('xl/styles.xml')).toContain('wrapText="1"');
    expect(book.files.get('xl/styles.xml')).toContain('<left style="thin">');
  });

  it('keeps hostile texts as texts: no formula but the totals, no link, no macro, no connection', () => {
    const texts = sheetNamed(book, 'Chi tiết tồn tại, hạn chế của…');
    const column = columnValues(texts, 'B').slice(1);
    expect(column).toEqual([...HOSTILE_TEXTS.map((text) => text.replace(/\r/g, '\n')), STACKED_LETTERS]);
    for (const cell of texts.cells.values()) {
      expect(cell.formula).toBeNull();
      if (typeof cell.value === 'string' && /^[\s'"]*[=+\-@＝＋－＠]/.test(cell.value)) expect(cell.format).toBe('@');
    }
    for (const [path, xml] of book.files) {
      expect(path).not.toMatch(/vba|externalLink|connection|hyperlink/i);
      expect(xml).not.toMatch(/<hyperlink|TargetMode="External"|<ddeLink/);
    }
  });

  it('carries the moment of the figures', () => {
    expect(book.files.get('docProps/core.xml')).toMatch(/<dcterms:created[^>]*>2018-07-24T01:00:00Z/);
  });
});

describe('workbook of a list', () => {
  it('has the same set-up: A4 landscape, the mark once on each page, the time as a date', async () => {
    const base = listingDocument();
    const { sheets } = await workbook({ ...base, meta: { ...base.meta, sampleNotice: true } });
    expect(sheets.map(({ name }) => name)).toHaveLength(2);
    for (const sheet of sheets) {
      expect(sheet.xml).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"/);
      expect([...sheet.cells.values()].filter(({ value }) => value === 'DỮ LIỆU MẪU')).toHaveLength(1);
      expect([/<firstHeader>[^<]*MẪU/.test(sheet.xml), /<oddHeader>[^<]*MẪU/.test(sheet.xml)]).toEqual([false, true]);
    }
    expect([...(sheets[0]?.cells.values() ?? [])].filter(({ format }) => format === 'dd/mm/yyyy hh:mm')).toHaveLength(1);
  });
});

describe('bad input', () => {
  it('writes an object as text, never as formula or link', async () => {
    const formula = { formula: '1+1', result: 2 } as unknown as string;
    const link = { text: 'x', hyperlink: 'http://example.invalid' } as unknown as string;
    const sheet = (await workbook(oneTable({ rows: [formula, link].map((text) => dataRow({ no: integerCell(1), text: textCell(text) })) }))).sheets[1];
    expect(columnValues(sheet as SheetReading, 'B').slice(1)).toEqual(['[object Object]', '[object Object]']);
    expect(sheet?.xml).not.toMatch(/<f>|<hyperlink/);
  });

  it('leaves a number that is none empty', async () => {
    const rows = [Number.NaN, Number.POSITIVE_INFINITY].map((value) => dataRow({ no: integerCell(value), text: textCell('x') }));
    const sheet = (await workbook(oneTable({ rows }))).sheets[1];
    expect(sheet?.xml).not.toMatch(/NaN|Infinity/);
  });

  it('strips what XML forbids, keeps tabs and line feeds, and composes to NFC', async () => {
    const sheet = (await workbook(oneTable({ rows: [dataRow({ text: textCell('Tiếng\u0000 Việt\uFFFE\t1\n2 \uD800 _x0041_'.normalize('NFD')) })] }))).sheets[1];
    expect(columnValues(sheet as SheetReading, 'B').at(-1)).toBe('Tiếng Việt\t1\n2 \uFFFD _x0041_');
  });

  it('continues a text longer than a cell in the lines below, nothing lost', async () => {
    const long = Array.from({ length: 5000 }, (_, index) => `đoạn ${index}`).join(' ');
    expect(long.length).toBeGreaterThan(40_000);
    const book = await workbook(oneTable({ use: 'printed', rows: [dataRow({ no: integerCell(1), text: textCell(long) }), dataRow({ no: integerCell(2), text: textCell('sau') })] }));
    const texts = columnValues(book.sheets[1] as SheetReading, 'B').slice(1).map(String);
    expect(texts.at(-1)).toBe('sau');
    const pieces = texts.slice(0, -1);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(32_767);
    expect(pieces.map((piece) => piece.replace(' (tiếp ở dòng dưới)', '')).join('')).toBe(long);
    expect([...(book.sheets[0]?.cells.values() ?? [])].map((cell) => cell.value)).toContain(2);
  });

  it('shows a text of three pages whole on a printed sheet and keeps it in one cell on a working sheet', async () => {
    const long = 'Nội dung tồn tại rất dài cần nêu đầy đủ. '.repeat(250).trim();
    const rows = [dataRow({ no: integerCell(1), text: textCell(long) })];
    const printed = (await workbook(oneTable({ use: 'printed', rows }))).sheets[1] as SheetReading;
    const pieces = columnValues(printed, 'B').slice(1).map(String);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.map((piece) => piece.replace(' (tiếp ở dòng dưới)', '')).join('')).toBe(long);
    for (const height of printed.xml.matchAll(/ ht="([\d.]+)"/g)) expect(Number(height[1])).toBeLessThan(409);
    const working = (await workbook(oneTable({ use: 'working', rows }))).sheets[1] as SheetReading;
    expect(columnValues(working, 'B').at(-1)).toBe(long);
  });

  it('gives two units with the same first 31 letters two sheets', () => {
    const long = 'Ủy ban nhân dân huyện Cao Lãnh, tỉnh Đồng Tháp';
    const names = uniqueSheetNames([`${long} một`, `${long} hai`, 'a/b:c*d?e[f]g\\h', "'x'", '', '', 'History', 'Bìa', 'BÌA', '😀'.repeat(20)]);
    expect(new Set(names.map((name) => name.toLocaleLowerCase('vi'))).size).toBe(names.length);
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/);
      expect(name).toBe(name.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/g, ''));
    }
  });

  it('writes an empty table, and a document without tables', async () => {
    const empty = await workbook({ ...listingDocument(), body: [tableBlock({ ...STATUS_TABLE, rows: [] })] });
    expect(columnValues(empty.sheets[1] as SheetReading, 'A')).toContain('Tổng cộng');
    expect((empty.sheets[1] as SheetReading).xml).not.toContain('<f>');
    expect((await workbook({ ...listingDocument(), body: [] })).sheets).toHaveLength(1);
  });

  it('keeps the day at both ends of the year and of the day', async () => {
    const table = oneTable({
      columns: [column('d', 'Ngày', 'date', 1), column('i', 'Lúc', 'instant', 1)],
      rows: [dataRow({ d: dateCell('2018-01-01'), i: instantCell(Date.UTC(2017, 11, 31, 17, 0)) }), dataRow({ d: dateCell('2018-12-31'), i: instantCell(Date.UTC(2018, 11, 31, 16, 59)) })],
    });
    const sheet = (await workbook(table)).sheets[1] as SheetReading;
    expect(columnValues(sheet, 'A').slice(-2)).toEqual([43101, 43465]);
    expect(columnValues(sheet, 'B').slice(-2).map((value) => Math.floor(Number(value)))).toEqual([43101, 43465]);
  });

  it('puts the signature under a sheet that goes out alone', async () => {
    const base = everythingDocument();
    const alone = await workbook({ ...base, body: [], annexes: base.annexes.slice(0, 1) });
    const values = [...(alone.sheets[1]?.cells.values() ?? [])].map((cell) => cell.value);
    for (const text of ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', '(Họ và tên)']) expect(values).toContain(text);
    expect(values.filter((value) => value === 'DỮ LIỆU MẪU')).toHaveLength(2);
  });
});
