import { problem, type Problem } from '../../../kernel/problem';
import type { DirectiveState } from './directive.machine';

export const LINK_KINDS = ['amends', 'replaces'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** One directive that a link may name, with the clauses it has. */
export interface Linkable {
  readonly code: string;
  readonly state: DirectiveState;
  readonly signedOn: string | null;
  readonly clauseNumbers: readonly string[];
}

export interface EnteredLink {
  readonly kind: LinkKind;
  readonly clauseNumbers: readonly string[];
}

/** Who names whom already: code of the later directive, codes of the earlier ones. */
export type LinkGraph = ReadonlyMap<string, readonly string[]>;

/** Would `from` come back to itself when it named `to`? A replacement of a replacement is no circle. */
export function closesCircle(from: string, to: string, graph: LinkGraph): boolean {
  const seen = new Set<string>();
  const reach = (code: string): boolean => {
    if (code === from) return true;
    if (seen.has(code)) return false;
    seen.add(code);
    return (graph.get(code) ?? []).some(reach);
  };
  return reach(to);
}

/** Everything wrong with naming `earlier` in the directive `later` (null while it has no code yet). */
export function linkProblems(link: EnteredLink, earlier: Linkable, later: { readonly code: string | null; readonly signedOn: string | null }, graph: LinkGraph, field: string): Problem[] {
  const { code } = earlier;
  if (later.code !== null && closesCircle(later.code, code, graph)) return [problem('directive.linkCircle', `${field}.earlier`, { code, own: later.code })];
  const found: Problem[] = [];
  if (earlier.state === 'draft') found.push(problem('directive.linkDraft', `${field}.earlier`, { code }));
  if (earlier.state === 'superseded') found.push(problem('directive.linkSuperseded', `${field}.earlier`, { code }));
  if (later.signedOn !== null && earlier.signedOn !== null && later.signedOn < earlier.signedOn) found.push(problem('directive.linkEarlier', `${field}.earlier`, { code }));
  if (link.kind === 'amends' && link.clauseNumbers.length === 0) found.push(problem('directive.linkClauses', `${field}.clauseNumbers`, { code }));
  for (const number of link.kind === 'amends' ? link.clauseNumbers : []) {
    if (!earlier.clauseNumbers.includes(number)) found.push(problem('directive.linkClauseUnknown', `${field}.clauseNumbers`, { code, number }));
  }
  return found;
}

/** The clauses whose duties end: those named and everything below them; all of it when the directive is replaced. */
export function endedClauses<C extends { readonly id: string; readonly number: string; readonly parentId: string | null }>({ kind, clauseNumbers }: EnteredLink, clauses: readonly C[]): readonly C[] {
  if (kind === 'replaces') return clauses;
  const byId = new Map(clauses.map((one) => [one.id, one]));
  const named = (clause: C | undefined): boolean => clause !== undefined && (clauseNumbers.includes(clause.number) || named(byId.get(clause.parentId ?? '')));
  return clauses.filter(named);
}
