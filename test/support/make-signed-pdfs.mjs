// Writes PDFs signed here and now, whole and spoiled, into a folder: make-signed-pdfs.mjs <folder>. pkijs is ESM only, hence a process of its own.
import { createHash, webcrypto } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

const folder = process.argv[2];
pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto }));
const AT = new Date('2018-07-18T08:30:00+07:00');
const ROOM = 16_000;

const ALPHABETS = {
  utf8: (text) => new asn1js.Utf8String({ value: text }),
  bmp: (text) => new asn1js.BmpString({ value: text }),
  /** What some older programs wrote: UTF-8 bytes under the name of a TeletexString. */
  teletex: (text) => new asn1js.TeletexString({ valueHex: new Uint8Array(Buffer.from(text)).buffer }),
  latin: (text) => new asn1js.TeletexString({ valueHex: new Uint8Array(Buffer.from(text, 'latin1')).buffer }),
};

async function identity({ name, alphabet = 'utf8', algorithm = 'RSASSA-PKCS1-v1_5', hash = 'SHA-256' }) {
  const keys = await webcrypto.subtle.generateKey(
    algorithm === 'ECDSA' ? { name: 'ECDSA', namedCurve: 'P-256' } : { name: algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash },
    true,
    ['sign', 'verify'],
  );
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ value: 1 + Math.floor(Math.random() * 1e6) });
  for (const side of [certificate.issuer, certificate.subject]) {
    side.typesAndValues.push(new pkijs.AttributeTypeAndValue({ type: '2.5.4.10', value: new asn1js.Utf8String({ value: 'Cơ quan thử' }) }));
    side.typesAndValues.push(new pkijs.AttributeTypeAndValue({ type: '2.5.4.3', value: ALPHABETS[alphabet](name) }));
  }
  certificate.notBefore.value = new Date('2018-01-01');
  certificate.notAfter.value = new Date('2019-01-01');
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, 'SHA-256');
  return { certificate, key: keys.privateKey, hash };
}

const attribute = (type, value) => new pkijs.Attribute({ type, values: [value] });

async function cms(data, { certificate, key, hash }, { time = true, content = null } = {}) {
  const digest = await webcrypto.subtle.digest(hash, data);
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: content ?? new pkijs.EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    signerInfos: [new pkijs.SignerInfo({ version: 1, sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }) })],
    certificates: [certificate],
  });
  const attributes = [
    attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: signed.encapContentInfo.eContentType })),
    ...(time ? [attribute('1.2.840.113549.1.9.5', new asn1js.UTCTime({ valueDate: AT }))] : []),
    attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: digest })),
  ];
  signed.signerInfos[0].signedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes });
  await signed.sign(key, 0, hash, content ? undefined : data);
  return signed;
}

const derOf = (signed) => Buffer.from(new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) }).toSchema().toBER());

function stampInfo(data) {
  const imprint = new pkijs.MessageImprint({ hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' }), hashedMessage: new asn1js.OctetString({ valueHex: new Uint8Array(createHash('sha256').update(data).digest()).buffer }) });
  return new pkijs.TSTInfo({ version: 1, policy: '1.2.3.4', messageImprint: imprint, serialNumber: new asn1js.Integer({ value: 7 }), genTime: AT });
}

async function stampToken(data, by) {
  const info = stampInfo(data).toSchema().toBER();
  const content = new pkijs.EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.9.16.1.4', eContent: new asn1js.OctetString({ valueHex: info }) });
  return cms(info, by, { time: false, content });
}

const MAKERS = {
  detached: async (data, by, options) => derOf(await cms(data, by, options)),
  /** A signature without a time of its own, stamped by an authority. */
  stamped: async (data, by) => {
    const signed = await cms(data, by, { time: false });
    const token = await stampToken(new Uint8Array(signed.signerInfos[0].signature.valueBlock.valueHexView), by);
    const content = new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: token.toSchema(true) });
    signed.signerInfos[0].unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 1, attributes: [attribute('1.2.840.113549.1.9.16.2.14', content.toSchema())] });
    return derOf(signed);
  },
  /** A time stamp over the whole document (ETSI.RFC3161). */
  document: async (data, by) => derOf(await stampToken(data, by)),
  broken: async (data, by) => {
    const der = derOf(await cms(data, by));
    der.fill(0x41, 30, 90);
    return der;
  },
  /** The certificate and the digest fit, the signature itself does not. */
  forged: async (data, by) => {
    const signed = await cms(data, by);
    signed.signerInfos[0].signature.valueBlock.valueHexView[40] ^= 1;
    return derOf(signed);
  },
  garbage: async () => Buffer.from('not ASN.1 at all, and never was'),
  nested: async () => Buffer.alloc(7_000, Buffer.from([0x30, 0x80])),
};

