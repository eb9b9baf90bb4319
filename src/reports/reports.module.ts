import { Module } from '@nestjs/common';
import { DirectivesModule } from '../features/directives';
import { FindingsModule } from '../features/findings';
import { InspectionsModule } from '../features/inspections';
import { ObligationsModule } from '../features/obligations';
import { RemediationModule } from '../features/remediation';
import { UrgingModule } from '../features/urging';
import { OverviewPaper } from './overview-paper';
import { RoundOverviewQuery } from './queries/round-overview.query';
import { RoundSummaryQuery } from './queries/round-summary.query';
import { RenderService } from './renderers';
import { SummaryApiController } from './summary.api.controller';

@Module({
  imports: [InspectionsModule, FindingsModule, ObligationsModule, DirectivesModule, RemediationModule, UrgingModule],
  controllers: [SummaryApiController],
  providers: [RoundSummaryQuery, RoundOverviewQuery, RenderService, OverviewPaper],
  exports: [RoundSummaryQuery, RoundOverviewQuery, OverviewPaper],
})
export class ReportsModule {}
