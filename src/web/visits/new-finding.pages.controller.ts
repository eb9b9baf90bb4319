import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { dateOf } from '../../kernel/calendar-date';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { Clock } from '../../platform/clock/clock';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { RaiseFinding, RaiseFindingInput } from '../../features/findings';
import { NewFindingQuery } from './new-finding.query';

/** A finding from an answer that fell short: two presses away from the answer. */
@Controller('visits')
export class NewFindingPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly findings: NewFindingQuery,
    private readonly raiseFinding: RaiseFinding,
    private readonly clock: Clock,
  ) {}

  @Allow('inspector')
  @Get(':code/findings/new')
  async form(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Query('criterion') criterion?: string): Promise<void> {
    await this.pages.page(request, reply, 'pages/visits/new-finding.njk', { ...(await this.findings.of(actor, code, textOf(criterion))), problems: [] });
  }

  @Allow('inspector')
  @Post(':code/findings/new')
  async save(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    const attempt = await this.pages.attempt(() => this.raiseFinding.execute(actor, code, parseInput(RaiseFindingInput, body), dateOf(this.clock.now())));
    const page = await this.findings.of(actor, code, textOf(body.criterion), body);
    if (!attempt.ok) return this.pages.page(request, reply, 'pages/visits/new-finding.njk', { ...page, problems: attempt.problems }, attempt.status);
    await this.pages.redirect(reply, `/visits/${code}/field/${page.item.n}`, { kind: 'success', key: 'visits:flash.raised', params: { code: attempt.value } });
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
