import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { NotFoundError } from '../../../kernel/errors';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RemediationStore } from '../remediation.store';
import type { ImportPayload } from '../report-import.entity';
import { ReportImportStore } from '../report-import.store';

/** What a workbook would change is kept on the server until it is confirmed; no answer changes yet. */
@Injectable()
export class KeepImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly imports: ReportImportStore,
  ) {}

  /** Before a byte is read: nobody makes the server work through another unit's report, or one that was sent. @returns the number of the draft */
  writable(actor: Actor, code: string): Promise<number> {
    return this.unitOfWork.run(actor, async (tx) => (await this.reports.loadDraft(tx, code)).version.number);
  }

  /** @returns what names the upload in addresses */
  execute(actor: Actor, code: string, versionNumber: number, fileName: string, payload: ImportPayload): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { report, version } = await this.reports.loadDraft(tx, code);
      if (version.number !== versionNumber) throw new NotFoundError();
      return this.imports.add(tx, { reportId: report.id, versionNumber, fileName, payload });
    });
  }
}
