import { percentOf } from '../../../kernel/percent';
import type { ScoredAnswer } from './scoring';

export interface ScoredArea {
  readonly code: string;
  readonly criteria: readonly { readonly key: string; readonly maxScore: number }[];
}

export interface Points {
  readonly score: number;
  /** Sum of the maxima of the criteria that were answered and apply. */
  readonly applicable: number;
}

export interface VisitScore {
  readonly areas: readonly (Points & { readonly code: string })[];
  /** `percent` with one decimal; null while nothing that applies was answered. */
  readonly total: Points & { readonly percent: number | null };
  /** Keys of criteria without an answer yet, in the order of the checklist. */
  readonly unanswered: readonly string[];
}

/** Points are decimals such as 1.5 and 0.75; sums are kept to hundredths so that no binary remainder shows. */
function sum(values: readonly number[]): number {
  return Math.round(values.reduce((total, value) => total + value, 0) * 100) / 100;
}

/** Score of one visit. `answers` by criterion key; criteria that do not apply leave the denominator. */
export function scoreVisit(areas: readonly ScoredArea[], answers: ReadonlyMap<string, ScoredAnswer>): VisitScore {
  const scored = areas.map((area) => {
    const counted = area.criteria.flatMap(({ key, maxScore }) => {
      const score = answers.get(key)?.score;
      return score === null || score === undefined ? [] : [{ score, maxScore }];
    });
    return { code: area.code, score: sum(counted.map((one) => one.score)), applicable: sum(counted.map((one) => one.maxScore)) };
  });
  const score = sum(scored.map((area) => area.score));
  const applicable = sum(scored.map((area) => area.applicable));
  return {
    areas: scored,
    total: { score, applicable, percent: percentOf(score, applicable) },
    unanswered: areas.flatMap((area) => area.criteria.map(({ key }) => key)).filter((key) => !answers.has(key)),
  };
}
