import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';

export interface PdfParts {
  readonly version?: string;
  /** Further entries of the catalogue. */
  readonly catalog?: string;
  /** Further entries of the page. */
  readonly page?: string;
  /** Further objects, numbered from 6. */
  readonly objects?: readonly (string | Buffer)[];
  readonly info?: string;
  /** Objects 1 to 3 and the further ones lie in an object stream, found by a cross-reference stream. */
  readonly packed?: boolean;
  readonly text?: string;
  readonly lineEnd?: string;
  readonly image?: { readonly bytes: Buffer; readonly width: number; readonly height: number };
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

export function streamObject(content: Buffer, dict = '', flate = true): Buffer {
  const data = flate ? deflateSync(content) : content;
  return Buffer.concat([latin(`<< ${dict} ${flate ? '/Filter /FlateDecode ' : ''}/Length ${data.length} >>\nstream\n`), data, latin('\nendstream')]);
}

/** A one-page PDF as programs write it, by hand so that every part can be made wrong. */
export function pdfOf(parts: PdfParts = {}): Buffer {
  const { text = 'Bao cao ket qua khac phuc', lineEnd = '\n' } = parts;
  const resources = parts.image ? '/Resources << /XObject << /Im0 5 0 R >> >>' : '/Resources << /Font << /F1 5 0 R >> >>';
  const drawing = parts.image ? 'q 595 0 0 842 0 0 cm /Im0 Do Q' : `BT /F1 14 Tf 72 760 Td (${text}) Tj ET`;
  const fifth = parts.image
    ? Buffer.concat([latin(`<< /Type /XObject /Subtype /Image /Width ${parts.image.width} /Height ${parts.image.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${parts.image.bytes.length} >>\nstream\n`), parts.image.bytes, latin('\nendstream')])
    : latin('<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>');
  const objects: Buffer[] = [
    latin(`<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`),
    latin('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    latin(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${resources} ${parts.page ?? ''} >>`),
    streamObject(latin(drawing)),
    fifth,
    ...(parts.objects ?? []).map((one) => (Buffer.isBuffer(one) ? one : latin(one))),
  ];
  return parts.packed ? packedPdf(objects, parts) : plainPdf(objects, parts, lineEnd);
}

function plainPdf(objects: readonly Buffer[], parts: PdfParts, lineEnd: string): Buffer {
  const pieces = [latin(`%PDF-${parts.version ?? '1.4'}${lineEnd}%\xe2\xe3\xcf\xd3${lineEnd}`)];
  let at = (pieces[0] as Buffer).length;
  const offsets = objects.map((object, index) => {
    const piece = Buffer.concat([latin(`${index + 1} 0 obj${lineEnd}`), object, latin(`${lineEnd}endobj${lineEnd}`)]);
    const offset = at;
    pieces.push(piece);
    at += piece.length;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n${lineEnd.length === 2 ? '\r\n' : ' \n'}`).join('');
  pieces.push(latin(`xref${lineEnd}0 ${objects.length + 1}${lineEnd}0000000000 65535 f${lineEnd.length === 2 ? '\r\n' : ' \n'}${rows}trailer${lineEnd}<< /Size ${objects.length + 1} /Root 1 0 R ${parts.info ?? ''} >>${lineEnd}startxref${lineEnd}${at}${lineEnd}%%EOF${lineEnd}`));
  return Buffer.concat(pieces);
}

/** Entries of an object stream: numbers and offsets, then the objects. */
export function objectStream(objects: readonly (readonly [number, string])[], dict = '/Type /ObjStm', flate = true): Buffer {
  let at = 0;
  const index = objects.map(([number, text]) => {
    const pair = `${number} ${at}`;
    at += text.length + 1;
    return pair;
  });
  const head = `${index.join(' ')} `;
  return streamObject(latin(head + objects.map(([, text]) => text).join('\n')), `${dict} /N ${objects.length} /First ${head.length}`, flate);
}

function packedPdf(objects: readonly Buffer[], parts: PdfParts): Buffer {
  const inside = objects.map((bytes, index) => [index + 1, bytes] as const).filter(([, bytes]) => !bytes.includes('stream\n'));
  const outside = objects.map((bytes, index) => [index + 1, bytes] as const).filter(([, bytes]) => bytes.includes('stream\n'));
  const holder = objects.length + 1;
  const table = objects.length + 2;
  const pieces = [latin(`%PDF-${parts.version ?? '1.7'}\n%\xb5\xb5\xb5\xb5\n`)];
  let at = (pieces[0] as Buffer).length;
  const rows = new Map<number, readonly [number, number, number]>([[0, [0, 0, 255]]]);
  for (const [number, bytes] of [...outside, [holder, objectStream(inside.map(([number, one]) => [number, one.toString('latin1')] as const))] as const]) {
    rows.set(number, [1, at, 0]);
    const piece = Buffer.concat([latin(`${number} 0 obj\n`), bytes, latin('\nendobj\n')]);
    pieces.push(piece);
    at += piece.length;
  }
  inside.forEach(([number], index) => rows.set(number, [2, holder, index]));
  rows.set(table, [1, at, 0]);
  const content = Buffer.concat([...rows.keys()].sort((a, b) => a - b).map((number) => {
    const [kind, where, index] = rows.get(number) as readonly [number, number, number];
    return Buffer.from([kind, (where >> 16) & 255, (where >> 8) & 255, where & 255, index & 255]);
  }));
  pieces.push(latin(`${table} 0 obj\n`), streamObject(content, `/Type /XRef /W [1 3 1] /Size ${table + 1} /Root 1 0 R ${parts.info ?? ''}`), latin(`\nendobj\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(pieces);
}

/** Adds a revision behind the end, as signing and annotating do: the bytes before stay. */
export function revised(pdf: Buffer, number: number, object: string | Buffer): Buffer {
  const at = pdf.length;
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))?.[1] ?? 0);
  const body = Buffer.concat([latin(`${number} 0 obj\n`), Buffer.from(object as string, 'latin1'), latin('\nendobj\n')]);
  const table = at + body.length;
  return Buffer.concat([pdf, body, latin(`xref\n${number} 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<< /Size ${number + 1} /Root 1 0 R /Prev ${previous} >>\nstartxref\n${table}\n%%EOF\n`)]);
}

const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const md5 = (...parts: Buffer[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('md5')).digest();

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number): void => void ([state[a], state[b]] = [state[b] as number, state[a] as number]);
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] as number) + (key[i % key.length] as number)) % 256;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(data.map((byte) => {
    i = (i + 1) % 256;
    j = (j + (state[i] as number)) % 256;
    swap(i, j);
    return byte ^ (state[((state[i] as number) + (state[j] as number)) % 256] as number);
  }));
}

