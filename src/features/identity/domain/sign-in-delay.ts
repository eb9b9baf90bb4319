import type { Instant } from '../../../kernel/calendar-date';

const FREE_TRIES = 3;
const LONGEST_MS = 60_000;
const FORGOTTEN_MS = 3_600_000;

/** Tries under one name that did not succeed (yet). */
export interface SignInTries {
  readonly failures: number;
  readonly lastAt: Instant;
  readonly nextAt: Instant | null;
}

/** Tries before this instant are forgotten. */
export const forgottenBefore = (now: Instant): Instant => now - FORGOTTEN_MS;

/** How long the next try still waits; 0 = it is looked at. */
export function waitMs(before: SignInTries | null, now: Instant): number {
  return Math.max(0, (before?.nextAt ?? 0) - now);
}

/**
 * With one try more: three are free, then 2, 4, 8… seconds, at most a minute. A growing delay and never a lock-out, so nobody can
 * shut a district out of its account on the last day.
 */
export function withOneMore(before: SignInTries | null, now: Instant): SignInTries {
  const failures = (before && before.lastAt >= forgottenBefore(now) ? before.failures : 0) + 1;
  const delay = failures < FREE_TRIES ? null : Math.min(LONGEST_MS, 2 ** Math.min(failures - FREE_TRIES + 1, 16) * 1000);
  return { failures, lastAt: now, nextAt: delay === null ? null : now + delay };
}
