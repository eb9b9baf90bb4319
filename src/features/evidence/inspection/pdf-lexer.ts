import { lookUp } from '../../../kernel/look-up';
import { Refused } from './refusal';

export class PdfName {
  constructor(readonly text: string) {}
}

export class PdfRef {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}
}

/** A word that is no value: `obj`, `stream`, `endobj` … */
export class PdfWord {
  constructor(readonly text: string) {}
}

export type PdfDict = Map<string, PdfValue>;
export type PdfValue = null | boolean | number | Buffer | PdfName | PdfRef | PdfWord | PdfDict | PdfValue[];

const MAX_DEPTH = 200;
const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));

const isSpace = (byte: number | undefined): boolean => byte !== undefined && SPACE.has(byte);
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;
const isRegular = (byte: number | undefined): boolean => byte !== undefined && !SPACE.has(byte) && !DELIMITER.has(byte);
const hex = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const low = byte | 32;
  return low >= 97 && low <= 102 ? low - 87 : -1;
};

/** Reads PDF values from any place of the bytes, as tolerant as readers are: what they would find must be found here. */
export class PdfLexer {
  constructor(
    readonly bytes: Buffer,
    public at = 0,
  ) {}

  /** The next value, or null at the end of the bytes and for `null` itself. */
  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw new Refused('pdfObscured');
    this.skipSpace();
    const byte = this.bytes[this.at];
    if (byte === undefined) return null;
    if (byte === 0x2f) return this.name();
    if (byte === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.dict(depth) : this.hexText();
    if (byte === 0x28) return this.text();
    if (byte === 0x5b) return this.array(depth);
    if (isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e) return this.number();
    if (DELIMITER.has(byte)) {
      this.at += byte === 0x3e && this.bytes[this.at + 1] === 0x3e ? 2 : 1;
      return new PdfWord(byte === 0x3e ? '>>' : String.fromCharCode(byte));
    }
    return this.word();
  }

  skipSpace(): void {
    for (;;) {
      while (isSpace(this.bytes[this.at])) this.at += 1;
      if (this.bytes[this.at] !== 0x25) return;
      while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at += 1;
    }
  }

  private name(): PdfName {
    let text = '';
    for (this.at += 1; isRegular(this.bytes[this.at]); this.at += 1) {
      const byte = this.bytes[this.at] as number;
      const [high, low] = [hex(this.bytes[this.at + 1]), hex(this.bytes[this.at + 2])];
      const escaped = byte === 0x23 && high >= 0 && low >= 0;
      text += String.fromCharCode(escaped ? high * 16 + low : byte);
      if (escaped) this.at += 2;
    }
    return new PdfName(text);
  }

  private dict(depth: number): PdfDict {
    const dict: PdfDict = new Map();
    this.at += 2;
    for (;;) {
      const key = this.value(depth + 1);
      if (endsDict(key) || this.at >= this.bytes.length) return dict;
      if (!(key instanceof PdfName)) continue;
      const value = this.value(depth + 1);
      if (endsDict(value)) return dict;
      // Of two equal keys readers take one or the other: both count.
      dict.set(dict.has(key.text) ? `${key.text}#${dict.size}` : key.text, value);
    }
  }

  private array(depth: number): PdfValue[] {
    const values: PdfValue[] = [];
    this.at += 1;
    while (this.at < this.bytes.length) {
      const value = this.value(depth + 1);
      if (value instanceof PdfWord) {
        if (value.text === ']' || value.text === 'endobj' || value.text === '>>') break;
        continue;
      }
      values.push(value);
    }
    return values;
  }

  private number(): PdfValue {
    const start = this.at;
    this.at += 1;
    while (isDigit(this.bytes[this.at]) || this.bytes[this.at] === 0x2e) this.at += 1;
    const value = Number(this.bytes.toString('latin1', start, Math.min(this.at, start + 30)));
    if (!Number.isInteger(value) || value < 0) return Number.isFinite(value) ? value : 0;
    return this.reference(value) ?? value;
  }

  /** `12 0 R` behind the number just read. */
  private reference(number: number): PdfRef | null {
    const back = this.at;
    this.skipSpace();
    const start = this.at;
    while (isDigit(this.bytes[this.at]) && this.at - start < 10) this.at += 1;
    if (this.at > start) {
      const generation = Number(this.bytes.toString('latin1', start, this.at));
      this.skipSpace();
      if (this.bytes[this.at] === 0x52 && !isRegular(this.bytes[this.at + 1])) {
        this.at += 1;
        return new PdfRef(number, generation);
      }
    }
    this.at = back;
    return null;
  }

  private hexText(): Buffer {
    const digits: number[] = [];
    for (this.at += 1; this.at < this.bytes.length && this.bytes[this.at] !== 0x3e; this.at += 1) {
      const digit = hex(this.bytes[this.at]);
      if (digit >= 0) digits.push(digit);
    }
    this.at += 1;
    if (digits.length % 2 === 1) digits.push(0);
    return Buffer.from(Array.from({ length: digits.length / 2 }, (_, index) => (digits[2 * index] as number) * 16 + (digits[2 * index + 1] as number)));
  }

  private text(): Buffer {
    const start = (this.at += 1);
    let escaped = false;
    for (let open = 1; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at];
      if (byte === 0x5c) {
        escaped = true;
        this.at += 1;
      } else if (byte === 0x28) open += 1;
      else if (byte === 0x29 && (open -= 1) === 0) break;
    }
    const raw = this.bytes.subarray(start, this.at);
    this.at += 1;
    return escaped ? unescaped(raw) : raw;
  }

  private word(): PdfValue {
    const start = this.at;
    while (isRegular(this.bytes[this.at])) this.at += 1;
    const text = this.bytes.toString('latin1', start, Math.min(this.at, start + 40));
    return text === 'true' ? true : text === 'false' ? false : text === 'null' ? null : new PdfWord(text);
  }
}

function endsDict(value: PdfValue): boolean {
  return value instanceof PdfWord && ['>>', 'endobj', 'stream'].includes(value.text);
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function unescaped(raw: Buffer): Buffer {
  const bytes: number[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] !== 0x5c) {
      bytes.push(raw[at] as number);
      continue;
    }
    at += 1;
    const octal = /^[0-7]{1,3}/.exec(raw.toString('latin1', at, at + 3))?.[0];
    if (octal) {
      bytes.push(Number.parseInt(octal, 8) & 255);
      at += octal.length - 1;
    } else if (raw[at] === 13) at += raw[at + 1] === 10 ? 1 : 0;
    else if (raw[at] !== 10 && raw[at] !== undefined) bytes.push(lookUp(ESCAPES, String.fromCharCode(raw[at] as number)) ?? (raw[at] as number));
  }
  return Buffer.from(bytes);
}
