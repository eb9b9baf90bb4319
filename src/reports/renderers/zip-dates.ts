/** 1 January 1980 00:00 in MS-DOS form, the earliest moment a ZIP entry can carry. */
const DOS_DATE = 0x0021;
const DOS_TIME = 0;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/**
 * The same ZIP with one fixed date on every entry, so that equal documents give equal bytes and a file can be hashed.
 * Word and workbook libraries stamp the clock of the machine. Throws RangeError when it is no ZIP.
 */
export function withFixedZipDates(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  const end = endOfDirectory(bytes);
  const entries = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < entries; index += 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new RangeError('Not a ZIP directory entry');
    stamp(bytes, at + 12);
    const local = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(local) !== LOCAL_HEADER) throw new RangeError('Not a ZIP local header');
    stamp(bytes, local + 10);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}

function stamp(bytes: Buffer, at: number): void {
  bytes.writeUInt16LE(DOS_TIME, at);
  bytes.writeUInt16LE(DOS_DATE, at + 2);
}

function endOfDirectory(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= 0; at -= 1) if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new RangeError('Not a ZIP file');
}
