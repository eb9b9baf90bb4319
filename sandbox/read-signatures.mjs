// Reads the digital signatures of a PDF. Run by src/platform/jobs/limited-child.ts; answers one line of JSON:
// { signatures: [{ signer, signedAt, whole, coversAll }] }, in the order in which they stand; `signer` is '' where the signature cannot be read,
// `whole` null where it cannot be checked.
// Says whether the signed bytes are still those that were signed; never whether the signer is to be trusted.
import { readFileSync } from 'node:fs';
import { createHash, webcrypto } from 'node:crypto';
import { fromBER } from 'asn1js';
import * as pkijs from 'pkijs';

const MOST = 50;
const OID = {
  commonName: '2.5.4.3',
  signedData: '1.2.840.113549.1.7.2',
  data: '1.2.840.113549.1.7.1',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  signingTime: '1.2.840.113549.1.9.5',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
};
pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto }));

const bytes = readFileSync(process.argv[2]);

/** Every `/ByteRange [0 b c d]` whose gap is exactly the hexadecimal `/Contents`. */
function signaturePlaces() {
  const text = bytes.toString('latin1');
  const places = [];
  const pattern = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;
  for (let match = pattern.exec(text); match !== null && places.length < MOST; match = pattern.exec(text)) {
    const [from, length, after, rest] = match.slice(1).map(Number);
    const hex = after > length ? text.slice(length, Math.min(after, bytes.length)) : '';
    const sound = from === 0 && after + rest <= bytes.length && /^<[0-9A-Fa-f\s]*>$/.test(hex);
    places.push({ length, after, rest, der: sound ? Buffer.from(hex.slice(1, -1).replace(/\s/g, ''), 'hex') : null, dictionary: dictionaryAround(text, match.index) });
  }
  return places;
}

/** The object a `/ByteRange` stands in, without its long hexadecimal part. */
function dictionaryAround(text, at) {
  const start = Math.max(text.lastIndexOf(' obj', at), at - 200_000, 0);
  const end = text.indexOf('endobj', at);
  return text.slice(start, end < 0 ? at + 2_000 : Math.min(end, at + 200_000)).replace(/<[0-9A-Fa-f\s]{200,}>/g, '<>');
}

/** Names come in four alphabets; older Vietnamese certificates put UTF-8 into a TeletexString. */
function textOf(value) {
  if (value.constructor.NAME === 'BMPString' || value.constructor.NAME === 'UniversalString') return String(value.valueBlock.value);
  const raw = Buffer.from(value.valueBlock.valueHexView);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return raw.toString('latin1');
  }
}

function nameOf(certificate) {
  const types = certificate.subject.typesAndValues;
  const found = types.filter(({ type }) => type === OID.commonName).at(-1) ?? types.at(-1);
  const name = found ? textOf(found.value) : '';
  return name.normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 200);
}

const contentOf = (der) => {
  const { offset, result } = fromBER(new Uint8Array(der));
  if (offset === -1) throw new Error('not ASN.1');
  return new pkijs.ContentInfo({ schema: result });
};

function signedDataOf(der) {
  const content = contentOf(der);
  if (content.contentType !== OID.signedData) throw new Error('not signed data');
  return new pkijs.SignedData({ schema: content.content });
}

/** pkijs matches by issuer and number, or by key identifier; with one certificate there is nothing to choose. */
function signerCertificate(signed) {
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof pkijs.Certificate);
  const { sid } = signed.signerInfos[0];
  const matches = (one) => sid instanceof pkijs.IssuerAndSerialNumber && one.issuer.isEqual(sid.issuer) && one.serialNumber.isEqual(sid.serialNumber);
  return certificates.find(matches) ?? certificates[0];
}

function tstInfoOf(signed) {
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== OID.tstInfo || !eContent) return null;
  return pkijs.TSTInfo.fromBER(eContent.getValue());
}

function timeOf(signer, dictionary) {
  const said = signer.signedAttrs?.attributes.find(({ type }) => type === OID.signingTime)?.values[0];
  if (said && typeof said.toDate === 'function') return said.toDate().getTime();
  const token = signer.unsignedAttrs?.attributes.find(({ type }) => type === OID.timeStampToken)?.values[0];
  if (token) {
    const content = new pkijs.ContentInfo({ schema: token });
    const stamp = tstInfoOf(new pkijs.SignedData({ schema: content.content }));
    if (stamp) return stamp.genTime.getTime();
  }
  return pdfTime(dictionary);
}

/** `/M (D:20180718083000+07'00')`: what the program that signed wrote beside the signature, inside the signed bytes. */
function pdfTime(dictionary) {
  const match = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:([+-])(\d\d)'?(\d\d)'?|Z)?/.exec(dictionary);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, sign, zoneHour = '0', zoneMinute = '0'] = match;
  const offset = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -1 : 1);
  return Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000;
}

const sha1 = (data) => createHash('sha1').update(data).digest();

/** Whether `signed` is about exactly these bytes and its signature fits the certificate in it; null when that cannot be told. */
async function isWhole(signed, data) {
  const ownContent = tstInfoOf(signed) ? null : signed.encapContentInfo.eContent;
  if (ownContent) {
    // adbe.pkcs7.sha1: what was signed is the SHA-1 of the bytes.
    const signedContent = Buffer.from(ownContent.getValue());
    if (!sha1(data).equals(signedContent) && !data.equals(signedContent)) return false;
  }
  try {
    const { signatureVerified } = await signed.verify({ signer: 0, checkChain: false, extendedMode: true, data: ownContent ? undefined : new Uint8Array(data).buffer });
    return signatureVerified === true;
  } catch (error) {
    return /digest doesn't match|TSTInfo verification is failed/.test(String(error?.message)) ? false : null;
  }
}

async function read({ length, after, rest, der, dictionary }) {
  const coversAll = after + rest === bytes.length;
  const unread = { signer: '', signedAt: null, whole: null, coversAll };
  if (der === null) return unread;
  try {
    const signed = signedDataOf(der);
    const signer = signed.signerInfos[0];
    const stamp = tstInfoOf(signed);
    const known = { signer: nameOf(signerCertificate(signed)), signedAt: stamp ? stamp.genTime.getTime() : timeOf(signer, dictionary), coversAll };
    const data = Buffer.concat([bytes.subarray(0, length), bytes.subarray(after, after + rest)]);
    return { ...known, whole: await isWhole(signed, data) };
  } catch {
    return unread;
  }
}

const signatures = [];
for (const place of signaturePlaces()) signatures.push(await read(place));
process.stdout.write(`${JSON.stringify({ signatures })}\n`, () => process.exit(0));
