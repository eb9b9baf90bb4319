import { crc32, deflateSync } from 'node:zlib';
import type { Seeded } from './seeded';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

export function pngOf(width: number, height: number, options: { readonly claimed?: readonly [number, number]; readonly text?: string; readonly extra?: readonly Buffer[] } = {}): Buffer {
  const head = Buffer.alloc(13);
  const [shownWidth, shownHeight] = options.claimed ?? [width, height];
  head.writeUInt32BE(shownWidth, 0);
  head.writeUInt32BE(shownHeight, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * 3 + 1), 0xc8);
  for (let row = 0; row < height; row += 1) rows[row * (width * 3 + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...(options.extra ?? []),
    ...(options.text === undefined ? [] : [chunk('tEXt', Buffer.from(`Comment\0${options.text}`, 'latin1'))]),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const pngChunk = chunk;

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

export interface JpegParts {
  readonly width?: number;
  readonly height?: number;
  readonly segments?: readonly (readonly [number, Buffer])[];
  readonly progressive?: boolean;
  readonly after?: Buffer;
  readonly end?: boolean;
}

/** The frame of a JPEG as cameras and scanners write it, around noise for a picture. */
export function jpegOf(seeded: Seeded, parts: JpegParts = {}): Buffer {
  const { width = 3024, height = 4032 } = parts;
  const frame = Buffer.alloc(15);
  frame[0] = 8;
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  frame.set([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1], 5);
  const picture = Buffer.from(seeded.bytes(4_000).map((byte) => (byte === 0xff ? 0xfe : byte)));
  const scan = Buffer.from([3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(parts.segments ?? [[0xe0, Buffer.from('JFIF\0\x01\x01\x01\0\x48\0\x48\0\0', 'latin1')] as const]).map(([marker, data]) => segment(marker, data)),
    segment(0xdb, Buffer.alloc(65, 16)),
    segment(parts.progressive ? 0xc2 : 0xc0, frame),
    segment(0xc4, Buffer.concat([Buffer.from([0]), Buffer.alloc(16, 0), Buffer.alloc(0)])),
    segment(0xda, scan),
    picture,
    ...(parts.progressive ? [segment(0xda, scan), picture] : []),
    parts.end === false ? Buffer.alloc(0) : Buffer.from([0xff, 0xd9]),
    parts.after ?? Buffer.alloc(0),
  ]);
}

export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const data = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data]);
}

export function heicOf(seeded: Seeded, width = 4032, height = 3024, brand = 'heic'): Buffer {
  const size = Buffer.alloc(12);
  size.writeUInt32BE(width, 4);
  size.writeUInt32BE(height, 8);
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0mif1heic`, 'latin1')),
    box('meta', Buffer.alloc(4), box('hdlr', Buffer.from('\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0', 'latin1')), box('iprp', box('ipco', box('ispe', size)))),
    box('mdat', seeded.bytes(3_000)),
  ]);
}
