import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { samplePdf } from '../../../seed/demo/sample-pdf';
import { sampleHeic } from '../../../test/support/sample-heic';
import type { Settings } from '../../platform/config/settings';
import type { ChildLimits } from '../../platform/jobs/limited-child';
import { FileStore } from '../../platform/storage/file-store';
import { PreviewMaker, type Preview, type PreviewedFile } from './preview-maker';

const PDF = 'application/pdf';

/** Left half red, right half blue. */
function halves(width: number, height: number, type: 'png' | 'jpeg'): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#cc0000';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = '#0000cc';
  context.fillRect(width / 2, 0, width / 2, height);
  return type === 'png' ? canvas.encodeSync('png') : canvas.encodeSync('jpeg', 90);
}

/** Pages with one black square each, further right on every page. */
function pagedPdf(pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${3 + index * 2} 0 R`).join(' ');
  const parts = Array.from({ length: pages }, (_, index) => {
    const drawing = `${50 + index * 200} 700 100 100 re f`;
    return `${3 + index * 2} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${4 + index * 2} 0 R >>\nendobj\n${4 + index * 2} 0 obj\n<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream\nendobj\n`;
  });
  return Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [${kids}] /Count ${pages} >>\nendobj\n${parts.join('')}trailer\n<< /Root 1 0 R /Size ${3 + pages * 2} >>\n%%EOF\n`);
}

async function colourAt({ picture }: Preview, x: number, y: number): Promise<readonly number[]> {
  const image = await loadImage(picture);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return [...context.getImageData(Math.round(x * image.width), Math.round(y * image.height), 1, 1).data.slice(0, 3)];
}
const near = (colour: readonly number[], wanted: readonly number[]): boolean => colour.every((one, index) => Math.abs(one - (wanted[index] ?? 0)) < 40);

describe('pictures of received files', () => {
  let folder: string;
  let store: FileStore;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cchc-preview-'));
    store = new FileStore(folder);
    await store.prepare();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const maker = (limits?: Partial<ChildLimits>): PreviewMaker => new PreviewMaker(store, { storageDir: folder } as Settings, { memoryMb: 512, timeMs: 20_000, outputBytes: 24_000_000, ...limits });
  const keep = async (bytes: Buffer, mediaType: string): Promise<PreviewedFile> => {
    const file = await store.receive(Readable.from([bytes]), 50_000_000);
    await store.keep(file);
    return { sha256: file.sha256, mediaType };
  };
  const made = (): string[] => readdirSync(join(folder, 'previews')).filter((name) => name !== 'CACHEDIR.TAG');

  it.each([
    ['a photograph', () => halves(4000, 3000, 'jpeg'), 'image/jpeg', 1600, 1200],
    ['a small picture, not enlarged', () => halves(200, 100, 'png'), 'image/png', 200, 100],
    ['a photograph of a telephone', sampleHeic, 'image/heic', 320, 240],
  ])('show %s', async (_, bytes, mediaType, width, height) => {
    const preview = (await maker().page(await keep(bytes(), mediaType), 1)) as Preview;
    expect(preview).toMatchObject({ pages: 1, width, height });
    expect([near(await colourAt(preview, 0.25, 0.5), [204, 0, 0]), near(await colourAt(preview, 0.75, 0.5), [0, 0, 204])]).toEqual([true, true]);
  });

  it('show a PDF page by page, and no page that it does not have', async () => {
    const file = await keep(pagedPdf(3), PDF);
    const pages = await Promise.all([1, 2, 3].map((page) => maker().page(file, page))) as Preview[];
    expect(pages.map((one) => [one.pages, one.type, one.width])).toEqual(Array(3).fill([3, 'image/png', 1600]));
    for (const [index, page] of pages.entries()) {
      for (const square of [0, 1, 2]) expect([index, square, near(await colourAt(page, (100 + square * 200) / 595, (842 - 750) / 842), [0, 0, 0])]).toEqual([index, square, square === index]);
    }
    const before = made();
    expect(await Promise.all([0, 4, 9_999].map((page) => maker().page(file, page)))).toEqual([null, null, null]);
    expect(made()).toEqual(before);
  });

  it('draw the letters of a font that the PDF does not carry', async () => {
    const preview = (await maker().page(await keep(samplePdf('Bao cao'), PDF), 1)) as Preview;
    const image = await loadImage(preview.picture);
    const canvas = createCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(190, 150, 800, 90);
    const dark = data.filter((value, index) => index % 4 === 0 && value < 80).length;
    expect(dark).toBeGreaterThan(1_000);
  });

  it.each<[string, () => Buffer, string]>([
    ['a PDF that is none', () => Buffer.from('%PDF-1.7\nnothing follows'), PDF],
    ['a picture cut in half', () => halves(800, 800, 'jpeg').subarray(0, 300), 'image/jpeg'],
    ['a picture of more pixels than there are scanners for', () => { const png = halves(10, 10, 'png'); png.writeUInt32BE(60_000, 16); png.writeUInt32BE(60_000, 20); return png; }, 'image/png'],
    ['a photograph without a picture in it', () => sampleHeic().subarray(0, 400), 'image/heic'],
    ['a workbook', () => Buffer.from('PK'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('are not made of %s', async (_, bytes, mediaType) => {
    expect(await maker().page(await keep(bytes(), mediaType), 1)).toBeNull();
  });

  it('are not tried again where they failed', async () => {
    const file = await keep(Buffer.from('%PDF-1.7\nstill nothing'), PDF);
    expect(await maker().page(file, 1)).toBeNull();
    const started = process.hrtime.bigint();
    expect(await maker().page(file, 1)).toBeNull();
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(50);
    expect(await maker({ timeMs: 20 }).page(await keep(halves(300, 300, 'png'), 'image/png'), 1)).toBeNull();
  });

  it('are tried again after a while: the machine may have been busy', async () => {
    const file = await keep(halves(310, 310, 'png'), 'image/png');
    expect(await maker({ timeMs: 5 }).page(file, 1)).toBeNull();
    expect(await maker().page(file, 1)).toBeNull();
    const before = new Date(Date.now() - 11 * 60_000);
    utimesSync(join(folder, 'previews', `${file.sha256}-1`), before, before);
    expect(await maker().page(file, 1)).toMatchObject({ width: 310 });
  });

  it('asked for by many at once are made once', async () => {
    const file = await keep(pagedPdf(2), PDF);
    const one = maker();
    const all = await Promise.all(Array.from({ length: 12 }, () => one.page(file, 2)));
    expect(new Set(all.map((preview) => preview?.picture.length)).size).toBe(1);
    expect(made().filter((name) => name.startsWith(file.sha256))).toHaveLength(2);
  });

  it('are forgotten with their file, and swept when they are old', async () => {
    const [gone, old] = await Promise.all([keep(halves(64, 64, 'png'), 'image/png'), keep(halves(65, 65, 'png'), 'image/png')]);
    const one = maker();
    await Promise.all([one.page(gone, 1), one.page(old, 1)]);
    await one.forget(gone.sha256);
    expect(made().some((name) => name.startsWith(gone.sha256))).toBe(false);
    utimesSync(join(folder, 'previews', `${old.sha256}-1`), new Date('2018-01-01'), new Date('2018-01-01'));
    expect(await one.sweep(Date.parse('2018-07-24'), false)).toBe(1);
    expect(await one.sweep(Date.parse('2018-07-24'))).toBe(1);
    expect(made().some((name) => name.startsWith(old.sha256))).toBe(false);
    expect(readdirSync(join(folder, 'previews'))).toContain('CACHEDIR.TAG');
  });
});
