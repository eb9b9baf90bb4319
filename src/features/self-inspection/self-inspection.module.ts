import { Module } from '@nestjs/common';
import { ChecklistsModule } from '../checklists';
import { EvidenceModule } from '../evidence';
import { FindingsModule } from '../findings';
import { InspectionsModule } from '../inspections';
import { ObligationsModule } from '../obligations';
import { OrganisationModule } from '../organisation';
import { FaultsQuery } from './faults.query';
import { SelfCheckFormQuery } from './self-check-form.query';
import { SelfInspectionApiController } from './self-inspection.api.controller';
import { SelfInspectionPagesController } from './self-inspection.pages.controller';
import { SelfInspectionQueries } from './self-inspection.queries';
import { SelfInspectionStore } from './self-inspection.store';
import { SelfInspectionWriter } from './self-inspection-writer';
import { SaveSelfInspection } from './use-cases/save-self-inspection';
import { SendSelfInspection } from './use-cases/send-self-inspection';

@Module({
  imports: [OrganisationModule, EvidenceModule, ChecklistsModule, InspectionsModule, FindingsModule, ObligationsModule],
  controllers: [SelfInspectionApiController, SelfInspectionPagesController],
  providers: [FaultsQuery, SelfInspectionStore, SelfInspectionWriter, SelfInspectionQueries, SelfCheckFormQuery, SaveSelfInspection, SendSelfInspection],
  exports: [SelfInspectionQueries, SaveSelfInspection, SendSelfInspection],
})
export class SelfInspectionModule {}
