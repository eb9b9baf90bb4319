import { FROM_WEB } from './office-relations';
import { Refused, type Reason } from './refusal';
import type { XmlSight } from './xml-reader';

/** A share of another machine; a path of the own disk has its backslashes twice as well, but not in front. */
const SHARE = /["\s]\\\\|file:(\/\/[^/]|\/{4,}|\/*\\\\)/i;
const REMOTE = /(https?|ftp|file):\/\/|\\\\/i;

/** What the code of a Word field would do when the document is opened. */
export function fieldRefusal(code: string): Reason | null {
  const [name = ''] = code.trim().split(/[\s"]/, 1);
  if (/^DDE(AUTO)?$/i.test(name)) return 'dde';
  if (/^(INCLUDETEXT|INCLUDE|RD|DATABASE)$/i.test(name) && REMOTE.test(code)) return 'externalContent';
  if (/^(IMPORT|INCLUDEPICTURE)$/i.test(name)) return /(https?|ftp):/i.test(code) ? 'webPicture' : SHARE.test(code) ? 'externalContent' : null;
  return null;
}

/** `{ QUOTE 68 68 69 }` spells DDE in numbers. */
function quoted(code: string): string {
  const [, numbers] = /^\s*QUOTE\s+([\d\s]+?)\s*$/i.exec(code) ?? [];
  return numbers === undefined ? '' : numbers.split(/\s+/).filter((one) => Number(one) < 65_536).map((one) => String.fromCharCode(Number(one))).join('');
}

/** Follows the fields of a Word part; their codes may be cut into any number of runs and stand inside one another. */
export class FieldCodes implements XmlSight {
  private readonly codes: { text: string; open: boolean }[] = [];
  private inCode = false;
  /** Elements open inside a code: none belongs there, and a reader that is less strict leaves them out. */
  private inside = 0;
  /** A code outside of any field. */
  private loose = '';

  constructor(private readonly part: string) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.inCode) this.inside += 1;
    else this.inCode = name === 'instrText' || name === 'delInstrText';
    if (name === 'fldSimple') this.judge(attributes.instr ?? '');
    if (name === 'OLEObject' && attributes.Type === 'Link') throw new Refused('externalContent', this.part);
    if (name === 'imagedata' && FROM_WEB.test(attributes.src ?? '')) throw new Refused('webPicture', this.part);
    if (name !== 'fldChar') return;
    if (attributes.fldCharType === 'begin') this.codes.push({ text: '', open: true });
    if (attributes.fldCharType === 'separate') this.finish();
    if (attributes.fldCharType === 'end') {
      this.finish();
      const { text = '' } = this.codes.pop() ?? {};
      const outer = this.codes.at(-1);
      if (outer?.open) outer.text += quoted(text);
    }
  }

  close(): void {
    if (!this.inCode) return;
    if (this.inside > 0) {
      this.inside -= 1;
      return;
    }
    this.inCode = false;
    this.judge(this.loose);
    this.loose = '';
  }

  text(text: string): void {
    const current = this.codes.at(-1);
    if (this.inCode && current?.open) current.text += text;
    else if (this.inCode) this.loose += text;
  }

  private finish(): void {
    const current = this.codes.at(-1);
    if (!current?.open) return;
    current.open = false;
    this.judge(current.text);
  }

  private judge(code: string): void {
    const reason = fieldRefusal(code);
    if (reason) throw new Refused(reason, this.part);
  }
}
