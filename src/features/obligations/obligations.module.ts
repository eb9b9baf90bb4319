import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence';
import { InspectionsModule } from '../inspections';
import { OrganisationModule } from '../organisation';
import { ObligationQueries } from './obligation.queries';
import { ObligationStore } from './obligation.store';
import { ObligationsApiController } from './obligations.api.controller';
import { DecideResult } from './use-cases/decide-result';
import { WriteUpdate } from './use-cases/write-update';

@Module({
  imports: [OrganisationModule, EvidenceModule, InspectionsModule],
  controllers: [ObligationsApiController],
  providers: [ObligationStore, ObligationQueries, WriteUpdate, DecideResult],
  exports: [ObligationStore, ObligationQueries, WriteUpdate, DecideResult],
})
export class ObligationsModule {}
