import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence';
import { IdentityModule } from '../identity';
import { InspectionsModule } from '../inspections';
import { FindingsModule } from '../findings';
import { ObligationsModule } from '../obligations';
import { OrganisationModule } from '../organisation';
import { CheckPageQuery } from './check-page.query';
import { EvidenceLinkStore } from './evidence-links.store';
import { FileHoldersQuery } from './file-holders.query';
import { FileViewPagesController } from './file-view.pages.controller';
import { EditorPagesController } from './editor.pages.controller';
import { RemediationApiController, ReviewApiController } from './remediation.api.controller';
import { RemediationQueries } from './remediation.queries';
import { RemediationStore } from './remediation.store';
import { ReceiptFactsQuery } from './receipt-facts.query';
import { ReceiptMailingQuery } from './receipt-mailing.query';
import { ReportEditorQuery } from './report-editor.query';
import { ReportFilesApiController } from './report-files.api.controller';
import { ReportFilesPagesController } from './report-files.pages.controller';
import { ReportFilesQuery } from './report-files.query';
import { ReportOpening } from './report-opening';
import { ArrivalOrder } from './arrival-order';
import { OnBehalfApiController } from './on-behalf.api.controller';
import { OnBehalfPageQuery } from './on-behalf-page.query';
import { OnBehalfPagesController } from './on-behalf.pages.controller';
import { ReportImportQuery } from './report-import.query';
import { ReportImportStore } from './report-import.store';
import { ReportListQueries } from './report-list.query';
import { ConversationQueries } from './conversation.queries';
import { ConversationStore } from './conversation.store';
import { DialogueApiController } from './dialogue.api.controller';
import { OpinionPagesController } from './opinion.pages.controller';
import { OpinionQueries } from './opinion.queries';
import { RemarkPagesController } from './remark.pages.controller';
import { ReviewPageQuery } from './review-page.query';
import { ReviewOutcome } from './review-outcome';
import { ReviewPagesController } from './review.pages.controller';
import { SigningPagesController } from './signing.pages.controller';
import { StartReportPagesController } from './start-report.pages.controller';
import { SubmissionPagesController } from './submission.pages.controller';
import { ReportUploadPlaces } from './report-upload-places';
import { ReportContent } from './report-content';
import { ApplyImport } from './use-cases/apply-import';
import { AwaitSigned } from './use-cases/await-signed';
import { DecideItem } from './use-cases/decide-item';
import { DetachEvidence } from './use-cases/detach-evidence';
import { KeepImport } from './use-cases/keep-import';
import { ReopenReport } from './use-cases/reopen-report';
import { SameFilesQuery } from './same-files.query';
import { AddReportFiles } from './use-cases/add-report-files';
import { AssignEvidence } from './use-cases/assign-evidence';
import { EraseExpiredFiles } from './use-cases/erase-expired-files';
import { MarkCitizens } from './use-cases/mark-citizens';
import { RecordOnBehalf } from './use-cases/record-on-behalf';
import { GiveOpinion } from './use-cases/give-opinion';
import { SeeRemarks } from './use-cases/see-remarks';
import { WriteRemark } from './use-cases/write-remark';
import { SaveItem } from './use-cases/save-item';
import { SaveReportHead } from './use-cases/save-report-head';
import { SendReview } from './use-cases/send-review';
import { StartReport } from './use-cases/start-report';
import { SubmitReport } from './use-cases/submit-report';

const RECEIPTS = [ReceiptFactsQuery, ReceiptMailingQuery];
const FILES = [EvidenceLinkStore, ReportFilesQuery, SameFilesQuery, FileHoldersQuery, AddReportFiles, AssignEvidence, MarkCitizens, EraseExpiredFiles];
const IMPORTS = [ReportImportStore, ReportImportQuery, KeepImport, ApplyImport];
const FILE_PAGES = [ReportFilesPagesController, FileViewPagesController, ReportFilesApiController];
const ON_BEHALF_FACES = [OnBehalfPagesController, OnBehalfApiController];
const ON_BEHALF = [ReportOpening, RecordOnBehalf, OnBehalfPageQuery];

@Module({
  imports: [OrganisationModule, IdentityModule, EvidenceModule, InspectionsModule, FindingsModule, ObligationsModule],
  controllers: [...ON_BEHALF_FACES, SubmissionPagesController, SigningPagesController, ReviewPagesController, EditorPagesController, StartReportPagesController, RemediationApiController, ReviewApiController, ...FILE_PAGES, OpinionPagesController, RemarkPagesController, DialogueApiController],
  providers: [ArrivalOrder, ...RECEIPTS, ...ON_BEHALF, ...FILES, ...IMPORTS, RemediationStore, RemediationQueries, ReportEditorQuery, ReportListQueries, ReportContent, CheckPageQuery, DetachEvidence, StartReport, SaveItem, SaveReportHead, SubmitReport, AwaitSigned, ReopenReport, DecideItem, SendReview, ReviewOutcome, ReportUploadPlaces, ReviewPageQuery, OpinionQueries, ConversationStore, ConversationQueries, GiveOpinion, WriteRemark, SeeRemarks],
  exports: [ReceiptFactsQuery, RecordOnBehalf, EraseExpiredFiles, RemediationQueries, ReportEditorQuery, ReportListQueries, ReportImportQuery, KeepImport, ApplyImport, StartReport, SaveItem, SaveReportHead, SubmitReport, AwaitSigned, ReopenReport, DecideItem, SendReview, OpinionQueries, ConversationQueries, GiveOpinion, WriteRemark],
})
export class RemediationModule {}
