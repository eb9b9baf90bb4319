import { FieldCodes } from './field-codes';
import { checkRelations, readRelations, type Relation } from './office-relations';
import { Refused, type Reason } from './refusal';
import { readXml } from './xml-reader';
import { withZip, type ZipEntry } from './zip-reader';

export type OfficeKind = 'docx' | 'xlsx';

/** Parts read word by word; longer ones and tables are only searched. */
const MAX_PARSED = 30_000_000;
const MAIN: Readonly<Record<OfficeKind, RegExp>> = { docx: /^word\/[^/]+\.xml$/i, xlsx: /^xl\/[^/]+\.xml$/i };

const FORBIDDEN_PARTS: readonly (readonly [RegExp, Reason])[] = [
  [/(^|\/)vba(Project|Data)[^/]*\.(bin|xml)$/i, 'macros'],
  [/^xl\/(macrosheets|dialogsheets)\//i, 'macros'],
  [/(^|\/)activeX\//i, 'embedded'],
  [/(^|\/)oleObject[^/]*\.bin$/i, 'embedded'],
];

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
    await checkTypes(parts.get('[content_types].xml'));
    const relations = await relationsOf(entries);
    checkRelations(relations);
    const main = relations.find((one) => one.owner === '' && one.kind === 'officeDocument')?.target.replace(/^\//, '');
    if (!main || !MAIN[kind].test(main) || !parts.has(main.toLowerCase())) throw new Refused('contentDiffers');
    const tables = chartTables(relations);
    for (const entry of entries) await checkPart(entry, tables, nested);
  });
}

async function checkTypes(part: ZipEntry | undefined): Promise<void> {
  if (!part) throw new Refused('contentDiffers');
  readXml(await part.bytes(), part.name, {
    open: (_, { ContentType = '' }) => {
      for (const [pattern, reason] of FORBIDDEN_TYPES) if (pattern.test(ContentType)) throw new Refused(reason);
    },
  });
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

async function checkPart(entry: ZipEntry, tables: ReadonlySet<string>, nested: boolean): Promise<void> {
  const { name } = entry;
  const embedded = /(^|\/)(embeddings\/[^/]+)$/i.exec(name)?.[2]?.toLowerCase();
  if (embedded !== undefined) {
    if (nested || !tables.has(embedded) || !embedded.endsWith('.xlsx')) throw new Refused('embedded', name);
    return checkOffice(await entry.bytes(), 'xlsx', true);
  }
  if (!/\.(xml|vml)$/i.test(name) || /^\[Content_Types\]/i.test(name)) return entry.read(() => undefined);
  if (/^xl\/(worksheets|charts?heets)\//i.test(name)) return searchSheet(entry);
  if (entry.size > MAX_PARSED) return searchHead(entry);
  // Real makers write drawings of old Office with unclosed tags.
  if (/\.vml$/i.test(name)) return searchHead(entry);
  readXml(await entry.bytes(), name, /^word\//i.test(name) ? new FieldCodes(name) : sightOf(name));
}

function sightOf(name: string): Parameters<typeof readXml>[2] {
  if (/^xl\/externalLinks\//i.test(name)) {
    return { open: (tag) => refuseIf(tag === 'ddeLink' ? 'dde' : tag === 'oleLink' || tag === 'externalBook' ? 'externalLinks' : null, name) };
  }
  if (/^xl\/connections\.xml$/i.test(name)) {
    return { open: (tag, { refreshOnLoad }) => refuseIf(tag === 'connection' && /^(1|true)$/i.test(refreshOnLoad ?? '') ? 'externalLinks' : null, name) };
  }
  if (/^xl\/workbook\.xml$/i.test(name)) {
    let defined = '';
    return {
      open: (tag, { name: given = '', hidden = '', xlm = '', function: isFunction = '' }) => {
        defined = tag === 'definedName' ? given : '';
        refuseIf(tag === 'definedName' && (/^(1|true)$/.test(xlm) || (/^_xlnm\.auto_(open|close)/i.test(given) && hidden !== '') || isFunction === '1') ? 'macros' : null, name);
      },
      text: (text) => {
        if (defined) refuseIf(DDE_FORMULA.test(text) ? 'dde' : null, name);
      },
    };
  }
  return {};
}

function refuseIf(reason: Reason | null, entry: string): void {
  if (reason) throw new Refused(reason, entry);
}

/** `cmd|'/C calc'!A0`: a formula that starts another program. */
const DDE_FORMULA = /^[\s=+@-]*'?[a-z_][\w.]*'?\|\s*'?[^!<]{1,200}!/i;
const MAX_MERGED = 2_000_000;

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Tables may be a hundred megabytes of XML: searched in pieces, never held. */
async function searchSheet(entry: ZipEntry): Promise<void> {
  await searched(entry, (text) => {
    for (const [, formula = ''] of text.matchAll(/<(?:\w+:)?f(?:\s[^>]*)?>([^<]{0,400})</g)) {
      if (DDE_FORMULA.test(formula.replace(/&(apos|#39);/g, "'").replace(/&quot;/g, '"'))) throw new Refused('dde', entry.name);
    }
    for (const [, a = 'A', b = '1', c = 'A', d = '1'] of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
      if ((columnOf(c) - columnOf(a) + 1) * (Number(d) - Number(b) + 1) > MAX_MERGED) throw new Refused('hugeTable', entry.name);
    }
  });
}

function searchHead(entry: ZipEntry): Promise<void> {
  return searched(entry, () => undefined);
}

const OVERLAP = 1_000;

async function searched(entry: ZipEntry, look: (text: string) => void): Promise<void> {
  let rest = '';
  let first = true;
  await entry.read((piece) => {
    // Two bytes a letter would hide everything from the search.
    if (first && ((piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0xfe && piece[1] === 0xff) || piece[1] === 0)) throw new Refused('damaged', entry.name);
    if (first && /<!(DOCTYPE|ENTITY)/i.test(piece.toString('latin1', 0, 4096))) throw new Refused('entities', entry.name);
    first = false;
    const text = rest + piece.toString('latin1');
    look(text);
    rest = text.slice(-OVERLAP);
  });
}

