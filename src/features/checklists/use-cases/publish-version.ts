import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { takeMove } from '../../../kernel/take-move';
import { updateGuarded } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Checklist, ChecklistVersion, Criterion } from '../checklist.entity';
import { checklistVersionMachine } from '../domain/checklist-version.machine';

/** From here on the version never changes: a correction is a new version. */
@Injectable()
export class PublishVersion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, versionId: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const version = await tx.manager.findOneBy(ChecklistVersion, { id: versionId });
      if (!version) throw new NotFoundError();
      const checklist = await tx.manager.findOneByOrFail(Checklist, { id: version.checklistId });
      const criteria = await tx.manager.findBy(Criterion, { checklistVersionId: versionId });
      const sum = Math.round(criteria.reduce((total, { maxScore }) => total + maxScore, 0) * 100) / 100;
      failWith(sum === version.maxScore ? [] : [problem('checklist.scoresDoNotAddUp', undefined, { sum, max: version.maxScore })]);
      const from = version.state;
      const state = takeMove(checklistVersionMachine, from, 'publish', actor.role);
      await updateGuarded(tx, ChecklistVersion, version, { state, publishedAt: tx.now });
      await tx.record({ type: 'checklist.published', subject: { kind: 'checklist', code: `${checklist.code}/${version.number}` }, details: { from, to: state } });
    });
  }
}
