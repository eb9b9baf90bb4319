import type { CalendarDate } from '../../../kernel/calendar-date';
import { findingMachine, FINDING_ACTIONS, type FindingAction, type FindingState } from './finding.machine';

/** What a unit says about one finding: đã, đang, chưa khắc phục; ngoài thẩm quyền. */
export const REMEDY_RESULTS = ['remedied', 'inProgress', 'notYet', 'outsideCompetence'] as const;
export type RemedyResult = (typeof REMEDY_RESULTS)[number];

/** What Home Affairs says about that answer: chấp nhận, trả lại, tiếp tục theo dõi. */
export const REVIEW_DECISIONS = ['accepted', 'returned', 'followUp'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** One answer that was sent; `decision` is null until the review of its version is sent. */
export interface SentAnswer {
  readonly result: RemedyResult;
  readonly committedOn: CalendarDate | null;
  readonly decision: ReviewDecision | null;
}

const ACCEPTED: Record<RemedyResult, FindingState> = {
  remedied: 'verified',
  inProgress: 'in_remedy',
  notYet: 'accepted_open',
  outsideCompetence: 'transferred',
};

/** State after the unit's report is received and before anybody judged it. */
export function stateOnSubmission(result: RemedyResult): FindingState {
  return result === 'remedied' ? 'claimed_done' : 'in_remedy';
}

/** State after Home Affairs sent its decision. */
export function stateOnReview(result: RemedyResult, decision: ReviewDecision): FindingState {
  if (decision === 'returned') return 'returned';
  if (decision === 'followUp') return 'accepted_open';
  return ACCEPTED[result];
}

/** The newest answer decides; `answers` are in the order in which they were sent, drafts left out. No answer: still `issued`. */
export function findingStateFrom(answers: readonly SentAnswer[]): FindingState {
  const newest = answers.at(-1);
  if (newest === undefined) return 'issued';
  return newest.decision === null ? stateOnSubmission(newest.result) : stateOnReview(newest.result, newest.decision);
}

/** The date the remedy is due: the newest date that Home Affairs accepted with a remedy in progress, else the one first set. */
export function remedyDueOn(answers: readonly SentAnswer[], firstSetOn: CalendarDate | null): CalendarDate | null {
  const accepted = answers.filter((answer) => answer.result === 'inProgress' && answer.decision === 'accepted');
  return accepted.at(-1)?.committedOn ?? firstSetOn;
}

/** The action that leads from one state straight to another, or null when the state stays (a remedy in progress, accepted as such). */
export function actionBetween(from: FindingState, to: FindingState): FindingAction | null {
  return FINDING_ACTIONS.find((action) => from !== to && findingMachine.states[from][action]?.to === to) ?? null;
}