/**
 * AES-128, revision 4. With an empty user password it opens for everybody and only forbids printing, as many scanners set it.
 * @param hidden an object that lies in an encrypted object stream
 */
export function encryptedPdf(userPassword: string, hidden = '<< /Type /ExtGState /CA 1 >>'): Buffer {
  const id = createHash('md5').update(hidden).digest();
  const padded = Buffer.concat([latin(userPassword), PAD]).subarray(0, 32);
  const times = (count: number, start: Buffer): Buffer => Array.from({ length: count }).reduce<Buffer>((key) => md5(key), start);
  const ownerKey = times(50, md5(Buffer.concat([latin('chu so huu'), PAD]).subarray(0, 32)));
  const coded = (key: Buffer, data: Buffer): Buffer => Array.from({ length: 20 }, (_, round) => round).reduce<Buffer>((text, round) => rc4(Buffer.from(key.map((byte) => byte ^ round)), text), data);
  const owner = coded(ownerKey, padded);
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(-1084);
  const key = times(50, md5(padded, owner, permissions, id));
  const user = Buffer.concat([coded(key, md5(PAD, id)), Buffer.alloc(16)]);
  const number = 7;
  const plain = deflateSync(latin(`8 0 ${hidden}`));
  const cipherKey = md5(key, Buffer.from([number, 0, 0, 0, 0]), Buffer.from('sAlT'));
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-128-cbc', cipherKey, iv);
  const data = Buffer.concat([iv, cipher.update(plain), cipher.final()]);
  const encrypt = `<< /Filter /Standard /V 4 /R 4 /Length 128 /P -1084 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> /StmF /StdCF /StrF /StdCF >>`;
  const holder = Buffer.concat([latin(`<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>\nstream\n`), data, latin('\nendstream')]);
  return pdfOf({ objects: [encrypt, holder], info: `/Encrypt 6 0 R /ID [<${id.toString('hex')}> <${id.toString('hex')}>]` });
}
