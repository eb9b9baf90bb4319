import type { FaultAnswer } from './answers';

/** What a unit once said of a fault. */
export interface Declared {
  readonly topic: string | null;
  readonly criterionKey: string;
  readonly answer: FaultAnswer | null;
}

/**
 * Whether a unit had declared that it has not the fault which was then found there. What it said of the same criterion decides; without
 * that, of the same subject group, where it said "has not" and nowhere "has". Null: it said nothing that bears on it.
 */
export function declaredAbsent(found: Pick<Declared, 'topic' | 'criterionKey'>, declared: readonly Declared[]): boolean | null {
  const said = declared.filter(({ answer }) => answer === 'has' || answer === 'hasNot');
  const same = said.filter(({ criterionKey, topic }) => criterionKey === found.criterionKey && (topic === found.topic || found.topic === null || topic === null));
  const bearing = same.length > 0 ? same : said.filter(({ topic }) => found.topic !== null && topic === found.topic);
  return bearing.length === 0 ? null : bearing.every(({ answer }) => answer === 'hasNot');
}
