import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { Workbook } from 'exceljs';
import { box, heicOf, jpegOf, pngChunk, pngOf } from './image-maker';
import { docxOf, field, paragraph, relations, xlsxOf, type OfficeParts } from './office-maker';
import { docStreams, excel5Book, oleOf, record, sheetRecord, xlsBook } from './ole-maker';
import { encryptedPdf, objectStream, pdfOf, revised, streamObject, type PdfParts } from './pdf-maker';
import { Seeded } from './seeded';
import { zipped, type Entry } from './zip-maker';

export interface RealFile {
  readonly maker: string;
  readonly name: string;
  readonly bytes: Buffer;
}

const WORDS = ['Báo cáo kết quả khắc phục', 'Kế hoạch cải cách hành chính', 'Quyết định ban hành quy chế', 'Công văn trả lời', 'Biên bản họp', 'Danh mục thủ tục hành chính', 'Số liệu giải quyết hồ sơ', 'Ảnh bảng niêm yết'];
const QUARTERS = ['quý I', 'quý II', 'quý III', 'quý IV'];

function names(seeded: Seeded): string {
  return `${seeded.pick(WORDS)} ${seeded.pick(QUARTERS)} năm 2018 (${seeded.below(900)})`;
}

/** Applications and how each packs: with sizes behind the data, stored, its own parts. */
const WORD_MAKERS: readonly (readonly [string, OfficeParts])[] = [
  ['Word 2010', { application: 'Microsoft Office Word', parts: [{ name: 'word/fontTable.xml', content: '<w:fonts xmlns:w="w"/>' }, { name: 'customXml/item1.xml', content: '<b:Sources xmlns:b="b" SelectedStyle=""/>' }] }],
  ['Word 2013', { parts: [{ name: 'word/webSettings.xml', content: '<w:webSettings xmlns:w="w"/>' }, { name: 'word/theme/theme1.xml', content: '<a:theme xmlns:a="a" name="Office"/>' }] }],
  ['Word 2016 with an own template', { settings: '<w:attachedTemplate r:id="rId1"/>', settingsRelations: [['attachedTemplate', 'file:///C:\\Users\\VanThu\\AppData\\Roaming\\Microsoft\\Templates\\Cong%20van.dotx', 'External']] }],
  ['Word 365', { main: 'word/document2.xml', parts: [{ name: 'word/commentsExtended.xml', content: '<w15:commentsEx xmlns:w15="x"/>' }, { name: 'docMetadata/LabelInfo.xml', content: '<clbl:labelList xmlns:clbl="c"/>' }] }],
  ['Word, hyperlinks', { relations: [['hyperlink', 'https://dichvucong.gov.vn', 'External'], ['hyperlink', 'mailto:sonoivu@example.vn', 'External'], ['hyperlink', 'file:///D:\\Van%20ban\\QD%2012.pdf', 'External']], body: `${paragraph('Xem')}${field(' HYPERLINK "https://dichvucong.gov.vn" ')}` }],
  ['Word, contents and page numbers', { body: `${field(' TOC \\o "1-3" \\h \\z \\u ')}${field(' PAGE ')}${field(' REF _Ref1 \\h ')}${field(' INCLUDEPICTURE "C:\\\\Users\\\\VanThu\\\\anh.png" \\* MERGEFORMAT ')}` }],
  ['Word, picture once linked from the own disk', { relations: [['image', 'file:///C:\\Users\\VanThu\\AppData\\Local\\Temp\\msohtmlclip1\\01\\clip_image001.png', 'External']] }],
  ['Word, pictures', { relations: [['image', 'media/image1.png']], parts: [{ name: 'word/media/image1.png', content: pngOf(8, 8), method: 0 }] }],
  ['Word, chart with its table', { relations: [['chart', 'charts/chart1.xml']], parts: [
    { name: 'word/charts/chart1.xml', content: '<c:chartSpace xmlns:c="c"/>' },
    { name: 'word/charts/_rels/chart1.xml.rels', content: relations([['package', '../embeddings/Microsoft_Excel_Worksheet.xlsx']]) },
    { name: 'word/embeddings/Microsoft_Excel_Worksheet.xlsx', content: xlsxOf() },
  ] }],
  ['Word, signed', { parts: [{ name: '_xmlsignatures/origin.sigs', content: '' }, { name: '_xmlsignatures/sig1.xml', content: '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>' }] }],
  ['Word, the word DDE in its text', { body: paragraph('Trường DDE và DDEAUTO không được dùng; lệnh cmd|calc cũng vậy.') }],
  ['Word, form controls', { body: '<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>', parts: [{ name: 'word/vmlDrawing1.vml', content: '<xml><v:shape><br></v:shape></xml>' }] }],
  ['LibreOffice Writer', { application: 'LibreOffice/6.0.3.2$Windows_X86_64', descriptor: true }],
  ['WPS Writer', { application: 'WPS Office_11.2.0', parts: [{ name: 'docProps/custom.xml', content: '<Properties xmlns="p"><property name="KSOProductBuildVer"/></Properties>' }], relations: [['http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml', '../customXml/item1.xml']] }],
  ['Google Docs', { application: 'Google Docs', descriptor: true, parts: [{ name: 'word/numbering.xml', content: '<w:numbering xmlns:w="w"/>' }] }],
  ['stored, not deflated', { method: 0 }],
];

