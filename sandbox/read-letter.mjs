// Reads the words of a letter: .docx with its paragraphs, automatic numbers and tables, .pdf with its text layer. No pictures, no styles.
// Run by src/platform/jobs/limited-child.ts: read-letter.mjs <file>; answers one JSON object, { text } or { refused }.
// Cells of a table row stand between tabs; a table that only places the head or the signature is read cell by cell.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import saxes from 'saxes';
import yauzl from 'yauzl';

const [, , file] = process.argv;
const MOST_UNPACKED = 80_000_000;
const MOST_ENTRIES = 5_000;
const MOST_TEXT = 4_000_000;
const MOST_PAGES = 500;
const MOST_DEPTH = 300;
const MOST_COLUMNS = 60;

class Refused extends Error {}
const refuse = (code) => {
  throw new Refused(code);
};

const bytes = readFileSync(file);

// --- .docx

function openZip() {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true }, (error, zip) => {
      if (error) return reject(new Refused('damaged'));
      const entries = new Map();
      zip.on('entry', (entry) => {
        entries.set(Buffer.from(entry.fileName).toString('utf8').replace(/\\/g, '/').replace(/^\//, '').toLowerCase(), entry);
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

/** One part as events; names and attributes without their prefix. */
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
      let depth = 0;
      const fail = (fault) => {
        stream.destroy();
        reject(fault instanceof Refused ? fault : new Refused('damaged'));
      };
      parser.on('error', fail);
      parser.on('doctype', () => fail(new Refused('damaged')));
      parser.on('opentag', ({ name, attributes }) => {
        if ((depth += 1) > MOST_DEPTH) throw new Refused('damaged');
        handlers.open?.(plain(name), Object.fromEntries(Object.entries(attributes).map(([key, value]) => [plain(key), value])));
      });
      parser.on('closetag', ({ name }) => {
        depth -= 1;
        handlers.close?.(plain(name));
      });
      parser.on('text', (text) => handlers.text?.(text));
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

/** What a level of a list prints: its format, its text ("%1.%2.") and where it begins. */
async function readNumbering(zip) {
  const abstracts = new Map();
  const lists = new Map();
  let abstract = null;
  let level = null;
  let list = null;
  await parsePart(zip, 'word/numbering.xml', {
    open: (name, { abstractNumId, numId, ilvl, val }) => {
      if (name === 'abstractNum') abstracts.set(abstractNumId, (abstract = new Map()));
      else if (name === 'num') lists.set(numId, (list = { abstract: null, starts: new Map() }));
      else if (name === 'abstractNumId' && list) list.abstract = val;
      else if (name === 'lvl' && abstract && !list) abstract.set(ilvl, (level = { format: 'decimal', text: '', start: 1 }));
      else if (name === 'lvlOverride' && list) list.level = ilvl;
      else if (name === 'startOverride' && list) list.starts.set(list.level, Number(val) || 1);
      else if (level && name === 'numFmt') level.format = val;
      else if (level && name === 'lvlText') level.text = val ?? '';
      else if (level && name === 'start') level.start = Number.isFinite(Number(val)) ? Number(val) : 1;
    },
    close: (name) => {
      if (name === 'abstractNum') abstract = null;
      if (name === 'lvl') level = null;
      if (name === 'num') list = null;
    },
  });
  return { abstracts, lists };
}

/** Numbers that a paragraph has by its style. */
async function readStyles(zip) {
  const styles = new Map();
  let style = null;
  await parsePart(zip, 'word/styles.xml', {
    open: (name, { styleId, val }) => {
      if (name === 'style') styles.set(styleId, (style = { numId: null, ilvl: null, basedOn: null }));
      else if (style && name === 'basedOn') style.basedOn = val;
      else if (style && name === 'numId') style.numId = val;
      else if (style && name === 'ilvl') style.ilvl = val;
    },
    close: (name) => {
      if (name === 'style') style = null;
    },
  });
  return (id) => {
    let [numId, ilvl] = [null, null];
    for (let step = 0, at = styles.get(id); at && step < 20; step += 1, at = styles.get(at.basedOn)) {
      numId ??= at.numId;
      ilvl ??= at.ilvl;
    }
    return numId === null ? null : { numId, ilvl: ilvl ?? '0' };
  };
}

const letters = (number) => (number <= 26 ? String.fromCharCode(96 + number) : letters(Math.floor((number - 1) / 26)) + letters(((number - 1) % 26) + 1));
function roman(number) {
  const parts = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];
  let [rest, out] = [Math.min(number, 3999), ''];
  for (const [value, sign] of parts) for (; rest >= value; rest -= value) out += sign;
  return out;
}
const FORMATS = { decimal: String, decimalZero: (one) => String(one).padStart(2, '0'), lowerLetter: letters, upperLetter: (one) => letters(one).toUpperCase(), lowerRoman: roman, upperRoman: (one) => roman(one).toUpperCase() };

function numberer({ abstracts, lists }) {
  const counts = new Map();
  return ({ numId, ilvl }) => {
    const list = lists.get(numId);
    const levels = list && abstracts.get(list.abstract);
    const level = levels?.get(ilvl);
    if (!level || numId === '0') return '';
    if (level.format === 'bullet') return /^[+*]$/.test(level.text) ? `${level.text} ` : '- ';
    if (level.format === 'none') return '';
    const depth = Number(ilvl);
    // Lists of one shape count on together unless a list begins anew.
    const key = list.starts.size > 0 ? numId : list.abstract;
    const own = counts.get(key) ?? [];
    counts.set(key, own);
    const startOf = (at) => list.starts.get(String(at)) ?? levels.get(String(at))?.start ?? 1;
    own[depth] = own[depth] === undefined ? startOf(depth) : own[depth] + 1;
    own.length = depth + 1;
    const text = level.text.replace(/%(\d)/g, (_, digit) => {
      const at = Number(digit) - 1;
      const format = FORMATS[levels.get(String(at))?.format] ?? String;
      return format(own[at] ?? startOf(at));
    });
    return text === '' ? '' : `${text} `;
  };
}

async function wordText() {
  const zip = await openZip();
  if (zip.entries.has('content.xml') && zip.entries.has('mimetype')) refuse('openDocument');
  if (!zip.entries.has('word/document.xml')) refuse('notWord');
  const labelOf = numberer(await readNumbering(zip));
  const styleNumber = await readStyles(zip);
  const out = [];
  let size = 0;
  const keep = (line) => {
    size += line.length;
    if (size > MOST_TEXT) refuse('tooLarge');
    (tables.length > 0 ? tables.at(-1).cell : out).push(line);
  };
  const tables = [];
  const paragraphs = [];
  let paragraph = null;
  let skipped = 0;
  let inText = false;
  let hidden = false;
  await parsePart(zip, 'word/document.xml', {
    open: (name, { val }) => {
      if (name === 'Fallback' || name === 'del' || name === 'moveFrom' || name === 'pPrChange' || name === 'rPrChange') skipped += 1;
      if (skipped > 0) return;
      if (name === 'p') {
        if (paragraph) paragraphs.push(paragraph);
        paragraph = { text: '', numId: null, ilvl: null, style: null };
      } else if (name === 'tbl') tables.push({ rows: [], row: null, cell: [], span: 1, merge: null, above: [] });
      else if (name === 'tr' && tables.length > 0) tables.at(-1).row = [];
      else if (name === 'tc' && tables.length > 0) Object.assign(tables.at(-1), { cell: [], span: 1, merge: null });
      else if (name === 'gridSpan' && tables.length > 0) tables.at(-1).span = Math.min(MOST_COLUMNS, Math.max(1, Number(val) || 1));
      else if (name === 'vMerge' && tables.length > 0) tables.at(-1).merge = val === 'restart' ? 'restart' : 'goesOn';
      else if (!paragraph) return;
      else if (name === 'numId') paragraph.numId = val;
      else if (name === 'ilvl') paragraph.ilvl = val;
      else if (name === 'pStyle') paragraph.style = val;
      else if (name === 'r') hidden = false;
      else if (name === 'vanish') hidden = val !== '0' && val !== 'false';
      else if (name === 't') inText = !hidden;
      else if (name === 'tab' && !hidden) paragraph.text += tables.length > 0 ? ' ' : '\t';
      else if ((name === 'br' || name === 'cr') && !hidden) paragraph.text += tables.length > 0 ? ' ' : '\n';
      else if (name === 'noBreakHyphen') paragraph.text += '-';
    },
    text: (text) => {
      if (inText && paragraph && skipped === 0) paragraph.text += text;
    },
    close: (name) => {
      if (name === 'Fallback' || name === 'del' || name === 'moveFrom' || name === 'pPrChange' || name === 'rPrChange') {
        skipped -= 1;
        return;
      }
      if (skipped > 0) return;
      if (name === 't') inText = false;
      else if (name === 'p' && paragraph) {
        const listed = paragraph.numId !== null ? { numId: paragraph.numId, ilvl: paragraph.ilvl ?? '0' } : styleNumber(paragraph.style);
        const text = paragraph.text.replace(/^\t+/, '');
        keep(text.trim() === '' ? '' : (listed ? labelOf(listed) : '') + text);
        paragraph = paragraphs.pop() ?? null;
      } else if (name === 'tc' && tables.at(-1)?.row) closeCell(tables.at(-1));
      else if (name === 'tr' && tables.at(-1)?.row) {
        const table = tables.at(-1);
        table.rows.push(table.row);
        table.row = null;
      } else if (name === 'tbl') {
        const lines = tableLines(tables.pop().rows);
        lines.forEach(keep);
        keep('');
      }
    },
  });
  return out.join('\n');
}

/** A cell merged with the one above says the same again, so that every row is whole. */
function closeCell(table) {
  const column = table.row.length;
  const lines = table.merge === 'goesOn' ? (table.above[column] ?? []) : table.cell.filter((line) => line.trim() !== '');
  table.above[column] = lines;
  for (let at = 0; at < table.span && table.row.length < MOST_COLUMNS; at += 1) table.row.push(at === 0 ? lines : []);
  table.cell = [];
}

function tableLines(rows) {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const places = columns <= 2 && rows.some((row) => row.some((lines) => lines.length > 1));
  if (columns <= 1 || places) return rows.flatMap((row) => row.flatMap((lines) => [...lines, '']));
  return rows.map((row) => row.map((lines) => lines.join(' ').replace(/\s+/g, ' ').trim()).join('\t'));
}

// --- .pdf

async function pdfText() {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const pdf = await getDocument({
    data: new Uint8Array(bytes),
    standardFontDataUrl: join(root, 'standard_fonts') + '/',
    cMapUrl: join(root, 'cmaps') + '/',
    cMapPacked: true,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  }).promise.catch((error) => refuse(error?.name === 'PasswordException' ? 'encrypted' : 'damaged'));
  if (pdf.numPages > MOST_PAGES) refuse('tooLarge');
  const lines = [];
  let size = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number).catch(() => refuse('damaged'));
    const { items } = await page.getTextContent({ disableNormalization: true }).catch(() => refuse('damaged'));
    for (const line of pageLines(items)) {
      size += line.length;
      if (size > MOST_TEXT) refuse('tooLarge');
      lines.push(line);
    }
    page.cleanup();
  }
  const text = lines.join('\n');
  if ((text.match(/\p{L}/gu)?.length ?? 0) < 20) refuse('noText');
  return text;
}

/** Words of one height are a line, from left to right; a wide gap is told by spaces, a high one by an empty line. */
function pageLines(items) {
  const words = items
    .filter(({ str }) => str !== undefined && str.trim() !== '')
    .map(({ str, transform, width }) => ({ str, x: transform[4], y: transform[5], size: Math.hypot(transform[2], transform[3]) || 12, width }));
  const rows = [];
  for (const word of words) {
    const last = rows.at(-1);
    if (last && Math.abs(last.y - word.y) < last.size * 0.45) last.words.push(word);
    else rows.push({ y: word.y, size: word.size, words: [word] });
  }
  rows.sort((a, b) => b.y - a.y);
  const merged = [];
  for (const row of rows) {
    const last = merged.at(-1);
    if (last && Math.abs(last.y - row.y) < Math.max(last.size, row.size) * 0.35) last.words.push(...row.words);
    else merged.push(row);
  }
  const pitches = merged.slice(1).map((row, at) => merged[at].y - row.y).sort((a, b) => a - b);
  const usual = pitches[Math.floor(pitches.length / 2)] ?? 0;
  const cells = joinTables(merged.map((row) => ({ y: row.y, size: row.size, cells: cellsOf(row, 1.1), narrow: cellsOf(row, 0.4) })));
  return cells.flatMap((row, at) => {
    const line = row.cells.map(({ text }) => text).join(row.table ? '\t' : '    ');
    if (line.trim() === '') return [];
    return at > 0 && usual > 0 && cells[at - 1].y - row.y > usual * 2.2 && !row.table ? ['', line] : [line];
  });
}

function cellsOf({ words, size }, widest) {
  const cells = [];
  for (const word of [...words].sort((a, b) => a.x - b.x)) {
    const last = cells.at(-1);
    const gap = last ? word.x - last.end : 0;
    if (!last || gap > size * widest) {
      cells.push({ x: word.x, end: word.x + word.width, text: word.str.trimStart() });
      continue;
    }
    last.text += (gap > size * 0.14 && !/\s$/.test(last.text) && !/^\s/.test(word.str) ? ' ' : '') + word.str;
    last.end = Math.max(last.end, word.x + word.width);
  }
  return cells.map((cell) => ({ ...cell, text: cell.text.replace(/\s+/g, ' ').trim() })).filter(({ text }) => text !== '');
}

const COLUMN = /^(?:s?tt|nội dung|nhiệm vụ|công việc|đơn vị|cơ quan|chủ trì|phối hợp|thời hạn|thời gian|tiến độ|sản phẩm|ghi chú|tiêu chí|hoạt động)/iu;

/** Below a head that names the columns, lines are gathered into rows: a new one begins where the first column has words again. */
function joinTables(lines) {
  const joined = [];
  for (let at = 0; at < lines.length; at += 1) {
    const head = lines[at];
    if (head.narrow.filter(({ text }) => COLUMN.test(text.normalize('NFC'))).length < 3) {
      joined.push(head);
      continue;
    }
    const columns = head.narrow.map((cell) => ({ ...cell }));
    const rows = [{ y: head.y, table: true, cells: columns.map(({ text }) => ({ text })) }];
    let open = rows[0];
    let next = at + 1;
    for (; next < lines.length; next += 1) {
      const line = lines[next];
      const placed = line.narrow.map((cell) => ({ cell, column: columnOf(columns, cell) }));
      const begins = placed.some(({ column, cell }) => column === 0 && /^\d{1,3}[.)]?$|^[IVX]{1,4}[.)]?$/.test(cell.text));
      const far = lines[next - 1].y - line.y > head.size * 3.2;
      if (!begins && (far || (line.cells.length === 1 && placed[0]?.column === 0 && line.cells[0].text.length > 6))) break;
      if (begins) rows.push((open = { y: line.y, table: true, cells: columns.map(() => ({ text: '' })) }));
      for (const { cell, column } of placed) open.cells[column].text = `${open.cells[column].text} ${cell.text}`.trim();
    }
    joined.push(...rows);
    at = next - 1;
  }
  return joined;
}

function columnOf(columns, cell) {
  const middle = (cell.x + cell.end) / 2;
  let best = 0;
  let least = Infinity;
  columns.forEach((column, at) => {
    const away = Math.min(Math.abs(column.x - cell.x), Math.abs((column.x + column.end) / 2 - middle));
    if (away < least) [best, least] = [at, away];
  });
  return best;
}

try {
  const text = bytes.subarray(0, 1_024).includes('%PDF-') ? await pdfText() : await wordText();
  process.stdout.write(JSON.stringify({ text }), () => process.exit(0));
} catch (fault) {
  process.stdout.write(JSON.stringify({ refused: fault instanceof Refused ? fault.message : 'damaged' }), () => process.exit(0));
}
