import { FieldCodes } from './field-codes';
import { checkRelations, readRelations, type Relation } from './office-relations';
import { Refused, type Reason } from './refusal';
import { WorkbookSight } from './workbook-sight';
import { readXml, streamXml } from './xml-reader';
import { withZip, type ZipEntry } from './zip-reader';

export type OfficeKind = 'docx' | 'xlsx';

const MAIN: Readonly<Record<OfficeKind, RegExp>> = { docx: /^word\/[^/]+\.xml$/i, xlsx: /^xl\/[^/]+\.xml$/i };

const FORBIDDEN_PARTS: readonly (readonly [RegExp, Reason])[] = [
  [/(^|\/)vba(Project|Data)[^/]*\.(bin|xml)$/i, 'macros'],
  [/^xl\/(macrosheets|dialogsheets)\//i, 'macros'],
  [/(^|\/)activeX\//i, 'embedded'],
  [/(^|\/)oleObject[^/]*\.bin$/i, 'embedded'],
];

const OFFICE_XML = /(spreadsheetml|wordprocessingml|ms-excel|ms-word)[^;]*\+xml\s*(;|$)/i;
const FORBIDDEN_TYPES: readonly (readonly [RegExp, Reason])[] = [
  [/vbaProject|macroEnabled|macrosheet|dialogsheet|intlmacrosheet|vbaData/i, 'macros'],
  [/activeX/i, 'embedded'],
];

/**
 * Word and Excel packages: nothing that runs, fetches or hides another file. Plain hyperlinks, charts and their own tables, and digital
 * signatures are as they should be.
 * @throws Refused
 */
export async function checkOffice(source: string | Buffer, kind: OfficeKind, nested = false): Promise<void> {
  await withZip(source, async (entries) => {
    const parts = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
    for (const { name } of entries) for (const [pattern, reason] of FORBIDDEN_PARTS) if (pattern.test(name)) throw new Refused(reason, name);
    const isOfficeXml = await checkTypes(parts.get('[content_types].xml'));
    const relations = await relationsOf(entries);
    checkRelations(relations);
    const main = relations.find((one) => one.owner === '' && one.kind === 'officeDocument')?.target.replace(/^\//, '');
    if (!main || !MAIN[kind].test(main) || !parts.has(main.toLowerCase())) throw new Refused('contentDiffers');
    const sheets = kind === 'xlsx' ? await sheetNames(parts.get(main.toLowerCase())) : new Set<string>();
    const whole: Package = { kind, tables: chartTables(relations), nested, isOfficeXml, isSheet: (name) => sheets.has(name.toLowerCase()) };
    for (const entry of entries) await checkPart(entry, whole);
  });
}

/** @returns whether a part is XML of Word or Excel by its type, whatever its name ends in */
async function checkTypes(part: ZipEntry | undefined): Promise<(name: string) => boolean> {
  if (!part) throw new Refused('contentDiffers');
  const read = new Set<string>();
  readXml(await part.bytes(), part.name, {
    open: (_, { ContentType = '', PartName = '', Extension = '' }) => {
      for (const [pattern, reason] of FORBIDDEN_TYPES) if (pattern.test(ContentType)) throw new Refused(reason);
      if (OFFICE_XML.test(ContentType)) read.add(PartName ? PartName.replace(/^\//, '').toLowerCase() : `*.${Extension.toLowerCase()}`);
    },
  });
  return (name) => read.has(name.toLowerCase()) || read.has(`*.${name.slice(name.lastIndexOf('.') + 1).toLowerCase()}`);
}

async function relationsOf(entries: readonly ZipEntry[]): Promise<readonly Relation[]> {
  const relations: Relation[] = [];
  for (const entry of entries) if (/\.rels$/i.test(entry.name)) relations.push(...readRelations(entry.name, await entry.bytes()));
  return relations;
}

/** A chart keeps the table it is drawn from as a workbook inside. */
function chartTables(relations: readonly Relation[]): ReadonlySet<string> {
  const charts = relations.filter(({ owner, kind, external }) => kind === 'package' && !external && /\/charts?\//i.test(owner));
  return new Set(charts.map(({ target }) => target.replace(/^.*\/embeddings\//i, 'embeddings/').toLowerCase()));
}

/** Names of the sheets, in the case in which Excel compares them. */
async function sheetNames(part: ZipEntry | undefined): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  if (part) await streamXml(part, { open: (tag, { name }) => void (tag === 'sheet' && name !== undefined && names.add(name.toLowerCase())) });
  return names;
}

interface Package {
  readonly kind: OfficeKind;
  /** Workbooks that charts are drawn from. */
  readonly tables: ReadonlySet<string>;
  readonly nested: boolean;
  readonly isOfficeXml: (name: string) => boolean;
  readonly isSheet: (name: string) => boolean;
}

async function checkPart(entry: ZipEntry, { kind, tables, nested, isOfficeXml, isSheet }: Package): Promise<void> {
  const { name } = entry;
  const embedded = /(^|\/)(embeddings\/[^/]+)$/i.exec(name)?.[2]?.toLowerCase();
  if (embedded !== undefined) {
    if (nested || !tables.has(embedded) || !embedded.endsWith('.xlsx')) throw new Refused('embedded', name);
    return checkOffice(await entry.bytes(), 'xlsx', true);
  }
  // Real makers write drawings of old Office with unclosed tags.
  if (/\.vml$/i.test(name) && !isOfficeXml(name)) return checkHead(entry);
  if (/^\[Content_Types\]/i.test(name) || !(/\.xml$/i.test(name) || isOfficeXml(name))) return entry.read(() => undefined);
  await streamXml(entry, kind === 'xlsx' ? new WorkbookSight(name, isSheet) : new FieldCodes(name));
}

async function checkHead(entry: ZipEntry): Promise<void> {
  let first = true;
  await entry.read((piece) => {
    // Two bytes a letter would hide everything from the search.
    if (first && ((piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0xfe && piece[1] === 0xff) || piece[1] === 0)) throw new Refused('damaged', entry.name);
    if (first && /<!(DOCTYPE|ENTITY)/i.test(piece.toString('latin1', 0, 4096))) throw new Refused('entities', entry.name);
    first = false;
  });
}
