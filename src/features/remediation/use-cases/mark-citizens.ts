import { Injectable } from '@nestjs/common';
import { isHomeAffairs, type Actor } from '../../../kernel/actor';
import { ForbiddenError, NotFoundError } from '../../../kernel/errors';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { EvidenceStore } from '../../evidence';
import { RemediationStore } from '../remediation.store';
import { ReportFilesQuery } from '../report-files.query';

/**
 * Says that a file shows data of citizens, or that it does not. The unit says it of its own draft; what was sent is marked by Home
 * Affairs only, so that a mark is never taken off a file after somebody relied on it.
 */
@Injectable()
export class MarkCitizens {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly reportFiles: ReportFilesQuery,
    private readonly evidence: EvidenceStore,
  ) {}

  async execute(actor: Actor, code: string, publicId: string, shows: boolean): Promise<void> {
    const { file, own, inDraft } = await this.reportFiles.one(actor, code, publicId);
    await this.unitOfWork.run(actor, async (tx) => {
      if (own) {
        await this.reports.loadDraft(tx, code);
        if (!inDraft) throw new ForbiddenError('reportSent');
      } else if (!isHomeAffairs(actor)) throw new NotFoundError();
      await this.evidence.markCitizens(tx, file, shows, code);
    });
  }
}
