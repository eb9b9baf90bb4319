import { Module } from '@nestjs/common';
import { ChecklistsModule } from '../features/checklists';
import { DirectivesModule } from '../features/directives';
import { EvidenceModule } from '../features/evidence';
import { FindingsModule } from '../features/findings';
import { InspectionsModule } from '../features/inspections';
import { ObligationsModule } from '../features/obligations';
import { OrganisationModule } from '../features/organisation';
import { RemediationModule } from '../features/remediation';
import { UrgingModule } from '../features/urging';
import { ConsolidateRound } from './consolidation/consolidate-round';
import { ConsolidationFiles } from './consolidation/consolidation-files';
import { ConsolidationQueries } from './consolidation/consolidation.queries';
import { ConsolidationStore } from './consolidation/consolidation.store';
import { ConsolidationsApiController } from './consolidation/consolidations.api.controller';
import { ConsolidationsPagesController } from './consolidation/consolidations.pages.controller';
import { ListExports } from './listings/list-exports';
import { ListExportsPagesController } from './listings/list-exports.pages.controller';
import { OverviewPaper } from './overview-paper';
import { ConsolidationDutiesQuery } from './queries/consolidation-duties.query';
import { ConsolidationFindingsQuery } from './queries/consolidation-findings.query';
import { RoundConsolidationQuery } from './queries/round-consolidation.query';
import { OpenMattersQuery } from './queries/open-matters.query';
import { ReceiptQuery } from './queries/receipt.query';
import { RoundOverviewQuery } from './queries/round-overview.query';
import { RoundSummaryQuery } from './queries/round-summary.query';
import { AnswerWorkbookQuery } from './queries/answer-workbook.query';
import { UnitReportQuery } from './queries/unit-report.query';
import { UrgingLetterQuery } from './queries/urging-letter.query';
import { ReceiptPaper } from './receipt-paper';
import { RenderService } from './renderers';
import { SummaryApiController } from './summary.api.controller';
import { UnitReportPaper } from './unit-report-paper';
import { UrgingLetter } from './urging-letter';
import { TrackerWorkbooks } from './tracker/tracker-workbooks';
import { TrackerApiController } from './tracker/tracker.api.controller';
import { TrackerPagesController } from './tracker/tracker.pages.controller';
import { AnswerWorkbooks } from './workbook/answer-workbooks';
import { WorkbookApiController } from './workbook/workbook.api.controller';
import { WorkbookPagesController } from './workbook/workbook.pages.controller';
import { WorkbookReader } from './workbook/workbook-reader';

@Module({
  imports: [EvidenceModule, OrganisationModule, ChecklistsModule, InspectionsModule, FindingsModule, ObligationsModule, DirectivesModule, RemediationModule, UrgingModule],
  controllers: [ListExportsPagesController, SummaryApiController, ConsolidationsApiController, ConsolidationsPagesController, WorkbookPagesController, WorkbookApiController, TrackerPagesController, TrackerApiController],
  providers: [
    RenderService,
    ListExports,
    RoundSummaryQuery,
    RoundOverviewQuery,
    OpenMattersQuery,
    OverviewPaper,
    ConsolidationFindingsQuery,
    ConsolidationDutiesQuery,
    RoundConsolidationQuery,
    ConsolidationStore,
    ConsolidationFiles,
    ConsolidationQueries,
    ConsolidateRound,
    UrgingLetterQuery,
    UrgingLetter,
    ReceiptQuery,
    ReceiptPaper,
    UnitReportQuery,
    UnitReportPaper,
    AnswerWorkbookQuery,
    WorkbookReader,
    AnswerWorkbooks,
    TrackerWorkbooks,
  ],
  exports: [RoundSummaryQuery, OpenMattersQuery, RoundOverviewQuery, OverviewPaper, ConsolidationFiles, ConsolidationQueries, ConsolidateRound, UrgingLetter, ReceiptPaper, UnitReportPaper, ListExports, WorkbookReader],
})
export class ReportsModule {}
