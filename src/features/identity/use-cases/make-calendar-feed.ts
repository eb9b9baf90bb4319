import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { CalendarFeedStore } from '../calendar-feed.store';

/** A personal address for a calendar program; the one before it no longer works. */
@Injectable()
export class MakeCalendarFeed {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly feeds: CalendarFeedStore,
  ) {}

  async execute(actor: Actor): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      await this.feeds.renew(tx);
      await tx.record({ type: 'account.calendarLinked', subject: { kind: 'account', code: actor.username }, unitId: actor.unitId });
    });
  }
}
