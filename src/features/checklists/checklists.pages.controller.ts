import { Controller, Get, Param, ParseIntPipe, Req, Res } from '@nestjs/common';
import { ROLES } from '../../kernel/actor';
import { Allow } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply, Request } from '../../platform/http/request';
import { ChecklistQueries } from './checklist.queries';
import { versionPage } from './version-page';

@Controller('checklists')
export class ChecklistsPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly checklists: ChecklistQueries,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.pages.page(request, reply, 'pages/checklists/list.njk', { rows: await this.checklists.list() });
  }

  @Allow(...ROLES)
  @Get(':code/versions/:number')
  async version(@Req() request: Request, @Res() reply: Reply, @Param('code') code: string, @Param('number', ParseIntPipe) number: number): Promise<void> {
    await this.pages.page(request, reply, 'pages/checklists/version.njk', versionPage(await this.checklists.byCode(code, number)));
  }
}
