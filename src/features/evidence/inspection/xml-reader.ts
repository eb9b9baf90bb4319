import { SaxesParser } from 'saxes';
import { Refused } from './refusal';
import type { ZipEntry } from './zip-reader';

export interface XmlSight {
  /** Local name, without its prefix; attributes by local name. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  /** With entities and CDATA resolved. */
  text?(text: string): void;
}

const MAX_DEPTH = 500;
const HEAD = 4096;
/** Encodings that write ASCII as ASCII, besides UTF-16, which is told by its mark. Another one could spell what is looked for in other bytes. */
const ENCODING = /^(utf-?8|utf-?16(le|be)?|(us-)?ascii|iso-8859-\d{1,2}|windows-125\d)$/i;
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function byLocalName(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(attributes);
  return names.every((name) => !name.includes(':')) ? attributes : Object.fromEntries(names.map((name) => [local(name), attributes[name] ?? '']));
}

/** UTF-8 or UTF-16, by its mark; other encodings are not written by any Office. */
function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function parserFor(part: string, sight: XmlSight): SaxesParser {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  parser.on('error', () => {
    throw new Refused('damaged', part);
  });
  parser.on('doctype', () => {
    throw new Refused('entities', part);
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !ENCODING.test(encoding)) throw new Refused('damaged', part);
  });
  parser.on('opentag', (tag) => {
    if ((depth += 1) > MAX_DEPTH) throw new Refused('damaged', part);
    sight.open?.(local(tag.name), byLocalName(tag.attributes as Readonly<Record<string, string>>));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    sight.close?.(local(tag.name));
  });
  if (sight.text) {
    parser.on('text', (text) => sight.text?.(text));
    parser.on('cdata', (text) => sight.text?.(text));
  }
  return parser;
}

/** @throws Refused `entities` for a DOCTYPE, which is how XML carries bombs and reads other files; `damaged` when it is no XML */
function refuseEntities(head: string, part: string): void {
  if (/<!DOCTYPE|<!ENTITY/.test(head.slice(0, HEAD))) throw new Refused('entities', part);
}

/** @throws Refused `entities`, `damaged` */
export function readXml(bytes: Buffer, part: string, sight: XmlSight): void {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  refuseEntities(text, part);
  parserFor(part, sight).write(text).close();
}

/** The same piece by piece: a table may be a hundred megabytes of XML. @throws Refused `entities`, `damaged` */
export async function streamXml(entry: ZipEntry, sight: XmlSight): Promise<void> {
  const parser = parserFor(entry.name, sight);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  await entry.read((piece) => {
    const first = decoder === null;
    decoder ??= new TextDecoder(encodingOf(piece));
    const text = decoder.decode(piece, { stream: true });
    if (first) refuseEntities(text, entry.name);
    parser.write(text);
  });
  parser.close();
}
