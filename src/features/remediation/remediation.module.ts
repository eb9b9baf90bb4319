import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence';
import { FindingsModule } from '../findings';
import { ObligationsModule } from '../obligations';
import { OrganisationModule } from '../organisation';
import { RemediationApiController, ReviewApiController } from './remediation.api.controller';
import { RemediationQueries } from './remediation.queries';
import { RemediationStore } from './remediation.store';
import { DecideItem } from './use-cases/decide-item';
import { SaveItem } from './use-cases/save-item';
import { SaveReportHead } from './use-cases/save-report-head';
import { SendReview } from './use-cases/send-review';
import { StartReport } from './use-cases/start-report';
import { SubmitReport } from './use-cases/submit-report';

@Module({
  imports: [OrganisationModule, EvidenceModule, FindingsModule, ObligationsModule],
  controllers: [RemediationApiController, ReviewApiController],
  providers: [RemediationStore, RemediationQueries, StartReport, SaveItem, SaveReportHead, SubmitReport, DecideItem, SendReview],
  exports: [RemediationQueries, StartReport, SaveItem, SaveReportHead, SubmitReport, DecideItem, SendReview],
})
export class RemediationModule {}
