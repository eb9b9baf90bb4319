import type { FactRow } from '../../platform/facts/fact.entity';
import type { Urging } from '../../features/urging';

/** One line of a timeline; `key` is a full locale key, the texts are as people wrote them. */
export interface TimelineItem {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at: number;
  readonly who: string;
  readonly look: 'late' | 'done' | '';
  readonly text: string;
  readonly href: string;
}

const LATE = ['finding.returned', 'finding.disputed', 'report.returned'];
const DONE = ['finding.verified', 'report.accepted'];
const look = (type: string): TimelineItem['look'] => (LATE.includes(type) ? 'late' : DONE.includes(type) ? 'done' : '');
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A recorded fact as a line: what happened, who did it (the post as it was then), and the reason that was given. */
export function factItem(row: Pick<FactRow, 'type' | 'at' | 'actorTitle' | 'details'>, href = ''): TimelineItem {
  const { details } = row;
  const version = typeof details.version === 'number' ? details.version : 0;
  return { key: `facts:${row.type}`, params: { version }, at: row.at, who: row.actorTitle, look: look(row.type), text: words(details.comment) || words(details.reason), href };
}

export function urgingItem(urging: Pick<Urging, 'sentAt' | 'sentByTitle' | 'sequence' | 'noteVi'>): TimelineItem {
  return { key: 'facts:urging.sent', params: { sequence: urging.sequence }, at: urging.sentAt, who: urging.sentByTitle, look: 'late', text: urging.noteVi ?? '', href: '' };
}

/** Newest first; what happened at the same instant keeps the order in which it was recorded, reversed. */
export function newestFirst(items: readonly TimelineItem[]): TimelineItem[] {
  return items.map((item, index) => ({ item, index })).sort((a, b) => b.item.at - a.item.at || b.index - a.index).map(({ item }) => item);
}
