import { addDays, startOfDay, type CalendarDate, type Instant } from '../../kernel/calendar-date';

export interface AnswerInTime {
  readonly finding: string;
  readonly result: string | null;
  readonly committedOn: CalendarDate | null;
  readonly decision: string | null;
  readonly submittedAt: Instant;
}

export const PROMISE_STATES = ['kept', 'broken', 'open'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

export interface UnitPromise {
  readonly finding: string;
  readonly madeAt: Instant;
  readonly committedOn: CalendarDate;
  readonly state: PromiseState;
}

/**
 * What a unit promised: a day written with "in progress". Kept when the finding was said remedied, and accepted as such, or verified
 * by the end of that day; broken when the day is over without it. A later promise on the same finding leaves the earlier one as it was;
 * the same day said again in the next sending is the same promise.
 */
export function promisesOf(answers: readonly AnswerInTime[], verifiedAt: ReadonlyMap<string, Instant | null>, now: Instant): readonly UnitPromise[] {
  const promised = new Set<string>();
  return answers.flatMap(({ finding, result, committedOn, submittedAt }): UnitPromise[] => {
    if (result !== 'inProgress' || committedOn === null || promised.has(`${finding} ${committedOn}`)) return [];
    promised.add(`${finding} ${committedOn}`);
    const tooLate = startOfDay(addDays(committedOn, 1));
    const remedied = answers.filter((one) => one.finding === finding && one.result === 'remedied' && one.decision === 'accepted').map((one) => one.submittedAt);
    const verified = verifiedAt.get(finding) ?? null;
    const doneAt = Math.min(...remedied, verified ?? Infinity);
    const state: PromiseState = doneAt < tooLate ? 'kept' : now >= tooLate ? 'broken' : 'open';
    return [{ finding, madeAt: submittedAt, committedOn, state }];
  });
}
