/** Tone marks that Unicode keeps in typed order with the circumflex and the breve (all of combining class 230). */
const TONE_BEFORE_QUALITY = /(?<=[aeoAEO]\u0323?)([\u0300\u0301\u0303\u0309])([\u0302\u0306])/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
/** Zero-width and direction marks: invisible, and used to disguise names (`gnp.exe` shown as `exe.png`). */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/gu;
const CONTROL_BUT_NEWLINE = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/gu;
const LOOKALIKE_SMALL_D = /\u00F0/gu;
const LOOKALIKE_CAPITAL_D = /[\u00D0\u0189]/gu;

const MAX_FILE_NAME_BYTES = 200;
const MAX_EXTENSION_BYTES = 20;
const NAMELESS_FILE = 'tep';
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;

/** NFC, also from the mixed form of Windows keyboards (`ê` + hook) and with the tone typed before the circumflex. */
export function toNfc(text: string): string {
  return text.normalize('NFD').replace(TONE_BEFORE_QUALITY, '$2$1').normalize('NFC');
}

function stripInvisible(text: string): string {
  return text.replace(LONE_SURROGATE, '').replace(INVISIBLE, '');
}

/** One line: NFC, no control or invisible characters, single spaces, trimmed. For names, titles, codes. */
export function cleanLine(text: string): string {
  return toNfc(stripInvisible(text).replace(CONTROL, ' '))
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Several lines: NFC, `\n` line ends, no other control characters, no trailing spaces, trimmed. Inner spacing stays as typed. */
export function cleanText(text: string): string {
  return toNfc(stripInvisible(text.replace(/\r\n?|[\u2028\u2029]/gu, '\n')).replace(CONTROL_BUT_NEWLINE, ' '))
    .replace(/[^\S\n]+$/gmu, '')
    .trim();
}

/** A name of a person or unit: `cleanLine`, and the Icelandic and African letters that look like Đ made into Đ. */
export function cleanName(text: string): string {
  return cleanLine(text).replace(LOOKALIKE_SMALL_D, 'đ').replace(LOOKALIKE_CAPITAL_D, 'Đ');
}

/** Lower case without marks, đ as d, every run of punctuation one space: the text of `search_text` and of a folded query. */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐðÐƉɖ]/gu, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const collator = new Intl.Collator('vi', { numeric: true });

/** Vietnamese alphabetical order (a ă â … d đ …), tones in the order ngang huyền hỏi ngã sắc nặng, numbers by value. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}

function cutToBytes(text: string, maxBytes: number): string {
  let cut = '';
  let bytes = 0;
  for (const char of text) {
    bytes += Buffer.byteLength(char);
    if (bytes > maxBytes) break;
    cut += char;
  }
  return cut;
}

/**
 * The name a stored file is shown and downloaded under: NFC, spaces, brackets and marks kept; no folder, control or
 * invisible characters, at most 200 bytes with the extension whole. Never empty, never `.` or `..`.
 */
export function cleanFileName(name: string): string {
  const lastPart = cleanName(name.split(/[/\\]/u).at(-1) ?? '');
  const trimmed = lastPart.replace(/^[.\s]+/u, '').replace(/[.\s]+$/u, '');
  if (trimmed === '') return NAMELESS_FILE;
  const dot = trimmed.lastIndexOf('.');
  const hasExtension = dot > 0 && Buffer.byteLength(trimmed.slice(dot)) <= MAX_EXTENSION_BYTES;
  const extension = hasExtension ? trimmed.slice(dot) : '';
  const stem = hasExtension ? trimmed.slice(0, dot) : trimmed;
  const whole = cutToBytes(stem, MAX_FILE_NAME_BYTES - Buffer.byteLength(extension)).trimEnd() + extension;
  return WINDOWS_DEVICE.test(whole) ? `_${whole}` : whole;
}
