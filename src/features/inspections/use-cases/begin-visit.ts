import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ForbiddenError } from '../../../kernel/errors';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { VisitStore } from '../visit.store';

@Injectable()
export class BeginVisit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly visits: VisitStore,
  ) {}

  /** @throws ForbiddenError `roundNotInspecting` before the plan is approved and the round started */
  async execute(actor: Actor, code: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const visit = await this.visits.load(tx, code);
      if ((await this.visits.roundOf(tx, visit)).state !== 'inspecting') throw new ForbiddenError('roundNotInspecting');
      await this.visits.move(tx, visit, 'begin', { begunAt: visit.begunAt ?? tx.now });
    });
  }
}
