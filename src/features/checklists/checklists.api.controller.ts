import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES } from '../../kernel/actor';
import { pageOf, type Page } from '../../kernel/page';
import { Allow } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';
import { PagingQuery } from '../../platform/http/list-query.input';
import { ChecklistQueries, type VersionRow, type VersionView } from './checklist.queries';

@ApiTags('checklists')
@ApiBearerAuth()
@Controller('api/v1/checklists')
export class ChecklistsApiController {
  constructor(private readonly checklists: ChecklistQueries) {}

  @Allow(...ROLES)
  @Says('Every version of every checklist')
  @Get()
  async list(@Query() query: PagingQuery): Promise<Page<VersionRow & { readonly versionId: string }>> {
    // A round is opened with the version's own key.
    return pageOf((await this.checklists.list()).map((row) => ({ versionId: row.id, ...row })), query);
  }

  @Allow(...ROLES)
  @Says('One version with its areas, criteria and law')
  @Get(':code/versions/:number')
  version(@Param('code') code: string, @Param('number', ParseIntPipe) number: number): Promise<VersionView> {
    return this.checklists.byCode(code, number);
  }
}
