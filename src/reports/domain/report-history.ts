import { dateOf, type CalendarDate, type Instant } from '../../kernel/calendar-date';

/** What happened to a unit's report, in the order it is told. */
export type HistoryStep =
  | { readonly kind: 'sent' | 'supplemented'; readonly on: CalendarDate }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'urged'; readonly count: number };

export interface SentVersion {
  readonly number: number;
  readonly state: string;
  readonly submittedAt: Instant | null;
}

/** First sending, latest supplement, whether Home Affairs still has to look at it, how often the unit was urged. Drafts are not history. */
export function reportHistory(versions: readonly SentVersion[], urged: number): readonly HistoryStep[] {
  const sent = versions.filter((one): one is SentVersion & { submittedAt: Instant } => one.submittedAt !== null).sort((a, b) => a.number - b.number);
  const first = sent[0];
  const last = sent.at(-1);
  return [
    ...(first ? [{ kind: 'sent' as const, on: dateOf(first.submittedAt) }] : []),
    ...(last && last !== first ? [{ kind: 'supplemented' as const, on: dateOf(last.submittedAt) }] : []),
    ...(last?.state === 'received' ? [{ kind: 'waiting' as const }] : []),
    ...(urged > 0 ? [{ kind: 'urged' as const, count: urged }] : []),
  ];
}
