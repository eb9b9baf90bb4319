import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ChecklistsModule } from './features/checklists';
import { DirectivesModule } from './features/directives';
import { EvidenceModule } from './features/evidence';
import { FindingsModule } from './features/findings';
import { IdentityModule } from './features/identity';
import { InspectionsModule } from './features/inspections';
import { NotificationsModule } from './features/notifications';
import { ObligationsModule } from './features/obligations';
import { OrganisationModule } from './features/organisation';
import { RemediationModule } from './features/remediation';
import { SelfInspectionModule } from './features/self-inspection';
import { UrgingModule } from './features/urging';
import { AccessGuard } from './platform/auth/access.guard';
import { ApiViewInterceptor } from './platform/http/api-view.interceptor';
import { ErrorFilter } from './platform/http/error.filter';
import { HealthController } from './platform/http/health.controller';
import { NoBodyInterceptor } from './platform/http/no-body.interceptor';
import { PlatformModule, type PlatformParts } from './platform/platform.module';
import { ReportsModule } from './reports/reports.module';
import { WebModule } from './web/web.module';

const FEATURES = [
  OrganisationModule,
  IdentityModule,
  EvidenceModule,
  ChecklistsModule,
  InspectionsModule,
  FindingsModule,
  ObligationsModule,
  DirectivesModule,
  RemediationModule,
  SelfInspectionModule,
  UrgingModule,
  NotificationsModule,
];

/** Names every module of the product; the order is the order of the walls. */
@Module({})
export class AppModule {
  static with(parts: PlatformParts): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(parts), ...FEATURES, ReportsModule, WebModule],
      controllers: [HealthController],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: NoBodyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ApiViewInterceptor },
        ErrorFilter,
        { provide: APP_FILTER, useExisting: ErrorFilter },
      ],
    };
  }
}
