import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply, Request } from '../../platform/http/request';
import { VisitListPageQuery, VisitListQuery } from './visit-list.query';

@Controller('visits')
export class VisitsPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly lists: VisitListPageQuery,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: VisitListQuery): Promise<void> {
    await this.pages.page(request, reply, 'pages/visits/list.njk', await this.lists.of(actor, query));
  }
}
