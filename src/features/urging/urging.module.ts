import { Module } from '@nestjs/common';
import { InspectionsModule } from '../inspections';
import { ObligationsModule } from '../obligations';
import { UrgePreviewQuery } from './urge-preview.query';
import { UrgingApiController } from './urging.api.controller';
import { UrgingPagesController } from './urging.pages.controller';
import { UrgingQueries } from './urging.queries';
import { UrgeUnits } from './use-cases/urge-units';

@Module({
  imports: [InspectionsModule, ObligationsModule],
  controllers: [UrgingPagesController, UrgingApiController],
  providers: [UrgingQueries, UrgePreviewQuery, UrgeUnits],
  exports: [UrgingQueries, UrgeUnits],
})
export class UrgingModule {}
