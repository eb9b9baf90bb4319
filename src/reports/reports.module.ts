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
import { OverviewPaper } from './overview-paper';
import { ConsolidationDutiesQuery } from './queries/consolidation-duties.query';
import { ConsolidationFindingsQuery } from './queries/consolidation-findings.query';
import { RoundConsolidationQuery } from './queries/round-consolidation.query';
import { RoundOverviewQuery } from './queries/round-overview.query';
import { RoundSummaryQuery } from './queries/round-summary.query';
import { RenderService } from './renderers';
import { SummaryApiController } from './summary.api.controller';

@Module({
  imports: [EvidenceModule, OrganisationModule, ChecklistsModule, InspectionsModule, FindingsModule, ObligationsModule, DirectivesModule, RemediationModule, UrgingModule],
  controllers: [SummaryApiController],
  providers: [RoundSummaryQuery, RoundOverviewQuery, ConsolidationFindingsQuery, ConsolidationDutiesQuery, RoundConsolidationQuery, RenderService, OverviewPaper, ConsolidationStore, ConsolidationFiles, ConsolidationQueries, ConsolidateRound],
  exports: [RoundSummaryQuery, RoundOverviewQuery, OverviewPaper, ConsolidationFiles, ConsolidationQueries, ConsolidateRound],
})
export class ReportsModule {}
