import { Injectable } from '@nestjs/common';
import { dateOf } from '../../../kernel/calendar-date';
import { ConflictError } from '../../../kernel/errors';
import { SYSTEM_ACTOR } from '../../../kernel/system-actor';
import { Clock } from '../../../platform/clock/clock';
import { ReadModel } from '../../../platform/database/read-model';
import { oneAtATime } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { UnitQueries } from '../../organisation';
import { ObligationSeries } from '../obligation-series.entity';
import { SeriesStore } from '../series.store';

/** Makes the duty of every period that has begun. Safe to run again and on two servers: the series' version and the code of a duty are each taken once. */
@Injectable()
export class CreateNextDuties {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadModel,
    private readonly units: UnitQueries,
    private readonly series: SeriesStore,
    private readonly clock: Clock,
  ) {}

  /** @returns how many duties were created */
  async execute(): Promise<number> {
    const today = dateOf(this.clock.now());
    // Nearly always there is nothing to do: then nothing is locked.
    if ((await this.read.manager.countBy(ObligationSeries, SeriesStore.waiting(today))) === 0) return 0;
    const calendar = await this.units.calendar();
    try {
      return await this.unitOfWork.run(SYSTEM_ACTOR, async (tx) => {
        await oneAtATime(tx, 'obligation:series');
        let created = 0;
        for (const series of await this.series.due(tx, today)) created += await this.series.createBegun(tx, series, calendar);
        return created;
      });
    } catch (error) {
      if (error instanceof ConflictError) return 0;
      throw error;
    }
  }
}
