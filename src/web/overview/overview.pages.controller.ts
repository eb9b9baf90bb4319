import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply, Request } from '../../platform/http/request';
import { OverviewQuery } from './overview.query';

@Controller('overview')
export class OverviewPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly overview: OverviewQuery,
  ) {}

  /** The chair's page: who is late, how far the remedies are. */
  @Allow('provincialChair', ...HOME_AFFAIRS)
  @Get()
  async show(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query('round') round?: string): Promise<void> {
    await this.pages.page(request, reply, 'pages/overview/overview.njk', await this.overview.of(actor, typeof round === 'string' && round !== '' ? round : undefined));
  }
}
