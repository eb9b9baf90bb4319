import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { UrgingQueries, type SeenPlace } from '../urging.queries';
import { UrgingStore } from '../urging.store';

const OF_UNITS = ['unitStaff', 'unitHead', 'department'];

/** A unit opens what it was urged about: noted once in each row, the first time after it was sent. */
@Injectable()
export class MarkSeen {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly urgings: UrgingQueries,
    private readonly store: UrgingStore,
  ) {}

  async execute(actor: Actor, place: SeenPlace): Promise<void> {
    if (!OF_UNITS.includes(actor.role)) return;
    const unseen = await this.urgings.unseen(actor.unitId, place);
    if (unseen.length > 0) await this.unitOfWork.run(actor, (tx) => this.store.markSeen(tx, unseen));
  }
}
