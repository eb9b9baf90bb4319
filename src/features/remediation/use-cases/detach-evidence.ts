import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { NotFoundError } from '../../../kernel/errors';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { StoredFile } from '../../evidence';
import { FindingStore } from '../../findings';
import { ReportItemEvidence } from '../remediation-report.entity';
import { RemediationStore } from '../remediation.store';

/** Takes a file off a draft's item. The file itself stays stored: an earlier version or another item may hold it. */
@Injectable()
export class DetachEvidence {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly findings: FindingStore,
  ) {}

  async execute(actor: Actor, reportCode: string, findingCode: string, publicId: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const loaded = await this.reports.loadDraft(tx, reportCode);
      const finding = await this.findings.load(tx, findingCode);
      const item = loaded.items.find(({ findingId }) => findingId === finding.id);
      const file = await tx.manager.findOneBy(StoredFile, { publicId });
      const link = item && file && (await tx.manager.findOneBy(ReportItemEvidence, { itemId: item.id, fileId: file.id }));
      if (!link || !file) throw new NotFoundError();
      await tx.manager.delete(ReportItemEvidence, { id: link.id });
      await this.reports.record(tx, loaded, 'evidenceDetached', { finding: findingCode, name: file.name, sha256: file.sha256 });
    });
  }
}
