import type { ReadDirective, ReadingOptions } from './proposal';

/** The demands of a letter, each beside its exact words. Pure and deterministic; what it does not recognise it leaves unknown. */
export function readDirectiveText(_text: string, _options: ReadingOptions): ReadDirective {
  return { head: { documentNumber: null, signedOn: null, issuerTitle: null, summary: null }, clauses: [] };
}
