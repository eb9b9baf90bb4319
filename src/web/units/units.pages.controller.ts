import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply, Request } from '../../platform/http/request';
import { I18n } from '../../platform/i18n';
import { allRows } from '../../reports/listings/listing';
import { ListExports, sendWorkbook } from '../../reports/listings/list-exports';
import { unitListing, unitsListing } from './unit-listings';
import { UnitPagesQuery } from './unit-pages.query';
import { UnitListInput, UnitOnInput } from './units.input';

/** P34: every unit by name; what one was found at fault for, promised, delivered, late and urged. */
@Controller('units')
export class UnitsPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly units: UnitPagesQuery,
    private readonly exports: ListExports,
    private readonly i18n: I18n,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply, @Query() query: UnitListInput): Promise<void> {
    await this.pages.page(request, reply, 'pages/units/list.njk', { ...(await this.units.list(query)), query });
  }

  @Allow(...ROLES)
  @Get('export')
  async exportNames(@Res() reply: Reply, @Query() query: UnitListInput): Promise<void> {
    const rows = await allRows((page, pageSize) => this.units.list({ ...query, page, pageSize }));
    await sendWorkbook(reply, 'units', await this.exports.workbook(unitsListing(rows, query, this.i18n.t('vi'))));
  }

  /** "Kết quả của đơn vị" of the menu. */
  @Allow(...ANSWERING_ROLES)
  @Get('mine')
  async mine(@Res() reply: Reply, @CurrentActor() actor: Actor): Promise<void> {
    await this.pages.redirect(reply, await this.units.ownAddress(actor));
  }

  @Allow(...ROLES)
  @Get(':code')
  async one(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Query() { on }: UnitOnInput): Promise<void> {
    await this.pages.page(request, reply, 'pages/units/unit.njk', await this.units.one(actor, code, on));
  }

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS, 'provincialChair')
  @Get(':code/export')
  async exportRecord(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Query() { on }: UnitOnInput): Promise<void> {
    const page = await this.units.recordOf(actor, code, on);
    await sendWorkbook(reply, `unit-${page.unit.code}`, await this.exports.workbook(unitListing(page, this.i18n.t('vi'))));
  }
}
