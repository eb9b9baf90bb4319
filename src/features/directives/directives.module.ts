import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence';
import { InspectionsModule } from '../inspections';
import { ObligationsModule } from '../obligations';
import { OrganisationModule } from '../organisation';
import { ClauseWriter } from './clause-writer';
import { HeadWriter } from './head-writer';
import { DirectiveApiView } from './directive.api-view';
import { DirectiveFormPagesController } from './directive-form.pages.controller';
import { DirectiveFormPageQuery } from './directive-form-page.query';
import { DirectiveReading } from './directive-reading';
import { DirectiveQueries } from './directive.queries';
import { DirectiveStore } from './directive.store';
import { DirectiveTextExtractor } from './directive-text-extractor';
import { DirectivesApiController } from './directives.api.controller';
import { DirectivesPagesController } from './directives.pages.controller';
import { IssuePreviewQuery } from './issue-preview.query';
import { TrackerImportQuery } from './tracker-import.query';
import { TrackerImportStore } from './tracker-import.store';
import { ApplyTrackerImport } from './use-cases/apply-tracker-import';
import { IssueDirective } from './use-cases/issue-directive';
import { KeepScan } from './use-cases/keep-scan';
import { KeepTrackerImport } from './use-cases/keep-tracker-import';
import { RecordDirective } from './use-cases/record-directive';
import { ReviseDirective } from './use-cases/revise-directive';

@Module({
  imports: [OrganisationModule, EvidenceModule, InspectionsModule, ObligationsModule],
  controllers: [DirectiveFormPagesController, DirectivesPagesController, DirectivesApiController],
  providers: [
    DirectiveStore, ClauseWriter, HeadWriter, DirectiveQueries, DirectiveApiView, DirectiveFormPageQuery, DirectiveReading, DirectiveTextExtractor, IssuePreviewQuery,
    KeepScan, RecordDirective, ReviseDirective, IssueDirective, TrackerImportStore, TrackerImportQuery, KeepTrackerImport, ApplyTrackerImport,
  ],
  exports: [DirectiveQueries, DirectiveTextExtractor, RecordDirective, ReviseDirective, IssueDirective, TrackerImportQuery, KeepTrackerImport, ApplyTrackerImport],
})
export class DirectivesModule {}
