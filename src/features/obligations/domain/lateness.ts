import { addDays, dateOf, daysBetween, startOfDay, type CalendarDate, type Instant } from '../../../kernel/calendar-date';
import { daysTooLate, firstTooLateInstant, lenientReading, type DueRule } from '../../../kernel/due-rule';
import type { WorkingCalendar } from '../../../kernel/working-calendar';
import type { ObligationState } from './obligation.machine';

export const LATENESS_KINDS = ['no_deadline', 'not_due', 'due_soon', 'on_time', 'late', 'missing', 'ended'] as const;
export type LatenessKind = (typeof LATENESS_KINDS)[number];

/**
 * `days`: for `late` and `missing`, calendar days after the last compliant day; for `not_due` and `due_soon`, calendar days left
 * until it (0 = today is the last day); else 0.
 */
export interface Lateness {
  readonly kind: LatenessKind;
  readonly days: number;
}

export const DUE_SOON_WORKING_DAYS = 3;

export interface LatenessQuestion {
  /** First instant that is too late; null = no deadline, and then nothing is ever late. */
  readonly tooLateAt: Instant | null;
  /** The arrival that decides (`decisiveArrival`): under the usual rule the first one, also when a later version followed. */
  readonly firstSubmittedAt: Instant | null;
  /** A later directive took the clause's place: what was not answered by then is no longer owed. */
  readonly ended?: boolean;
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly dueSoonWorkingDays?: number;
}

export function latenessOf(question: LatenessQuestion): Lateness {
  const { tooLateAt, firstSubmittedAt, now, calendar } = question;
  if (tooLateAt === null) return { kind: question.ended ? 'ended' : 'no_deadline', days: 0 };
  if (firstSubmittedAt !== null) {
    const days = daysTooLate(tooLateAt, firstSubmittedAt);
    return days > 0 ? { kind: 'late', days } : { kind: 'on_time', days: 0 };
  }
  if (question.ended) return { kind: 'ended', days: 0 };
  if (now >= tooLateAt) return { kind: 'missing', days: daysTooLate(tooLateAt, now) };
  const lastDay = lastDayOf(tooLateAt);
  const today = dateOf(now);
  const soonUntil = calendar.addWorkingDays(today, question.dueSoonWorkingDays ?? DUE_SOON_WORKING_DAYS);
  return { kind: lastDay <= soonUntil ? 'due_soon' : 'not_due', days: daysBetween(today, lastDay) };
}

/** The last instant that is still in time; null without a deadline. */
export function lastMoment(tooLateAt: Instant | null): Instant | null {
  return tooLateAt === null ? null : tooLateAt - 1;
}

/** The last compliant day, as people say it: "hết ngày 19/7/2018". */
export function lastDayOf(tooLateAt: Instant): CalendarDate;
export function lastDayOf(tooLateAt: Instant | null): CalendarDate | null;
export function lastDayOf(tooLateAt: Instant | null): CalendarDate | null {
  return tooLateAt === null ? null : dateOf(tooLateAt - 1);
}

export interface DueMoments {
  /** The rule as worded ("trước ngày" leaves the day out), with the grace the office allows. */
  readonly strict: Instant | null;
  /** The same when the named day itself still counts. */
  readonly lenient: Instant | null;
}

/** When the duty becomes too late under both readings of its wording. No law defines "trước ngày" for letters, so both are shown. */
export function dueMoments(rule: DueRule, calendar: WorkingCalendar, graceDays = 0): DueMoments {
  const strict = firstTooLateInstant(rule, calendar, graceDays);
  const lenient = firstTooLateInstant(lenientReading(rule), calendar);
  // A grace that already covers the named day leaves nothing more to read leniently.
  return { strict, lenient: strict !== null && lenient !== null ? Math.max(strict, lenient) : lenient };
}

export interface BothReadings {
  readonly strict: Lateness;
  readonly lenient: Lateness;
}

export function bothReadings(moments: DueMoments, question: Omit<LatenessQuestion, 'tooLateAt'>): BothReadings {
  return {
    strict: latenessOf({ ...question, tooLateAt: moments.strict }),
    lenient: latenessOf({ ...question, tooLateAt: moments.lenient }),
  };
}

/** Which sending decides: the first that arrived, or the first of which nothing was returned. */
export type LatenessDecidedBy = 'firstSubmission' | 'firstComplete';

export interface Arrivals {
  readonly state: ObligationState;
  readonly firstSubmittedAt: Instant | null;
  readonly lastSubmittedAt: Instant | null;
  /** Arrival of the first sending of which nothing was returned. */
  readonly completeSubmittedAt: Instant | null;
}

export interface DecisiveArrival {
  /** Null: the duty counts as not answered. */
  readonly at: Instant | null;
  /** Counts only until the sending is judged: when something of it is returned, the duty is unanswered again. */
  readonly provisional: boolean;
}

/** The arrival that lateness goes by under the province's rule. `ARRIVED` in obligation-selection.ts says the same to the database. */
export function decisiveArrival(decidedBy: LatenessDecidedBy, { state, firstSubmittedAt, lastSubmittedAt, completeSubmittedAt }: Arrivals): DecisiveArrival {
  if (decidedBy === 'firstSubmission') return { at: firstSubmittedAt, provisional: false };
  if (completeSubmittedAt !== null) return { at: completeSubmittedAt, provisional: false };
  return state === 'submitted' ? { at: lastSubmittedAt, provisional: true } : { at: null, provisional: false };
}

/** The last day for what was returned: `workingDays` after the day of the review. */
export function supplementDay(today: CalendarDate, workingDays: number, calendar: WorkingCalendar): CalendarDate {
  return calendar.addWorkingDays(today, workingDays);
}

/** A supplement has a day of its own, which still counts in full; it makes the report itself neither late nor in time. */
export function supplementLateness(dueOn: CalendarDate | null, submittedAt: Instant | null, now: Instant, calendar: WorkingCalendar): Lateness {
  return latenessOf({ tooLateAt: dueOn === null ? null : startOfDay(addDays(dueOn, 1)), firstSubmittedAt: submittedAt, now, calendar });
}
