const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1');
const DIRECTORY = Buffer.from('PK\x01\x02', 'latin1');
const MAX_TAIL = 22 + 65_535;

/** A second file behind the first: a ZIP (or JAR) is read from its end. */
export function hasZipTail(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - MAX_TAIL);
  for (let at = bytes.lastIndexOf(END_OF_DIRECTORY); at >= from; at = bytes.lastIndexOf(END_OF_DIRECTORY, at - 1)) {
    if (at + 22 > bytes.length) continue;
    const size = bytes.readUInt32LE(at + 12);
    const start = at - size;
    if (bytes.readUInt16LE(at + 10) > 0 && start >= 0 && bytes.subarray(start, start + 4).equals(DIRECTORY)) return true;
    if (at === 0) break;
  }
  return false;
}

/** Bytes that a browser would run when it took the file for a page. */
export function looksLikePage(bytes: Buffer): boolean {
  return /<\s*(script|html|body|iframe|svg|object|embed|!doctype\s+html)\b|<\?php\b/i.test(bytes.toString('latin1'));
}
