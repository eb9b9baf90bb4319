import { Refused } from './refusal';

const RECORD = { formula: 0x06, password: 0x2f, externalSheet: 0x17, sheet: 0x85, externalBook: 0x01ae, name: 0x18, externalName: 0x23, start: 0x0809 } as const;
/** `dt` of BOUNDSHEET: 1 is a sheet of Excel 4.0 macros, 6 a Visual Basic module. */
const MACRO_SHEETS = [1, 6];
const MACRO_STREAM = 0x40;
/** From here on the sheets of others stand in EXTERNALBOOK; before, each EXTERNSHEET names one. */
const BIFF8 = 0x0600;
/** Newer functions are called by a name. */
const FETCHES = /_xlfn\.(_xlws\.)?(WEBSERVICE|IMAGE)/i;
const OWN_BOOK = 0x0401;
const ADD_IN = 0x3a01;

/** Walks the records of a BIFF workbook. @throws Refused */
export function checkWorkbookRecords(book: Buffer): void {
  let at = 0;
  let first = true;
  let format = 0;
  while (at + 4 <= book.length) {
    const type = book.readUInt16LE(at);
    const length = book.readUInt16LE(at + 2);
    const body = book.subarray(at + 4, at + 4 + length);
    // Behind the last stream there is only padding.
    if (type === 0 && length === 0) return;
    if (first && ![0x0809, 0x0409, 0x0209, 0x0009].includes(type)) throw new Refused('damaged');
    first = false;
    if (type === RECORD.start && body.length >= 2) format = body.readUInt16LE(0);
    if (type === RECORD.password) throw new Refused('encrypted');
    if (type === RECORD.sheet && body.length > 5 && MACRO_SHEETS.includes(body[5] as number)) throw new Refused('macros');
    if (type === RECORD.start && body.length >= 4 && body.readUInt16LE(2) === MACRO_STREAM) throw new Refused('macros');
    if (type === RECORD.externalBook) checkExternalBook(body);
    if (type === RECORD.externalSheet && format < BIFF8) checkExternalSheet(body);
    if ((type === RECORD.name || type === RECORD.externalName) && [body, body.subarray(1)].some((part) => FETCHES.test(part.toString('latin1')) || FETCHES.test(part.toString('utf16le')))) throw new Refused('webFormula');
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

/** Before Excel 97: `\x01…` is a sheet of another workbook, `\x02` to `\x04` this one's own, `program\x03topic` a DDE link. */
function checkExternalSheet(body: Buffer): void {
  const name = body.toString('latin1', 1, 1 + (body[0] ?? 0));
  if (name.startsWith('\x01') && /[^\x01]/.test(name)) throw new Refused('externalLinks');
  if (/^[^\x00-\x04:][^\x03]*\x03/.test(name)) throw new Refused('dde');
}
