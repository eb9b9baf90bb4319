// Reads the cells of an uploaded .xlsx: values only, no styles, no formulas, no merges. Run by src/platform/jobs/limited-child.ts.
// read-workbook.mjs <file>; answers one JSON object: { date1904, sheets: [{ name, cells: [[row, column, kind, value]] }] } or { refused }.
// Kinds: n number, s text, b true or false, d ISO date, e error value, x formula that was never calculated.
import { readFileSync } from 'node:fs';
import saxes from 'saxes';
import yauzl from 'yauzl';

const [, , file] = process.argv;
const MOST_ENTRIES = 2_000;
const MOST_UNPACKED = 120_000_000;
const MOST_SHEETS = 20;
const MOST_CELLS = 30_000;
const LAST_ROW = 5_000;
const LAST_COLUMN = 100;
const MOST_TEXT = 8_000_000;

class Refused extends Error {}
const refuse = (code) => {
  throw new Refused(code);
};

/** What is no ZIP at all, told apart by its bytes. */
function checkHead() {
  const bytes = readFileSync(file);
  if (bytes.length === 0) refuse('empty');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return;
  if (bytes.subarray(0, 4).toString('hex') !== 'd0cf11e0') refuse('notWorkbook');
  refuse(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'oldFormat');
}

function openZip() {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false }, (error, zip) => {
      if (error) return reject(new Refused('damaged'));
      const entries = new Map();
      zip.on('entry', (entry) => {
        const name = Buffer.from(entry.fileName).toString('utf8').replace(/\\/g, '/').replace(/^\//, '');
        entries.set(name.toLowerCase(), entry);
        if (entries.size > MOST_ENTRIES) return reject(new Refused('tooLarge'));
        zip.readEntry();
      });
      zip.on('end', () => resolve({ zip, entries }));
      zip.on('error', () => reject(new Refused('damaged')));
      zip.readEntry();
    });
  });
}

let unpacked = 0;

/** One part as a stream of events; names without their prefix. */
function parsePart({ zip, entries }, path, handlers) {
  const entry = entries.get(path.toLowerCase());
  if (!entry) return Promise.resolve(false);
  if (entry.generalPurposeBitFlag & 1) refuse('encrypted');
  unpacked += entry.uncompressedSize;
  if (unpacked > MOST_UNPACKED) refuse('tooLarge');
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(new Refused('damaged'));
      const parser = new saxes.SaxesParser();
      const plain = (name) => name.slice(name.indexOf(':') + 1);
      const attribute = (attributes) => Object.fromEntries(Object.entries(attributes).map(([name, value]) => [plain(name), value]));
      const fail = (fault) => {
        stream.destroy();
        reject(fault instanceof Refused ? fault : new Refused('damaged'));
      };
      parser.on('error', fail);
      parser.on('doctype', () => fail(new Refused('damaged')));
      parser.on('opentag', ({ name, attributes }) => handlers.open?.(plain(name), attribute(attributes)));
      parser.on('closetag', ({ name }) => handlers.close?.(plain(name)));
      parser.on('text', (text) => handlers.text?.(text));
      parser.on('cdata', (text) => handlers.text?.(text));
      const decoder = new TextDecoder('utf-8');
      stream.on('data', (chunk) => {
        try {
          parser.write(decoder.decode(chunk, { stream: true }));
        } catch (fault) {
          fail(fault);
        }
      });
      stream.on('error', fail);
      stream.on('end', () => {
        try {
          parser.write(decoder.decode()).close();
          resolve(true);
        } catch (fault) {
          fail(fault);
        }
      });
    });
  });
}

/** Targets of a part's relations by id and by kind, as paths from the top. */
async function relationsOf(zip, part) {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const found = [];
  await parsePart(zip, `${folder}_rels/${part.slice(slash + 1)}.rels`, {
    open: (name, { Id: id, Type: type = '', Target: target = '' }) => {
      if (name !== 'Relationship') return;
      const path = target.startsWith('/') ? target.slice(1) : new URL(target, `http://x/${folder}`).pathname.slice(1);
      found.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), path: decodeURI(path) });
    },
  });
  return found;
}

const unescaped = (text) => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

