import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { WORKBOOK_LIMITS, WorkbookReader } from '../../src/reports/workbook/workbook-reader';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { readZip } from '../reports/readers/zip-reader';
import { FilledWorkbook } from '../support/filled-workbook';
import { PageBrowser } from '../support/page-browser';

const CODE = '2018-Q2-869';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A deflated ZIP; `claimed` is the unpacked size that the directory tells. */
function zip(entries: Readonly<Record<string, string | Buffer>>, claimed?: number): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content as Buffer);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimed !== undefined && name.includes('sheet') ? claimed : bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), common, path, packed);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, path);
    offset += 30 + path.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

/** The fewest parts that make a workbook, with one sheet as given. */
function workbookOf(sheet: string | Buffer, more: Readonly<Record<string, string>> = {}, claimed?: number): Buffer {
  return zip(
    {
      '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': sheet,
      ...more,
    },
    claimed,
  );
}

const sheetOf = (rows: string): string => `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const HOSTILE: readonly (readonly [string, string, () => Buffer, string])[] = [
  ['nothing', 'a.xlsx', () => Buffer.alloc(0), 'rỗng (0 byte)'],
  ['a csv renamed', 'a.xlsx', () => Buffer.from('TT;Mã tồn tại;Kết quả\n1;2018-Q2-869-01;x'), 'không phải bảng tính Excel'],
  ['a page of the web saved as Excel', 'a.xls', () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'không phải bảng tính Excel'],
  ['an old .xls', 'a.xls', () => Buffer.concat([OLE, Buffer.alloc(2000)]), 'dạng Excel cũ'],
  ['an .xls renamed', 'a.xlsx', () => Buffer.concat([OLE, Buffer.alloc(2000)]), 'dạng Excel cũ'],
  ['a workbook with a password', 'a.xlsx', () => Buffer.concat([OLE, Buffer.alloc(500), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(500)]), 'có mật khẩu'],
  ['an .xlsb', 'a.xlsx', () => zip({ '_rels/.rels': `<Relationships><Relationship Type="${RELS}/officeDocument" Target="xl/workbook.bin"/></Relationships>`, 'xl/workbook.bin': 'x' }), 'dạng Excel cũ'],
  ['an .ods', 'a.xlsx', () => zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }), 'dạng OpenDocument'],
  ['a .docx', 'a.xlsx', () => zip({ '_rels/.rels': `<Relationships><Relationship Type="${RELS}/officeDocument" Target="word/document.xml"/></Relationships>`, 'word/document.xml': '<document/>' }), 'không phải bảng tính Excel'],
  ['a picture', 'a.xlsx', () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(500)]), 'không phải bảng tính Excel'],
  ['a ZIP that is none', 'a.xlsx', () => Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(5000)]), 'bị hỏng'],
  ['another workbook', 'a.xlsx', () => workbookOf(sheetOf('<row r="1"><c r="A1" t="inlineStr"><is><t>Mã tồn tại</t></is></c></row>')), 'không phải tệp tải từ hệ thống'],
  ['a merge bomb', 'a.xlsx', () => workbookOf(`<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`), 'không phải tệp tải từ hệ thống'],
  ['130 MB of blanks', 'a.xlsx', () => workbookOf(Buffer.concat([Buffer.from(`<worksheet xmlns="${MAIN}">`), Buffer.alloc(130_000_000, ' '), Buffer.from('</worksheet>')])), 'quá lớn'],
  ['a claim of 900 MB', 'a.xlsx', () => workbookOf(sheetOf(''), {}, 900_000_000), 'quá lớn'],
  ['more than it claims', 'a.xlsx', () => workbookOf(sheetOf('<row r="1"/>'.repeat(5000)), {}, 100), 'bị hỏng'],
  ['a million texts', 'a.xlsx', () => workbookOf(sheetOf('<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(60_000))), 'không phải tệp tải từ hệ thống'],
  ['texts beyond every measure', 'a.xlsx', () => workbookOf(sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(9_000_000)}</t></is></c></row>`)), 'quá lớn'],
  ['an entity bomb', 'a.xlsx', () => workbookOf(`<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>${sheetOf('<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>')}`), 'bị hỏng'],
  ['XML that does not end', 'a.xlsx', () => workbookOf('<worksheet><sheetData><row>'), 'bị hỏng'],
  ['a very deep sheet', 'a.xlsx', () => workbookOf('<a>'.repeat(300_000)), 'bị hỏng'],
  ['a text that is not there', 'a.xlsx', () => workbookOf(sheetOf('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')), 'bị hỏng'],
  ['rows and columns that cannot be', 'a.xlsx', () => workbookOf(sheetOf('<row r="99999999"><c r="ZZZ9999999"><v>1e999</v></c><c r="?"><v>NaN</v></c></row><row r="-1"><c><v>2</v></c></row>')), 'không phải tệp tải từ hệ thống'],
  ['a sheet that is missing', 'a.xlsx', () => zip({ 'xl/workbook.xml': `<workbook xmlns:r="${RELS}"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>`, 'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELS}/worksheet" Target="nowhere.xml"/></Relationships>` }), 'bị hỏng'],
  ['relations to the outside', 'a.xlsx', () => zip({ 'xl/workbook.xml': `<workbook xmlns:r="${RELS}"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>`, 'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELS}/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>` }), 'bị hỏng'],
  ['three thousand parts', 'a.xlsx', () => zip(Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`p${n}`, '']))), 'quá lớn'],
];

describe('workbooks that are no workbooks', () => {
  let demo: DemoApp;
  let api: ApiClient;
  let good: Buffer;
  const send = (bytes: Buffer, name = 'a.xlsx', username = 'huyen869', code = CODE) => api.upload(username, `/api/v1/reports/${code}/workbook`, [{ field: 'workbook', name, bytes }]);
  beforeAll(async () => {
    demo = await startDemoApp();
    api = new ApiClient(demo);
    await api.call('huyen869', 'POST', '/api/v1/obligations/2018-Q2-D1.2-869/report', {});
    good = (await api.call('huyen869', 'GET', `/api/v1/reports/${CODE}/workbook`)).bytes;
  }, 120_000);
  afterAll(() => demo.close());

  it.each(HOSTILE)('%s: refused with the reason', async (_, name, make, words) => {
    const { status, body } = await send(make(), name);
    expect([status, String(body.detail)]).toEqual([400, expect.stringContaining(words)]);
  });

  it('cut at every tenth of the way or with a byte changed: refused or read, never a fault', async () => {
    const seen = new Set<number>();
    for (let tenth = 1; tenth < 10; tenth += 1) {
      seen.add((await send(good.subarray(0, Math.floor((good.length * tenth) / 10)))).status);
      const changed = Buffer.from(good);
      changed[Math.floor((good.length * tenth) / 10)] = 0xff;
      seen.add((await send(changed)).status);
    }
    expect([...seen].every((status) => status === 400 || status === 201)).toBe(true);
    expect(seen.has(400)).toBe(true);
  });

  it('of another report, without its hidden sheet, without its table, or without a column: each is told', async () => {
    const edited = async (work: (workbook: FilledWorkbook) => void): Promise<string> => {
      const workbook = await FilledWorkbook.open(good);
      work(workbook);
      return String((await send(await workbook.bytes())).body.detail);
    };
    const hidden = (workbook: FilledWorkbook) => workbook.workbook.worksheets.at(-1);
    expect(await edited((workbook) => (hidden(workbook)!.getCell('B2').value = '2018-Q2-870'))).toContain('của báo cáo 2018-Q2-870, không phải báo cáo 2018-Q2-869');
    expect(await edited((workbook) => (hidden(workbook)!.getCell('B3').value = 7))).toContain('của lần nộp 7; hiện là lần nộp 1');
    expect(await edited((workbook) => workbook.workbook.removeWorksheet(hidden(workbook)!.id))).toContain('mất trang ẩn');
    expect(await edited((workbook) => workbook.table.spliceRows(workbook.headRow, 1))).toContain('Không tìm thấy bảng trả lời');
    expect(await edited((workbook) => workbook.table.spliceColumns(workbook.columnOf('difficulty'), 1))).toContain('thiếu cột “Khó khăn, kiến nghị”');
  });

  it('is read from a workbook with a merge over everything, as if it were not there', async () => {
    const parts = Object.fromEntries(await readZip(await (await FilledWorkbook.open(good)).fill(1, { done: 'Chữ' }).bytes()));
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toContain('<mergeCells');
    const { status, body } = await send(zip({ ...parts, 'xl/worksheets/sheet1.xml': sheet.replace(/<mergeCells.*<\/mergeCells>/s, '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>') }));
    expect([status, body.counts]).toEqual([201, { unchanged: 5, change: 1, conflict: 0, wrong: 0 }]);
  });

  it('dies at its limits of time and memory, and the next one is read', async () => {
    const reader = demo.app.get(WorkbookReader, { strict: false });
    for (const limits of [{ ...WORKBOOK_LIMITS, timeMs: 1 }, { ...WORKBOOK_LIMITS, memoryMb: 8 }]) {
      reader.limits = limits;
      const { status, body } = await send(good);
      expect([status, body.detail]).toEqual([400, expect.stringMatching(/quá lớn|bị hỏng/)]);
    }
    reader.limits = WORKBOOK_LIMITS;
    expect((await send(good)).status).toBe(201);
  });

  it('leaves no temporary file, no import and no changed answer behind', async () => {
    const { versions } = (await api.call('huyen869', 'GET', `/api/v1/reports/${CODE}`)).body as { versions: { items: { savedAt: unknown }[] }[] };
    expect(versions[0]?.items.map(({ savedAt }) => savedAt)).toEqual(Array(6).fill(null));
    const left = readdirSync(demo.settings.storageDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /tmp|temp|part/i.test(join(entry.parentPath, entry.name).slice(demo.settings.storageDir.length)));
    expect(left.map(({ name }) => name)).toEqual([]);
  });

  it('is nobody else’s, not for a sent report, and keeps its page when refused', async () => {
    expect((await send(good, 'a.xlsx', 'huyen870')).status).toBe(404);
    expect((await send(good, 'a.xlsx', 'sonoivu')).status).toBe(403);
    expect((await send(good, 'a.xlsx', 'huyen870', '2018-Q2-870')).body.code).toBe('reportSent');
    const unit = await PageBrowser.signedIn(demo, 'huyen869');
    await unit.open(`/reports/${CODE}/excel`);
    const refused = await unit.upload(`/reports/${CODE}/workbook`, {}, [{ field: 'workbook', name: 'bang.csv', bytes: Buffer.from('a;b') }]);
    expect([refused.status, /id="workbook-error"[^>]*>[^]*?bang\.csv/.test(refused.html)]).toEqual([400, true]);
    expect((await unit.upload(`/reports/${CODE}/workbook`, {})).words).toContain('Chọn tệp Excel (.xlsx)');
  });
});
