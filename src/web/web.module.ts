import { Global, Module } from '@nestjs/common';
import { ChecklistsModule } from '../features/checklists';
import { EvidenceModule } from '../features/evidence';
import { FindingsModule } from '../features/findings';
import { IdentityModule } from '../features/identity';
import { InspectionsModule } from '../features/inspections';
import { ObligationsModule } from '../features/obligations';
import { OrganisationModule } from '../features/organisation';
import { DirectivesModule } from '../features/directives';
import { RemediationModule } from '../features/remediation';
import { SelfInspectionModule } from '../features/self-inspection';
import { UrgingModule } from '../features/urging';
import { PageRenderer } from '../platform/http/page-renderer';
import { ShellProvider } from '../platform/http/shell-provider';
import { ReportsModule } from '../reports/reports.module';
import { CalendarApiController } from './calendar/calendar.api.controller';
import { CalendarEntriesQuery } from './calendar/calendar-entries.query';
import { CalendarFeedQuery } from './calendar/calendar-feed.query';
import { CalendarPageQuery } from './calendar/calendar-page.query';
import { CalendarPagesController } from './calendar/calendar.pages.controller';
import { FindingListPageQuery } from './findings/finding-list.query';
import { FindingPageQuery } from './findings/finding-page.query';
import { FindingsPagesController } from './findings/findings.pages.controller';
import { DirectivePageQuery } from './directives/directive-page.query';
import { PartyNames } from './directives/party-names';
import { DirectivePagesController } from './directives/directive.pages.controller';
import { ObligationListPageQuery } from './obligations/obligation-list.query';
import { CoordinationPagesController } from './obligations/coordination.pages.controller';
import { ObligationDetail } from './obligations/obligation-detail';
import { ObligationPageQuery } from './obligations/obligation-page.query';
import { DutiesApiController } from './obligations/obligations.api.controller';
import { ObligationsPagesController } from './obligations/obligations.pages.controller';
import { OverviewPagesController } from './overview/overview.pages.controller';
import { LetterApiController } from './reminders/letter.api.controller';
import { LetterPagesController } from './reminders/letter.pages.controller';
import { ReceiptPaperPagesController } from './reports/receipt-paper.pages.controller';
import { UnitReportPaperPagesController } from './reports/unit-report-paper.pages.controller';
import { FieldPageQuery } from './visits/field-page.query';
import { FieldPagesController } from './visits/field.pages.controller';
import { NewFindingPagesController } from './visits/new-finding.pages.controller';
import { NewFindingQuery } from './visits/new-finding.query';
import { RoundListQuery } from './rounds/round-list.query';
import { RoundPageQuery } from './rounds/round-page.query';
import { RoundsPagesController } from './rounds/rounds.pages.controller';
import { SelfInspectionQuery } from './rounds/self-inspection.query';
import { VisitListPageQuery } from './visits/visit-list.query';
import { VisitPageQuery } from './visits/visit-page.query';
import { VisitsPagesController } from './visits/visits.pages.controller';
import { WebListExportsPagesController } from './exports/list-exports.pages.controller';
import { AuditPagesController } from './audit/audit.pages.controller';
import { SelfChecksExportPagesController } from './self-checks/self-checks-export.pages.controller';
import { UnitPagesQuery } from './units/unit-pages.query';
import { UnitRecordQuery } from './units/unit-record.query';
import { UnitsApiController } from './units/units.api.controller';
import { UnitsPagesController } from './units/units.pages.controller';
import { WebShell } from './shell';
import { WorkingCalendarApiController } from './working-calendar/working-calendar.api.controller';
import { WorkingCalendarPagesController } from './working-calendar/working-calendar.pages.controller';
import { WorkListPagesController } from './work-list/work-list.pages.controller';
import { everyWork, WORK_PROVIDERS } from './work-list/work-providers';
import { WorkListQuery } from './work-list/work-list.query';

/** Pages that belong to no feature, and the frame around all pages. */
@Global()
@Module({
  imports: [
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
    ReportsModule,
  ],
  controllers: [
    // Before the pages of one self-inspection: `export` is no code.
    SelfChecksExportPagesController,
    CalendarPagesController,
    CalendarApiController,
    UnitsPagesController,
    UnitsApiController,
    AuditPagesController,
    WebListExportsPagesController,
    FindingsPagesController,
    DirectivePagesController,
    ObligationsPagesController,
    DutiesApiController,
    CoordinationPagesController,
    OverviewPagesController,
    LetterPagesController,
    LetterApiController,
    ReceiptPaperPagesController,
    UnitReportPaperPagesController,
    RoundsPagesController,
    WorkListPagesController,
    WorkingCalendarPagesController,
    WorkingCalendarApiController,
    VisitsPagesController,
    FieldPagesController,
    NewFindingPagesController,
  ],
  providers: [
    CalendarEntriesQuery,
    CalendarPageQuery,
    CalendarFeedQuery,
    UnitPagesQuery,
    UnitRecordQuery,
    PageRenderer,
    { provide: ShellProvider, useClass: WebShell },
    FindingListPageQuery,
    FindingPageQuery,
    DirectivePageQuery,
    PartyNames,
    ObligationListPageQuery,
    ObligationPageQuery,
    ObligationDetail,
    RoundListQuery,
    RoundPageQuery,
    SelfInspectionQuery,
    ...WORK_PROVIDERS,
    everyWork,
    WorkListQuery,
    VisitListPageQuery,
    VisitPageQuery,
    FieldPageQuery,
    NewFindingQuery,
  ],
  exports: [PageRenderer, ShellProvider],
})
export class WebModule {}
