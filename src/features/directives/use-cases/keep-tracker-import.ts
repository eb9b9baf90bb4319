import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ForbiddenError } from '../../../kernel/errors';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DirectiveStore } from '../directive.store';
import type { TrackerPayload } from '../domain/tracker-plan';
import { TrackerImportStore } from '../tracker-import.store';

/** What a workbook of the task tracker would change is kept on the server until it is confirmed; no duty changes yet. */
@Injectable()
export class KeepTrackerImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directives: DirectiveStore,
    private readonly imports: TrackerImportStore,
  ) {}

  /** @returns what names the upload in addresses */
  execute(actor: Actor, code: string, fileName: string, payload: TrackerPayload): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      const directive = await this.directives.load(tx, code);
      if (directive.state === 'draft') throw new ForbiddenError('actionNotInState', { machine: 'directive', state: directive.state, action: 'import' });
      return this.imports.add(tx, directive.id, fileName, payload);
    });
  }
}
