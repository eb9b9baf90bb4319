import { addDays, dateOf, daysBetween, instantAt, startOfDay, type CalendarDate, type Instant } from './calendar-date';
import { daysInMonth, monthEnd, PERIOD_MONTHS, periodEnd, type PeriodLength } from './reporting-period';
import type { WorkingCalendar } from './working-calendar';

/** "Hằng quý, trước ngày 15 tháng cuối quý": not a date, but a pattern that gives one rule per period. */
export interface PeriodicRule {
  readonly kind: 'periodic';
  readonly every: PeriodLength;
  /** The day of the period's last month; in a shorter month its last day. */
  readonly dayOfLastMonth: number;
  /** true: "trước ngày"; false: "chậm nhất ngày". */
  readonly strict: boolean;
  /** Which month of the period, counted from 1; beyond its length: after the period ("ngày 05 tháng sau"). Left out: its last month. */
  readonly month?: number;
}

/** From when a term runs. Left out: from the day that the paper itself names. */
export type TermBasis = 'signing' | 'receipt';

/** `from` is null while the day is not known (nobody entered when the unit received the paper): until then there is no moment. */
export interface TermRule {
  readonly kind: 'calendar_days_from' | 'working_days_from';
  readonly from: CalendarDate | null;
  readonly days: number;
  readonly basis?: TermBasis;
}

/** How the paper words the time limit. What each wording means is in `firstTooLateInstant`. */
export type DueRule =
  | { readonly kind: 'strictly_before'; readonly date: CalendarDate }
  | { readonly kind: 'no_later_than'; readonly date: CalendarDate }
  /** `inclusive`: "chậm nhất 17 giờ 00" still takes what comes at 17:00:00.000, "trước 17 giờ 00" does not. */
  | { readonly kind: 'at_time'; readonly date: CalendarDate; readonly time: string; readonly inclusive?: true }
  | TermRule
  | PeriodicRule
  | { readonly kind: 'none' };

export const DUE_RULE_KINDS = [
  'strictly_before',
  'no_later_than',
  'at_time',
  'calendar_days_from',
  'working_days_from',
  'periodic',
  'none',
] as const satisfies readonly DueRule['kind'][];

/**
 * The first moment that is too late, or null when nothing can be late ("khẩn trương", a periodic pattern).
 * `graceDays` are whole calendar days the receiving office allows on top.
 *
 * A fixed date never moves off a day off; only durations do (Civil Code 2015, arts. 147 and 148).
 */
export function firstTooLateInstant(rule: DueRule, calendar: WorkingCalendar, graceDays = 0): Instant | null {
  switch (rule.kind) {
    case 'strictly_before':
      return startOfDay(addDays(rule.date, graceDays));
    case 'no_later_than':
      return startOfDay(addDays(rule.date, 1 + graceDays));
    case 'at_time':
      return instantAt(addDays(rule.date, graceDays), rule.time) + (rule.inclusive ? 1 : 0);
    case 'calendar_days_from': {
      if (rule.from === null) return null;
      // The day after the signing is day 1, and the term ends with the last day.
      const lastDay = calendar.workingDayOnOrAfter(addDays(rule.from, rule.days));
      return startOfDay(addDays(lastDay, 1 + graceDays));
    }
    case 'working_days_from':
      if (rule.from === null) return null;
      return startOfDay(addDays(calendar.addWorkingDays(rule.from, rule.days), 1 + graceDays));
    case 'periodic':
    case 'none':
      return null;
  }
}

/** The rule for a unit that received the paper on that day; one that does not count from the receipt stays as it is. */
export function receivedOn(rule: DueRule, day: CalendarDate): DueRule {
  return (rule.kind === 'calendar_days_from' || rule.kind === 'working_days_from') && rule.basis === 'receipt' ? { ...rule, from: day } : rule;
}

/** The last day on which something counts as in time ("hết ngày 19/7/2018"), or null without a deadline. */
export function lastCompliantDay(rule: DueRule, calendar: WorkingCalendar, graceDays = 0): CalendarDate | null {
  const tooLate = firstTooLateInstant(rule, calendar, graceDays);
  return tooLate === null ? null : dateOf(tooLate - 1);
}

/** The lenient reading: clerks do accept what arrives on the day a letter calls "trước ngày". Other wordings have one reading. */
export function lenientReading(rule: DueRule): DueRule {
  if (rule.kind === 'strictly_before') return { kind: 'no_later_than', date: rule.date };
  if (rule.kind === 'periodic') return { ...rule, strict: false };
  return rule;
}

/** The dated rule of a periodic duty in the period that holds `day`. */
export function ruleForPeriod(rule: PeriodicRule, day: CalendarDate): DueRule {
  const ownMonths = PERIOD_MONTHS[rule.every];
  const lastDay = monthEnd(addDays(periodEnd(rule.every, day), 1), (rule.month ?? ownMonths) - ownMonths - 1);
  const dayOfMonth = Math.min(rule.dayOfLastMonth, daysInMonth(lastDay));
  const date = addDays(lastDay, dayOfMonth - daysInMonth(lastDay));
  return { kind: rule.strict ? 'strictly_before' : 'no_later_than', date };
}

/** Warns whoever types a fixed date that falls on a day off; the date itself stays as the paper has it. */
export function fallsOnDayOff(rule: DueRule, calendar: WorkingCalendar): boolean {
  const day = lastCompliantDay(rule, calendar);
  return day !== null && !calendar.isWorkingDay(day);
}

/** Calendar days from the last compliant day to the day of `at`: 0 while in time, at least 1 after (an hour missed is a day). */
export function daysTooLate(tooLateFrom: Instant, at: Instant): number {
  return at < tooLateFrom ? 0 : Math.max(1, daysBetween(dateOf(tooLateFrom - 1), dateOf(at)));
}
