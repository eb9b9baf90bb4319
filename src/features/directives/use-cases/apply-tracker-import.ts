import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ConflictError, failWith } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { oneAtATime } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RoundProgress } from '../../inspections';
import { ObligationStore } from '../../obligations';
import { DirectiveStore } from '../directive.store';
import { trackerChanges } from '../domain/tracker-plan';
import { trackedMark, TrackerImportStore } from '../tracker-import.store';

/** Numbers and notes of the task tracker are taken over, all of them or none. A note never moves a duty: its result is judged here. */
@Injectable()
export class ApplyTrackerImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly directives: DirectiveStore,
    private readonly obligations: ObligationStore,
    private readonly imports: TrackerImportStore,
  ) {}

  /**
   * Pressed twice it is done once. @returns how many duties changed
   * @throws ConflictError when a duty changed since the preview; ValidationError when the workbook had errors
   */
  execute(actor: Actor, code: string, publicId: string, seen: string): Promise<number> {
    return this.unitOfWork.run(actor, async (tx) => {
      await oneAtATime(tx, `tracker:${publicId}`);
      const directive = await this.directives.load(tx, code);
      await this.rounds.assertOpen(tx, directive.roundId);
      const upload = await this.imports.load(tx.manager, { directiveId: directive.id, accountId: actor.accountId, publicId }, tx.now);
      if (upload.applied !== null) return upload.applied;
      failWith(upload.payload.errors.length > 0 ? [problem('workbook.hasErrors', undefined, { count: upload.payload.errors.length })] : []);
      const now = await this.imports.duties(tx.manager, directive.id);
      if (seen !== trackedMark(now)) throw new ConflictError('changedMeanwhile');
      const changes = trackerChanges(upload.payload.duties, now);
      for (const change of changes) await this.obligations.track(tx, change.code, change);
      await this.imports.markUsed(tx, upload, changes.length);
      return changes.length;
    });
  }
}
