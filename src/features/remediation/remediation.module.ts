import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence';
import { IdentityModule } from '../identity';
import { InspectionsModule } from '../inspections';
import { FindingsModule } from '../findings';
import { ObligationsModule } from '../obligations';
import { OrganisationModule } from '../organisation';
import { CheckPageQuery } from './check-page.query';
import { EditorPagesController } from './editor.pages.controller';
import { RemediationApiController, ReviewApiController } from './remediation.api.controller';
import { RemediationQueries } from './remediation.queries';
import { RemediationStore } from './remediation.store';
import { ReceiptFactsQuery } from './receipt-facts.query';
import { ReceiptMailingQuery } from './receipt-mailing.query';
import { ReportEditorQuery } from './report-editor.query';
import { ReportListQueries } from './report-list.query';
import { ReviewOutcome } from './review-outcome';
import { ReviewPagesController } from './review.pages.controller';
import { SigningPagesController } from './signing.pages.controller';
import { StartReportPagesController } from './start-report.pages.controller';
import { SubmissionPagesController } from './submission.pages.controller';
import { ReportUploadPlaces } from './report-upload-places';
import { ReportContent } from './report-content';
import { AwaitSigned } from './use-cases/await-signed';
import { DecideItem } from './use-cases/decide-item';
import { DetachEvidence } from './use-cases/detach-evidence';
import { ReopenReport } from './use-cases/reopen-report';
import { SaveItem } from './use-cases/save-item';
import { SaveReportHead } from './use-cases/save-report-head';
import { SendReview } from './use-cases/send-review';
import { StartReport } from './use-cases/start-report';
import { SubmitReport } from './use-cases/submit-report';

const RECEIPTS = [ReceiptFactsQuery, ReceiptMailingQuery];

@Module({
  imports: [OrganisationModule, IdentityModule, EvidenceModule, InspectionsModule, FindingsModule, ObligationsModule],
  controllers: [SubmissionPagesController, SigningPagesController, ReviewPagesController, EditorPagesController, StartReportPagesController, RemediationApiController, ReviewApiController],
  providers: [...RECEIPTS, RemediationStore, RemediationQueries, ReportEditorQuery, ReportListQueries, ReportContent, CheckPageQuery, DetachEvidence, StartReport, SaveItem, SaveReportHead, SubmitReport, AwaitSigned, ReopenReport, DecideItem, SendReview, ReviewOutcome, ReportUploadPlaces],
  exports: [ReceiptFactsQuery, RemediationQueries, ReportListQueries, StartReport, SaveItem, SaveReportHead, SubmitReport, AwaitSigned, ReopenReport, DecideItem, SendReview],
})
export class RemediationModule {}
