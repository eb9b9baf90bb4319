import { Global, Module } from '@nestjs/common';
import { InspectionsModule } from '../features/inspections';
import { ObligationsModule } from '../features/obligations';
import { RemediationModule } from '../features/remediation';
import { UrgingModule } from '../features/urging';
import { PageRenderer } from '../platform/http/page-renderer';
import { ShellProvider } from '../platform/http/shell-provider';
import { ReportsModule } from '../reports/reports.module';
import { OverviewPagesController } from './overview/overview.pages.controller';
import { OverviewQuery } from './overview/overview.query';
import { WebShell } from './shell';
import { WorkListPagesController } from './work-list/work-list.pages.controller';
import { WorkListQuery } from './work-list/work-list.query';

/** Pages that belong to no feature, and the frame around all pages. */
@Global()
@Module({
  imports: [InspectionsModule, ObligationsModule, RemediationModule, UrgingModule, ReportsModule],
  controllers: [WorkListPagesController, OverviewPagesController],
  providers: [PageRenderer, { provide: ShellProvider, useClass: WebShell }, WorkListQuery, OverviewQuery],
  exports: [PageRenderer, ShellProvider],
})
export class WebModule {}
