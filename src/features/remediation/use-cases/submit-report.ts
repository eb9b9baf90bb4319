import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf, type Instant } from '../../../kernel/calendar-date';
import { ConflictError, failWith, ForbiddenError, NotFoundError } from '../../../kernel/errors';
import { problem, type Problem } from '../../../kernel/problem';
import { takeMove } from '../../../kernel/take-move';
import { updateGuarded, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { KeptFile } from '../../evidence';
import { FindingStore, stateOnSubmission } from '../../findings';
import { ObligationStore } from '../../obligations';
import { OperatingRules } from '../../organisation';
import { reportCompleteness } from '../domain/completeness';
import { reportVersionMachine } from '../domain/report-version.machine';
import { signingRefusal } from '../domain/signing';
import { ReportVersion } from '../remediation-report.entity';
import type { SaveReportHeadInput } from '../remediation.input';
import { RemediationStore, type LoadedReport } from '../remediation.store';
import { ReportContent } from '../report-content';
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
    private readonly content: ReportContent,
    private readonly rules: OperatingRules,
  ) {}

  /**
   * @param number version the form showed
   * @param form what the form showed and brought along; left out by callers that show nothing
   * @throws ValidationError with everything that is missing; ConflictError when the content changed since it was shown;
   *   ForbiddenError `signFirst` where the text is locked before it is signed
   */
  execute(actor: Actor, code: string, number: number, at: Instant, form: SubmissionForm = {}): Promise<Receipt> {
    return this.unitOfWork.run(
      actor,
      async (tx) => {
        const loaded = await this.reports.load(tx, code);
        const earlier = await tx.manager.findOneBy(ReportVersion, { reportId: loaded.report.id, number });
        if (earlier?.receiptNumber && earlier.submittedAt !== null && earlier.arrivalChannel === null) return { receiptNumber: earlier.receiptNumber, version: number, submittedAt: earlier.submittedAt };
        const draft = await this.reports.loadUnsent(tx, code);
        const { report, version, items } = draft;
        if (version.number !== number) throw new NotFoundError();
        if (form.mark !== undefined && form.mark !== (await this.content.mark(tx, draft))) throw new ConflictError('changedMeanwhile');
        const from = version.state;
        const state = takeMove(reportVersionMachine, from, 'submit', actor.role);
        const refusal = signingRefusal('submit', from, (await this.rules.values(tx.manager))['report.signing']);
        if (refusal) throw new ForbiddenError(refusal);
        if (form.paper) await this.heads.store(tx, draft, form.paper.input, form.paper.kept);
        failWith((await this.reports.underReview(tx, report.id)) ? [problem('report.reviewRunning')] : []);
        failWith(await this.missing(tx, draft));
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

  /** A text locked for signing was whole when it was locked: a promised day that passed since does not unmake a signed paper. */
  private async missing(tx: Transaction, draft: LoadedReport): Promise<readonly Problem[]> {
    const { documentNumber, documentDate, signerTitle, signedFileId, state } = draft.version;
    const items = state === 'awaiting_signed' ? [] : await this.content.answers(tx, draft);
    return reportCompleteness({ documentNumber, documentDate, signerTitle, hasSignedFile: signedFileId !== null, items }, dateOf(tx.now)).problems;
  }
}
