import type { Instant } from '../../../kernel/calendar-date';

const FREE_TRIES = 3;
const LONGEST_MS = 60_000;

/**
 * When the next try is looked at: three free, then 2, 4, 8… seconds, at most a minute. A growing delay and never a lock-out, so
 * nobody can shut a district out of its account on the last day.
 */
export function nextSignInAt(failures: number, now: Instant): Instant | null {
  if (failures < FREE_TRIES) return null;
  return now + Math.min(LONGEST_MS, 2 ** (failures - FREE_TRIES + 1) * 1000);
}
