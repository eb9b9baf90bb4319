import { Controller, Get, Query, Res } from '@nestjs/common';
import { RoundQueries } from '../../features/inspections';
import { SelfCheckListQuery, SelfInspectionQueries } from '../../features/self-inspection';
import type { Actor } from '../../kernel/actor';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import type { Reply } from '../../platform/http/request';
import { I18n } from '../../platform/i18n';
import { ListExports, sendWorkbook } from '../../reports/listings/list-exports';
import { selfChecksListing } from './self-checks-listing';

/** "Xuất Excel" of the self-inspections of a round. */
@Controller('self-checks')
export class SelfChecksExportPagesController {
  constructor(
    private readonly exports: ListExports,
    private readonly checks: SelfInspectionQueries,
    private readonly rounds: RoundQueries,
    private readonly i18n: I18n,
  ) {}

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS, 'provincialChair')
  @Get('export')
  async list(@Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: SelfCheckListQuery): Promise<void> {
    const overview = await this.checks.overview(actor, query);
    const sample = (await this.rounds.list(actor)).some(({ code, sample: invented }) => invented && code === overview.round);
    await sendWorkbook(reply, 'self-checks', await this.exports.workbook(selfChecksListing(overview, sample, this.i18n.t('vi'))));
  }
}
