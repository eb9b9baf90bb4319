import type { Instant } from '../../kernel/calendar-date';

/** The one source of "now". Nothing else in the product asks the operating system for the time. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return Date.now();
  }
}

/** Starts at a chosen instant and runs at the normal pace: the demonstration lives on 24/7/2018. */
export class ShiftedClock extends Clock {
  private readonly offset: number;
  constructor(startsAt: Instant) {
    super();
    this.offset = startsAt - Date.now();
  }

  now(): Instant {
    return Date.now() + this.offset;
  }
}

/** Stands still until it is set: tests, and the replay of dated events. */
export class SettableClock extends Clock {
  constructor(private instant: Instant) {
    super();
  }

  now(): Instant {
    return this.instant;
  }

  set(instant: Instant): void {
    this.instant = instant;
  }
}
