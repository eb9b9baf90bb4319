import type { TypedClause, TypedDirective } from './directive-form';

/** One place in which two people wrote differently; null = not there. `label` is a key of `directives:`. */
export interface BothVersions {
  readonly label: string;
  /** Number of the clause; null for the head. */
  readonly clause: string | null;
  readonly mine: string | null;
  readonly stored: string | null;
}

const HEAD = { documentNumber: 'number', signedOn: 'signedOn', issuerTitleVi: 'issuer', signingAuthority: 'authority', signerName: 'signer', summaryVi: 'summary', sourceNoteVi: 'sourceNote', sourceTextVi: 'sourceText' } as const;

/** Where what was typed and what somebody else saved meanwhile differ, clause by clause by their numbers. */
export function bothVersions(mine: TypedDirective, stored: TypedDirective): readonly BothVersions[] {
  const head = (Object.keys(HEAD) as (keyof typeof HEAD)[]).flatMap((name): BothVersions[] => (plain(mine[name]) === plain(stored[name]) ? [] : [{ label: HEAD[name], clause: null, mine: mine[name], stored: stored[name] }]));
  const numbers = [...new Set([...mine.clauses, ...stored.clauses].map(({ number }) => number))];
  const clauses = numbers.flatMap((number): BothVersions[] => {
    const [own, other] = [mine, stored].map(({ clauses: rows }) => rows.find((one) => one.number === number));
    if (!own || !other) return [{ label: 'clause', clause: number, mine: own?.contentVi ?? null, stored: other?.contentVi ?? null }];
    return FIELDS.flatMap(([label, value]) => (plain(value(own)) === plain(value(other)) ? [] : [{ label, clause: number, mine: value(own), stored: value(other) }]));
  });
  return [...head, ...clauses];
}

const FIELDS: readonly (readonly [string, (clause: TypedClause) => string])[] = [
  ['content', ({ contentVi }) => contentVi],
  ['quoteLabel', ({ quoteVi }) => quoteVi],
  ['parent', ({ parent }) => parent],
  ['dueWording', ({ dueWordingVi }) => dueWordingVi],
  ['dueKindLabel', ({ dueRule: { kind, date, time, days } }) => [kind === 'none' ? '' : kind, date, time, days].filter(Boolean).join(' ')],
  ['addressees', ({ addressees }) => [...addressees].sort().join('; ')],
  ['coordinators', ({ coordinators }) => [...coordinators].sort().join('; ')],
  ['outputLabel', ({ expectedOutputVi }) => expectedOutputVi],
];

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
