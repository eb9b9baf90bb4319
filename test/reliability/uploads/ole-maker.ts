import * as cfb from 'cfb';

/** An OLE container with the given streams. */
export function oleOf(streams: Readonly<Record<string, Buffer>>): Buffer {
  const container = cfb.utils.cfb_new();
  for (const [path, content] of Object.entries(streams)) cfb.utils.cfb_add(container, path, content);
  return Buffer.from(cfb.write(container, { type: 'buffer' }) as Uint8Array);
}

export function docStreams(text: string, changes: Readonly<Record<string, Buffer>> = {}, flags = 0): Record<string, Buffer> {
  const document = Buffer.alloc(4096);
  document.writeUInt16LE(0xa5ec, 0);
  document.writeUInt16LE(0x00c1, 2);
  document.writeUInt16LE(0x0200 | flags, 10);
  document.write(text, 1536, 'utf16le');
  return { WordDocument: document, '1Table': Buffer.concat([Buffer.from('Normal.dotm', 'utf16le'), Buffer.alloc(4096)]), '\u0005SummaryInformation': Buffer.alloc(4096, 1), ...changes };
}

export function record(type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}

const START = record(0x0809, Buffer.from('00060500bb0dcc07c100010006060000', 'hex'));

export function sheetRecord(kind: number, name: string): Buffer {
  return record(0x85, Buffer.concat([Buffer.from([0, 0, 0, 0, 0, kind, name.length, 0]), Buffer.from(name, 'latin1')]));
}

export function xlsBook(records: readonly Buffer[] = []): Buffer {
  const body = Buffer.concat([START, record(0x42, Buffer.from([0xb0, 4])), sheetRecord(0, 'Bieu 1'), ...records, record(0x0a, Buffer.alloc(0))]);
  return Buffer.concat([body, Buffer.alloc(Math.max(0, 4200 - body.length))]);
}

/** A workbook as Excel 5 and 95 wrote it. */
export function excel5Book(records: readonly Buffer[] = []): Buffer {
  return Buffer.concat([record(0x0809, Buffer.from('00050500bb0dcc07', 'hex')), ...records, record(0x0a, Buffer.alloc(0)), Buffer.alloc(4200)]);
}