async function sharedStrings(zip, path) {
  const strings = [];
  let size = 0;
  let current = '';
  let inText = false;
  let phonetic = 0;
  await parsePart(zip, path, {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic += 1;
      inText = name === 't' && phonetic === 0;
    },
    text: (text) => {
      if (!inText) return;
      size += text.length;
      if (size > MOST_TEXT) refuse('tooLarge');
      current += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'si') strings.push(unescaped(current));
    },
  });
  return strings;
}

function columnOf(letters) {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

let kept = 0;
let textSize = 0;

async function sheetCells(zip, path, strings) {
  const cells = [];
  let row = 0;
  let column = 0;
  let cell = null;
  let part = null;
  const keep = () => {
    const { type, value, formula, inline } = cell;
    const raw = type === 'inlineStr' ? inline : value;
    // Also what counts as no row at all: 0, half a row.
    if (!(Number.isInteger(row) && row > 0 && row <= LAST_ROW && column > 0 && column <= LAST_COLUMN)) return;
    if (raw === null) {
      if (formula) cells.push([row, column, 'x', null]);
      return;
    }
    const kind = { s: 's', str: 's', inlineStr: 's', b: 'b', e: 'e', d: 'd' }[type] ?? 'n';
    const text = type === 's' ? strings[Number(raw)] : kind === 's' ? unescaped(raw) : raw;
    if (text === undefined) refuse('damaged');
    if (kind === 's' && text.trim() === '') return;
    const number = Number(text);
    if (kind === 'n' && (raw.trim() === '' || !Number.isFinite(number))) return;
    kept += 1;
    textSize += String(text).length;
    if (kept > MOST_CELLS || textSize > MOST_TEXT) refuse('tooLarge');
    cells.push([row, column, kind, kind === 'n' ? number : text]);
  };
  const found = await parsePart(zip, path, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(attributes.r) || row + 1;
        column = 0;
      } else if (name === 'c') {
        const [, letters = '', at = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(attributes.r ?? '') ?? [];
        column = letters ? columnOf(letters) : column + 1;
        if (at) row = Number(at);
        cell = { type: attributes.t ?? 'n', value: null, inline: null, formula: false };
      } else if (cell && name === 'f') cell.formula = true;
      part = cell && (name === 'v' || name === 't') ? name : null;
    },
    text: (text) => {
      if (part === 'v') cell.value = (cell.value ?? '') + text;
      else if (part === 't') cell.inline = (cell.inline ?? '') + text;
    },
    close: (name) => {
      if (name === 'c') {
        keep();
        cell = null;
      }
      part = null;
    },
  });
  if (!found) refuse('damaged');
  return cells;
}

async function workbook() {
  checkHead();
  const zip = await openZip();
  const top = (await relationsOf(zip, '')).find(({ kind }) => kind === 'officeDocument')?.path ?? 'xl/workbook.xml';
  if (/\.bin$/i.test(top) || zip.entries.has('xl/workbook.bin')) refuse('oldFormat');
  if (zip.entries.has('content.xml') && zip.entries.has('mimetype')) refuse('openDocument');
  if (!/\.xml$/i.test(top) || !zip.entries.has(top.toLowerCase())) refuse('notWorkbook');
  const sheets = [];
  let date1904 = false;
  let isWorkbook = false;
  await parsePart(zip, top, {
    open: (name, attributes) => {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') date1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name === 'sheet') sheets.push({ name: attributes.name ?? '', id: attributes.id });
    },
  });
  if (!isWorkbook) refuse('notWorkbook');
  if (sheets.length > MOST_SHEETS) refuse('tooLarge');
  const relations = await relationsOf(zip, top);
  const shared = relations.find(({ kind }) => kind === 'sharedStrings');
  const strings = shared ? await sharedStrings(zip, shared.path) : [];
  const read = [];
  for (const { name, id } of sheets) {
    const target = relations.find((one) => one.id === id);
    if (target?.kind === 'worksheet') read.push({ name, cells: await sheetCells(zip, target.path, strings) });
  }
  return { date1904, sheets: read };
}

try {
  process.stdout.write(JSON.stringify(await workbook()), () => process.exit(0));
} catch (fault) {
  process.stdout.write(JSON.stringify({ refused: fault instanceof Refused ? fault.message : 'damaged' }), () => process.exit(0));
}
