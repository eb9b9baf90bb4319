import { zipped, type Entry } from './zip-maker';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
export const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface OfficeParts {
  readonly body?: string;
  readonly parts?: readonly Entry[];
  /** Relations of the main part: [type, target, mode]. */
  readonly relations?: readonly (readonly [string, string, 'External'?])[];
  readonly types?: string;
  readonly settings?: string;
  readonly settingsRelations?: readonly (readonly [string, string, 'External'?])[];
  /** Name of the main part. */
  readonly main?: string;
  readonly application?: string;
  readonly descriptor?: boolean;
  readonly method?: number;
  readonly workbook?: string;
}

export function relations(rows: readonly (readonly [string, string, 'External'?])[], base = RELATION): string {
  const row = ([type, target, mode]: readonly [string, string, 'External'?], index: number): string => `<Relationship Id="rId${index + 1}" Type="${type.includes('://') ? type : `${base}/${type}`}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`;
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.map(row).join('')}</Relationships>`;
}

function types(overrides: string): string {
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${overrides}</Types>`;
}

function packed(entries: readonly Entry[], { descriptor = false, method = 8 }: OfficeParts): Buffer {
  return zipped(entries.map((entry) => ({ descriptor, method, ...entry })));
}

const properties = (application: string): Entry => ({ name: 'docProps/app.xml', content: `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${application}</Application><Company>Sở Nội vụ</Company></Properties>` });

export function paragraph(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

export function docxOf(parts: OfficeParts = {}): Buffer {
  const main = parts.main ?? 'word/document.xml';
  return packed([
    { name: '[Content_Types].xml', content: types(`<Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${parts.types ?? ''}`) },
    { name: '_rels/.rels', content: relations([['officeDocument', main], ['extended-properties', 'docProps/app.xml']]) },
    { name: main, content: `${HEAD}<w:document ${W}><w:body>${parts.body ?? paragraph('Báo cáo kết quả khắc phục')}<w:sectPr/></w:body></w:document>` },
    { name: main.replace(/([^/]+)$/, '_rels/$1.rels'), content: relations([['settings', 'settings.xml'], ...(parts.relations ?? [])]) },
    { name: 'word/settings.xml', content: `${HEAD}<w:settings ${W}>${parts.settings ?? '<w:zoom w:percent="100"/>'}</w:settings>` },
    ...(parts.settingsRelations ? [{ name: 'word/_rels/settings.xml.rels', content: relations(parts.settingsRelations) }] : []),
    properties(parts.application ?? 'Microsoft Office Word'),
    ...(parts.parts ?? []),
  ], parts);
}

export function xlsxOf(parts: OfficeParts = {}): Buffer {
  return packed([
    { name: '[Content_Types].xml', content: types(`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${parts.types ?? ''}`) },
    { name: '_rels/.rels', content: relations([['officeDocument', 'xl/workbook.xml'], ['extended-properties', 'docProps/app.xml']]) },
    { name: 'xl/workbook.xml', content: `${HEAD}<workbook ${S}><sheets><sheet name="Biểu 1" sheetId="1" r:id="rId1"/></sheets>${parts.workbook ?? ''}</workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: relations([['worksheet', 'worksheets/sheet1.xml'], ...(parts.relations ?? [])]) },
    { name: 'xl/worksheets/sheet1.xml', content: `${HEAD}<worksheet ${S}><sheetData>${parts.body ?? '<row r="1"><c r="A1" t="inlineStr"><is><t>Số liệu quý II</t></is></c></row>'}</sheetData>${parts.settings ?? ''}</worksheet>` },
    properties(parts.application ?? 'Microsoft Excel'),
    ...(parts.parts ?? []),
  ], parts);
}

/** A field of Word, its code cut into the given runs. */
export function field(...runs: readonly string[]): string {
  const code = runs.map((run) => (run.startsWith('<') ? run : `<w:r><w:instrText xml:space="preserve">${run}</w:instrText></w:r>`)).join('');
  return `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${code}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
}

/** A field within the code of another. */
export function innerField(code: string): string {
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
}

