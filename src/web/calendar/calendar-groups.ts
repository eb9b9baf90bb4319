import type { CalendarDate } from '../../kernel/calendar-date';
import { withQuery } from '../../platform/http/page-url';

export const ENTRY_KINDS = ['due', 'first', 'remedy', 'supplement', 'visit'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
/** `late`: the day has passed and it is still owed. */
export type EntryLook = 'open' | 'done' | 'late';

/** One thing of one unit on one day. */
export interface CalendarEntry {
  /** `first`: the date of the paper of a duty that was extended since. */
  readonly kind: EntryKind;
  readonly day: CalendarDate;
  readonly code: string;
  readonly title: string;
  /** What makes entries of several units one line: the clause of a duty, the unit of remedies. */
  readonly group: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly look: EntryLook;
  readonly href: string;
  /** Where the whole group is listed. */
  readonly listHref: string;
}

/** What stands as one line on a day. */
export interface CalendarItem {
  readonly kind: EntryKind;
  readonly day: CalendarDate;
  readonly key: string;
  readonly title: string;
  readonly units: readonly string[];
  readonly count: number;
  readonly look: EntryLook;
  readonly href: string;
}

/** The same duty of many units is one line with their number; remedies of one unit too. */
export function grouped(entries: readonly CalendarEntry[]): readonly CalendarItem[] {
  const groups = new Map<string, CalendarEntry[]>();
  for (const entry of entries) {
    const key = `${entry.day} ${entry.kind} ${entry.group}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups].map(([key, members]) => itemOf(key, members)).sort((a, b) => a.day.localeCompare(b.day) || ENTRY_KINDS.indexOf(a.kind) - ENTRY_KINDS.indexOf(b.kind) || a.key.localeCompare(b.key, 'vi', { numeric: true }));
}

function itemOf(key: string, members: readonly CalendarEntry[]): CalendarItem {
  const [first] = members as [CalendarEntry];
  const looks = members.map(({ look }) => look);
  return {
    kind: first.kind,
    day: first.day,
    key: members.length === 1 ? `${first.kind}-${first.code}` : key.replaceAll(' ', '-'),
    title: first.title,
    units: [...new Set(members.map(({ unitName }) => unitName))],
    count: members.length,
    look: looks.includes('late') ? 'late' : looks.every((look) => look === 'done') ? 'done' : 'open',
    href: members.length === 1 ? first.href : first.listHref,
  };
}

/** List of the duties of one clause. */
export const clauseHref = (clause: string, round: string, unit: string | undefined): string => withQuery('/obligations', { view: 'dated', clause, round, unit });
