import { Module } from '@nestjs/common';
import { DirectivesModule } from '../features/directives';
import { FindingsModule } from '../features/findings';
import { InspectionsModule } from '../features/inspections';
import { ObligationsModule } from '../features/obligations';
import { RoundSummaryQuery } from './queries/round-summary.query';
import { SummaryApiController } from './summary.api.controller';

@Module({
  imports: [InspectionsModule, FindingsModule, ObligationsModule, DirectivesModule],
  controllers: [SummaryApiController],
  providers: [RoundSummaryQuery],
  exports: [RoundSummaryQuery],
})
export class ReportsModule {}
