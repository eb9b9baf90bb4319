import { addDays, dateOf, daysBetween, instantAt, startOfDay, type CalendarDate, type Instant } from './calendar-date';
import { daysInMonth, periodEnd, type PeriodLength } from './reporting-period';
import type { WorkingCalendar } from './working-calendar';

/** "Hằng quý, trước ngày 15 tháng cuối quý": not a date, but a pattern that gives one rule per period. */
export interface PeriodicRule {
  readonly kind: 'periodic';
  readonly every: PeriodLength;
  /** The day of the period's last month; in a shorter month its last day. */
  readonly dayOfLastMonth: number;
  /** true: "trước ngày"; false: "chậm nhất ngày". */
  readonly strict: boolean;
}

/** How the paper words the time limit. What each wording means is in `firstTooLateInstant`. */
export type DueRule =
  | { readonly kind: 'strictly_before'; readonly date: CalendarDate }
  | { readonly kind: 'no_later_than'; readonly date: CalendarDate }
  | { readonly kind: 'at_time'; readonly date: CalendarDate; readonly time: string }
  | { readonly kind: 'calendar_days_from'; readonly from: CalendarDate; readonly days: number }
  | { readonly kind: 'working_days_from'; readonly from: CalendarDate; readonly days: number }
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
      return instantAt(addDays(rule.date, graceDays), rule.time);
    case 'calendar_days_from': {
      // The day after the signing is day 1, and the term ends with the last day.
      const lastDay = calendar.workingDayOnOrAfter(addDays(rule.from, rule.days));
      return startOfDay(addDays(lastDay, 1 + graceDays));
    }
    case 'working_days_from':
      return startOfDay(addDays(calendar.addWorkingDays(rule.from, rule.days), 1 + graceDays));
    case 'periodic':
    case 'none':
      return null;
  }
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
  const lastDay = periodEnd(rule.every, day);
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