/** Adds a signature as an incremental update. */
async function sign(pdf, by, { maker = 'detached', time = true, written = true, number = 10 } = {}) {
  const mark = '[0 ********** ********** **********]';
  const object = `\n${number} 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached${written ? " /M (D:20180718083000+07'00')" : ''} /ByteRange ${mark} /Contents <${'0'.repeat(ROOM)}> >>\nendobj\n`;
  const tail = `xref\n0 0\ntrailer\n<< /Root 1 0 R /Size ${number + 1} >>\nstartxref\n${pdf.length}\n%%EOF\n`;
  let text = Buffer.concat([pdf, Buffer.from(object + tail, 'latin1')]).toString('latin1');
  const open = text.indexOf('<', text.indexOf('/Contents', pdf.length));
  const after = open + ROOM + 2;
  text = text.replace(mark, `[0 ${[open, after, text.length - after].map((n) => String(n).padEnd(10)).join(' ')}]`);
  const bytes = Buffer.from(text, 'latin1');
  const der = await MAKERS[maker](new Uint8Array(Buffer.concat([bytes.subarray(0, open), bytes.subarray(after)])), by, { time });
  bytes.write(der.toString('hex'), open + 1, 'latin1');
  return bytes;
}

const plain = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 4 >>\n%%EOF\n',
  'latin1',
);
const people = {
  rsa: await identity({ name: 'Nguyễn Văn Ứng' }),
  ecdsa: await identity({ name: 'Đỗ Thị Hằng', algorithm: 'ECDSA' }),
  pss: await identity({ name: 'Lý Quỳnh', algorithm: 'RSA-PSS' }),
  sha1: await identity({ name: 'Trần Thị Mỹ', hash: 'SHA-1' }),
  bmp: await identity({ name: 'Phạm Thị Ngọc Diễm', alphabet: 'bmp' }),
  teletex: await identity({ name: 'Lê Hữu Phước', alphabet: 'teletex' }),
  latin: await identity({ name: 'Hà Nam, phòng Á Âu', alphabet: 'latin' }),
  turned: await identity({ name: 'UBND\u202e gnohp\u0007 nệyuh' }),
};
const signed = await sign(plain, people.rsa);
const flipped = (bytes, at) => {
  const copy = Buffer.from(bytes);
  copy[at] ^= 1;
  return copy;
};
const lying = (range) => Buffer.concat([plain, Buffer.from(`9 0 obj << /Type /Sig /ByteRange ${range} /Contents <00> >> endobj\n`)]);
const files = {
  unsigned: plain,
  rsa: signed,
  ecdsa: await sign(plain, people.ecdsa),
  pss: await sign(plain, people.pss),
  sha1: await sign(plain, people.sha1),
  bmp: await sign(plain, people.bmp),
  teletex: await sign(plain, people.teletex),
  latin: await sign(plain, people.latin),
  turned: await sign(plain, people.turned),
  'no-attribute-time': await sign(plain, people.rsa, { time: false }),
  timeless: await sign(plain, people.rsa, { time: false, written: false }),
  stamped: await sign(plain, people.rsa, { maker: 'stamped', written: false }),
  document: await sign(plain, people.rsa, { maker: 'document', written: false }),
  'document-altered': flipped(await sign(plain, people.rsa, { maker: 'document', written: false }), 20),
  altered: flipped(signed, 20),
  'altered-after': flipped(signed, signed.length - 10),
  appended: Buffer.concat([signed, Buffer.from('\n4 0 obj\n<< /Added true >>\nendobj\n%%EOF\n')]),
  two: await sign(signed, people.ecdsa, { number: 11 }),
  'two-altered': flipped(await sign(signed, people.ecdsa, { number: 11 }), signed.length + 5),
  forged: await sign(plain, people.rsa, { maker: 'forged' }),
  broken: await sign(plain, people.rsa, { maker: 'broken' }),
  garbage: await sign(plain, people.rsa, { maker: 'garbage' }),
  nested: await sign(plain, people.rsa, { maker: 'nested' }),
  'lying-range': lying('[0 99999 999999 9999999]'),
  'range-from-middle': lying('[5 10 20 30]'),
  many: Buffer.concat([plain, Buffer.from('/ByteRange [0 1 2 3]\n'.repeat(20_000))]),
};
for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, `${name}.pdf`), bytes);
