import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { CreateNextDuties } from './use-cases/create-next-duties';

const EVERY_MS = 15 * 60_000;

/** Makes the duties of periods that begin. Started by the server only, never by tests, commands or the demonstration. */
@Injectable()
export class DutyLoop implements OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private readonly log = new Logger(DutyLoop.name);

  constructor(private readonly createNext: CreateNextDuties) {}

  start(everyMs = EVERY_MS): void {
    const round = async (): Promise<void> => {
      await (this.running = this.once());
      if (!this.stopped) this.timer = setTimeout(() => void round(), everyMs).unref();
    };
    void round();
  }

  /** A fault is logged and the next round tries again. */
  async once(): Promise<void> {
    try {
      await this.createNext.execute();
    } catch (error) {
      this.log.error(`duties: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }
}
