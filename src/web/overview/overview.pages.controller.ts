import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply, Request } from '../../platform/http/request';
import { OverviewPaper } from '../../reports/overview-paper';
import { RoundOverviewQuery } from '../../reports/queries/round-overview.query';

@Controller('overview')
export class OverviewPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly overview: RoundOverviewQuery,
    private readonly paper: OverviewPaper,
  ) {}

  /** The chair's page: who is late, how far the remedies are. */
  @Allow('provincialChair', ...HOME_AFFAIRS)
  @Get()
  async show(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query('round') round?: string): Promise<void> {
    await this.pages.page(request, reply, 'pages/overview/overview.njk', await this.overview.of(actor, typeof round === 'string' && round !== '' ? round : undefined));
  }

  /** The same page as one sheet of paper. */
  @Allow('provincialChair', ...HOME_AFFAIRS)
  @Get('pdf')
  async pdf(@Res() reply: Reply, @CurrentActor() actor: Actor, @Query('round') round?: string): Promise<void> {
    const { name, bytes } = await this.paper.pdf(actor, typeof round === 'string' && round !== '' ? round : undefined);
    await reply.header('content-type', 'application/pdf').header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'private, no-store').send(bytes);
  }
}
