import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { CalendarFeedStore } from '../calendar-feed.store';

/** The personal address of the calendar ends at once; pressed twice it ends once. */
@Injectable()
export class EndCalendarFeed {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly feeds: CalendarFeedStore,
  ) {}

  async execute(actor: Actor): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      if (await this.feeds.end(tx)) await tx.record({ type: 'account.calendarUnlinked', subject: { kind: 'account', code: actor.username }, unitId: actor.unitId });
    });
  }
}
