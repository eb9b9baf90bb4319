import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith } from '../../../kernel/errors';
import { takeMove } from '../../../kernel/take-move';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { visitMachine } from '../domain/visit.machine';
import { SigningConditions } from '../signing-conditions';
import { VisitStore } from '../visit.store';

/** Signing the minutes locks the answers for good; until then they can be taken back to correct one. */
@Injectable()
export class MoveVisit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly visits: VisitStore,
    private readonly conditions: SigningConditions,
  ) {}

  /** @throws ValidationError naming what must be done before the minutes are signed */
  async execute(actor: Actor, code: string, action: 'signMinutes' | 'reopen', comment?: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const visit = await this.visits.load(tx, code);
      // The step itself first: words about its conditions would mislead where it cannot be taken.
      takeMove(visitMachine, visit.state, action, actor.role, comment);
      failWith(action === 'signMinutes' ? await this.conditions.problems(tx, visit) : []);
      await this.visits.move(tx, visit, action, action === 'signMinutes' ? { minutesSignedAt: tx.now } : {}, comment);
    });
  }
}
