import { constants, inflateSync } from 'node:zlib';
import { lookUp } from '../../../kernel/look-up';
import { decryptionOf } from './pdf-encryption';
import { PdfLexer, PdfName, PdfRef, PdfWord, type PdfDict, type PdfValue } from './pdf-lexer';
import { hasZipTail, looksLikePage } from './polyglot';
import { Refused, type Reason } from './refusal';

const MAX_OBJECT_STREAM = 64 * 1_048_576;
const MAX_INFLATED = 300 * 1_048_576;
const TAIL = 65_536;

/** Keys that make a reader do something, wherever they stand. */
const KEYS: Readonly<Record<string, Reason>> = { JavaScript: 'pdfScript', EmbeddedFiles: 'pdfAttachment', EF: 'pdfAttachment', XFA: 'pdfForm', RichMediaContent: 'pdfAttachment' };
const ACTIONS: Readonly<Record<string, Reason>> = { JavaScript: 'pdfScript', Launch: 'pdfAction', ImportData: 'pdfAction', SubmitForm: 'pdfAction', GoToE: 'pdfAttachment' };
const KINDS: Readonly<Record<string, Reason>> = { EmbeddedFile: 'pdfAttachment', RichMedia: 'pdfAttachment' };

interface ObjectStream {
  readonly dict: PdfDict;
  readonly data: Buffer;
  readonly number: number;
  readonly generation: number;
}

/**
 * Refuses a PDF that acts by itself or carries other files. Every object is read, also those no table names and those inside streams and
 * object streams: a reader may be led to any of them. Pages are never drawn here.
 * @throws Refused
 */
export function checkPdf(bytes: Buffer): void {
  checkEnds(bytes);
  const places = new Map<number, number>();
  const streams: ObjectStream[] = [];
  let encrypt: PdfValue = null;
  let id: Buffer = Buffer.alloc(0);
  const seeHead = (dict: PdfDict): void => {
    if (dict.has('Encrypt')) encrypt = dict.get('Encrypt') ?? null;
    const ids = dict.get('ID');
    if (Array.isArray(ids) && Buffer.isBuffer(ids[0])) id = ids[0];
  };
  for (let at = bytes.indexOf('obj'); at >= 0; at = bytes.indexOf('obj', at + 3)) {
    if (!/[\d\s\0]$/.test(bytes.toString('latin1', at - 1, at)) || !/^[\s\0()<>[\]{}/%\d+.-]/.test(bytes.toString('latin1', at + 3, at + 4))) continue;
    const [, number = '0', generation = '0'] = /(\d{1,10})\s+(\d{1,5})\s*$/.exec(bytes.toString('latin1', Math.max(0, at - 30), at)) ?? [];
    const lexer = new PdfLexer(bytes, at + 3);
    const value = lexer.value();
    places.set(Number(number), at + 3);
    refuseActing(value, true);
    if (!(value instanceof Map)) continue;
    if (nameOf(value.get('Type')) === 'XRef') seeHead(value);
    const isObjects = nameOf(value.get('Type')) === 'ObjStm' || (value.has('First') && value.has('N'));
    const data = isObjects ? streamData(lexer, value) : null;
    if (data) streams.push({ dict: value, data, number: Number(number), generation: Number(generation) });
  }
  for (let at = bytes.indexOf('trailer'); at >= 0; at = bytes.indexOf('trailer', at + 7)) {
    const value = new PdfLexer(bytes, at + 7).value();
    refuseActing(value, false);
    if (value instanceof Map) seeHead(value);
  }
  checkStreams(streams, decryption(bytes, encrypt, id, places));
}

function checkEnds(bytes: Buffer): void {
  const start = bytes.subarray(0, 1024).indexOf('%PDF-');
  const before = bytes.subarray(0, Math.max(0, start));
  const end = bytes.lastIndexOf('%%EOF');
  // Printers leave a line of their own before the header and zeros behind the end; a page or a program is something else.
  const foreign = looksLikePage(before) || /PK\x03\x04|^MZ|^GIF8|^\x7fELF|^#!|^\xff\xd8|^\x89PNG/.test(before.toString('latin1'));
  if (foreign || hasZipTail(bytes) || (end >= 0 && looksLikePage(bytes.subarray(end)))) throw new Refused('mixedContent');
  const tail = bytes.subarray(Math.max(0, bytes.length - TAIL));
  if (start < 0 || tail.indexOf('%%EOF') < 0 || tail.indexOf('startxref') < 0) throw new Refused('truncated');
}

