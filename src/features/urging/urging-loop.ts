import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { RunAutomaticSteps } from './use-cases/run-automatic-steps';

const EVERY_MS = 5 * 60_000;

/** Takes the automatic steps, again and again. Started by the server only, never by tests, commands or the demonstration. */
@Injectable()
export class UrgingLoop implements OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private readonly log = new Logger(UrgingLoop.name);

  constructor(private readonly steps: RunAutomaticSteps) {}

  start(everyMs = EVERY_MS): void {
    const round = async (): Promise<void> => {
      await (this.running = this.once());
      if (!this.stopped) this.timer = setTimeout(() => void round(), everyMs).unref();
    };
    void round();
  }

  /** One round. A fault is logged and the next round tries again: what was not sent is still due. */
  async once(): Promise<void> {
    try {
      await this.steps.execute();
    } catch (error) {
      this.log.error(`urging: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }
}
