import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measuredPercent, scoreAnswer, verdictOf, type AnswerInput, type ScoredAnswer, type ScoredCriterion } from './scoring';
import { scoreVisit, type ScoredArea } from './visit-score';

const compliance: ScoredCriterion = { key: 'CDDH-01', answerType: 'compliance', maxScore: 2, scoring: { kind: 'compliance', met: 2, partlyMet: 1, notMet: 0 } };
const online: ScoredCriterion = {
  key: 'TTQ2-06', answerType: 'percentage', maxScore: 3,
  scoring: { kind: 'bands', direction: 'higherIsBetter', bands: [{ threshold: 20, score: 3 }, { threshold: 10, score: 2 }, { threshold: 5, score: 1 }, { threshold: 0, score: 0 }] },
};
const landOverdue: ScoredCriterion = {
  key: 'TTQ2-11', answerType: 'percentage', maxScore: 2,
  scoring: { kind: 'bands', direction: 'lowerIsBetter', bands: [{ threshold: 2, score: 2 }, { threshold: 5, score: 1.5 }, { threshold: 10, score: 1 }, { threshold: 20, score: 0.5 }, { threshold: 100, score: 0 }] },
};
const activities: ScoredCriterion = {
  key: 'TTQ2-08', answerType: 'number', maxScore: 2,
  scoring: { kind: 'bands', direction: 'higherIsBetter', bands: [{ threshold: 0, score: 0 }, { threshold: 12, score: 2 }, { threshold: 6, score: 1.5 }, { threshold: 3, score: 1 }, { threshold: 1, score: 0.5 }] },
};
const faults: ScoredCriterion = { key: 'TTQ2-05', answerType: 'number', maxScore: 1, scoring: { kind: 'manual', step: 0.5 } };

describe('points of one answer', () => {
  it.each<[string, ScoredCriterion, AnswerInput, ScoredAnswer]>([
    ['met', compliance, { verdict: 'met' }, { verdict: 'met', score: 2 }],
    ['partly met', compliance, { verdict: 'partlyMet' }, { verdict: 'partlyMet', score: 1 }],
    ['not met', compliance, { verdict: 'notMet' }, { verdict: 'notMet', score: 0 }],
    ['not applicable', compliance, { verdict: 'notApplicable' }, { verdict: 'notApplicable', score: null }],
    ['not applicable, figures ignored', online, { verdict: 'notApplicable', numerator: 5, denominator: 0 }, { verdict: 'notApplicable', score: null }],
    ['96 of 4,180', online, { numerator: 96, denominator: 4180 }, { verdict: 'notMet', score: 0 }],
    ['just below 5%', online, { numerator: 4999, denominator: 100_000 }, { verdict: 'notMet', score: 0 }],
    ['5% exactly', online, { numerator: 1, denominator: 20 }, { verdict: 'partlyMet', score: 1 }],
    ['20% exactly', online, { numerator: 836, denominator: 4180 }, { verdict: 'met', score: 3 }],
    ['100%', online, { numerator: 7, denominator: 7 }, { verdict: 'met', score: 3 }],
    ['0%', online, { numerator: 0, denominator: 7 }, { verdict: 'notMet', score: 0 }],
    ['lower is better: 0%', landOverdue, { numerator: 0, denominator: 870 }, { verdict: 'met', score: 2 }],
    ['lower is better: 2% exactly', landOverdue, { numerator: 1, denominator: 50 }, { verdict: 'met', score: 2 }],
    ['lower is better: 148 of 1,320', landOverdue, { numerator: 148, denominator: 1320 }, { verdict: 'partlyMet', score: 0.5 }],
    ['lower is better: everything', landOverdue, { numerator: 3, denominator: 3 }, { verdict: 'notMet', score: 0 }],
    ['bands in any order: 0', activities, { value: 0 }, { verdict: 'notMet', score: 0 }],
    ['bands in any order: 5', activities, { value: 5 }, { verdict: 'partlyMet', score: 1 }],
    ['bands in any order: 12', activities, { value: 12 }, { verdict: 'met', score: 2 }],
    ['by hand, all', faults, { value: 14, manualScore: 1 }, { verdict: 'met', score: 1 }],
    ['by hand, half', faults, { value: 14, manualScore: 0.5 }, { verdict: 'partlyMet', score: 0.5 }],
    ['by hand, none', faults, { value: 0, manualScore: 0 }, { verdict: 'notMet', score: 0 }],
  ])('%s', (_, criterion, answer, scored) => {
    expect(scoreAnswer(criterion, answer)).toEqual(scored);
  });

  it('reaches a fractional threshold exactly', () => {
    const exact: ScoredCriterion = { ...online, scoring: { kind: 'bands', direction: 'higherIsBetter', bands: [{ threshold: 97.5, score: 3 }, { threshold: 0, score: 0 }] } };
    expect(scoreAnswer(exact, { numerator: 39, denominator: 40 })).toEqual({ verdict: 'met', score: 3 });
    expect(scoreAnswer(exact, { numerator: 389_999, denominator: 400_000 })).toEqual({ verdict: 'notMet', score: 0 });
  });

  it('takes the verdict of a figure from its points', () => {
    expect([2, 1.5, 0].map((score) => verdictOf(score, 2))).toEqual(['met', 'partlyMet', 'notMet']);
  });

  it('shows the share with one decimal', () => {
    expect(measuredPercent({ numerator: 96, denominator: 4180 })).toBe(2.3);
    expect(measuredPercent({ numerator: 5, denominator: 0 })).toBeNull();
    expect(measuredPercent({ numerator: 6, denominator: 5 })).toBeNull();
  });
});

