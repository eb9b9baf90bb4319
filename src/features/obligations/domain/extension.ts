import type { Role } from '../../../kernel/actor';
import { addDays, daysBetween, type CalendarDate, type Instant } from '../../../kernel/calendar-date';
import { problem, type Problem } from '../../../kernel/problem';
import { lastDayOf } from './lateness';
import type { ObligationState } from './obligation.machine';

export type ExtensionDecider = 'homeAffairsLeader' | 'chair' | 'either';

/** What the province decided about extensions: how many a duty may get, how far one may go, who decides. */
export interface ExtensionPolicy {
  readonly max: number;
  readonly maxDays: number;
  readonly decidedBy: ExtensionDecider;
}

const DECIDING: Readonly<Record<ExtensionDecider, readonly Role[]>> = {
  homeAffairsLeader: ['homeAffairsLeader'],
  chair: ['provincialChair'],
  either: ['homeAffairsLeader', 'provincialChair'],
};

/** Who decides a request. Home Affairs does not decide its own: that is the chair's whatever the rule says. */
export function decidersOf(decidedBy: ExtensionDecider, askedByHomeAffairs: boolean): readonly Role[] {
  return askedByHomeAffairs ? DECIDING.chair : DECIDING[decidedBy];
}

export interface AskedDuty {
  /** First instant that is too late, by the date that rules now; null = no deadline. */
  readonly rulingTooLateAt: Instant | null;
  /** The arrival that decides, if there is one: what was answered needs no more time. */
  readonly answeredAt: Instant | null;
  readonly state: ObligationState;
  readonly granted: number;
  readonly open: boolean;
}

/**
 * Why nobody may ask now, or null. `at` is the instant at which the request arrived: strictly before the ruling moment, one
 * millisecond after is too late (xin gia hạn trước khi hết hạn).
 */
export function askRefusal(duty: AskedDuty, at: Instant, policy: ExtensionPolicy): Problem | null {
  if (duty.rulingTooLateAt === null) return problem('extension.noDeadline');
  if (duty.state === 'superseded') return problem('extension.superseded');
  if (duty.state === 'accepted' || duty.answeredAt !== null) return problem('extension.answered');
  if (duty.open) return problem('extension.open');
  if (at >= duty.rulingTooLateAt) return problem('extension.tooLate', undefined, { since: duty.rulingTooLateAt });
  if (duty.granted >= policy.max) return problem(policy.max === 0 ? 'extension.never' : 'extension.usedUp', undefined, { max: policy.max });
  return null;
}

/** The furthest day the rule allows. */
export function furthestDay(rulingTooLateAt: Instant, { maxDays }: ExtensionPolicy): CalendarDate {
  return addDays(lastDayOf(rulingTooLateAt), maxDays);
}

/** What is wrong with a day that is asked for or granted: it must lie after the last day that counts now, and not too far. */
export function dayProblems(field: string, day: CalendarDate, rulingTooLateAt: Instant, policy: ExtensionPolicy): readonly Problem[] {
  const last = lastDayOf(rulingTooLateAt);
  if (day <= last) return [problem('extension.notAfter', field, { date: last })];
  if (daysBetween(last, day) > policy.maxDays) return [problem('extension.tooFar', field, { days: policy.maxDays, date: furthestDay(rulingTooLateAt, policy) })];
  return [];
}

/** The letter is the asking body's or the deciding one's own: number and date go together, and no letter is of tomorrow. */
export function letterProblems(letter: { readonly number: string | undefined; readonly on: CalendarDate | undefined }, today: CalendarDate, fields: { readonly number: string; readonly on: string }): readonly Problem[] {
  const { number, on } = letter;
  return [
    ...(on !== undefined && number === undefined ? [problem('extension.letterNumber', fields.number)] : []),
    ...(number !== undefined && on === undefined ? [problem('extension.letterDate', fields.on)] : []),
    ...(on !== undefined && on > today ? [problem('extension.letterInFuture', fields.on)] : []),
  ];
}
