import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { IssueResults } from '../../features/findings';
import { AdvanceRound, ROUND_STATES, RoundQueries, RoundStepInput } from '../../features/inspections';
import { isHomeAffairs, type Actor } from '../../kernel/actor';
import { offsetOf, pageRequest } from '../../kernel/page';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { OpenMattersQuery } from '../../reports/queries/open-matters.query';
import { RoundListInput, RoundListQuery } from './round-list.query';
import { RoundPageQuery } from './round-page.query';

/** P06 and P08: the rounds, and the cockpit of one. */
@Controller('rounds')
export class RoundsPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly lists: RoundListQuery,
    private readonly round: RoundPageQuery,
    private readonly rounds: RoundQueries,
    private readonly openMatters: OpenMattersQuery,
    private readonly advanceRound: AdvanceRound,
    private readonly issueResults: IssueResults,
  ) {}

  @Allow('provincialChair', ...HOME_AFFAIRS)
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: RoundListInput): Promise<void> {
    const asked = pageRequest(query.page, query.pageSize);
    const all = await this.lists.of(actor, query);
    const rows = all.slice(offsetOf(asked), offsetOf(asked) + asked.pageSize);
    await this.pages.page(request, reply, 'pages/rounds/list.njk', { ...asked, total: all.length, rows, query, states: ROUND_STATES, mayCreate: isHomeAffairs(actor) });
  }

  @Allow('provincialChair', ...HOME_AFFAIRS)
  @Get(':code')
  async one(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.pages.page(request, reply, 'pages/rounds/round.njk', { ...(await this.round.of(actor, code)), refused: [] });
  }

  /** Asked before closing: nothing of the round can be written afterwards. */
  @Allow(...HOME_AFFAIRS)
  @Get(':code/close')
  async confirmClose(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const round = await this.rounds.byCode(actor, code);
    if (!round.allowedActions.includes('close')) return this.pages.redirect(reply, `/rounds/${code}`);
    await this.pages.page(request, reply, 'pages/rounds/close.njk', { round, open: await this.openMatters.of(code, actor.locale) });
  }

  @Allow(...HOME_AFFAIRS)
  @Post(':code/steps')
  async advance(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    const { step } = parseInput(RoundStepInput, body);
    await this.advanceRound.execute(actor, code, step);
    await this.pages.redirect(reply, `/rounds/${code}`, { kind: 'success', key: `rounds:flash.${step}` });
  }

  /** Notices of result for all units at once; what is still missing is listed with the way to it. */
  @Allow(...HOME_AFFAIRS)
  @Post(':code/results')
  async issue(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const attempt = await this.pages.attempt(() => this.issueResults.execute(actor, code));
    if (attempt.ok) return this.pages.redirect(reply, `/rounds/${code}`, { kind: 'success', key: 'rounds:flash.issued' });
    const refused = attempt.problems.map((one) => ({ ...one, href: `${one.code.startsWith('finding.') ? '/findings' : '/visits'}/${String(one.params?.code ?? '')}` }));
    await this.pages.page(request, reply, 'pages/rounds/round.njk', { ...(await this.round.of(actor, code)), refused }, attempt.status);
  }
}
