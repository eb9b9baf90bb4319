import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import type { Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { EvidenceStore, type StoredFile } from '../../evidence';
import { EvidenceLinkStore } from '../evidence-links.store';
import { RemediationStore, type LoadedReport } from '../remediation.store';

/** Files for the report as a whole; which item each proves is said afterwards. */
@Injectable()
export class AddReportFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly links: EvidenceLinkStore,
    private readonly evidence: EvidenceStore,
  ) {}

  /** @throws NotFoundError, ForbiddenError unless this is the unit's own draft; ValidationError when it has no room */
  async assertMay(actor: Actor, code: string, files: readonly { readonly size: number }[]): Promise<void> {
    await this.unitOfWork.run(actor, (tx) => this.openFor(tx, code, files));
  }

  async execute(actor: Actor, code: string, files: readonly ReceivedFile[]): Promise<readonly StoredFile[]> {
    // Before a byte is kept: nobody fills the store through another unit's report, nor without end through the own one.
    await this.assertMay(actor, code, files);
    const kept = await this.evidence.keep(files);
    return this.unitOfWork.run(actor, async (tx) => {
      const { report } = await this.openFor(tx, code, kept);
      const stored = await this.evidence.register(tx, report.unitId, kept);
      for (const file of stored) await this.links.wait(tx, report.id, file.id);
      return stored;
    });
  }

  /** What waits may be as much as one item holds: files given to items make room. @throws ValidationError */
  private async openFor(tx: Transaction, code: string, files: readonly { readonly size: number }[]): Promise<LoadedReport> {
    const loaded = await this.reports.loadDraft(tx, code);
    const held = await this.evidence.sizeOf(tx, await this.links.waiting(tx, loaded.report.id));
    this.evidence.assertRoom(held, files, 'file.waitingTooLarge');
    return loaded;
  }
}
