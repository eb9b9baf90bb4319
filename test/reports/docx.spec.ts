import { renderDocument } from '../../src/reports/renderers/render-document';
import { everythingDocument, HOSTILE_TEXTS, STACKED_LETTERS } from './everything-document';
import { letterDocument, overviewDocument } from './other-documents';
import { readZip, xmlText } from './readers/zip-reader';

interface DocxReading {
  readonly files: ReadonlyMap<string, string>;
  readonly body: string;
  readonly styles: string;
  readonly text: string;
}

async function readDocx(bytes: Buffer): Promise<DocxReading> {
  const files = await readZip(bytes);
  const body = files.get('word/document.xml') ?? '';
  const text = [...body.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>|<w:br\/>|<\/w:p>/gs)].map((match) => (match[1] === undefined ? '\n' : xmlText(match[1]))).join('');
  return { files, body, styles: files.get('word/styles.xml') ?? '', text };
}

function style(docx: DocxReading, id: string): string {
  const found = new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(docx.styles)?.[0];
  if (found === undefined) throw new Error(`No style ${id}`);
  return found;
}

describe.each([
  { rules: 'TT01/2011', draftedOn: '2018-07-24' },
  { rules: 'NĐ30/2020', draftedOn: '2026-02-05' },
])('Word file under $rules', ({ rules, draftedOn }) => {
  let docx: DocxReading;

  beforeAll(async () => {
    docx = await readDocx(await renderDocument(everythingDocument({ meta: { draftedOn } }), 'docx'));
  });

  it('is A4 with the decree’s margins in twips, annexes in landscape sections of their own', () => {
    const sections = docx.body.match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? [];
    expect(sections).toHaveLength(3);
    for (const section of sections) {
      for (const part of ['w:top="1134"', 'w:bottom="1134"', 'w:left="1701"', 'w:right="851"', '<w:pgNumType w:start="1"/>', '<w:titlePg/>']) expect(section).toContain(part);
    }
    expect(sections[0]).toMatch(/<w:pgSz w:w="1190[67]" w:h="1683[89]"/);
    expect(sections[1]).toMatch(/<w:pgSz w:w="1683[89]" w:h="1190[67]" w:orient="landscape"/);
  });

  it.each([
    ['NationalName', 24, true, false, 'center'],
    ['NationalMotto', 26, true, false, 'center'],
    ['ParentBody', 24, false, false, 'center'],
    ['IssuingBody', 24, true, false, 'center'],
    ['DocumentNumber', 26, false, false, 'center'],
    ['PlaceAndDate', 26, false, true, 'center'],
    ['TypeName', 28, true, false, 'center'],
    ['Summary', 28, true, false, 'center'],
    ['LetterSummary', 24, false, false, 'center'],
    ['OfficialBody', 28, false, false, 'both'],
    ['RecipientsLabel', 24, true, true, 'left'],
    ['Recipients', 22, false, false, 'left'],
    ['Signature', 28, true, false, 'center'],
    ['AnnexNumber', 28, true, false, 'center'],
    ['AnnexTitle', 28, true, false, 'center'],
    ['AnnexSource', 26, false, true, 'center'],
  ])('style %s is %i half-points', (id, size, bold, italic, alignment) => {
    const xml = style(docx, id);
    expect(xml).toContain(`<w:sz w:val="${size}"/>`);
    expect(xml).toContain('w:ascii="Times New Roman"');
    expect(xml).toContain(bold ? '<w:b/>' : '<w:b w:val="false"/>');
    expect(xml).toContain(italic ? '<w:i/>' : '<w:i w:val="false"/>');
    expect(xml).toContain(`<w:jc w:val="${alignment}"/>`);
  });

  it('sets the body with a first line of 720 twips and 120 between paragraphs, bases by the rule set', () => {
    const body = style(docx, 'OfficialBody');
    expect(body).toContain('w:firstLine="720"');
    expect(body).toContain('w:after="120"');
    expect(style(docx, 'LegalBasis')).toContain(rules === 'NĐ30/2020' ? '<w:i/>' : '<w:i w:val="false"/>');
    expect(docx.text).toContain(rules === 'NĐ30/2020' ? 'Ủy ban nhân dân tỉnh.\n' : 'Ủy ban nhân dân tỉnh,\n');
  });

  it('draws its lines as borders of paragraphs, as long as the rules want', () => {
    const rules = [...docx.body.matchAll(/<w:pBdr><w:top w:val="single"[^>]*\/><\/w:pBdr><w:spacing[^>]*\/><w:ind w:left="(\d+)" w:right="(\d+)"\/>/g)].map((match) => Number(match[1]) + Number(match[2]));
    // Under the issuing body, under the motto, under the summary, under the titles of two annexes.
    expect(rules).toHaveLength(5);
    const textWidth = 11906 - 1701 - 851;
    const motto = textWidth * 0.6 - (rules[1] ?? 0);
    expect(motto / 20).toBeGreaterThan(155);
    expect(motto / 20).toBeLessThan(163);
    expect(docx.body).not.toContain('<w:u ');
  });

  it('numbers pages at the place of the rule set, hidden on first pages, sample mark in every head', () => {
    const parts = [...docx.files].filter(([path]) => /word\/(header|footer)\d+\.xml/.test(path));
    const withNumber = parts.filter(([, xml]) => xml.includes('PAGE'));
    expect(withNumber).toHaveLength(3);
    for (const [path] of withNumber) expect(path).toContain(rules === 'NĐ30/2020' ? 'header' : 'footer');
    for (const [path, xml] of parts) if (path.includes('header')) expect(xml).toContain('DỮ LIỆU MẪU');
  });

  it('has every text whole, in NFC, and repeats the heads of tables', () => {
    expect(docx.text).toBe(docx.text.normalize('NFC'));
    for (const text of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Số:      /BC-SNV', 'I. TÌNH HÌNH THỰC HIỆN', 'chỉ đạo./.', 'Nơi nhận:', 'KT. GIÁM ĐỐC', '(Họ và tên)', 'Phụ lục I', STACKED_LETTERS, '80,6%', '1.247']) expect(docx.text).toContain(text);
    for (const hostile of HOSTILE_TEXTS) expect(docx.text).toContain(hostile.replace(/\r/g, '\n'));
    expect(docx.body).toContain('<w:tblHeader/>');
    // LibreOffice 7.4 loses rows when the first one may not break; all others are kept whole.
    const long = docx.body.slice(docx.body.indexOf('Bảng dài'));
    const rows = (long.match(/<w:tr>.*?<\/w:tr>/gs) ?? []).map((row) => row.includes('<w:cantSplit/>'));
    expect(rows.slice(0, 3)).toEqual([true, false, true]);
    expect(rows.slice(2)).not.toContain(false);
  });

  it('never leaves the signature alone on a page: the last words stay with it', () => {
    const before = docx.body.slice(0, docx.body.indexOf('Nơi nhận:'));
    const body = before.slice(0, before.lastIndexOf('<w:tbl>'));
    const [words, gap] = (body.match(/<w:p>.*?<\/w:p>/gs) ?? []).slice(-2);
    expect(words).toContain('./.');
    for (const paragraph of [words, gap]) expect(paragraph).toContain('<w:keepNext/>');
  });

  it('carries nothing active and the moment of the figures', () => {
    for (const [path, xml] of docx.files) {
      expect(path).not.toMatch(/vba|embeddings|media/i);
      expect(xml).not.toMatch(/TargetMode="External"|<w:hyperlink|attachedTemplate/);
    }
    expect(docx.files.get('docProps/core.xml')).toContain('2018-07-24T01:00:00Z');
  });
});

it('lays a letter out with V/v, urgency frame and dashes', async () => {
  const docx = await readDocx(await renderDocument(letterDocument(), 'docx'));
  for (const text of ['V/v đôn đốc gửi báo cáo', 'KHẨN', '- Chủ tịch Ủy ban nhân dân huyện Tân Hồng;', 'TL. CHỦ TỊCH']) expect(docx.text).toContain(text);
  expect(docx.body).not.toContain('w:val="TypeName"');
});

it('writes the chair’s page as an editable table of counts', async () => {
  const docx = await readDocx(await renderDocument(overviewDocument(), 'docx'));
  for (const text of ['Tình hình khắc phục quý II/2018', 'Đã xác nhận khắc phục', '30,8%', 'Nổi lên', 'Kiến nghị Chủ tịch']) expect(docx.text).toContain(text);
});
