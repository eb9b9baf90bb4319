import { Controller, Get, Query, Res } from '@nestjs/common';
import { DirectiveListQuery, DirectiveQueries } from '../../features/directives';
import { RoundQueries } from '../../features/inspections';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import type { Reply } from '../../platform/http/request';
import { I18n } from '../../platform/i18n';
import { allRows } from '../../reports/listings/listing';
import { ListExports, sendWorkbook } from '../../reports/listings/list-exports';
import { ObligationPageInput } from '../obligations/obligation-list.input';
import { ObligationListPageQuery } from '../obligations/obligation-list.query';
import { RoundListInput, RoundListQuery } from '../rounds/round-list.query';
import { VisitListPageQuery, VisitListQuery } from '../visits/visit-list.query';
import { directivesListing, roundsListing, visitsListing } from './list-listings';

/** "Xuất Excel" of the lists whose rows are put together here. */
@Controller()
export class WebListExportsPagesController {
  constructor(
    private readonly exports: ListExports,
    private readonly rounds: RoundQueries,
    private readonly obligations: ObligationListPageQuery,
    private readonly roundList: RoundListQuery,
    private readonly visits: VisitListPageQuery,
    private readonly directives: DirectiveQueries,
    private readonly i18n: I18n,
  ) {}

  @Allow(...ROLES)
  @Get('obligations/export')
  async obligationsOf(@Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: ObligationPageInput): Promise<void> {
    const { filter } = await this.obligations.selectionOf(actor, query);
    await sendWorkbook(reply, 'obligations', await this.exports.obligationsOf(actor, filter, query.directive, await this.sample(actor)));
  }

  @Allow('provincialChair', ...HOME_AFFAIRS)
  @Get('rounds/export')
  async roundsOf(@Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: RoundListInput): Promise<void> {
    await sendWorkbook(reply, 'rounds', await this.exports.workbook(roundsListing(await this.roundList.of(actor, query), query.state, await this.sample(actor), this.i18n.t('vi'))));
  }

  @Allow(...ROLES)
  @Get('visits/export')
  async visitsOf(@Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: VisitListQuery): Promise<void> {
    const rows = await allRows((page, pageSize) => this.visits.of(actor, { ...query, page, pageSize }));
    await sendWorkbook(reply, 'visits', await this.exports.workbook(visitsListing(rows, query, await this.sample(actor), this.i18n.t('vi'))));
  }

  @Allow(...ROLES)
  @Get('directives/export')
  async directivesOf(@Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: DirectiveListQuery): Promise<void> {
    const rows = await allRows((page, pageSize) => this.directives.list(actor, { ...query, page, pageSize }));
    await sendWorkbook(reply, 'directives', await this.exports.workbook(directivesListing(rows, query.round, await this.sample(actor), this.i18n.t('vi'))));
  }

  private async sample(actor: Actor): Promise<boolean> {
    return (await this.rounds.list(actor)).some(({ sample }) => sample);
  }
}
