import { Injectable } from '@nestjs/common';
import type { Instant } from '../../kernel/calendar-date';

/** An earlier request whose line hangs does not hold up a later one for longer. */
const LONGEST_WAIT_MS = 20_000;

interface Arrival {
  readonly at: Instant;
  readonly over: Promise<void>;
}

/**
 * Forms that send the same report are taken in the order in which they arrived, not in which their bodies were complete: a second
 * press just after the deadline does not overtake the first, which came just before it. Per process; see docs/decisions.md.
 */
@Injectable()
export class ArrivalOrder {
  private readonly running = new Map<string, Set<Arrival>>();

  /** @param work is handed `turn`: to be awaited before the one small request that counts; it ends when all that arrived earlier are over */
  async run<T>(name: string, at: Instant, work: (turn: () => Promise<void>) => Promise<T>, longest = LONGEST_WAIT_MS): Promise<T> {
    const all = this.running.get(name) ?? new Set<Arrival>();
    const earlier = [...all].filter((one) => one.at <= at);
    let end = (): void => undefined;
    const own: Arrival = { at, over: new Promise<void>((resolve) => (end = resolve)) };
    this.running.set(name, all.add(own));
    try {
      return await work(() => inTime(Promise.all(earlier.map(({ over }) => over)), longest));
    } finally {
      end();
      all.delete(own);
      if (all.size === 0) this.running.delete(name);
    }
  }
}

async function inTime(work: Promise<unknown>, longest: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise<void>((resolve) => (timer = setTimeout(resolve, longest)))]);
  clearTimeout(timer);
}
