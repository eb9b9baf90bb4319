import type { ReviewDecision } from '../../findings';

interface Item {
  readonly findingId: string;
  readonly position: number;
  readonly decision: ReviewDecision | null;
}

interface Version<I extends Item> {
  readonly number: number;
  readonly state: string;
  readonly items: readonly I[];
}

/** One finding as it stands in the whole dialogue. */
export interface CurrentItem<I extends Item, V extends Version<I>> {
  /** Place in the report, counted from 1; the same in every version. */
  readonly n: number;
  readonly item: I;
  readonly version: V;
  /** The unit may write it now. */
  readonly open: boolean;
  /** The answer of the version before, which was returned; null for a first answer. */
  readonly before: { readonly item: I; readonly version: V } | null;
}

/**
 * The newest answer to every finding, in the order of the first version. A later version holds only what was returned: everything
 * else is locked with the answer that was accepted.
 */
export function currentItems<I extends Item, V extends Version<I>>(versions: readonly V[]): CurrentItem<I, V>[] {
  const byFinding = new Map<string, { item: I; version: V }[]>();
  // What was set aside is no answer: it never arrived.
  for (const version of versions.filter(({ state }) => state !== 'set_aside')) for (const item of version.items) byFinding.set(item.findingId, [...(byFinding.get(item.findingId) ?? []), { item, version }]);
  return [...byFinding.values()]
    .map((answers) => {
      const newest = answers.at(-1) as { item: I; version: V };
      return { n: newest.item.position + 1, ...newest, open: newest.version.state === 'draft', before: answers.at(-2) ?? null };
    })
    .sort((a, b) => a.n - b.n);
}
