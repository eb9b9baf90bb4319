import { Global, Module } from '@nestjs/common';
import { ObligationsModule } from '../features/obligations';
import { PageRenderer } from '../platform/http/page-renderer';
import { ShellProvider } from '../platform/http/shell-provider';
import { ReportsModule } from '../reports/reports.module';
import { OverviewPagesController } from './overview/overview.pages.controller';
import { WebShell } from './shell';
import { WorkListPagesController } from './work-list/work-list.pages.controller';
import { WorkListQuery } from './work-list/work-list.query';

/** Pages that belong to no feature, and the frame around all pages. */
@Global()
@Module({
  imports: [ObligationsModule, ReportsModule],
  controllers: [WorkListPagesController, OverviewPagesController],
  providers: [PageRenderer, { provide: ShellProvider, useClass: WebShell }, WorkListQuery],
  exports: [PageRenderer, ShellProvider],
})
export class WebModule {}
