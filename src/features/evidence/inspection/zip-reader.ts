import { crc32 } from 'node:zlib';
import type { Readable } from 'node:stream';
import * as yauzl from 'yauzl';
import { Refused } from './refusal';

/** Measured on what offices send: nothing real comes near. */
const MAX_ENTRIES = 5_000;
const MAX_UNPACKED = 500_000_000;
const MAX_RATIO = 200;
const DEFLATED = 8;
const AES = 99;
const FILE_TYPE = 0o170000;
const SYMLINK = 0o120000;

export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  /** Inflates the entry, checking size and sum; each piece is shown to `see`. */
  read(see: (piece: Buffer) => void): Promise<void>;
  bytes(): Promise<Buffer>;
}

interface Raw extends Omit<yauzl.Entry, 'fileName'> {
  readonly fileName: Buffer;
}

interface Reader extends Omit<yauzl.ZipFile, 'comment'> {
  readonly comment: Buffer;
  eachEntry(): AsyncIterable<Raw>;
  openReadStreamPromise(entry: Raw): Promise<Readable>;
  readLocalFileHeaderPromise(entry: Raw): Promise<{ fileDataStart: number; fileName: Buffer; compressionMethod: number }>;
}

const OPTIONS = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true } as const;

function openZip(source: string | Buffer): Promise<Reader> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip?: yauzl.ZipFile): void => (error || !zip ? reject(new Refused('damaged')) : resolve(zip as unknown as Reader));
    if (Buffer.isBuffer(source)) yauzl.fromBuffer(source, OPTIONS, done);
    else yauzl.open(source, { ...OPTIONS, autoClose: false }, done);
  });
}

/**
 * The entries of a ZIP whose directory tells the truth: names that stay inside, no links, nothing encrypted, overlapping, named twice or
 * out of proportion. Folders are left out.
 * @throws Refused
 */
export async function withZip<T>(source: string | Buffer, work: (entries: readonly ZipEntry[]) => Promise<T>): Promise<T> {
  const zip = await openZip(source);
  try {
    if (/<\s*(script|html)\b/i.test(zip.comment.toString('latin1'))) throw new Refused('mixedContent');
    const raw = await directory(zip);
    await checkPlaces(zip, raw);
    return await work(raw.filter((one) => !nameOf(one).endsWith('/')).map((one) => entryOf(zip, one)));
  } finally {
    zip.close();
  }
}

async function directory(zip: Reader): Promise<readonly Raw[]> {
  if (zip.entryCount > MAX_ENTRIES) throw new Refused('unpacksTooLarge');
  const entries: Raw[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    throw new Refused(/encrypt/i.test(String(error)) ? 'encrypted' : 'damaged');
  }
  const [unpacked, packed] = entries.reduce(([whole, small], one) => [whole + one.uncompressedSize, small + one.compressedSize], [0, 0]);
  if (unpacked > MAX_UNPACKED || unpacked > MAX_RATIO * Math.max(packed, 50_000)) throw new Refused('unpacksTooLarge');
  const names = new Set<string>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if ((entry.generalPurposeBitFlag & 1) === 1 || entry.compressionMethod === AES) throw new Refused('encrypted', name);
    if (/^([/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..') || name.includes('\0')) throw new Refused('unsafePaths', name);
    if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMLINK) throw new Refused('symlinks', name);
    if (![0, DEFLATED].includes(entry.compressionMethod)) throw new Refused('zipMethod', name);
    if (names.has(name.toLowerCase())) throw new Refused('deceptiveZip', name);
    names.add(name.toLowerCase());
  }
  return entries;
}

/** Entries must not share bytes, nor be called one thing here and another there: programs would unpack different files. */
async function checkPlaces(zip: Reader, entries: readonly Raw[]): Promise<void> {
  let last = 0;
  for (const entry of [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    const name = nameOf(entry);
    if (entry.relativeOffsetOfLocalHeader < last) throw new Refused('deceptiveZip', name);
    const local = await zip.readLocalFileHeaderPromise(entry).catch(() => {
      throw new Refused('damaged', name);
    });
    if (!local.fileName.equals(entry.fileName) || local.compressionMethod !== entry.compressionMethod) throw new Refused('deceptiveZip', name);
    last = local.fileDataStart + entry.compressedSize;
  }
}

/** UTF-8 when it is; names of old Windows programs only have to be told apart. */
function nameOf(entry: Raw): string {
  const text = entry.fileName.toString('utf8');
  return text.includes('\ufffd') ? entry.fileName.toString('latin1') : text;
}

function entryOf(zip: Reader, raw: Raw): ZipEntry {
  const name = nameOf(raw);
  const read = async (see: (piece: Buffer) => void): Promise<void> => {
    let sum = 0;
    try {
      const stream = await zip.openReadStreamPromise(raw);
      for await (const piece of stream as AsyncIterable<Buffer>) {
        sum = crc32(piece, sum);
        see(piece);
      }
    } catch (error) {
      throw error instanceof Refused ? error : new Refused('damaged', name);
    }
    if (sum !== raw.crc32) throw new Refused('damaged', name);
  };
  const bytes = async (): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    await read((piece) => pieces.push(piece));
    return Buffer.concat(pieces);
  };
  return { name, size: raw.uncompressedSize, read, bytes };
}
