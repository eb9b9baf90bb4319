import { crc32 } from 'node:zlib';
import { hasZipTail, looksLikePage } from './polyglot';
import { Refused } from './refusal';

/** The largest phone camera makes 200 megapixels, an A0 sheet at 300 dpi has 140. */
const MAX_PIXELS = 250_000_000;
const MAX_SIDE = 65_500;

function checkSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw new Refused('damaged');
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) throw new Refused('pixelFlood');
}

/** @throws Refused */
export function checkJpeg(bytes: Buffer): void {
  if (hasZipTail(bytes)) throw new Refused('mixedContent');
  let sized = false;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new Refused('damaged');
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) throw new Refused('truncated');
    const segment = bytes.subarray(at + 4, at + 2 + length);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && segment.length >= 5) {
      checkSize(segment.readUInt16BE(3), segment.readUInt16BE(1));
      sized = true;
    }
    if ((marker === 0xfe || (marker >= 0xe0 && marker <= 0xef)) && looksLikePage(segment)) throw new Refused('mixedContent');
    at += 2 + length;
    if (marker === 0xda) break;
  }
  if (!sized) throw new Refused('damaged');
  // Phones append films and maps behind the end of the picture: only its presence is asked for.
  const end = bytes.indexOf(Buffer.from([0xff, 0xd9]), at);
  if (end < 0) throw new Refused('truncated');
  if (looksLikePage(bytes.subarray(end, end + 4096))) throw new Refused('mixedContent');
}

/** @throws Refused */
export function checkPng(bytes: Buffer): void {
  if (hasZipTail(bytes)) throw new Refused('mixedContent');
  let at = 8;
  let data = false;
  for (let first = true; ; first = false) {
    if (at + 12 > bytes.length) throw new Refused('truncated');
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw new Refused('truncated');
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (first !== (type === 'IHDR') || (first && length < 13)) throw new Refused('damaged');
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw new Refused('damaged');
    if (first) checkSize(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12));
    if (type === 'IDAT') data = true;
    if ((type === 'tEXt' || type === 'iTXt') && looksLikePage(bytes.subarray(at + 8, end - 4))) throw new Refused('mixedContent');
    at = end;
    if (type === 'IEND') break;
  }
  if (!data) throw new Refused('damaged');
  if (looksLikePage(bytes.subarray(at, at + 4096))) throw new Refused('mixedContent');
}

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

function* boxesOf(bytes: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const short = bytes.readUInt32BE(at);
    const long = short === 1 && at + 16 <= to;
    const size = long ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    if (size < 8) throw new Refused('damaged');
    if (at + size > to) throw new Refused('truncated');
    yield { type: bytes.toString('latin1', at + 4, at + 8), start: at + (long ? 16 : 8), end: at + size };
    at += size;
  }
}

/** @throws Refused */
export function checkHeic(bytes: Buffer): void {
  if (hasZipTail(bytes)) throw new Refused('mixedContent');
  const boxes = [...boxesOf(bytes, 0, bytes.length)];
  const meta = boxes.find(({ type }) => type === 'meta');
  if (!meta || !boxes.some(({ type }) => type === 'mdat' || type === 'idat')) throw new Refused('damaged');
  for (const properties of boxesOf(bytes, meta.start + 4, meta.end)) {
    if (properties.type !== 'iprp') continue;
    for (const container of boxesOf(bytes, properties.start, properties.end)) {
      if (container.type !== 'ipco') continue;
      for (const { type, start, end } of boxesOf(bytes, container.start, container.end)) {
        if (type === 'ispe' && end - start >= 12) checkSize(bytes.readUInt32BE(start + 4), bytes.readUInt32BE(start + 8));
      }
    }
  }
}