const ORDINARY_FORMULAS = [
  'A1&amp;" | "&amp;B1',
  'IF(A1="x","Đạt|Chưa","")',
  '"cmd|\'/c calc\'!A0"',
  'TEXT(A1,"dd/mm/yyyy")&amp;"|"',
  'SUM(Bang1[Đạt|Chưa đạt])+SUM(Bang1[[#All],[Cột \'[a|b\']]])',
  "VLOOKUP(A1,'Biểu 1'!$A$1:$C$9,3,FALSE)",
  "'Dân''s số'!A1+1",
  'HYPERLINK("http://dichvucong.gov.vn/?a|b","DVC")',
  '_xlfn.CONCAT(A1,"|",B1)',
  'IMREAL(A1)+SUBTOTAL(9,B1:B9)+{1,2;3,4}',
  'XIMAGE',
] as const;

const SHEET_MAKERS: readonly (readonly [string, OfficeParts])[] = [
  ['Excel 2010', {}],
  ['Excel 2013, shared strings', { parts: [{ name: 'xl/sharedStrings.xml', content: '<sst xmlns="s"><si><t>Sở Nội vụ</t></si></sst>' }, { name: 'xl/styles.xml', content: '<styleSheet xmlns="s"/>' }] }],
  ['Excel 2016, formulas', { body: '<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>3</v></c><c r="B1"><f>IF(C1="a|b!c","Đạt","Chưa")</f></c><c r="C1"><f>HYPERLINK("https://dichvucong.gov.vn","DVC")</f></c></row>' }],
  ['Excel 2016, signs in texts, sheets and columns of tables', {
    workbook: `<definedNames><definedName name="so">'Biểu 1'!$A$1</definedName><definedName name="dau">" | "</definedName></definedNames>`,
    body: `<row r="1">${ORDINARY_FORMULAS.map((formula, index) => `<c r="A${index + 1}"><f>${formula}</f><v>0</v></c>`).join('')}</row>`,
    settings: '<conditionalFormatting sqref="A1"><cfRule type="containsText"><formula>NOT(ISERROR(SEARCH("|",A1)))</formula></cfRule></conditionalFormatting><dataValidations><dataValidation type="list" sqref="B1"><formula1>"Đạt|Chưa đạt,Không"</formula1></dataValidation></dataValidations>',
  }],
  ['Excel 2016, a bar in the name of a sheet', { workbook: '<sheets><sheet name="Quý I|2018" sheetId="2"/></sheets>', body: `<row r="1"><c r="A1"><f>SUM('Quý I|2018'!A1:A9,'quý i|2018'!B1)</f><v>0</v></c></row>` }],
  ['Excel 2016, shared and array formulas', { body: '<row r="1"><c r="A1"><f t="shared" ref="A1:A9" si="0">B1*C1</f></c><c r="A2"><f t="shared" si="0"/></c><c r="D1"><f t="array" ref="D1">SUM(IF(B1:B9="x|y",C1:C9,0))</f></c></row>' }],
  ['Excel 365, dynamic arrays', { parts: [{ name: 'xl/metadata.xml', content: '<metadata xmlns="s"/>' }, { name: 'xl/persons/person.xml', content: '<personList xmlns="p"/>' }] }],
  ['Excel, hyperlinks', { parts: [{ name: 'xl/worksheets/_rels/sheet1.xml.rels', content: relations([['hyperlink', 'https://example.vn', 'External'], ['hyperlink', 'Phu%20luc%202.xlsx', 'External']]) }] }],
  ['Excel, merged heading', { settings: '<mergeCells count="2"><mergeCell ref="A1:XFD1"/><mergeCell ref="B3:D900"/></mergeCells>' }],
  ['Excel, charts and pictures', { parts: [{ name: 'xl/charts/chart1.xml', content: '<c:chartSpace xmlns:c="c"/>' }, { name: 'xl/media/image1.jpeg', content: jpegOf(new Seeded(1)), method: 0 }, { name: 'xl/drawings/drawing1.xml', content: '<xdr:wsDr xmlns:xdr="x"/>' }] }],
  ['Excel, check boxes', { parts: [{ name: 'xl/ctrlProps/ctrlProp1.xml', content: '<formControlPr xmlns="c" objectType="CheckBox"/>' }, { name: 'xl/drawings/vmlDrawing1.vml', content: '<xml xmlns:v="v"><v:shape/></xml>' }] }],
  ['Excel, named ranges', { workbook: '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">\'Biểu 1\'!$A$1:$K$40</definedName><definedName name="_xlnm._FilterDatabase" hidden="1">x</definedName></definedNames>' }],
  ['Excel, printer settings', { parts: [{ name: 'xl/printerSettings/printerSettings1.bin', content: Buffer.alloc(2_000, 3) }] }],
  ['Excel, data once fetched', { parts: [{ name: 'xl/connections.xml', content: '<connections xmlns="s"><connection id="1" name="q" refreshedVersion="6"><textPr sourceFile="D:\\so.csv"/></connection></connections>' }] }],
  ['Excel, thousands of rows', { body: Array.from({ length: 6_000 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c><c r="B${row + 1}" t="inlineStr"><is><t>Hồ sơ số ${row}</t></is></c></row>`).join('') }],
  ['LibreOffice Calc', { application: 'LibreOffice/6.0.3.2$Linux_X86_64', descriptor: true }],
  ['WPS Spreadsheets', { application: 'WPS 表格', parts: [{ name: 'docProps/custom.xml', content: '<Properties xmlns="p"/>' }] }],
  ['Google Sheets', { application: 'Google Sheets', descriptor: true }],
];

const XMP = '<?xpacket begin="\xef\xbb\xbf"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description pdfaid:part="1" pdfaid:conformance="B"/></rdf:RDF></x:xmpmeta>';
const signed = (byte: string): string => `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 840 17226 600] /Contents <${byte.repeat(8192)}> /M (D:20180718083000+07'00') /Reason (K\\375 duy\\352t) >>`;

const scan = (seeded: Seeded, width: number, height: number): PdfParts => ({ image: { bytes: jpegOf(seeded, { width, height }), width, height } });
const PDF_MAKERS: readonly (readonly [string, (seeded: Seeded) => Buffer])[] = [
  ['Word 2016', () => pdfOf({ version: '1.5', info: '/Info 6 0 R', objects: ['<< /Producer (Microsoft\\256 Word 2016) /Title <FEFF0042>  >>'] })],
  ['Word for Microsoft 365', () => pdfOf({ packed: true, catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R /Lang (vi-VN)', objects: ['<< /Type /StructTreeRoot /K [] /ParentTree 7 0 R >>', '<< /Nums [] >>'] })],
  ['LibreOffice', () => pdfOf({ version: '1.6', info: '/Info 6 0 R /DocChecksum /8A00', objects: ['<< /Producer (LibreOffice 6.0) >>'] })],
  ['WPS', () => pdfOf({ version: '1.7', info: '/Info 6 0 R', objects: ['<< /Creator (WPS \\316\\304) >>'] })],
  ['Google Docs', () => pdfOf({ info: '/Info 6 0 R', objects: ['<< /Producer (Skia/PDF m66) >>'] })],
  ['Windows line ends', () => pdfOf({ lineEnd: '\r\n' })],
  ['Mac line ends', () => pdfOf({ lineEnd: '\r' })],
  ['scanner of A4 pages', (seeded) => pdfOf(scan(seeded, 2480, 3508))],
  ['scanner of A3 pages at 600 dpi', (seeded) => pdfOf(scan(seeded, 7016, 9921))],
  ['scan application of a phone', (seeded) => pdfOf({ ...scan(seeded, 3024, 4032), version: '1.3' })],
  ['copier with a line of its own before', () => Buffer.concat([Buffer.from('\x1b%-12345X@PJL JOB\r\n', 'latin1'), pdfOf()])],
  ['mail gateway with zeros behind', () => Buffer.concat([pdfOf(), Buffer.alloc(3_000)])],
  ['PDF/A', () => pdfOf({ catalog: '/Metadata 6 0 R /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 >>]', objects: [streamObject(Buffer.from(XMP, 'latin1'), '/Type /Metadata /Subtype /XML', false)] })],
  ['PDF/A-2 with an empty list of attachments', () => pdfOf({ catalog: '/Names << /EmbeddedFiles << /Names [] >> >>' })],
  ['form with fields', () => pdfOf({ catalog: '/AcroForm << /Fields [6 0 R] /DA (/Helv 0 Tf) /SigFlags 3 >>', objects: ['<< /FT /Tx /T (Ten) /V (A) /AA << >> >>'] })],
  ['signed', () => revised(pdfOf({ catalog: '/AcroForm << /SigFlags 3 /Fields [7 0 R] >>' }), 7, `<< /FT /Sig /T (ChuKy1) /V ${signed('30')} >>`)],
  ['signed twice', () => revised(revised(pdfOf(), 7, signed('30')), 8, signed('a0'))],
  ['signed with a time stamp', () => revised(pdfOf(), 7, `<< /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 /ByteRange [0 1 2 3] /Contents <${'00'.repeat(4096)}> >>`)],
  ['commented afterwards', () => revised(pdfOf(), 6, '<< /Type /Annot /Subtype /Text /Contents (Xem l\\341i) /Rect [0 0 9 9] >>')],
  ['links', () => pdfOf({ page: '/Annots [<< /Subtype /Link /A << /S /URI /URI (https://dichvucong.gov.vn) >> >> << /Subtype /Link /A << /S /GoTo /D [3 0 R /Fit] >> >>]' })],
  ['opened at a page', () => pdfOf({ catalog: '/OpenAction [3 0 R /FitH 800] /PageMode /UseOutlines' })],
  ['opened by an action', () => pdfOf({ catalog: '/OpenAction << /S /GoTo /D [3 0 R /XYZ 0 0 1] >>' })],
  ['font called JS', () => pdfOf({ page: '/Resources << /Font << /JS 5 0 R >> >>' })],
  ['the words in its text', () => pdfOf({ text: '/JavaScript /Launch /EmbeddedFile khong phai lenh' })],
  ['printing restricted', () => encryptedPdf('')],
  ['layers', () => pdfOf({ catalog: '/OCProperties << /OCGs [6 0 R] /D << /Order [6 0 R] >> >>', objects: ['<< /Type /OCG /Name (L) >>'] })],
  ['linearised', () => pdfOf({ objects: ['<< /Linearized 1 /L 2000 /H [600 100] /O 3 /E 900 /N 1 /T 1200 >>'] })],
  ['several object streams', () => pdfOf({ packed: true, objects: [objectStream([[20, '<< /Type /Font >>'], [21, '[1 2 3]']])] })],
  ['pdfmake', () => pdfOf({ version: '1.3', info: '/Info 6 0 R', objects: ['<< /Producer (pdfmake) /Creator (pdfmake) >>'] })],
  ['iText of a signing program', () => revised(pdfOf({ info: '/Info 6 0 R', objects: ['<< /Producer (iTextSharp 5.5.10; VGCA Sign) >>'] }), 8, signed('30'))],
  ['colour profile', () => pdfOf({ objects: [streamObject(Buffer.alloc(3_000, 7), '/N 3 /Alternate /DeviceRGB')] })],
  ['pages by inheritance', () => pdfOf({ page: '/Rotate 90 /CropBox [0 0 595 842] /Group << /S /Transparency /CS /DeviceRGB >>' })],
];

const EXIF = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x0f\0\x02\0\0\0\x06\0\0\0\x1aApple\0', 'latin1');
const IMAGE_MAKERS: readonly (readonly [string, string, (seeded: Seeded) => Buffer])[] = [
  ['iPhone', 'jpg', (seeded) => jpegOf(seeded, { segments: [[0xe1, EXIF], [0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>')]] })],
  ['Samsung of 200 megapixels', 'jpg', (seeded) => jpegOf(seeded, { width: 16_320, height: 12_240, segments: [[0xe1, EXIF]], after: Buffer.from('SEFH\x6a\0\0\0SEFT', 'latin1') })],
  ['phone with a moving picture', 'jpg', (seeded) => jpegOf(seeded, { after: Buffer.concat([box('ftyp', Buffer.from('mp42')), box('mdat', seeded.bytes(900))]) })],
  ['scanner', 'jpeg', (seeded) => jpegOf(seeded, { width: 2480, height: 3508, segments: [[0xe0, Buffer.from('JFIF\0\x01\x01\x01\x01,\x01,\0\0', 'latin1')], [0xfe, Buffer.from('Canon DR-C225')]] })],
  ['Zalo', 'jpg', (seeded) => jpegOf(seeded, { width: 1280, height: 960, progressive: true })],
  ['Photoshop', 'jpg', (seeded) => jpegOf(seeded, { segments: [[0xed, Buffer.from('Photoshop 3.0\x008BIM')], [0xee, Buffer.from('Adobe\0d\0\0\0\0\0')], [0xe2, Buffer.from('ICC_PROFILE\0\x01\x01')]] })],
  ['screenshot of Windows', 'png', () => pngOf(64, 40, { extra: [pngChunk('sRGB', Buffer.from([0])), pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])), pngChunk('pHYs', Buffer.alloc(9, 1))] })],
  ['screenshot of a phone', 'png', () => pngOf(120, 200, { text: 'Anh chup man hinh' })],
  ['moving PNG', 'png', () => pngOf(9, 9, { extra: [pngChunk('acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]))] })],
  ['iPhone, HEIC', 'heic', (seeded) => heicOf(seeded)],
  ['iPhone of 48 megapixels, HEIC', 'heic', (seeded) => heicOf(seeded, 8064, 6048)],
  ['Android, HEIC', 'heic', (seeded) => heicOf(seeded, 4000, 3000, 'mif1')],
];

const OLE_MAKERS: readonly (readonly [string, string, () => Buffer])[] = [
  ['Word 97-2003', 'doc', () => oleOf(docStreams('Công văn số 12/UBND-NV'))],
  ['Word 2003, page numbers', 'doc', () => oleOf(docStreams('\x13 PAGE \x141\x15 \x13 HYPERLINK "http://example.vn" \x14x\x15'))],
  ['WPS', 'doc', () => oleOf(docStreams('Kính gửi', { '\u0005DocumentSummaryInformation': Buffer.alloc(4096, 2), CompObj: Buffer.alloc(110, 1) }))],
  ['LibreOffice', 'doc', () => oleOf(docStreams('Báo cáo', { Data: Buffer.alloc(5_000, 1) }))],
  ['Word 2003, own template', 'doc', () => oleOf(docStreams('x', { '1Table': Buffer.concat([Buffer.from('C:\\Documents and Settings\\VT\\Templates\\cv.dot', 'utf16le'), Buffer.alloc(4096)]) }))],
  ['Excel 97-2003', 'xls', () => oleOf({ Workbook: xlsBook() })],
  ['Excel 2003, several sheets', 'xls', () => oleOf({ Workbook: xlsBook([sheetRecord(0, 'Bieu 2'), sheetRecord(2, 'Bieu do'), record(0x01ae, Buffer.from([2, 0, 1, 4])), record(0x01ae, Buffer.from([1, 0, 1, 0x3a]))]) })],
  ['Excel 5', 'xls', () => oleOf({ Book: excel5Book([record(0x17, Buffer.from('\x07\x03Bieu 1')), record(0x17, Buffer.from([1, 4])), record(0x17, Buffer.from([1, 2]))]) })],
  ['Excel 2016, saved as old, with newer functions', 'xls', () => oleOf({ Workbook: xlsBook([record(0x18, Buffer.concat([Buffer.alloc(15), Buffer.from('_xlfn.CONCAT')]))]) })],
  ['Excel 95', 'xls', () => oleOf({ Book: xlsBook() })],
  ['LibreOffice Calc', 'xls', () => oleOf({ Workbook: xlsBook(), '\u0001CompObj': Buffer.alloc(100, 1) })],
];

/** Names in a ZIP as old Windows and DOS programs write them: one byte a letter. */
const CP1258 = Buffer.from([0x42, 0xe1, 0x6f, 0x20, 0x63, 0xe1, 0x6f, 0x2e, 0x70, 0x64, 0x66]);
const CP437 = Buffer.from([0x42, 0xa0, 0x6f, 0x20, 0x63, 0xa0, 0x6f, 0x2e, 0x70, 0x64, 0x66]);
const folder = (name: string): Entry => ({ name, content: '', method: 0, mode: 0o40755 });
const ZIP_MAKERS: readonly (readonly [string, (seeded: Seeded) => Buffer])[] = [
  ['Windows Explorer', (seeded) => zipped([{ name: 'Minh chứng/Ảnh niêm yết.jpg', content: jpegOf(seeded) }, { name: 'Minh chứng/Quyết định.pdf', content: pdfOf() }])],
  ['Windows 7, names of CP1258', () => zipped([{ name: CP1258, content: pdfOf() }])],
  ['DOS names of CP437', () => zipped([{ name: CP437, content: pdfOf() }])],
  ['7-Zip', () => zipped([folder('Hồ sơ/'), { name: 'Hồ sơ/Báo cáo.docx', content: docxOf() }, { name: 'Hồ sơ/Biểu.xlsx', content: xlsxOf(), method: 0 }])],
  ['macOS', () => zipped([{ name: 'Báo cáo.pdf'.normalize('NFD'), content: pdfOf(), descriptor: true, mode: 0o100644 }, { name: '__MACOSX/._Báo cáo.pdf', content: Buffer.from('\0\x05\x16\x07'), descriptor: true }, { name: '.DS_Store', content: 'Bud1' }])],
  ['WinRAR', () => zipped([{ name: 'a.doc', content: oleOf(docStreams('a')) }, { name: 'Thumbs.db', content: Buffer.from('d0cf11e0', 'hex') }])],
  ['phone', (seeded) => zipped(Array.from({ length: 12 }, (_, index) => ({ name: `IMG_${index}.heic`, content: heicOf(seeded), method: 0 })))],
  ['with notes and a table of text', () => zipped([{ name: 'ghi chú.txt', content: 'Đã niêm yết' }, { name: 'so-lieu.csv', content: 'a,b\n1,2' }, { name: 'trinh-chieu.pptx', content: docxOf() }])],
  ['with a comment', () => zipped([{ name: 'a.pdf', content: pdfOf() }], { comment: 'Hồ sơ kiểm tra quý II' })],
];

async function fromLibraries(seeded: Seeded): Promise<readonly RealFile[]> {
  const files: RealFile[] = [];
  for (let round = 0; round < 6; round += 1) {
    const title = names(seeded);
    const rows = Array.from({ length: 3 + round }, (_, index) => new TableRow({ children: [new TableCell({ children: [new Paragraph(`Nội dung ${index}`)] })] }));
    const paper = new Document({ sections: [{ children: [new Paragraph({ children: [new TextRun(title)] }), new Table({ rows })] }] });
    files.push({ maker: 'docx library', name: `${title}.docx`, bytes: await Packer.toBuffer(paper) });
    const book = new Workbook();
    const sheet = book.addWorksheet('Biểu');
    for (let row = 0; row < 20 * (round + 1); row += 1) sheet.addRow([row, title, { text: 'Cổng dịch vụ công', hyperlink: 'https://dichvucong.gov.vn' }, { formula: 'SUM(A1:A3)', result: 3 }]);
    sheet.mergeCells('A1:B1');
    if (round % 2 === 0) sheet.addImage(book.addImage({ buffer: pngOf(8, 8) as never, extension: 'png' }), 'E1:F3');
    files.push({ maker: 'exceljs', name: `${title}.xlsx`, bytes: Buffer.from(await book.xlsx.writeBuffer()) });
  }
  return files;
}

/** At least two hundred documents such as an office sends, of many makers; none of them may be refused. */
export async function realFiles(seed: number): Promise<readonly RealFile[]> {
  const seeded = new Seeded(seed);
  const files: RealFile[] = [...(await fromLibraries(seeded))];
  const add = (maker: string, ending: string, bytes: Buffer): void => void files.push({ maker, name: `${names(seeded)}.${seeded.below(9) === 0 ? ending.toUpperCase() : ending}`, bytes });
  for (const [maker, parts] of WORD_MAKERS) for (let copy = 0; copy < 3; copy += 1) add(maker, 'docx', docxOf({ ...parts, body: (parts.body ?? '') + paragraph(names(seeded)) }));
  for (const [maker, parts] of SHEET_MAKERS) for (let copy = 0; copy < 3; copy += 1) add(maker, 'xlsx', xlsxOf({ ...parts, parts: [...(parts.parts ?? []), { name: 'docProps/core.xml', content: `<cp:coreProperties xmlns:cp="c"><x>${names(seeded)}</x></cp:coreProperties>` }] }));
  for (const [maker, make] of PDF_MAKERS) for (let copy = 0; copy < 3; copy += 1) add(maker, 'pdf', Buffer.concat([make(seeded), Buffer.from('\n'.repeat(copy))]));
  for (const [maker, ending, make] of IMAGE_MAKERS) for (let copy = 0; copy < 2; copy += 1) add(maker, ending, make(seeded));
  for (const [maker, ending, make] of OLE_MAKERS) add(maker, ending, make());
  for (const [maker, make] of ZIP_MAKERS) for (let copy = 0; copy < 2; copy += 1) add(maker, 'zip', make(seeded));
  return files;
}
