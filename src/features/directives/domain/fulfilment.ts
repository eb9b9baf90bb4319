interface CountedClause {
  readonly leaf: boolean;
  /** Duties that count, without those a later directive replaced. */
  readonly count: { readonly total: number; readonly accepted: number };
}

export interface Fulfilment {
  readonly done: number;
  /** Leaf clauses that somebody owes; a clause whose bodies are only named, or that was replaced whole, is none. */
  readonly of: number;
}

/** A leaf clause is fulfilled when every duty it created is accepted: one body of twelve missing, and it is not. */
export function fulfilmentOf(clauses: readonly CountedClause[]): Fulfilment {
  const owed = clauses.filter(({ leaf, count }) => leaf && count.total > 0);
  return { done: owed.filter(({ count }) => count.accepted === count.total).length, of: owed.length };
}
