import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore } from '../../platform/storage/file-store';
import { SignatureReader } from './signature-reader';
import type { FileSignature, SignatureFound } from './stored-file.entity';

const AT = Date.parse('2018-07-18T08:30:00+07:00');
const whole = (signer: string, signedAt: number | null = AT): SignatureFound => ({ signer, signedAt, whole: true, coversAll: true });
const UNREAD: SignatureFound = { signer: '', signedAt: null, whole: null, coversAll: true };
const RSA = 'Nguyễn Văn Ứng';
const ECDSA = 'Đỗ Thị Hằng';

/** File made by test/support/make-signed-pdfs.mjs: what must be read in it. */
const CASES: readonly (readonly [file: string, expected: readonly SignatureFound[]])[] = [
  ['unsigned', []],
  ['rsa', [whole(RSA)]],
  ['ecdsa', [whole(ECDSA)]],
  ['pss', [whole('Lý Quỳnh')]],
  ['sha1', [whole('Trần Thị Mỹ')]],
  ['bmp', [whole('Phạm Thị Ngọc Diễm')]],
  ['teletex', [whole('Lê Hữu Phước')]],
  ['latin', [whole('Hà Nam, phòng Á Âu')]],
  ['turned', [whole('UBND gnohp nệyuh')]],
  ['no-attribute-time', [whole(RSA)]],
  ['timeless', [whole(RSA, null)]],
  ['stamped', [whole(RSA)]],
  ['document', [whole(RSA)]],
  ['document-altered', [{ ...whole(RSA), whole: false }]],
  ['altered', [{ ...whole(RSA), whole: false }]],
  ['altered-after', [{ ...whole(RSA), whole: false }]],
  ['forged', [{ ...whole(RSA), whole: false }]],
  ['appended', [{ ...whole(RSA), coversAll: false }]],
  ['two', [{ ...whole(RSA), coversAll: false }, whole(ECDSA)]],
  ['two-altered', [{ ...whole(RSA), coversAll: false }, { ...whole(ECDSA), whole: false }]],
  ['broken', [UNREAD]],
  ['garbage', [UNREAD]],
  ['nested', [UNREAD]],
  ['lying-range', [{ ...UNREAD, coversAll: false }]],
  ['range-from-middle', [{ ...UNREAD, coversAll: false }]],
  ['many', Array<SignatureFound>(50).fill({ ...UNREAD, coversAll: false })],
];

describe('digital signatures of a PDF', () => {
  let folder: string;
  let store: FileStore;
  let reader: SignatureReader;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cchc-signed-'));
    execFileSync(process.execPath, [join(__dirname, '../../../test/support/make-signed-pdfs.mjs'), folder]);
    store = new FileStore(join(folder, 'store'));
    await store.prepare();
    reader = new SignatureReader(store);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = async (file: string, mediaType = 'application/pdf'): Promise<FileSignature | null> => {
    const kept = await store.receive(createReadStream(join(folder, `${file}.pdf`)), 5_000_000);
    await store.keep(kept);
    return reader.read({ sha256: kept.sha256, mediaType });
  };

  it.each(CASES)('%s', async (file, expected) => {
    expect(await read(file)).toEqual({ signatures: expected });
  });

  it('are not looked for in other kinds of file', async () => {
    expect(await read('rsa', 'image/png')).toBeNull();
  });
});
