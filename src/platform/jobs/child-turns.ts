/**
 * So many at once, whatever they do; the rest wait. Kinds take turns: fifty pictures that somebody looks at do not keep a report's
 * signatures waiting.
 */
export class ChildTurns {
  private busy = 0;
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(private readonly atOnce: number) {}

  async within<T>(kind: string, work: () => Promise<T>): Promise<T> {
    if (this.busy < this.atOnce) this.busy += 1;
    else await new Promise<void>((resolve) => this.waiting.set(kind, [...(this.waiting.get(kind) ?? []), resolve]));
    try {
      return await work();
    } finally {
      this.handOn();
    }
  }

  /** A place that becomes free goes to who waits, never to who comes just then. */
  private handOn(): void {
    const [kind, [next, ...rest]] = this.waiting.entries().next().value ?? ['', []];
    if (!next) {
      this.busy -= 1;
      return;
    }
    this.waiting.delete(kind);
    if (rest.length > 0) this.waiting.set(kind, rest);
    next();
  }
}
