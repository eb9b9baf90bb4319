import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { EvidenceStore, type StoredFile } from '../../evidence';
import { EvidenceLinkStore } from '../evidence-links.store';
import { RemediationStore } from '../remediation.store';

/** Files for the report as a whole; which item each proves is said afterwards. */
@Injectable()
export class AddReportFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly links: EvidenceLinkStore,
    private readonly evidence: EvidenceStore,
  ) {}

  async execute(actor: Actor, code: string, files: readonly ReceivedFile[]): Promise<readonly StoredFile[]> {
    // Before a byte is kept: nobody fills the store through another unit's report.
    await this.unitOfWork.run(actor, (tx) => this.reports.loadDraft(tx, code));
    const kept = await this.evidence.keep(files);
    return this.unitOfWork.run(actor, async (tx) => {
      const { report } = await this.reports.loadDraft(tx, code);
      const stored = await this.evidence.register(tx, report.unitId, kept);
      for (const file of stored) await this.links.wait(tx, report.id, file.id);
      return stored;
    });
  }
}
