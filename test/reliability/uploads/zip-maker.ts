import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** 0 stored, 8 deflated (default), others as told. */
  readonly method?: number;
  /** Name in the entry's own header, when it is another one than in the directory. */
  readonly localName?: string;
  readonly claimedSize?: number;
  readonly flags?: number;
  /** Unix mode, for links. */
  readonly mode?: number;
  readonly crc?: number;
  /** Sizes follow the data, as streaming writers do. */
  readonly descriptor?: boolean;
  /** Bytes of this entry begin where another one's do. */
  readonly sameAs?: number;
}

/** A ZIP, sound or lying as told. Names given as text are UTF-8 and marked so; bytes stand as they are. */
export function zipped(entries: readonly Entry[], options: { readonly comment?: string; readonly before?: Buffer; readonly after?: Buffer } = {}): Buffer {
  const before = options.before ?? Buffer.alloc(0);
  const bodies: Buffer[] = [before];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = before.length;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? 'x');
    const method = entry.method ?? 8;
    const packed = method === 8 ? deflateRawSync(content) : content;
    const name = Buffer.from(entry.name as string);
    const flags = (entry.flags ?? 0) | (Buffer.isBuffer(entry.name) ? 0 : 0x0800) | (entry.descriptor ? 8 : 0);
    const localName = entry.localName === undefined ? name : Buffer.from(entry.localName);
    const sum = entry.crc ?? crc32(content);
    const sizes = [sum, packed.length, entry.claimedSize ?? content.length] as const;
    const head = (given: Buffer, filled: boolean): Buffer => {
      const bytes = Buffer.alloc(26);
      [20, flags, method, 0x6000, 0x4cf0].forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
      if (filled) sizes.forEach((value, index) => bytes.writeUInt32LE(value, 10 + index * 4));
      bytes.writeUInt16LE(given.length, 22);
      return bytes;
    };
    const own = entry.sameAs === undefined;
    const offset = own ? at : (offsets[entry.sameAs as number] as number);
    offsets.push(offset);
    if (own) {
      const tail = Buffer.alloc(entry.descriptor ? 16 : 0);
      if (entry.descriptor) {
        tail.writeUInt32LE(0x08074b50);
        sizes.forEach((value, index) => tail.writeUInt32LE(value, 4 + index * 4));
      }
      const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head(localName, !entry.descriptor), localName, packed, tail]);
      bodies.push(body);
      at += body.length;
    }
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(entry.mode === undefined ? 0 : (entry.mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, entry.mode === undefined ? 0 : 3]), head(name, true), rest, name]));
  }
  const central = Buffer.concat(directory);
  const comment = Buffer.from(options.comment ?? '');
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, central, end, comment, options.after ?? Buffer.alloc(0)]);
}
