import * as cfb from 'cfb';
import { fieldRefusal } from './field-codes';
import { Refused } from './refusal';
import { checkWorkbookRecords } from './xls-records';

const WORD_ENCRYPTED = 0x0100;
const REMOTE_TEMPLATE = /(https?:\/\/|ftp:\/\/|\\\\)[^\0]{1,260}\.do[tc][mx]?/i;

/**
 * .doc and .xls: no macro, no embedded object, no password.
 * @throws Refused
 */
export function checkOle(bytes: Buffer, ending: string): void {
  const { paths, content } = opened(bytes);
  const has = (pattern: RegExp): boolean => paths.some((path) => pattern.test(path));
  // A new Office file with a password is an OLE container, whatever its ending.
  if (has(/\/(EncryptedPackage|EncryptionInfo)$/i)) throw new Refused('encrypted');
  if (has(/\/(_VBA_PROJECT(_CUR)?|VBA|Macros|PROJECTwm)(\/|$)/i)) throw new Refused('macros');
  if (has(/\/(ObjectPool\/.+|\u0001Ole10Native|Package|MBD[0-9A-F]{8}\/.*|LNK[0-9A-F]{8}\/.*|ObjInfo)$/i)) throw new Refused('embedded');
  if (ending === 'doc') checkWord(content(/\/WordDocument$/i), [content(/\/0Table$/i), content(/\/1Table$/i)]);
  else if (ending === 'xls') checkWorkbook(content(/\/(Workbook|Book)$/i));
  else throw new Refused('contentDiffers');
}

function opened(bytes: Buffer): { paths: readonly string[]; content: (pattern: RegExp) => Buffer | null } {
  try {
    const container = cfb.read(bytes, { type: 'buffer' });
    const paths = container.FullPaths;
    const content = (pattern: RegExp): Buffer | null => {
      const entry = container.FileIndex[paths.findIndex((path) => pattern.test(path))];
      return entry?.content ? Buffer.from(entry.content as Uint8Array) : null;
    };
    return { paths, content };
  } catch {
    throw new Refused('damaged');
  }
}

function checkWord(document: Buffer | null, tables: readonly (Buffer | null)[]): void {
  if (!document || document.length < 32) throw new Refused('contentDiffers');
  if ((document.readUInt16LE(10) & WORD_ENCRYPTED) !== 0) throw new Refused('encrypted');
  for (const text of [document.toString('latin1'), document.toString('utf16le'), document.subarray(1).toString('utf16le')]) {
    for (const [, code = ''] of text.matchAll(/\x13([^\x13-\x15]{1,400})/g)) {
      const reason = fieldRefusal(code);
      if (reason) throw new Refused(reason);
    }
  }
  for (const table of tables) {
    if (table && [table, table.subarray(1)].some((part) => REMOTE_TEMPLATE.test(part.toString('utf16le')))) throw new Refused('externalContent');
  }
}

function checkWorkbook(book: Buffer | null): void {
  if (!book) throw new Refused('contentDiffers');
  checkWorkbookRecords(book);
}
