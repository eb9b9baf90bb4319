import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf, type Instant } from '../../../kernel/calendar-date';
import { ConflictError, failWith, NotFoundError } from '../../../kernel/errors';
import { takeMove } from '../../../kernel/take-move';
import { oneAtATime, updateGuarded, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { KeptFile } from '../../evidence';
import { FindingStore, stateOnSubmission } from '../../findings';
import { ObligationStore } from '../../obligations';
import { reportCompleteness } from '../domain/completeness';
import { contentMark } from '../content-mark';
import { reportVersionMachine } from '../domain/report-version.machine';
import { ReportVersion } from '../remediation-report.entity';
import type { SaveReportHeadInput } from '../remediation.input';
import { RemediationStore, type LoadedReport } from '../remediation.store';
import { SaveReportHead } from './save-report-head';

/** `mark`: the content that was looked at (`contentMark`). `paper`: number, date, signer and signed copy, kept in the same unit of work. */
export interface SubmissionForm {
  readonly mark?: string;
  readonly paper?: { readonly input: SaveReportHeadInput; readonly kept: readonly KeptFile[] };
}

export interface Receipt {
  readonly receiptNumber: string;
  readonly version: number;
  readonly submittedAt: Instant;
}

/**
 * The report is handed in. `at` is when the request arrived, before any waiting. Late is accepted and shows as late. Pressing twice,
 * or a retry after a lost answer, gives the same receipt.
 */
@Injectable()
export class SubmitReport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly findings: FindingStore,
    private readonly obligations: ObligationStore,
    private readonly heads: SaveReportHead,
  ) {}

  /**
   * @param number version the form showed
   * @param form what the form showed and brought along; left out by callers that show nothing
   * @throws ValidationError with everything that is missing; ConflictError when the content changed since it was shown
   */
  execute(actor: Actor, code: string, number: number, at: Instant, form: SubmissionForm = {}): Promise<Receipt> {
    return this.unitOfWork.run(
      actor,
      async (tx) => {
        await oneAtATime(tx, `submit:${code}`);
        const loaded = await this.reports.load(tx, code);
        const earlier = await tx.manager.findOneBy(ReportVersion, { reportId: loaded.report.id, number });
        if (earlier?.receiptNumber && earlier.submittedAt !== null) return { receiptNumber: earlier.receiptNumber, version: number, submittedAt: earlier.submittedAt };
        const draft = await this.reports.loadDraft(tx, code);
        const { report, version, items } = draft;
        if (version.number !== number) throw new NotFoundError();
        if (form.mark !== undefined && form.mark !== (await this.markOf(tx, draft))) throw new ConflictError('changedMeanwhile');
        if (form.paper) await this.heads.store(tx, draft, form.paper.input, form.paper.kept);
        failWith(await this.missing(tx, draft));
        const from = version.state;
        const state = takeMove(reportVersionMachine, from, 'submit', actor.role);
        const receiptNumber = `TN-${report.code}-${version.number}`;
        await updateGuarded(tx, ReportVersion, version, { state, receiptNumber, submittedAt: tx.now, submittedByTitle: actor.postTitle });
        const findings = await this.findings.byIds(tx, items.map(({ findingId }) => findingId));
        for (const [index, finding] of findings.entries()) {
          const result = items[index]?.result;
          if (result) await this.findings.moveTo(tx, finding, stateOnSubmission(result));
        }
        await this.obligations.markSubmitted(tx, await this.obligations.byId(tx, report.obligationId), tx.now);
        await this.reports.record(tx, draft, 'submitted', { from, to: state, receiptNumber, items: items.length });
        return { receiptNumber, version: version.number, submittedAt: tx.now };
      },
      at,
    );
  }

  private async markOf(tx: Transaction, { version, items }: LoadedReport): Promise<string> {
    const links = await this.reports.evidenceOf(tx, items);
    return contentMark(version, items.map((item) => ({ id: item.id, version: item.version, fileIds: links.filter(({ itemId }) => itemId === item.id).map(({ fileId }) => fileId) })));
  }

  private async missing(tx: Transaction, { version, items }: LoadedReport) {
    const links = await this.reports.evidenceOf(tx, items);
    const findings = await this.findings.byIds(tx, items.map(({ findingId }) => findingId));
    const checked = items.map((item, index) => ({
      findingCode: findings[index]?.code ?? '',
      result: item.result,
      doneText: item.doneVi,
      committedOn: item.committedOn,
      receivingBody: item.transferredToUnitId,
      evidenceCount: links.filter(({ itemId }) => itemId === item.id).length,
    }));
    const { documentNumber, documentDate, signedFileId } = version;
    return reportCompleteness({ documentNumber, documentDate, hasSignedFile: signedFileId !== null, items: checked }, dateOf(tx.now)).problems;
  }
}
