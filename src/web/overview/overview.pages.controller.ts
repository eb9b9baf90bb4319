import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { RoundQueries } from '../../features/inspections';
import { ExtensionQueries } from '../../features/obligations';
import { isHomeAffairs, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply, Request } from '../../platform/http/request';
import { I18n } from '../../platform/i18n';
import { OverviewPaper } from '../../reports/overview-paper';
import { RoundOverviewQuery } from '../../reports/queries/round-overview.query';
import { overviewPage } from './overview-page';

@Controller('overview')
export class OverviewPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly overview: RoundOverviewQuery,
    private readonly rounds: RoundQueries,
    private readonly paper: OverviewPaper,
    private readonly i18n: I18n,
    private readonly extensions: ExtensionQueries,
  ) {}

  /** The chair's page: who is late, how far the remedies are. */
  @Allow('provincialChair', ...HOME_AFFAIRS)
  @Get()
  async show(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query('round') round?: string): Promise<void> {
    const rounds = await this.rounds.list(actor);
    if (rounds.length === 0 && asked(round) === undefined) return this.pages.page(request, reply, 'pages/overview/no-round.njk', { mayCreate: isHomeAffairs(actor) });
    const overview = await this.overview.of(actor, asked(round), request.state.locale);
    const page = overviewPage(overview, rounds, this.i18n, request.state.locale);
    await this.pages.page(request, reply, 'pages/overview/overview.njk', { ...page, toDecide: actor.role === 'provincialChair' ? (await this.extensions.waitingFor(actor)).length : 0 });
  }

  /** The same page as one sheet of paper. */
  @Allow('provincialChair', ...HOME_AFFAIRS)
  @Get('pdf')
  async pdf(@Res() reply: Reply, @CurrentActor() actor: Actor, @Query('round') round?: string): Promise<void> {
    const { name, bytes } = await this.paper.pdf(actor, asked(round));
    await reply.header('content-type', 'application/pdf').header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'private, no-store').send(bytes);
  }
}

function asked(round: string | undefined): string | undefined {
  return typeof round === 'string' && round !== '' ? round : undefined;
}
