import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES } from '../../kernel/actor';
import { Allow } from '../../platform/auth/policy';
import { ChecklistQueries, type VersionRow, type VersionView } from './checklist.queries';

@ApiTags('checklists')
@ApiBearerAuth()
@Controller('api/v1/checklists')
export class ChecklistsApiController {
  constructor(private readonly checklists: ChecklistQueries) {}

  @Allow(...ROLES)
  @Get()
  async list(): Promise<{ rows: readonly VersionRow[]; total: number }> {
    const rows = await this.checklists.list();
    return { rows, total: rows.length };
  }

  @Allow(...ROLES)
  @Get(':code/versions/:number')
  version(@Param('code') code: string, @Param('number', ParseIntPipe) number: number): Promise<VersionView> {
    return this.checklists.byCode(code, number);
  }
}
