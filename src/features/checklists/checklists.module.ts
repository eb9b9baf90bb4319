import { Module } from '@nestjs/common';
import { ChecklistQueries } from './checklist.queries';
import { ChecklistsApiController } from './checklists.api.controller';
import { ChecklistsPagesController } from './checklists.pages.controller';
import { ImportChecklist } from './use-cases/import-checklist';
import { PublishVersion } from './use-cases/publish-version';

@Module({
  controllers: [ChecklistsPagesController, ChecklistsApiController],
  providers: [ChecklistQueries, ImportChecklist, PublishVersion],
  exports: [ChecklistQueries, ImportChecklist, PublishVersion],
})
export class ChecklistsModule {}
