import { Refused } from './refusal';

const RECORD = { formula: 0x06, password: 0x2f, externalSheet: 0x17, sheet: 0x85, externalBook: 0x01ae, start: 0x0809 } as const;
/** `dt` of BOUNDSHEET: 1 is a sheet of Excel 4.0 macros, 6 a Visual Basic module. */
const MACRO_SHEETS = [1, 6];
const MACRO_STREAM = 0x40;
const OWN_BOOK = 0x0401;
const ADD_IN = 0x3a01;

/** Walks the records of a BIFF workbook. @throws Refused */
export function checkWorkbookRecords(book: Buffer): void {
  let at = 0;
  let first = true;
  while (at + 4 <= book.length) {
    const type = book.readUInt16LE(at);
    const length = book.readUInt16LE(at + 2);
    const body = book.subarray(at + 4, at + 4 + length);
    // Behind the last stream there is only padding.
    if (type === 0 && length === 0) return;
    if (first && ![0x0809, 0x0409, 0x0209, 0x0009].includes(type)) throw new Refused('damaged');
    first = false;
    if (type === RECORD.password) throw new Refused('encrypted');
    if (type === RECORD.sheet && body.length > 5 && MACRO_SHEETS.includes(body[5] as number)) throw new Refused('macros');
    if (type === RECORD.start && body.length >= 4 && body.readUInt16LE(2) === MACRO_STREAM) throw new Refused('macros');
    if (type === RECORD.externalBook) checkExternalBook(body);
    at += 4 + length;
  }
}

function checkExternalBook(body: Buffer): void {
  if (body.length < 4) return;
  const sheets = body.readUInt16LE(0);
  const kind = body.readUInt16LE(2);
  if (body.length === 4 && (kind === OWN_BOOK || kind === ADD_IN)) return;
  throw new Refused(sheets === 0 ? 'dde' : 'externalLinks');
}
