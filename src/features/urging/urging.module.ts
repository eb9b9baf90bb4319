import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DirectivesModule } from '../directives';
import { IdentityModule } from '../identity';
import { InspectionsModule } from '../inspections';
import { ObligationsModule } from '../obligations';
import { OrganisationModule } from '../organisation';
import { DueStepsQuery } from './due-steps.query';
import { LedgerPageQuery } from './ledger-page.query';
import { MissingQuery } from './missing.query';
import { MissingWords } from './missing-words';
import { SeenInterceptor } from './seen.interceptor';
import { SpokenPagesController } from './spoken.pages.controller';
import { SpokenTextQuery } from './spoken-text.query';
import { UrgePreviewQuery } from './urge-preview.query';
import { UrgingApiController } from './urging.api.controller';
import { UrgingLoop } from './urging-loop';
import { UrgingMails } from './urging-mails';
import { UrgingPagesController } from './urging.pages.controller';
import { UrgingQueries } from './urging.queries';
import { UrgingStore } from './urging.store';
import { MarkSeen } from './use-cases/mark-seen';
import { RecordSpoken } from './use-cases/record-spoken';
import { RunAutomaticSteps } from './use-cases/run-automatic-steps';
import { SendUrgings } from './use-cases/send-urgings';
import { UrgeUnits } from './use-cases/urge-units';

const SENDING = [UrgingStore, MissingQuery, MissingWords, UrgingMails, SendUrgings, UrgeUnits, RecordSpoken, RunAutomaticSteps, UrgingLoop];
const SHOWING = [UrgingQueries, DueStepsQuery, LedgerPageQuery, UrgePreviewQuery, SpokenTextQuery];

@Module({
  imports: [OrganisationModule, IdentityModule, InspectionsModule, ObligationsModule, DirectivesModule],
  controllers: [SpokenPagesController, UrgingPagesController, UrgingApiController],
  providers: [...SENDING, ...SHOWING, MarkSeen, { provide: APP_INTERCEPTOR, useClass: SeenInterceptor }],
  exports: [UrgingQueries, MissingWords, UrgeUnits, RunAutomaticSteps, UrgingLoop],
})
export class UrgingModule {}
