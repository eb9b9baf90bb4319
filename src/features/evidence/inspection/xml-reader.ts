import { SaxesParser } from 'saxes';
import { Refused } from './refusal';

export interface XmlSight {
  /** Local name, without its prefix; attributes by local name. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const MAX_DEPTH = 500;
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** UTF-8 or UTF-16, by its mark; other encodings are not written by any Office. */
export function xmlText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

/** @throws Refused `entities` for a DOCTYPE, which is how XML carries bombs and reads other files; `damaged` when it is no XML */
export function readXml(bytes: Buffer, part: string, sight: XmlSight): void {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  parser.on('error', () => {
    throw new Refused('damaged', part);
  });
  parser.on('doctype', () => {
    throw new Refused('entities', part);
  });
  parser.on('opentag', (tag) => {
    if ((depth += 1) > MAX_DEPTH) throw new Refused('damaged', part);
    sight.open?.(local(tag.name), Object.fromEntries(Object.entries(tag.attributes).map(([name, value]) => [local(name), String(value)])));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    sight.close?.(local(tag.name));
  });
  if (sight.text) parser.on('text', (text) => sight.text?.(text));
  const text = xmlText(bytes);
  if (/<!DOCTYPE|<!ENTITY/.test(text.slice(0, 4096))) throw new Refused('entities', part);
  parser.write(text).close();
}
