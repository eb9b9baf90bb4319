import { Module } from '@nestjs/common';
import { InspectionsModule } from '../inspections';
import { ObligationsModule } from '../obligations';
import { OrganisationModule } from '../organisation';
import { DirectiveQueries } from './directive.queries';
import { DirectiveStore } from './directive.store';
import { DirectivesApiController } from './directives.api.controller';
import { IssueDirective } from './use-cases/issue-directive';
import { RecordDirective } from './use-cases/record-directive';

@Module({
  imports: [OrganisationModule, InspectionsModule, ObligationsModule],
  controllers: [DirectivesApiController],
  providers: [DirectiveStore, DirectiveQueries, RecordDirective, IssueDirective],
  exports: [DirectiveQueries, RecordDirective, IssueDirective],
})
export class DirectivesModule {}
