import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { problem } from '../../../kernel/problem';
import { expectVersion, updateGuarded } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { EvidenceStore } from '../../evidence';
import { ReportVersion } from '../remediation-report.entity';
import type { SaveReportHeadInput } from '../remediation.input';
import { RemediationStore } from '../remediation.store';

/** Number, date and signer of the paper, and its signed copy (PDF). */
@Injectable()
export class SaveReportHead {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly evidence: EvidenceStore,
  ) {}

  async execute(actor: Actor, code: string, input: SaveReportHeadInput, signed: ReceivedFile | null = null): Promise<number> {
    if (signed) await this.unitOfWork.run(actor, (tx) => this.reports.loadDraft(tx, code));
    const kept = await this.evidence.keep(signed ? [signed] : [], ({ mediaType, name }) => (mediaType === 'application/pdf' ? null : problem('file.notPdf', 'signedFile', { name })));
    return this.unitOfWork.run(actor, async (tx) => {
      const { report, version } = await this.reports.loadDraft(tx, code);
      expectVersion(version, input.version, { documentNumber: version.documentNumber, documentDate: version.documentDate });
      const [file] = await this.evidence.register(tx, report.unitId, kept);
      const { documentNumber = null, documentDate = null, signerTitle = null } = input;
      await updateGuarded(tx, ReportVersion, version, { documentNumber, documentDate, signerTitle, ...(file ? { signedFileId: file.id } : {}) });
      return version.version;
    });
  }
}
