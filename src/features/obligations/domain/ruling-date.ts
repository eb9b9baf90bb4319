import { addDays, startOfDay, type CalendarDate, type Instant } from '../../../kernel/calendar-date';
import type { DueMoments } from './lateness';

/** The two dates a duty may have: the one its paper set, which stays, and the one an extension (gia hạn) gave after it. */
export interface DatesOfDuty {
  readonly tooLateAt: Instant | null;
  readonly lenientTooLateAt: Instant | null;
  readonly extendedTooLateAt: Instant | null;
  readonly extendedLenientTooLateAt: Instant | null;
}

/** The moments that rule: the extended ones where there are any. `RULING` in obligation-selection.ts says the same to the database. */
export function rulingMoments({ tooLateAt, lenientTooLateAt, extendedTooLateAt, extendedLenientTooLateAt }: DatesOfDuty): DueMoments {
  return { strict: extendedTooLateAt ?? tooLateAt, lenient: extendedLenientTooLateAt ?? lenientTooLateAt };
}

/** The moments of the paper, whatever was extended since. */
export function firstMoments({ tooLateAt, lenientTooLateAt }: DatesOfDuty): DueMoments {
  return { strict: tooLateAt, lenient: lenientTooLateAt };
}

/**
 * "Gia hạn đến hết ngày …": the named day still counts in full and reads one way only. A lenient reading of the first date that
 * reaches further is not taken back.
 */
export function extendedMoments(until: CalendarDate, lenientTooLateAt: Instant | null): { readonly strict: Instant; readonly lenient: Instant } {
  const strict = startOfDay(addDays(until, 1));
  return { strict, lenient: Math.max(strict, lenientTooLateAt ?? strict) };
}
