import type { Lateness } from '../../features/obligations';
import type { RecordedForUnit } from '../../features/remediation';
import type { Actor } from '../../kernel/actor';
import type { CalendarDate, Instant } from '../../kernel/calendar-date';

/** One line of "Việc cần làm": what, for whom, until when, and one press to the place of the work. Data only, the page has the words. */
export interface WorkTask {
  /** Words `workList:task.<kind>`, and the test id `<kind>-task`. */
  readonly kind: string;
  /** Words of the title: `workList:<words.key>` with `params`, or plain text. */
  readonly title: { readonly key: string; readonly params: Readonly<Record<string, unknown>> } | string;
  /** Empty when it is the reader's own body. */
  readonly unitName: string;
  /** The last day that counts, by the date that rules; null: none, and then the age decides the place. */
  readonly due: CalendarDate | null;
  readonly since: Instant;
  /** In place of the instant: the day of the letter that gave the work. */
  readonly givenOn?: CalendarDate | null;
  /** Who asks, where a post did. */
  readonly from?: string;
  readonly state: { readonly machine: string; readonly state: string } | null;
  readonly lateness: Lateness | null;
  readonly lenient?: Lateness;
  readonly supplement?: { readonly dueOn: CalendarDate; readonly lateness: Lateness } | null;
  readonly recorded?: readonly RecordedForUnit[];
  /** A remark under the title: `workList:<note>`. */
  readonly note?: string;
  readonly href: string;
  /** Words of the button. */
  readonly action: string;
}

/** Everything of one kind that waits on a reader. A new kind is a new file in `providers/` and one line in `work-providers.ts`. */
export interface WorkProvider {
  tasksFor(actor: Actor): Promise<readonly WorkTask[]>;
  /** For the number in the menu, on every page: cheaper than the tasks themselves. */
  countFor(actor: Actor): Promise<number>;
}

/** What has a day first, the earliest first; then the oldest. */
export function inOrder(tasks: readonly WorkTask[]): readonly WorkTask[] {
  return [...tasks].sort((a, b) => (a.due ?? '9999-99-99').localeCompare(b.due ?? '9999-99-99') || a.since - b.since);
}
