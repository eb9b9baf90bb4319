import type { ScoredAnswer } from './scoring';
import { scoreVisit, type ScoredArea } from './visit-score';

const AREAS: readonly ScoredArea[] = [
  { code: 'I', criteria: [{ key: 'a', maxScore: 2 }, { key: 'b', maxScore: 3 }] },
  { code: 'II', criteria: [{ key: 'c', maxScore: 1.5 }, { key: 'd', maxScore: 0.75 }] },
];
const answers = (scores: Readonly<Record<string, number | null>>): ReadonlyMap<string, ScoredAnswer> =>
  new Map(Object.entries(scores).map(([key, score]) => [key, { verdict: score === null ? ('notApplicable' as const) : ('met' as const), score }]));

describe('the score of a visit', () => {
  it.each([
    ['everything answered in full', { a: 2, b: 3, c: 1.5, d: 0.75 }, 7.25, 7.25, 100, []],
    ['a criterion that does not apply leaves the denominator', { a: 2, b: null, c: 0, d: 0.75 }, 2.75, 4.25, 64.7, []],
    ['an unanswered criterion leaves it too, and is named', { a: 1, b: 3 }, 4, 5, 80, ['c', 'd']],
    ['nothing answered has no percentage', {}, 0, 0, null, ['a', 'b', 'c', 'd']],
    ['nothing that applies has none either', { a: null, b: null, c: null, d: null }, 0, 0, null, []],
    ['zero points are points', { a: 0, b: 0, c: 0, d: 0 }, 0, 7.25, 0, []],
  ])('%s', (_, given, score, applicable, percent, unanswered) => {
    const result = scoreVisit(AREAS, answers(given as Readonly<Record<string, number | null>>));
    expect(result.total).toEqual({ score, applicable, percent });
    expect(result.unanswered).toEqual(unanswered);
  });

  it('keeps sums of decimals free of binary remainders, area by area', () => {
    const tenths = { code: 'X', criteria: Array.from({ length: 10 }, (_, index) => ({ key: `k${index}`, maxScore: 0.1 })) };
    const { areas, total } = scoreVisit([tenths], new Map(tenths.criteria.map(({ key }) => [key, { verdict: 'met', score: 0.1 }])));
    expect(areas).toEqual([{ code: 'X', score: 1, applicable: 1 }]);
    expect(total.percent).toBe(100);
  });
});
