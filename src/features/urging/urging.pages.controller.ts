import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { isHomeAffairs, ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { newId } from '../../platform/database/new-id';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import type { Problem } from '../../kernel/problem';
import { LEDGER_LEVELS, LETTER_SIGNINGS, SENT_CHANNELS, URGING_CHANNELS, URGING_LEVELS } from './domain/levels';
import { UrgePreviewQuery } from './urge-preview.query';
import { LedgerPageQuery } from './ledger-page.query';
import { codesOf, spokenAddress } from './named-duties';
import { FOLLOWED_FILTERS, UrgeInput, UrgePreviewInput, UrgingListQuery } from './urging.input';
import { UrgeUnits } from './use-cases/urge-units';

/** More than anybody calls one after the other, and than an address holds. */
const MOST_SPOKEN = 150;

@Controller('reminders')
export class UrgingPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly ledgerPage: LedgerPageQuery,
    private readonly preview: UrgePreviewQuery,
    private readonly urgeUnits: UrgeUnits,
  ) {}

  @Allow(...ROLES)
  @Get()
  async ledger(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: UrgingListQuery): Promise<void> {
    const page = await this.ledgerPage.of(actor, query);
    await this.pages.page(request, reply, 'pages/urgings/ledger.njk', { ...page, query, levels: LEDGER_LEVELS, channels: URGING_CHANNELS, followedFilters: FOLLOWED_FILTERS, mayUrge: isHomeAffairs(actor) });
  }

  /** What will be sent to whom; with nothing named, every overdue duty. */
  @Allow(...HOME_AFFAIRS)
  @Get('new')
  async compose(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: UrgePreviewInput): Promise<void> {
    await this.form(request, reply, actor, query, {});
  }

  @Allow(...HOME_AFFAIRS)
  @Post()
  async urge(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Body() body: FormBody): Promise<void> {
    const result = await this.pages.attempt(() => this.urgeUnits.execute(actor, parseInput(UrgeInput, body)));
    if (!result.ok) return this.form(request, reply, actor, { obligation: codesOf(body.obligationCodes) }, body, result.problems, result.status);
    const { numbers, dropped, already, dispatch } = result.value;
    const key = already.length > 0 ? 'urgings:flash.sentOnce' : dropped.length > 0 ? 'urgings:flash.sentSome' : 'urgings:flash.sent';
    const params = { count: numbers.length, units: unitsOf(dropped), already: already.length };
    await this.pages.redirect(reply, dispatch ? `/reminders?dispatch=${encodeURIComponent(dispatch)}` : '/reminders', { kind: numbers.length > 0 ? 'success' : 'info', key, params });
  }

  private async form(request: Request, reply: Reply, actor: Actor, asked: Partial<UrgePreviewInput>, typed: FormBody, problems: readonly Problem[] = [], status = 200): Promise<void> {
    const preview = await this.preview.of(actor, asked);
    const { level = preview.level, channel = preview.channel, noteVi = '', signing = 'director', formKey = newId() } = typed;
    const choices = { levels: URGING_LEVELS, channels: SENT_CHANNELS, signings: LETTER_SIGNINGS };
    await this.pages.page(request, reply, 'pages/urgings/new.njk', { ...preview, spokenHref: preview.rows.length > MOST_SPOKEN ? null : spokenAddress(preview.rows.map(({ code }) => code)), problems, ...choices, typed: { level, channel, noteVi, signing, formKey } }, status);
  }
}

/** Codes end with the unit: 2018-Q2-D1.2-873. */
const unitsOf = (codes: readonly string[]): number => new Set(codes.map((code) => code.split('-').at(-1))).size;