function nameOf(value: PdfValue | undefined): string {
  return value instanceof PdfName ? value.text : '';
}

/** @param whole the value is an object of its own, to which `/S 12 0 R` may point */
function refuseActing(value: PdfValue, whole: boolean): void {
  if (whole && value instanceof PdfName) refuse(lookUp(ACTIONS, value.text));
  if (Array.isArray(value)) for (const one of value) refuseActing(one, false);
  if (!(value instanceof Map)) return;
  for (const [written, one] of value) {
    const key = written.replace(/#\d+$/, '');
    if (!isEmptyTree(one)) refuse(lookUp(KEYS, key));
    // `/JS` alone may be the name of a font.
    if (key === 'JS' && value.has('S')) refuse('pdfScript');
    if (key === 'S') refuse(lookUp(ACTIONS, nameOf(one)));
    if (key === 'Type' || key === 'Subtype') refuse(lookUp(KINDS, nameOf(one)));
    refuseActing(one, false);
  }
}

function refuse(reason: Reason | undefined): void {
  if (reason) throw new Refused(reason);
}

/** Some makers write `/EmbeddedFiles << /Names [] >>` into every file. */
function isEmptyTree(value: PdfValue): boolean {
  if (value === null) return true;
  if (!(value instanceof Map)) return false;
  const names = value.get('Names');
  return !value.has('Kids') && (value.size === 0 || (value.size === 1 && Array.isArray(names) && names.length === 0));
}

function streamData(lexer: PdfLexer, dict: PdfDict): Buffer | null {
  const word = lexer.value();
  if (!(word instanceof PdfWord) || word.text !== 'stream') return null;
  const { bytes } = lexer;
  let start = lexer.at;
  if (bytes[start] === 13) start += 1;
  if (bytes[start] === 10) start += 1;
  const length = dict.get('Length');
  const told = typeof length === 'number' ? start + length : -1;
  const fits = told > start && /^\s*endstream/.test(bytes.toString('latin1', told, told + 20));
  const end = fits ? told : bytes.indexOf('endstream', start);
  return bytes.subarray(start, end < 0 ? bytes.length : end);
}

type Decryption = ((data: Buffer, number: number, generation: number) => Buffer) | null;

function decryption(bytes: Buffer, encrypt: PdfValue, id: Buffer, places: ReadonlyMap<number, number>): Decryption {
  if (encrypt === null) return null;
  const place = encrypt instanceof PdfRef ? places.get(encrypt.number) : undefined;
  const dict = place === undefined ? encrypt : new PdfLexer(bytes, place).value();
  const decrypt = dict instanceof Map ? decryptionOf(dict, id) : null;
  if (!decrypt) throw new Refused('encrypted');
  return decrypt;
}

function checkStreams(streams: readonly ObjectStream[], decrypt: Decryption): void {
  let total = 0;
  for (const { dict, data, number, generation } of streams) {
    const content = unpacked(dict, decrypt ? decrypt(data, number, generation) : data);
    total += content.length;
    if (total > MAX_INFLATED) throw new Refused('unpacksTooLarge');
    const lexer = new PdfLexer(content);
    while (lexer.at < content.length) refuseActing(lexer.value(), true);
  }
}

function unpacked(dict: PdfDict, data: Buffer): Buffer {
  const filter = dict.get('Filter') ?? null;
  const filters = Array.isArray(filter) ? filter : filter === null ? [] : [filter];
  const params = JSON.stringify([dict.get('DecodeParms'), dict.get('DP')].flat().map((one) => (one instanceof Map ? one.get('Predictor') : null)));
  if (filters.length > 3 || /[2-9]/.test(params)) throw new Refused('pdfObscured');
  return filters.reduce<Buffer>((content, one) => decoded(nameOf(one), content), data);
}

function decoded(filter: string, data: Buffer): Buffer {
  if (filter === 'FlateDecode' || filter === 'Fl') return inflated(data);
  if (filter === 'ASCIIHexDecode' || filter === 'AHx') return Buffer.from(data.toString('latin1').replace(/>[\s\S]*$/, '').replace(/[^\da-f]/gi, ''), 'hex');
  // No maker packs its objects otherwise; whoever does hides them.
  throw new Refused('pdfObscured');
}

function inflated(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: MAX_OBJECT_STREAM, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    throw new Refused((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacksTooLarge' : 'damaged');
  }
}
