import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { VisitStore } from '../visit.store';

/** Signing the minutes locks the answers for good; until then they can be taken back to correct one. */
@Injectable()
export class MoveVisit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly visits: VisitStore,
  ) {}

  async execute(actor: Actor, code: string, action: 'signMinutes' | 'reopen', comment?: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const visit = await this.visits.load(tx, code);
      await this.visits.move(tx, visit, action, action === 'signMinutes' ? { minutesSignedAt: tx.now } : {}, comment);
    });
  }
}
