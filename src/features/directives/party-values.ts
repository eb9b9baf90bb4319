import { foldForSearch } from '../../kernel/vietnamese-text';
import type { TypedClause, TypedDirective } from './directive-form';

export interface NamedChoice {
  readonly code: string;
  /** Every name it goes by. */
  readonly names: readonly string[];
}

/** Names typed beside the boxes become ticks; what names no body, or more than one, waits as `unknown:` to be settled. */
export function withTypedParties(typed: TypedDirective, choices: readonly NamedChoice[]): TypedDirective {
  const byName = new Map<string, string[]>();
  for (const { code, names } of choices) for (const name of new Set([code, ...names].map(folded))) byName.set(name, [...(byName.get(name) ?? []), code]);
  const values = (more: string): string[] =>
    more
      .split(/[;\n]/)
      .map((one) => one.trim().replace(/\s+/g, ' '))
      .filter((one) => one !== '')
      .map((one) => {
        const found = [...new Set(byName.get(folded(one)) ?? [])];
        return found.length === 1 ? `unit:${found[0]}` : `unknown:${one.slice(0, 200)}`;
      });
  const settled = (clause: TypedClause): TypedClause => ({
    ...clause,
    addressees: [...new Set([...clause.addressees, ...values(clause.addresseesMore)])],
    coordinators: [...new Set([...clause.coordinators, ...values(clause.coordinatorsMore)])],
    addresseesMore: '',
    coordinatorsMore: '',
  });
  return { ...typed, clauses: typed.clauses.map(settled) };
}

const folded = (name: string): string => foldForSearch(name).replace(/^(ubnd|uy ban nhan dan) /, '');
