/** What the bytes of a text file hold, or why nobody can read them (`problems:letter.<refused>`). */
export type Decoded = { readonly text: string } | { readonly refused: 'empty' | 'notText' | 'legacyFont' };

const VIETNAMESE = /[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]/giu;
/** Letters of the old fonts (TCVN3) as programs show them that do not know the font: "C«ng v¨n". */
const TCVN3 = /[\u00a1-\u00b9\u00bb-\u00bf\u00ae]/gu;
/** The same of VNI: "Coâng vaên soá", "ñeå". */
const VNI = /[aeo][âêôáàåãäéèúùûüóòøû]|[iuyöô][ùøûõïòóá]|ñ/giu;
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** UTF-8 or UTF-16, with or without its mark. Old Vietnamese fonts are told, never mangled. */
export function decodeLetter(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { refused: 'empty' };
  const text = decoded(bytes);
  if (text === null) return { refused: looksLikeWords(bytes) ? 'legacyFont' : 'notText' };
  if (count(text, CONTROL) > text.length / 100 || text.includes('\u0000')) return { refused: 'notText' };
  if (text.trim() === '') return { refused: 'empty' };
  return isLegacy(text) ? { refused: 'legacyFont' } : { text };
}

/** Text whose letters belong to an old font: a PDF made with one has no readable words either. */
export function isLegacy(text: string): boolean {
  const letters = count(text, /\p{L}/gu);
  if (letters < 20 || count(text, VIETNAMESE) > letters / 100) return false;
  return count(text, TCVN3) > letters / 25 || count(text, VNI) > letters / 25;
}

function decoded(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  try {
    if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
    if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true }).decode(bytes);
    if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const wide = unmarkedUtf16(bytes);
    return new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Spaces and line ends of UTF-16 have a zero beside them, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 === 1) return null;
  const end = Math.min(bytes.length, 4_000);
  let [even, odd] = [0, 0];
  for (let at = 0; at + 1 < end; at += 2) {
    if (bytes[at] === 0 && bytes[at + 1] !== 0) even += 1;
    if (bytes[at + 1] === 0 && bytes[at] !== 0) odd += 1;
  }
  if (odd > end / 8 && even === 0) return 'utf-16le';
  return even > end / 8 && odd === 0 ? 'utf-16be' : null;
}

/** Bytes of a one-byte Vietnamese code: words and lines, no zeros, few controls. */
function looksLikeWords(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 8_000);
  let [plain, control] = [0, 0];
  for (const byte of head) {
    if (byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127)) plain += 1;
    else if (byte < 32) control += 1;
  }
  return control === 0 && plain > head.length / 2;
}
