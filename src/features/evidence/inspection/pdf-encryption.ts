import { createDecipheriv, createCipheriv, createHash } from 'node:crypto';
import { PdfName, type PdfDict, type PdfValue } from './pdf-lexer';

const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const NO_PASSWORD = Buffer.alloc(0);

const md5 = (...parts: Buffer[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('md5')).digest();
const numberOf = (dict: PdfDict, key: string, fallback: number): number => (typeof dict.get(key) === 'number' ? (dict.get(key) as number) : fallback);
const bytesOf = (dict: PdfDict, key: string): Buffer => (Buffer.isBuffer(dict.get(key)) ? (dict.get(key) as Buffer) : Buffer.alloc(0));
const nameOf = (value: PdfValue | undefined): string => (value instanceof PdfName ? value.text : '');

/** OpenSSL 3 keeps RC4 behind a legacy switch; old PDFs need it. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] as number) + (key[i % key.length] as number)) & 255;
    [state[i], state[j]] = [state[j] as number, state[i] as number];
  }
  const out = Buffer.allocUnsafe(data.length);
  for (let at = 0, i = 0, j = 0; at < data.length; at += 1) {
    i = (i + 1) & 255;
    const a = state[i] as number;
    j = (j + a) & 255;
    const b = state[j] as number;
    state[i] = b;
    state[j] = a;
    out[at] = (data[at] as number) ^ (state[(a + b) & 255] as number);
  }
  return out;
}

function aesCbc(key: Buffer, data: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, data.subarray(0, 16));
  cipher.setAutoPadding(false);
  const whole = data.subarray(16, 16 + Math.floor((data.length - 16) / 16) * 16);
  return Buffer.concat([cipher.update(whole), cipher.final()]);
}

/** ISO 32000-2, algorithm 2.B. */
function hardHash(password: Buffer, salt: Buffer): Buffer {
  let key: Buffer = createHash('sha256').update(password).update(salt).digest();
  for (let round = 0; ; round += 1) {
    const block = Buffer.concat([password, key]);
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32));
    cipher.setAutoPadding(false);
    const coded = cipher.update(Buffer.concat(Array<Buffer>(64).fill(block)));
    const remainder = coded.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][remainder] as string).update(coded).digest();
    if (round >= 63 && (coded.at(-1) as number) <= round - 32) return key.subarray(0, 32);
  }
}

type Decrypt = (data: Buffer, number: number, generation: number) => Buffer;

/**
 * Streams of a PDF that opens without a password (only printing or copying is restricted).
 * @returns null when a password or a certificate is needed
 */
export function decryptionOf(encrypt: PdfDict, id: Buffer): Decrypt | null {
  if (nameOf(encrypt.get('Filter')) !== 'Standard') return null;
  const version = numberOf(encrypt, 'V', 0);
  const revision = numberOf(encrypt, 'R', 0);
  const key = revision >= 5 ? newKey(encrypt, revision) : oldKey(encrypt, revision, id);
  if (!key) return null;
  const method = version >= 4 ? methodOf(encrypt) : 'V2';
  if (method === 'None') return (data) => data;
  if (method === 'AESV3') return (data) => aesCbc(key, data);
  const salt = method === 'AESV2' ? Buffer.from('sAlT') : Buffer.alloc(0);
  return (data, number, generation) => {
    const place = Buffer.from([number, number >> 8, number >> 16, generation, generation >> 8].map((part) => part & 255));
    const own = md5(key, place, salt).subarray(0, Math.min(16, key.length + 5));
    return method === 'AESV2' ? aesCbc(own, data) : rc4(own, data);
  };
}

function methodOf(encrypt: PdfDict): string {
  const filter = nameOf(encrypt.get('StmF')) || 'Identity';
  const filters = encrypt.get('CF');
  const chosen = filters instanceof Map ? filters.get(filter) : undefined;
  return chosen instanceof Map ? nameOf(chosen.get('CFM')) || 'None' : 'None';
}

function oldKey(encrypt: PdfDict, revision: number, id: Buffer): Buffer | null {
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(numberOf(encrypt, 'P', 0) | 0);
  const length = revision === 2 ? 5 : Math.min(16, Math.max(5, numberOf(encrypt, 'Length', 40) / 8));
  const open = revision >= 4 && encrypt.get('EncryptMetadata') === false ? Buffer.from('ffffffff', 'hex') : Buffer.alloc(0);
  let key = md5(PAD, bytesOf(encrypt, 'O').subarray(0, 32), permissions, id, open).subarray(0, length);
  for (let round = 0; revision >= 3 && round < 50; round += 1) key = md5(key).subarray(0, length);
  const user = bytesOf(encrypt, 'U');
  if (revision === 2) return rc4(key, PAD).equals(user.subarray(0, 32)) ? key : null;
  let check = md5(PAD, id);
  for (let round = 0; round < 20; round += 1) check = rc4(Buffer.from(key.map((byte) => byte ^ round)), check);
  return check.equals(user.subarray(0, 16)) ? key : null;
}

function newKey(encrypt: PdfDict, revision: number): Buffer | null {
  const user = bytesOf(encrypt, 'U');
  const hash = (salt: Buffer): Buffer => (revision === 5 ? createHash('sha256').update(NO_PASSWORD).update(salt).digest() : hardHash(NO_PASSWORD, salt));
  if (user.length < 48 || !hash(user.subarray(32, 40)).equals(user.subarray(0, 32))) return null;
  return aesCbc(hash(user.subarray(40, 48)), Buffer.concat([Buffer.alloc(16), bytesOf(encrypt, 'UE')]));
}
