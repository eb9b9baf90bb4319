import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { containerOf, endingOf } from '../../../src/features/evidence/domain/file-kind';
import { brokenForms } from './broken-multiparts';
import { HOSTILE_KINDS } from './hostile-files';
import { realFiles, type RealFile } from './real-files';
import { Seeded } from './seeded';
import { saidBy, type Wire } from './wire';

const REPORT = '2018-Q2-870';
const FILES = (item: string): string => `/api/v1/reports/${REPORT}/items/${REPORT}-${item}/files`;
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
const BATCH = 15;

interface FileView {
  readonly publicId: string;
  readonly name: string;
  readonly sha256: string;
  readonly mediaType?: string;
}

/** What went through and what was wrong with it; every list is empty when all is well. */
export class UploadCheck {
  readonly wrong: string[] = [];
  readonly counts: Record<string, number> = {};
  private readonly seeded: Seeded;

  constructor(
    private readonly wire: Wire,
    private readonly storage: string,
    private readonly seed: number,
  ) {
    this.seeded = new Seeded(seed);
  }

  private count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }

  /** Every named kind in a form, many at once: all are refused, each for its reason and in Vietnamese. */
  async hostileForms(): Promise<void> {
    const files = HOSTILE_KINDS.map(({ kind, name, reason, make }, index) => ({ kind, reason, name: `${index}-${name}`, bytes: make(this.seeded) }));
    for (let at = 0; at < files.length; at += BATCH) {
      const batch = files.slice(at, at + BATCH);
      const answer = await this.wire.upload(FILES('01'), batch);
      const errors = saidBy(answer).errors ?? [];
      if (answer.status !== 400) this.wrong.push(`hostile forms ${at}: ${answer.status}`);
      for (const { kind, reason, name } of batch) {
        const shown = name.replace(/[\u202a-\u202e]/g, '');
        const error = errors.find(({ params }) => params?.name === shown);
        if (error?.code !== `file.${reason}` || !VIETNAMESE.test(error.message)) this.wrong.push(`${kind}: ${error?.code ?? 'taken'}`);
      }
      this.count('hostile, in forms', batch.length);
    }
  }

  async hostileInPieces(): Promise<void> {
    await atOnce(HOSTILE_KINDS, async ({ kind, name, reason, make }) => {
      const answer = await this.wire.tus(make(new Seeded(this.seed)), { place: 'item', report: REPORT, item: '1', filename: name });
      const [error] = saidBy(answer).errors ?? [];
      if (answer.status !== 400 || error?.code !== `file.${reason}`) this.wrong.push(`${kind}, in pieces: ${answer.status} ${error?.code ?? ''}`);
      this.count('hostile, in pieces');
    });
  }

  /** Documents of offices: none is refused, each comes back byte for byte. */
  async real(): Promise<readonly RealFile[]> {
    const files = await realFiles(this.seed);
    for (let at = 0; at < files.length; at += BATCH) {
      const batch = files.slice(at, at + BATCH).map(({ name, bytes }, index) => ({ name: `${at + index} ${name}`, bytes }));
      const answer = await this.wire.upload(FILES('02'), batch);
      for (const { code, params } of saidBy(answer).errors ?? []) this.wrong.push(`real file refused: ${String(params?.name)} ${code}`);
      if (answer.status !== 201) this.wrong.push(`real files ${at}: ${answer.status}`);
      this.count('real, taken', answer.status === 201 ? batch.length : 0);
    }
    return files;
  }

  /** Sound documents with bytes turned over and cut at every tenth: taken or refused, never a fault. */
  async mutated(files: readonly RealFile[], count: number): Promise<void> {
    const changed = Array.from({ length: count }, (_, number) => this.damaged(this.seeded.pick(files), number));
    await atOnce(changed, async ({ name, body }, number) => {
      const answer = await this.wire.upload(FILES('01'), [{ name: `hỏng ${number} ${name}`, bytes: body }]);
      if (![201, 400].includes(answer.status)) this.wrong.push(`damaged ${name}: ${answer.status}`);
      this.count(answer.status === 201 ? 'damaged, taken' : 'damaged, refused');
    });
  }

  /** Cut at a tenth of the way, or with bytes turned over. */
  private damaged({ name, bytes }: RealFile, number: number): { name: string; body: Buffer } {
    if (number % 2 === 0) return { name, body: bytes.subarray(0, Math.floor((bytes.length * (1 + (number % 10))) / 10) - 1) };
    const body = Buffer.from(bytes);
    for (let flips = 1 + this.seeded.below(20); flips > 0; flips -= 1) body[this.seeded.below(body.length)] = this.seeded.below(256);
    return { name, body };
  }

  async brokenForms(count: number): Promise<void> {
    await atOnce(brokenForms(this.seeded, count), async ({ kind, type, body }) => {
      const answer = await this.wire.send('POST', FILES('01'), { 'content-type': type }, body);
      if (answer.status === 201) this.count('broken forms, read all the same');
      else if (answer.status < 400 || !VIETNAMESE.test(String(saidBy(answer).detail))) this.wrong.push(`broken form (${kind}): ${answer.status}`);
      this.count('broken forms');
    });
  }

  /** What is no request at all. */
  async brokenRequests(): Promise<void> {
    const { wire } = this;
    const type = 'multipart/form-data; boundary=b';
    const chunked = (body: string): Buffer[] => [Buffer.from(wire.head('POST', FILES('01'), { 'Content-Type': type, 'Transfer-Encoding': 'chunked' }) + body)];
    const heads: readonly (readonly Buffer[])[] = [
      chunked('zz\r\nxx\r\n'),
      chunked('-5\r\nxx\r\n'),
      chunked(`${'f'.repeat(40)}\r\nxx\r\n`),
      [Buffer.from(wire.head('POST', FILES('01'), { 'Content-Type': type, 'Content-Length': 5, 'Transfer-Encoding': 'chunked' }) + '0\r\n\r\n')],
      [Buffer.from(wire.head('POST', FILES('01'), { 'Content-Type': type, 'Content-Length': '5, 6' }))],
      [Buffer.from(wire.head('POST', FILES('01'), { 'Content-Type': type, 'Content-Length': -1 }))],
      [Buffer.from(wire.head('POST', FILES('01'), { 'Content-Type': type, 'X-Lon': 'x'.repeat(64_000) }))],
      [Buffer.from(wire.head('PATCH', '/uploads/x', { 'Upload-Offset': '0\0', 'Content-Length': 1 }) + 'x')],
      [Buffer.from('POST')],
      [this.seeded.bytes(500)],
    ];
    for (const chunks of heads) {
      await wire.raw(chunks, 1_500);
      this.count('broken requests');
    }
  }

  /** The line breaks at every tenth of the way; from pieces the sender goes on afterwards. */
  async aborted(rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      for (let tenth = 0; tenth < 10; tenth += 1) {
        const bytes = this.large();
        const body = Buffer.concat([Buffer.from('--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'), bytes, Buffer.from('\r\n--b--\r\n')]);
        await this.wire.cut(this.wire.head('POST', FILES('01'), { 'Content-Type': 'multipart/form-data; boundary=b', 'Content-Length': body.length }), body, Math.floor((body.length * tenth) / 10));
        this.count('aborted, in forms');
        await this.abortedPiece(bytes, tenth);
      }
    }
  }

  private async abortedPiece(bytes: Buffer, tenth: number): Promise<void> {
    const created = await this.wire.begin(bytes.length, { place: 'item', report: REPORT, item: '2', filename: `đứt ${tenth}.pdf` });
    const url = String(created.headers.location);
    const sent = Math.floor((bytes.length * tenth) / 10);
    await this.wire.cut(this.wire.head('PATCH', url, { 'Tus-Resumable': '1.0.0', 'Upload-Offset': 0, 'Content-Type': 'application/offset+octet-stream', 'Content-Length': bytes.length }), bytes, sent);
    this.count('aborted, in pieces');
    const offset = await this.offsetOf(url);
    if (offset < 0 || offset > sent) this.wrong.push(`cut at ${sent}: the server says ${offset}`);
    // Every third sender gives up.
    if (tenth % 3 === 2) return void (await this.wire.send('DELETE', url, { 'tus-resumable': '1.0.0' }));
    const answer = await this.wire.piece(url, offset, bytes.subarray(offset));
    if (answer.status !== 200) this.wrong.push(`gone on from ${offset}: ${answer.status} ${answer.bytes.toString().slice(0, 200)}`);
    this.count('gone on and taken');
  }

  private async offsetOf(url: string): Promise<number> {
    const { headers } = await this.wire.send('HEAD', url, { 'tus-resumable': '1.0.0' });
    return Number(headers['upload-offset'] ?? -1);
  }

  /** Half a request and then nothing, or a byte now and then: the place is free again soon. */
  async slow(idleMs: number): Promise<void> {
    const bytes = this.large();
    const created = await this.wire.begin(bytes.length, { place: 'item', report: REPORT, item: '2', filename: 'chậm.pdf' });
    const url = String(created.headers.location);
    const piece = this.wire.head('PATCH', url, { 'Tus-Resumable': '1.0.0', 'Upload-Offset': 0, 'Content-Type': 'application/offset+octet-stream', 'Content-Length': bytes.length });
    const form = this.wire.head('POST', FILES('01'), { 'Content-Type': 'multipart/form-data; boundary=b', 'Content-Length': 900_000 });
    const json = this.wire.head('PUT', `/api/v1/reports/${REPORT}/items/${REPORT}-01`, { 'Content-Type': 'application/json', 'Content-Length': 50_000 });
    const drops = Array.from({ length: 60 }, () => Buffer.from('x'));
    const started = process.hrtime.bigint();
    const limit = idleMs * 4;
    await Promise.all([
      this.wire.raw([Buffer.from(piece), bytes.subarray(0, 5_000)], limit * 2, 1),
      this.wire.raw([Buffer.from(form), Buffer.from('--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'), bytes.subarray(0, 5_000)], limit * 2, 1),
      this.wire.raw([Buffer.from(form), Buffer.from('--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'), ...drops], limit * 2, 100),
      this.wire.raw([Buffer.from(json), Buffer.from('{"result":'), ...drops], limit * 2, 100),
    ]);
    const took = Number(process.hrtime.bigint() - started) / 1e6;
    if (took > limit) this.wrong.push(`slow senders were kept for ${Math.round(took)} ms`);
    this.count('slow senders', 4);
    const offset = await this.offsetOf(url);
    const answer = await this.wire.piece(url, offset, bytes.subarray(offset));
    if (answer.status !== 200 || offset === 0) this.wrong.push(`a slow sender goes on from ${offset}: ${answer.status}`);
  }

  /** Every file the report has: byte for byte what was sent, never a page of ours, and of the type that its name says. */
  async downloads(): Promise<void> {
    const { versions } = saidBy(await this.wire.send('GET', `/api/v1/reports/${REPORT}`)) as unknown as { versions: { items: { evidence: FileView[] }[] }[] };
    const files = versions.flatMap(({ items }) => items.flatMap(({ evidence }) => evidence));
    await atOnce(files, async ({ publicId, name, sha256: kept }) => {
      const { status, headers, bytes } = await this.wire.send('GET', `/api/v1/reports/${REPORT}/files/${publicId}`);
      const safe = /^attachment;/.test(String(headers['content-disposition'])) && headers['x-content-type-options'] === 'nosniff' && /sandbox/.test(String(headers['content-security-policy']));
      if (status !== 200 || sha256(bytes) !== kept || !safe) this.wrong.push(`${name} came back changed or unguarded (${status})`);
      if (!agrees(name, bytes)) this.wrong.push(`${name} is not what its ending says`);
      this.count('downloaded, the same');
    });
  }

  /** @param named hashes of all rows */
  leavings(named: ReadonlySet<string>): { temporary: number; unfinished: number; orphans: number } {
    const kept = readdirSync(join(this.storage, 'sha256'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return {
      temporary: readdirSync(join(this.storage, 'incoming')).length,
      unfinished: readdirSync(join(this.storage, 'uploads')).length,
      orphans: kept.filter(({ name }) => !named.has(name)).length,
    };
  }

  get total(): number {
    return Object.entries(this.counts).filter(([what]) => /hostile|damaged|broken forms$|broken requests|aborted|slow/.test(what)).reduce((sum, [, count]) => sum + count, 0);
  }

  /** Some three hundred kilobytes. */
  private large(): Buffer {
    return Buffer.concat([Buffer.from('%PDF-1.4\n%'), Buffer.from(this.seeded.bytes(60_000).toString('hex').repeat(3)), Buffer.from('\nstartxref\n9\n%%EOF\n')]);
  }
}

const WORKERS = 4;

/** Several senders at the same time, as in the hours before a deadline. */
async function atOnce<T>(things: readonly T[], work: (thing: T, number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let number = next++; number < things.length; number = next++) await work(things[number] as T, number);
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}

function agrees(name: string, bytes: Buffer): boolean {
  const expected: Readonly<Record<string, string>> = { pdf: 'pdf', jpg: 'jpeg', jpeg: 'jpeg', png: 'png', heic: 'heic', doc: 'ole', xls: 'ole', docx: 'zip', xlsx: 'zip', zip: 'zip' };
  return containerOf(bytes.subarray(0, 1024)) === expected[endingOf(name)];
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

