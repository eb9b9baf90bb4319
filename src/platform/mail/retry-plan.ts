import type { Instant } from '../../kernel/calendar-date';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long after each failed try the next one comes; after the last the mail is given up. About a day and a half in all. */
export const RETRY_AFTER: readonly number[] = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 12 * HOUR];
/**
 * A claimed mail is nobody else's for so long; a server that was killed in between leaves it to the next. Longer than one sending may take:
 * its name, its line and its greeting (70 s), then some nine answers of at most a minute each (mail-transport.ts).
 */
export const CLAIM_MS = 15 * MINUTE;
/** What waited longer is no longer news: not sent when a server for mails is set up only later. */
export const TOO_OLD_MS = 7 * DAY;

/** When to try again after the `tries`-th try failed (counted from 1), or null: given up. */
export function nextTry(tries: number, now: Instant): Instant | null {
  const wait = RETRY_AFTER[tries - 1];
  return wait === undefined ? null : now + wait;
}

export function isTooOld(createdAt: Instant, now: Instant): boolean {
  return now - createdAt > TOO_OLD_MS;
}

/** The receiving server says that there will never be such an address: trying again only annoys it. */
export function isFinalRefusal({ code, responseCode }: { readonly code?: string; readonly responseCode?: number }): boolean {
  return code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 550 && responseCode < 560;
}
