import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import type { Problem } from '../../kernel/problem';
import { Clock } from '../../platform/clock/clock';
import { ReadModel } from '../../platform/database/read-model';
import { DirectiveQueries } from './directive.queries';
import { trackerChanges, type TrackerChange } from './domain/tracker-plan';
import { trackedMark, TrackerImportStore } from './tracker-import.store';

export interface TrackerPreview {
  /** Names the upload in addresses. */
  readonly upload: string;
  readonly directiveCode: string;
  readonly fileName: string;
  readonly createdAt: number;
  readonly applied: number | null;
  /** To be sent back with the confirmation. */
  readonly seen: string;
  readonly errors: readonly Problem[];
  readonly changes: readonly TrackerChange[];
  readonly unchanged: number;
}

/** What an uploaded workbook of the tracker would change, compared with what is stored at this moment. */
@Injectable()
export class TrackerImportQuery {
  constructor(
    private readonly read: ReadModel,
    private readonly directives: DirectiveQueries,
    private readonly imports: TrackerImportStore,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError when the upload is not the actor's own, or older than a day */
  async preview(actor: Actor, code: string, publicId: string): Promise<TrackerPreview> {
    const { id: directiveId } = await this.directives.byCode(actor, code);
    const kept = await this.imports.load(this.read.manager, { directiveId, accountId: actor.accountId, publicId }, this.clock.now());
    const now = await this.imports.duties(this.read.manager, directiveId);
    const changes = trackerChanges(kept.payload.duties, now);
    return {
      upload: publicId,
      directiveCode: code,
      fileName: kept.fileName,
      createdAt: kept.createdAt,
      applied: kept.applied,
      seen: trackedMark(now),
      errors: kept.payload.errors,
      changes,
      unchanged: kept.payload.duties.length - changes.length,
    };
  }
}