describe('what is wrong with an answer, all of it', () => {
  it.each<[string, ScoredCriterion, AnswerInput, string[]]>([
    ['nothing chosen', compliance, {}, ['choice.needed verdict']],
    ['nothing entered', online, {}, ['percentage.numeratorNeeded numerator', 'percentage.denominatorNeeded denominator']],
    ['denominator 0', online, { numerator: 0, denominator: 0 }, ['percentage.denominatorZero denominator']],
    ['over 100%', online, { numerator: 51, denominator: 50 }, ['percentage.overHundred numerator']],
    ['negative and broken', online, { numerator: -1, denominator: 2.5 }, ['number.negative numerator', 'number.notWhole denominator']],
    ['not a number', activities, { value: Number.NaN }, ['number.notWhole value']],
    ['infinite', activities, { value: Number.POSITIVE_INFINITY }, ['number.notWhole value']],
    ['a slip of the keyboard', activities, { value: 10_000_000_000 }, ['number.tooLarge value']],
    ['no points given by hand', faults, { value: 3 }, ['score.needed manualScore']],
    ['points without the figure', faults, { manualScore: 1 }, ['number.needed value']],
    ['points above the maximum', faults, { value: 3, manualScore: 1.5 }, ['score.outOfRange manualScore']],
    ['points below 0', faults, { value: 3, manualScore: -0.5 }, ['score.outOfRange manualScore']],
    ['points between the steps', faults, { value: 3, manualScore: 0.3 }, ['score.outOfRange manualScore']],
  ])('%s', (_, criterion, answer, problems) => {
    const result = scoreAnswer(criterion, answer);
    expect(Array.isArray(result) ? result.map((one) => `${one.code} ${one.field}`) : result).toEqual(problems);
  });
});

describe('score of a visit', () => {
  const areas: ScoredArea[] = [
    { code: 'I', criteria: [{ key: 'a', maxScore: 2 }, { key: 'b', maxScore: 1.5 }] },
    { code: 'II', criteria: [{ key: 'c', maxScore: 1 }] },
  ];

  it('leaves out what does not apply and what is not answered yet', () => {
    const answers = new Map<string, ScoredAnswer>([['a', { verdict: 'partlyMet', score: 1 }], ['c', { verdict: 'notApplicable', score: null }]]);
    expect(scoreVisit(areas, answers)).toEqual({
      areas: [{ code: 'I', score: 1, applicable: 2 }, { code: 'II', score: 0, applicable: 0 }],
      total: { score: 1, applicable: 2, percent: 50 },
      unanswered: ['b'],
    });
  });

  it('has no percentage before the first answer', () => {
    expect(scoreVisit(areas, new Map()).total).toEqual({ score: 0, applicable: 0, percent: null });
  });

  it('adds tenths without a binary remainder', () => {
    const tenths: ScoredArea[] = [{ code: 'I', criteria: ['a', 'b', 'c'].map((key) => ({ key, maxScore: 0.1 })) }];
    const answers = new Map(['a', 'b', 'c'].map((key): [string, ScoredAnswer] => [key, { verdict: 'met', score: 0.1 }]));
    expect(scoreVisit(tenths, answers).total).toEqual({ score: 0.3, applicable: 0.3, percent: 100 });
  });
});

describe('the Q2/2018 case', () => {
  const seed = <T>(path: string): T => JSON.parse(readFileSync(join(__dirname, '../../../../seed', path), 'utf8')) as T;
  const checklist = seed<{ areas: { code: string; criteria: (ScoredCriterion & { code: string })[] }[] }>('reference/checklist-2018-q2.json');
  const { answers } = seed<{ answers: (AnswerInput & { unit: string; criterion: string; expected: ScoredAnswer })[] }>('demo-2018-q2/answers.json');
  const { scores } = seed<{ scores: Record<string, Record<string, object>> }>('demo-2018-q2/expected.json');
  const criteria = new Map(checklist.areas.flatMap((area) => area.criteria).map((criterion) => [criterion.key, criterion]));

  it('gives every one of the 232 answers its verdict and points', () => {
    const wrong = answers.filter((answer) => {
      const criterion = criteria.get(answer.criterion);
      const scored = criterion && scoreAnswer(criterion, answer);
      return JSON.stringify(scored) !== JSON.stringify(answer.expected);
    });
    expect(answers).toHaveLength(232);
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(scores))('scores unit %s', (unit) => {
    const scored = new Map(answers.filter((answer) => answer.unit === unit).map((answer) => [answer.criterion, answer.expected]));
    const result = scoreVisit(checklist.areas, scored);
    const { total, ...areas } = scores[unit] ?? {};
    expect(result.total).toEqual(total);
    expect(Object.fromEntries(result.areas.map(({ code, ...points }) => [code, points]))).toEqual(areas);
    expect(result.unanswered).toEqual([]);
  });
});
