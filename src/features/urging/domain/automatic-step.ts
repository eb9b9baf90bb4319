import { dateOf, timeOf, type CalendarDate, type Instant } from '../../../kernel/calendar-date';
import type { WorkingCalendar } from '../../../kernel/working-calendar';
import { URGING_LEVELS, type AutomaticStep, type LedgerLevel, type UrgingLevel } from './levels';
import { nextLevel } from './next-level';

/** What the province decided about steps that nobody has to press. Days are working days. */
export interface StepPolicy {
  /** A reminder this many working days before the last day; 0 = none. */
  readonly before: number;
  readonly onDay: boolean;
  /** After the last day, an urging is due every this many working days. */
  readonly every: number;
  /** The highest level that goes out by itself; above it, and always to the chair, staff decide. */
  readonly upTo: 'none' | 'handler' | 'head' | 'homeAffairsLetter';
  /** Nothing is sent outside these hours of a working day. */
  readonly fromHour: number;
  readonly untilHour: number;
}

export interface StepQuestion {
  /** Last day that still counts. */
  readonly lastDay: CalendarDate;
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly policy: StepPolicy;
  /** Urgings of the duty so far, reminders left out, and the newest one's day. */
  readonly urgedBefore: number;
  readonly lastUrgedOn: CalendarDate | null;
}

export interface DueStep {
  readonly step: AutomaticStep;
  readonly level: LedgerLevel;
}

export function withinHours(now: Instant, calendar: WorkingCalendar, { fromHour, untilHour }: Pick<StepPolicy, 'fromHour' | 'untilHour'>): boolean {
  const hour = Number(timeOf(now).slice(0, 2));
  return calendar.isWorkingDay(dateOf(now)) && hour >= fromHour && hour < untilHour;
}

/** The step that is due for an unanswered duty now, whoever takes it; null when it is nobody's turn. */
export function dueStep({ lastDay, now, calendar, policy, urgedBefore, lastUrgedOn }: StepQuestion): DueStep | null {
  const today = dateOf(now);
  if (today < lastDay) return policy.before > 0 && calendar.addWorkingDays(today, policy.before) >= lastDay ? { step: 'before', level: 'reminder' } : null;
  if (today === lastDay) return policy.onDay ? { step: 'onDay', level: 'reminder' } : null;
  // What was urged before the moment passed starts no rhythm of its own.
  const since = lastUrgedOn !== null && lastUrgedOn > lastDay ? lastUrgedOn : lastDay;
  return today >= calendar.addWorkingDays(since, policy.every) ? { step: 'after', level: nextLevel(urgedBefore) } : null;
}

/** Whether a due step goes out by itself. */
export function isAutomatic({ level }: DueStep, { upTo }: Pick<StepPolicy, 'upTo'>): boolean {
  if (level === 'reminder') return true;
  return upTo !== 'none' && level !== 'chairProposal' && rank(level) <= rank(upTo);
}

const rank = (level: UrgingLevel): number => URGING_LEVELS.indexOf(level);
