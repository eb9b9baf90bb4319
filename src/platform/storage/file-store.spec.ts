import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FileStore } from './file-store';

describe('the store of received files', () => {
  let folder: string;
  let store: FileStore;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cchc-store-'));
    store = new FileStore(folder);
    await store.prepare();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const keep = async (text: string): Promise<string> => {
    const file = await store.receive(Readable.from([Buffer.from(text)]), 1_000);
    await store.keep(file);
    return file.sha256;
  };
  const pathOf = (sha256: string): string => join(folder, 'sha256', sha256.slice(0, 2), sha256);
  const aged = (sha256: string): void => utimesSync(pathOf(sha256), new Date('2018-01-01'), new Date('2018-01-01'));

  it('sweeps what no row names once it is old, and nothing else', async () => {
    const [named, young, old] = await Promise.all(['có tên', 'vừa nhận', 'bị bỏ lại'].map(keep)) as [string, string, string];
    aged(named);
    aged(old);
    expect(await store.sweepUnnamed(new Set([named]), Date.parse('2018-07-24'), false)).toEqual([old]);
    expect(await store.has(old)).toBe(true);
    expect(await store.sweepUnnamed(new Set([named]), Date.parse('2018-07-24'))).toEqual([old]);
    expect(await Promise.all([named, young, old].map((one) => store.has(one)))).toEqual([true, true, false]);
  });

  it('leaves an old file that was just sent again: its row is on the way', async () => {
    const sha256 = await keep('gửi lại');
    aged(sha256);
    await keep('gửi lại');
    expect(await store.sweepUnnamed(new Set(), Date.parse('2018-07-24'))).toEqual([]);
    expect(await store.isWhole(sha256)).toBe(true);
  });

  it('loses nothing that is sent again while a sweep is running', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => `tệp ${index}`);
    for (const sha256 of await Promise.all(texts.map(keep))) aged(sha256);
    const [again] = await Promise.all([Promise.all(texts.map(keep)), store.sweepUnnamed(new Set(), Date.parse('2018-07-24'))]);
    expect(await Promise.all(again.map((sha256) => store.isWhole(sha256)))).toEqual(texts.map(() => true));
  });

  it('tells a file that was changed or is gone', async () => {
    const sha256 = await keep('bản gốc');
    expect(await store.isWhole(sha256)).toBe(true);
    rmSync(pathOf(sha256), { force: true });
    expect(await store.isWhole(sha256)).toBe(false);
    writeFileSync(pathOf(sha256), 'bản sửa');
    expect(await store.isWhole(sha256)).toBe(false);
  });

  it('keeps nothing of a file over the limit', async () => {
    await expect(store.receive(Readable.from([Buffer.alloc(2_000)]), 1_000)).rejects.toThrow('more than 1000 bytes');
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });
});
