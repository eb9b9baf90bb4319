import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { MailDelivery } from '../../platform/mail/mail-delivery';
import { QueueMails } from './use-cases/queue-mails';

const EVERY_MS = 15_000;

/** Lays mails ready and sends them, again and again. Started by the server only, never by tests, commands or the demonstration. */
@Injectable()
export class MailLoop implements OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private readonly log = new Logger(MailLoop.name);

  constructor(
    private readonly queueMails: QueueMails,
    private readonly delivery: MailDelivery,
  ) {}

  start(everyMs = EVERY_MS): void {
    const round = async (): Promise<void> => {
      await (this.running = this.once());
      if (!this.stopped) this.timer = setTimeout(() => void round(), everyMs).unref();
    };
    void round();
  }

  /** One round. A fault is logged and the next round tries again: mails wait, they are not lost. */
  async once(): Promise<void> {
    try {
      await this.queueMails.execute();
      await this.delivery.deliverDue();
    } catch (error) {
      this.log.error(`mails: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }
}
