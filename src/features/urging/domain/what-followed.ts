import { dateOf, daysBetween, type Instant } from '../../../kernel/calendar-date';

export interface Urged {
  readonly state: string;
  readonly firstSubmittedAt: Instant | null;
  readonly lastUpdateAt: Instant | null;
  /** When extensions were asked for, oldest first. */
  readonly extensionsAskedAt?: readonly Instant[];
}

/** `days`: calendar days between the urging and what followed; for `nothing`, until now. */
export interface Followed {
  readonly kind: 'reported' | 'extensionAsked' | 'written' | 'nothing';
  readonly days: number;
  readonly at: Instant | null;
}

/** The first report if it came after the urging; a duty that was returned is answered by what came last. */
export function answeredAfter(sentAt: Instant, { firstSubmittedAt, lastUpdateAt, state }: Urged): Instant | null {
  if (firstSubmittedAt !== null && firstSubmittedAt >= sentAt) return firstSubmittedAt;
  const answered = state === 'submitted' || state === 'accepted';
  return answered && lastUpdateAt !== null && lastUpdateAt >= sentAt ? lastUpdateAt : null;
}

/** What the unit did after it was urged. Progress it wrote and an extension it asked for are told, but they are no report. */
export function whatFollowed(sentAt: Instant, duty: Urged, now: Instant): Followed {
  const between = (at: Instant): number => daysBetween(dateOf(sentAt), dateOf(at));
  const reported = answeredAfter(sentAt, duty);
  if (reported !== null) return { kind: 'reported', days: between(reported), at: reported };
  const asked = duty.extensionsAskedAt?.find((at) => at >= sentAt);
  if (asked !== undefined) return { kind: 'extensionAsked', days: between(asked), at: asked };
  const { lastUpdateAt, state } = duty;
  if (state === 'open' && lastUpdateAt !== null && lastUpdateAt >= sentAt) return { kind: 'written', days: between(lastUpdateAt), at: lastUpdateAt };
  return { kind: 'nothing', days: between(now), at: null };
}
