import { percentOf } from '../../../kernel/percent';
import { problem, type Problem } from '../../../kernel/problem';

export const VERDICTS = ['met', 'partlyMet', 'notMet', 'notApplicable'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const ANSWER_TYPES = ['compliance', 'number', 'percentage'] as const;
export type AnswerType = (typeof ANSWER_TYPES)[number];

/** Points from `threshold` on: upwards (`higherIsBetter`) or downwards (`lowerIsBetter`), the named value included. */
export interface Band {
  readonly threshold: number;
  readonly score: number;
}

export type Scoring =
  | { readonly kind: 'compliance'; readonly met: number; readonly partlyMet: number; readonly notMet: number }
  | { readonly kind: 'bands'; readonly direction: 'higherIsBetter' | 'lowerIsBetter'; readonly bands: readonly Band[] }
  /** Scored by the inspector in whole steps from 0 to the maximum. */
  | { readonly kind: 'manual'; readonly step: number };

export interface ScoredCriterion {
  readonly key: string;
  readonly answerType: AnswerType;
  readonly maxScore: number;
  readonly scoring: Scoring;
}

/** What the inspector entered. A percentage keeps its numerator and denominator, never the quotient. */
export interface AnswerInput {
  /** The answer itself for compliance; `notApplicable` for any type. */
  readonly verdict?: Verdict | null;
  readonly value?: number | null;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly manualScore?: number | null;
}

/** `score` is null when the criterion does not apply, and then it leaves the denominator. */
export interface ScoredAnswer {
  readonly verdict: Verdict;
  readonly score: number | null;
}

/** Beyond any count in a province; larger is a slip of the keyboard, and 32-bit columns would overflow. */
const LARGEST_COUNT = 999_999_999;
const THRESHOLD_SCALE = 1000;

function countProblems(count: number | null | undefined, field: string, neededCode: string): Problem[] {
  if (count === null || count === undefined) return [problem(neededCode, field)];
  if (!Number.isInteger(count)) return [problem('number.notWhole', field)];
  if (count < 0) return [problem('number.negative', field)];
  if (count > LARGEST_COUNT) return [problem('number.tooLarge', field, { max: LARGEST_COUNT })];
  return [];
}

function percentageProblems(answer: AnswerInput): Problem[] {
  const problems = [
    ...countProblems(answer.numerator, 'numerator', 'percentage.numeratorNeeded'),
    ...countProblems(answer.denominator, 'denominator', 'percentage.denominatorNeeded'),
  ];
  if (problems.length > 0) return problems;
  const numerator = answer.numerator ?? 0;
  const denominator = answer.denominator ?? 0;
  if (denominator === 0) return [problem('percentage.denominatorZero', 'denominator')];
  return numerator > denominator ? [problem('percentage.overHundred', 'numerator', { numerator, denominator })] : [];
}

function manualProblems(answer: AnswerInput, max: number, step: number): Problem[] {
  const score = answer.manualScore;
  if (score === null || score === undefined) return [problem('score.needed', 'manualScore', { max })];
  const steps = score / step;
  const onStep = Math.abs(steps - Math.round(steps)) < 1e-9;
  return score < 0 || score > max || !onStep ? [problem('score.outOfRange', 'manualScore', { max, step })] : [];
}

function answerProblems(criterion: ScoredCriterion, answer: AnswerInput): Problem[] {
  const problems = criterion.scoring.kind === 'manual' ? manualProblems(answer, criterion.maxScore, criterion.scoring.step) : [];
  if (criterion.answerType === 'number') problems.unshift(...countProblems(answer.value, 'value', 'number.needed'));
  if (criterion.answerType === 'percentage') problems.unshift(...percentageProblems(answer));
  if (criterion.answerType === 'compliance' && criterion.scoring.kind !== 'manual' && !answer.verdict) {
    problems.unshift(problem('choice.needed', 'verdict'));
  }
  return problems;
}

/** Compares measured / per with the threshold in whole numbers: 19 of 20 reaches 95 exactly, which 19 / 20 * 100 may miss. */
function bandScore(scoring: Extract<Scoring, { kind: 'bands' }>, measured: number, per: number): number {
  const upwards = scoring.direction === 'higherIsBetter';
  const ordered = [...scoring.bands].sort((a, b) => (upwards ? b.threshold - a.threshold : a.threshold - b.threshold));
  const reached = ordered.find((band) => {
    const left = measured * THRESHOLD_SCALE;
    const right = Math.round(band.threshold * THRESHOLD_SCALE) * per;
    return upwards ? left >= right : left <= right;
  });
  return reached?.score ?? 0;
}

function pointsOf(criterion: ScoredCriterion, answer: AnswerInput): number {
  const { scoring } = criterion;
  switch (scoring.kind) {
    case 'manual':
      return answer.manualScore ?? 0;
    case 'compliance':
      return answer.verdict && answer.verdict !== 'notApplicable' ? scoring[answer.verdict] : 0;
    case 'bands':
      return criterion.answerType === 'percentage'
        ? bandScore(scoring, (answer.numerator ?? 0) * 100, answer.denominator ?? 1)
        : bandScore(scoring, answer.value ?? 0, 1);
  }
}

/** The verdict of a counted or measured answer follows from its points. */
export function verdictOf(score: number, maxScore: number): Verdict {
  if (score >= maxScore) return 'met';
  return score <= 0 ? 'notMet' : 'partlyMet';
}

/** Verdict and points, or everything wrong with the answer (fields verdict, value, numerator, denominator, manualScore). */
export function scoreAnswer(criterion: ScoredCriterion, answer: AnswerInput): ScoredAnswer | Problem[] {
  if (answer.verdict === 'notApplicable') return { verdict: 'notApplicable', score: null };
  const problems = answerProblems(criterion, answer);
  if (problems.length > 0) return problems;
  const score = pointsOf(criterion, answer);
  const given = criterion.answerType === 'compliance' && criterion.scoring.kind === 'compliance' ? answer.verdict : null;
  return { verdict: given ?? verdictOf(score, criterion.maxScore), score };
}

/** The measured share in percent with one decimal, for display beside the inputs; null while it cannot be computed. */
export function measuredPercent(answer: AnswerInput): number | null {
  return percentageProblems(answer).length > 0 ? null : percentOf(answer.numerator ?? 0, answer.denominator ?? 0);
}
