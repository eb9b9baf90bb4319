import { dateOf, daysBetween, type Instant } from '../../../kernel/calendar-date';
import type { RecordedForUnit } from '../../remediation';

/** A sending that Home Affairs recorded for the unit: it came at one instant and was entered at a later one. */
export interface Entered extends RecordedForUnit {
  readonly arrivedAt: Instant;
  readonly enteredAt: Instant;
}

export interface Urged {
  readonly state: string;
  readonly firstSubmittedAt: Instant | null;
  /** When the newest sending arrived. */
  readonly lastSubmittedAt: Instant | null;
  readonly lastUpdateAt: Instant | null;
  /** When extensions were asked for, oldest first. */
  readonly extensionsAskedAt?: readonly Instant[];
  readonly entered?: readonly Entered[];
}

/**
 * `days`: calendar days between the urging and what followed; for `nothing`, until now; 0 for `arrivedBefore`, a report that lay
 * there before the urging and was entered only after it. `recorded`: set when Home Affairs entered what is told.
 */
export interface Followed {
  readonly kind: 'reported' | 'arrivedBefore' | 'extensionAsked' | 'written' | 'nothing';
  readonly days: number;
  readonly at: Instant | null;
  readonly recorded: Entered | null;
}

/** The first report if it came after the urging; a duty that was returned is answered by what came last. What arrived before answers nothing. */
export function answeredAfter(sentAt: Instant, duty: Urged): Instant | null {
  if (arrivedBefore(sentAt, duty)) return null;
  const { firstSubmittedAt, lastSubmittedAt, lastUpdateAt, state } = duty;
  if (firstSubmittedAt !== null && firstSubmittedAt >= sentAt) return firstSubmittedAt;
  if (state !== 'submitted' && state !== 'accepted') return null;
  return [lastSubmittedAt, lastUpdateAt].find((at) => at !== null && at >= sentAt) ?? null;
}

/** What the unit did after it was urged. Progress it wrote and an extension it asked for are told, but they are no report. */
export function whatFollowed(sentAt: Instant, duty: Urged, now: Instant): Followed {
  const between = (at: Instant): number => daysBetween(dateOf(sentAt), dateOf(at));
  const before = arrivedBefore(sentAt, duty);
  if (before) return { kind: 'arrivedBefore', days: 0, at: before.arrivedAt, recorded: before };
  const reported = answeredAfter(sentAt, duty);
  if (reported !== null) return { kind: 'reported', days: between(reported), at: reported, recorded: duty.entered?.find(({ arrivedAt }) => arrivedAt === reported) ?? null };
  const asked = duty.extensionsAskedAt?.find((at) => at >= sentAt);
  if (asked !== undefined) return { kind: 'extensionAsked', days: between(asked), at: asked, recorded: null };
  const { lastUpdateAt, state } = duty;
  if (state === 'open' && lastUpdateAt !== null && lastUpdateAt >= sentAt) return { kind: 'written', days: between(lastUpdateAt), at: lastUpdateAt, recorded: null };
  return { kind: 'nothing', days: between(now), at: null, recorded: null };
}

function arrivedBefore(sentAt: Instant, { entered = [] }: Urged): Entered | undefined {
  return entered.find(({ arrivedAt, enteredAt }) => arrivedAt < sentAt && enteredAt >= sentAt);
}
