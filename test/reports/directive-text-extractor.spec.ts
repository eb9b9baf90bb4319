import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlignmentType, Document, HeightRule, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalMergeType } from 'docx';
import { DirectiveTextExtractor, readDirectiveText } from '../../src/features/directives';
import { referenceData } from '../../seed/reference-data';

const pdfmake = require('pdfmake') as { setFonts(fonts: unknown): void; createPdf(document: unknown): { getBuffer(): Promise<Buffer> } };

const { units } = referenceData();
const TINOS = join(__dirname, '../../node_modules/@expo-google-fonts/tinos');

describe('the words of a letter from a file', () => {
  let folder: string;
  const extractor = new DirectiveTextExtractor();
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'cchc-letter-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = async (name: string, bytes: Buffer | string): Promise<string> => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const answer = await extractor.extract(path, name);
    return 'text' in answer ? answer.text : answer.code;
  };
  const leaves = (text: string, context = '2024-05-06'): (readonly [string, string[], string[], string | null])[] =>
    readDirectiveText(text, { context, units }).clauses.filter(({ leaf }) => leaf).map(({ quote, parties, deadline }) => [quote.replace(/\s+/g, ' '), parties.filter(({ role }) => role !== 'coordinator').map(({ raw }) => raw), parties.filter(({ role }) => role === 'coordinator').map(({ raw }) => raw), deadline?.raw ?? null]);

  const WORDS = '1. Giao Sở Nội vụ rà soát hồ sơ trước ngày 20/7/2018.\n';
  it.each([
    ['UTF-8', Buffer.from(WORDS)],
    ['UTF-8 with its mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(WORDS)])],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(WORDS, 'utf16le')])],
    ['UTF-16 the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(WORDS, 'utf16le').swap16()])],
    ['UTF-16 without a mark', Buffer.from(WORDS, 'utf16le')],
    ['letters in parts (NFD)', Buffer.from(WORDS.normalize('NFD'))],
  ])('%s', async (_, bytes) => {
    const text = await read('a.txt', bytes);
    expect(text.normalize('NFC')).toBe(WORDS);
    expect(leaves(text).map(([quote, who]) => [quote.normalize('NFC'), who.map((one) => one.normalize('NFC'))])).toEqual([['Giao Sở Nội vụ rà soát hồ sơ trước ngày 20/7/2018', ['Sở Nội vụ']]]);
  });

  it.each([
    ['nothing', '', 'letter.empty'],
    ['spaces', '  \n\t\n', 'letter.empty'],
    ['binary', Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 256)), 'letter.notText'],
    ['TCVN3', Buffer.from('C\u00abng v\u00a8n s\u00e8 12 c\u00f1a \u00f1y ban nh\u00a9n d\u00a9n t\u00d8nh v\u00d2 vi\u00d6c ki\u00d3m tra c\u00b6i c\u00b8ch', 'latin1'), 'letter.legacyFont'],
    ['VNI', 'Coâng vaên soá 12 cuûa UÛy ban nhaân daân tænh veà vieäc kieåm tra caûi caùch haønh chính', 'letter.legacyFont'],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(600), 'hex'), 'letter.oldWord'],
    ['RTF', '{\\rtf1\\ansi C\\u244?ng v\\u259?n}', 'letter.rtf'],
    ['a broken ZIP', Buffer.from('504b0304ffffffff', 'hex'), 'letter.damaged'],
    ['a broken PDF', '%PDF-1.4\nnothing here', 'letter.damaged'],
    ['too many words', 'a '.repeat(600_000), 'letter.tooLarge'],
  ])('%s is told in words', async (_, bytes, code) => {
    expect(await read('b.dat', bytes)).toBe(code);
  });

  it('Word: automatic numbers, tables with merged cells, the table that places the head', async () => {
    const cell = (...lines: string[]): TableCell => new TableCell({ children: lines.map((line) => new Paragraph(line)) });
    const numbered = (text: string, level: number): Paragraph => new Paragraph({ text, numbering: { reference: 'list', level } });
    const document = new Document({
      numbering: {
        config: [
          {
            reference: 'list',
            levels: [
              { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START },
              { level: 1, format: LevelFormat.LOWER_LETTER, text: '%2)', alignment: AlignmentType.START },
              { level: 2, format: LevelFormat.BULLET, text: '\uf0b7', alignment: AlignmentType.START },
            ],
          },
        ],
      },
      sections: [
        {
          children: [
            new Table({ rows: [new TableRow({ children: [cell('ỦY BAN NHÂN DÂN', 'TỈNH QUẢNG NAM', 'Số:      /UBND-NC'), cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Quảng Nam, ngày 06 tháng 5 năm 2024')] })] }),
            new Paragraph('Kính gửi: Các sở, ban, ngành; UBND các huyện, thị xã, thành phố.'),
            new Paragraph('Chủ tịch UBND tỉnh chỉ đạo như sau:'),
            numbered('Sở Nội vụ:', 0),
            numbered('Tổ chức tập huấn cho công chức một cửa trước ngày 30/6/2024.', 1),
            numbered('Theo dõi, đôn đốc các đơn vị.', 1),
            numbered('Sở Tài chính bố trí kinh phí.', 0),
            new Paragraph({ children: [new TextRun('Nhiệm vụ '), new TextRun('cụ thể:')] }),
            new Table({
              rows: [
                new TableRow({ children: ['TT', 'Nội dung', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời hạn'].map((one) => cell(one)) }),
                new TableRow({ height: { value: 400, rule: HeightRule.ATLEAST }, children: [cell('1'), cell('Rà soát thủ tục', 'hành chính cấp xã'), new TableCell({ verticalMerge: VerticalMergeType.RESTART, children: [new Paragraph('Sở Tư pháp')] }), cell('UBND cấp huyện'), cell('Trước ngày 15/7/2024')] }),
                new TableRow({ children: [cell('2'), cell('Công khai kết quả rà soát'), new TableCell({ verticalMerge: VerticalMergeType.CONTINUE, children: [new Paragraph('')] }), cell(''), cell('Quý III/2024')] }),
              ],
            }),
            new Table({ rows: [new TableRow({ children: [cell('Nơi nhận:', '- Như trên;', '- Lưu: VT.'), cell('CHỦ TỊCH')] })] }),
          ],
        },
      ],
    });
    const text = await read('c.docx', await Packer.toBuffer(document));
    expect(leaves(text)).toEqual([
      ['Tổ chức tập huấn cho công chức một cửa trước ngày 30/6/2024', ['Sở Nội vụ'], [], 'trước ngày 30/6/2024'],
      ['Theo dõi, đôn đốc các đơn vị', ['Sở Nội vụ'], [], null],
      ['Sở Tài chính bố trí kinh phí', ['Sở Tài chính'], [], null],
      ['Rà soát thủ tục hành chính cấp xã', ['Sở Tư pháp'], ['UBND cấp huyện'], 'Trước ngày 15/7/2024'],
      ['Công khai kết quả rà soát', ['Sở Tư pháp'], [], 'Quý III/2024'],
    ]);
    expect(readDirectiveText(text, { context: '2024-05-06', units }).head.signedOn).toBe('ngày 06 tháng 5 năm 2024');
  });

  it('PDF: lines of the page joined again, a table with wrapped cells; a scan says that it has no words', async () => {
    const file = (name: string): string => join(TINOS, name, `Tinos_${name}.ttf`);
    pdfmake.setFonts({ Tinos: { normal: file('400Regular'), bold: file('700Bold'), italics: file('400Regular_Italic'), bolditalics: file('700Bold_Italic') } });
    const pdf = await pdfmake
      .createPdf({
        defaultStyle: { font: 'Tinos', fontSize: 13 },
        content: [
          { columns: [{ text: 'ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG', alignment: 'center' }, { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc', alignment: 'center' }] },
          'Chủ tịch UBND tỉnh yêu cầu:',
          '1. Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các huyện, thành phố rà soát toàn bộ hồ sơ quá hạn của đơn vị mình, xin lỗi tổ chức, cá nhân bằng văn bản theo đúng quy định hiện hành.',
          '2. Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh và các đơn vị có liên quan kiểm tra việc thực hiện, báo cáo Chủ tịch UBND tỉnh trước ngày 30 tháng 6 năm 2024.',
          { table: { widths: [25, 150, 100, 100, 80], body: [['TT', 'Nội dung', 'Chủ trì', 'Phối hợp', 'Thời hạn'], ['1', 'Nâng cấp phần mềm một cửa điện tử dùng chung của tỉnh', 'Sở Thông tin và Truyền thông', 'UBND các huyện, thành phố', 'Trước ngày 15/7/2024'], ['2', 'Tập huấn công chức', 'Sở Nội vụ', '', 'Tháng 8/2024']] } },
        ],
      })
      .getBuffer();
    expect(leaves(await read('d.pdf', pdf))).toEqual([
      ['Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các huyện, thành phố rà soát toàn bộ hồ sơ quá hạn của đơn vị mình, xin lỗi tổ chức, cá nhân bằng văn bản theo đúng quy định hiện hành', ['Thủ trưởng các sở, ban, ngành', 'Chủ tịch UBND các huyện, thành phố'], [], null],
      ['Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh và các đơn vị có liên quan kiểm tra việc thực hiện, báo cáo Chủ tịch UBND tỉnh trước ngày 30 tháng 6 năm 2024', ['Sở Nội vụ'], ['Văn phòng UBND tỉnh', 'các đơn vị có liên quan'], 'trước ngày 30 tháng 6 năm 2024'],
      ['Nâng cấp phần mềm một cửa điện tử dùng chung của tỉnh', ['Sở Thông tin và Truyền thông'], ['UBND các huyện, thành phố'], 'Trước ngày 15/7/2024'],
      ['Tập huấn công chức', ['Sở Nội vụ'], [], 'Tháng 8/2024'],
    ]);
    const blank = await pdfmake.createPdf({ defaultStyle: { font: 'Tinos' }, content: [{ canvas: [{ type: 'rect', x: 0, y: 0, w: 100, h: 100 }] }] }).getBuffer();
    expect(await read('e.pdf', blank)).toBe('letter.noText');
  });
});
