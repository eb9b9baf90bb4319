import { formulaRefusal, isComputed } from './formulas';
import { Refused, type Reason } from './refusal';
import type { XmlSight } from './xml-reader';

const MAX_MERGED = 2_000_000;
const isOn = (value: string | undefined): boolean => /^(1|true)$/i.test(value ?? '');

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function mergesTooMuch(ref: string): boolean {
  const [, a, b, c, d] = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(ref.trim()) ?? [];
  return a !== undefined && c !== undefined && (columnOf(c) - columnOf(a) + 1) * (Number(d) - Number(b) + 1) > MAX_MERGED;
}

/**
 * Whatever a part of a workbook would start, fetch or link, wherever the part lies: Excel finds parts by their type, not by their name.
 * Formulas are judged with their entities resolved and all of their pieces together.
 */
export class WorkbookSight implements XmlSight {
  private formula: string | null = null;
  /** Elements open inside a formula: none belongs there, and a reader that is less strict leaves them out. */
  private inside = 0;
  private cacheRefreshes = false;

  constructor(
    private readonly part: string,
    private readonly isSheet: (name: string) => boolean,
  ) {}

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (this.formula !== null) this.inside += 1;
    else if (isComputed(tag)) this.formula = '';
    if (tag === 'pivotCacheDefinition') this.cacheRefreshes = isOn(attributes.refreshOnLoad);
    this.refuse(this.reasonOf(tag, attributes));
  }

  text(text: string): void {
    if (this.formula !== null) this.formula += text;
  }

  close(): void {
    if (this.inside > 0) {
      this.inside -= 1;
      return;
    }
    if (this.formula) this.refuse(formulaRefusal(this.formula, this.isSheet));
    this.formula = null;
  }

  private reasonOf(tag: string, { name = '', hidden = '', xlm, function: isFunction, refreshOnLoad, type, ref = '' }: Readonly<Record<string, string>>): Reason | null {
    switch (tag) {
      case 'ddeLink':
        return 'dde';
      case 'oleLink':
      case 'externalBook':
        return 'externalLinks';
      case 'connection':
      case 'queryTable':
        return isOn(refreshOnLoad) ? 'externalLinks' : null;
      case 'cacheSource':
        return this.cacheRefreshes && type === 'external' ? 'externalLinks' : null;
      case 'definedName':
        return isOn(xlm) || isFunction === '1' || (/^_xlnm\.auto_(open|close)/i.test(name) && hidden !== '') ? 'macros' : null;
      case 'mergeCell':
        return mergesTooMuch(ref) ? 'hugeTable' : null;
      default:
        return null;
    }
  }

  private refuse(reason: Reason | null): void {
    if (reason) throw new Refused(reason, this.part);
  }
}
