import { createHash } from 'node:crypto';
import { Test } from '@nestjs/testing';
import { renderDocument } from '../../src/reports/renderers/render-document';
import { RENDER_FORMATS } from '../../src/reports/renderers/render-format';
import { RenderService } from '../../src/reports/renderers/render.service';
import { CompiledReports } from './compiled-reports';
import { letterDocument, listingDocument } from './other-documents';

const HASH_ALL = `
  const { createHash } = require('node:crypto');
  const { renderDocument } = load('src/reports/renderers/render-document.js');
  const documents = { ...load('test/reports/everything-document.js'), ...load('test/reports/other-documents.js') };
  const hashes = {};
  for (const name of ['everythingDocument', 'letterDocument', 'overviewDocument', 'listingDocument']) {
    for (const format of ${JSON.stringify(RENDER_FORMATS)}) {
      hashes[name + '.' + format] = createHash('sha256').update(await renderDocument(documents[name](), format)).digest('hex');
    }
  }
  answer(hashes);
`;

describe('rendering from compiled code', () => {
  let compiled: CompiledReports;
  beforeAll(() => {
    compiled = new CompiledReports();
  });
  afterAll(() => compiled.remove());

  it('gives the same bytes for the same input in every process time zone', () => {
    const zones = ['UTC', 'America/New_York', 'Asia/Ho_Chi_Minh'].map((zone) => compiled.run<Record<string, string>>(HASH_ALL, { TZ: zone }));
    expect(Object.keys(zones[0] ?? {})).toHaveLength(20);
    expect(zones[1]).toEqual(zones[0]);
    expect(zones[2]).toEqual(zones[0]);
  });

  it('renders in a worker: the web process never loads the libraries, and the bytes are those of direct rendering', async () => {
    const result = compiled.run<{ loaded: string[]; hashes: Record<string, string>; concurrent: number }>(`
      const { createHash } = require('node:crypto');
      const { RenderService } = load('src/reports/renderers/index.js');
      const { letterDocument, listingDocument } = load('test/reports/other-documents.js');
      const service = new RenderService();
      const hashes = {};
      for (const format of ${JSON.stringify(RENDER_FORMATS)}) {
        hashes[format] = createHash('sha256').update(await service.render(format === 'pdf' || format === 'docx' ? letterDocument() : listingDocument(), format)).digest('hex');
      }
      const several = await Promise.all([1, 2, 3, 4].map(() => service.render(listingDocument(), 'xlsx')));
      const concurrent = new Set(several.map((bytes) => createHash('sha256').update(bytes).digest('hex'))).size;
      const loaded = Object.keys(require.cache).filter((path) => /node_modules.(exceljs|pdfmake|pdfkit|fontkit|docx)[\\\\/]|\\.renderer\\.js$/.test(path));
      await service.onApplicationShutdown();
      answer({ loaded, hashes, concurrent });
    `);
    expect(result.loaded).toEqual([]);
    expect(result.concurrent).toBe(1);
    for (const format of RENDER_FORMATS) {
      const direct = await renderDocument(format === 'pdf' || format === 'docx' ? letterDocument() : listingDocument(), format);
      expect(result.hashes[format]).toBe(createHash('sha256').update(direct).digest('hex'));
    }
  });

  it('survives a document that needs more memory than a thread may have, and renders the next one', () => {
    const result = compiled.run<{ failure: string; next: number }>(`
      const { RENDER_LIMITS, RenderService } = load('src/reports/renderers/index.js');
      const { listingDocument } = load('test/reports/other-documents.js');
      const base = listingDocument();
      const block = base.body[0];
      const row = block.table.rows[0];
      // A list of shared rows is small until the thread copies it; the sheet of it is not.
      const huge = { ...base, body: [{ ...block, table: { ...block.table, rows: Array.from({ length: 700000 }, () => row) } }] };
      const service = new RenderService({ ...RENDER_LIMITS, memoryMb: 96 });
      let failure = 'none';
      try { await service.render(huge, 'xlsx'); } catch (error) { failure = error.code ?? String(error); }
      const next = (await service.render(base, 'csv')).length;
      await service.onApplicationShutdown();
      answer({ failure, next });
    `);
    expect(result.failure).toBe('ERR_WORKER_OUT_OF_MEMORY');
    expect(result.next).toBeGreaterThan(100);
  });

  it('reads no file but its fonts and fetches nothing', () => {
    const result = compiled.run<{ files: boolean[]; fetches: boolean }>(`
      const fonts = load('src/reports/renderers/pdf/pdf-fonts.js');
      answer({ files: [...Object.values(fonts.FONT_FILES), '/etc/passwd', 'http://example.invalid/x.png'].map(fonts.mayReadFile), fetches: fonts.mayFetch() });
    `);
    expect(result).toEqual({ files: [true, true, true, true, false, false], fetches: false });
  });
});

describe('rendering from sources', () => {
  it('can be provided by Nest with its own limits or without', async () => {
    const module = await Test.createTestingModule({ providers: [RenderService] }).compile();
    expect(module.get(RenderService)).toBeInstanceOf(RenderService);
    await module.close();
  });

  it('goes through the same function in this process', async () => {
    const service = new RenderService();
    expect((await service.render(listingDocument(), 'csv')).equals(await renderDocument(listingDocument(), 'csv'))).toBe(true);
    await service.onApplicationShutdown();
  });
});
