import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ForbiddenError, NotFoundError, ValidationError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { expectVersion, updateGuarded, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { EvidenceStore, type Attached, type KeptFile } from '../../evidence';
import { OperatingRules } from '../../organisation';
import { signedCopyRefusal } from '../domain/signing';
import { ReportVersion } from '../remediation-report.entity';
import type { SaveReportHeadInput } from '../remediation.input';
import { RemediationStore, type LoadedReport } from '../remediation.store';
import { ReportContent } from '../report-content';

/** Number, date and signer of the paper, and its signed copy (PDF); also while the text is locked for signing. */
@Injectable()
export class SaveReportHead {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly evidence: EvidenceStore,
    private readonly content: ReportContent,
    private readonly rules: OperatingRules,
  ) {}

  async execute(actor: Actor, code: string, input: SaveReportHeadInput, signed: ReceivedFile | null = null): Promise<number> {
    return this.saveKept(actor, code, input, await this.keep(actor, code, signed));
  }

  saveKept(actor: Actor, code: string, input: SaveReportHeadInput, kept: readonly KeptFile[]): Promise<number> {
    return this.unitOfWork.run(actor, async (tx) => {
      const loaded = await this.reports.loadUnsent(tx, code);
      await this.store(tx, loaded, input, kept);
      return loaded.version.version;
    });
  }

  /** @throws NotFoundError, ForbiddenError unless this is the unit's own report, not sent yet, and a signed copy of it is taken now */
  async assertTakesSigned(actor: Actor, code: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => this.refuseTooEarly(tx, await this.reports.loadUnsent(tx, code)));
  }

  /** The signed copy alone; number, date and signer stay as they are stored. The last one counts. */
  async keepSigned(actor: Actor, code: string, signed: ReceivedFile | null): Promise<void> {
    if (signed) await this.attachSigned(actor, code, signed);
  }

  /** @returns also what the check page's form carries, so that a page that stays open may still send */
  async attachSigned(actor: Actor, code: string, signed: ReceivedFile): Promise<Attached> {
    const kept = await this.keep(actor, code, signed);
    return this.unitOfWork.run(actor, async (tx) => {
      const loaded = await this.reports.loadUnsent(tx, code);
      await this.refuseTooEarly(tx, loaded);
      const { report, version } = loaded;
      const [file] = await this.evidence.register(tx, report.unitId, kept);
      if (!file) throw new NotFoundError();
      const mark = await this.content.marker(tx, loaded);
      const carried = (): Readonly<Record<string, string>> => ({ version: String(version.version), mark: mark() });
      const before = carried();
      await updateGuarded(tx, ReportVersion, version, { signedFileId: file.id });
      return { file, form: { before, now: carried() } };
    });
  }

  /** The signed copy's bytes, safe before any row names them. Only for what the unit did not send yet, and only a PDF. */
  async keep(actor: Actor, code: string, signed: ReceivedFile | null): Promise<readonly KeptFile[]> {
    if (!signed) return [];
    await this.assertTakesSigned(actor, code);
    try {
      return await this.evidence.keep([signed], ({ mediaType, name }) => (mediaType === 'application/pdf' ? null : problem('file.notPdf', 'signedFile', { name })));
    } catch (error) {
      throw error instanceof ValidationError ? new ValidationError(error.problems.map((one) => ({ ...one, field: 'signedFile' }))) : error;
    }
  }

  /** Within the caller's unit of work, so that a report can be completed and sent as one. */
  async store(tx: Transaction, loaded: LoadedReport, input: SaveReportHeadInput, kept: readonly KeptFile[]): Promise<void> {
    const { report, version } = loaded;
    if (kept.length > 0) await this.refuseTooEarly(tx, loaded);
    expectVersion(version, input.version, { documentNumber: version.documentNumber, documentDate: version.documentDate });
    const [file] = await this.evidence.register(tx, report.unitId, kept);
    const { documentNumber = null, documentDate = null, signerTitle = null } = input;
    await updateGuarded(tx, ReportVersion, version, { documentNumber, documentDate, signerTitle, ...(file ? { signedFileId: file.id } : {}) });
  }

  private async refuseTooEarly(tx: Transaction, { version }: LoadedReport): Promise<void> {
    const refusal = signedCopyRefusal(version.state, (await this.rules.values(tx.manager))['report.signing']);
    if (refusal) throw new ForbiddenError(refusal);
  }
}
