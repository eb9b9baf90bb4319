import { Body, Controller, Get, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { newFormKey } from '../../platform/http/once-only';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import { isLookedAt, type FormBody, type Reply, type Request } from '../../platform/http/request';
import { OpinionQueries } from './opinion.queries';
import { OpinionInput } from './remediation.input';
import { GiveOpinion } from './use-cases/give-opinion';
import { SeeRemarks } from './use-cases/see-remarks';

/** P28 in its reduced form: the department that must remedy sees its own item of a report, and no other. */
@Controller('reports')
export class OpinionPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly opinions: OpinionQueries,
    private readonly giveOpinion: GiveOpinion,
    private readonly seeRemarks: SeeRemarks,
  ) {}

  @Allow('department')
  @Get(':code/opinion/:n')
  async item(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number): Promise<void> {
    await this.show(request, reply, actor, code, n);
  }

  @Allow('department')
  @Post(':code/opinion/:n')
  async give(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number, @Body() body: FormBody): Promise<void> {
    const { item } = await this.opinions.page(actor, code, n);
    const attempt = await this.pages.attempt(() => this.giveOpinion.execute(actor, code, item.findingCode, parseInput(OpinionInput, body)));
    if (!attempt.ok) return this.show(request, reply, actor, code, n, { attempt, typed: body });
    await this.pages.redirect(reply, `/reports/${code}/opinion/${n}`, { kind: 'success', key: 'reports:flash.opinionGiven' });
  }

  private async show(request: Request, reply: Reply, actor: Actor, code: string, n: number, refused?: { attempt: Attempt<unknown> & { ok: false }; typed: FormBody }): Promise<void> {
    const page = await this.opinions.page(actor, code, n);
    const { opinion, opinionReason, opinionByTitle, version } = page.item;
    const stored = { opinion: opinion ?? '', reason: opinionReason ?? '', version };
    const text = (name: string): string => (typeof refused?.typed[name] === 'string' ? (refused.typed[name] as string) : '');
    const extra = {
      form: refused ? { opinion: text('opinion'), reason: text('reason'), version } : stored,
      problems: refused?.attempt.conflict ? [] : (refused?.attempt.problems ?? []),
      conflict: refused?.attempt.conflict ? { ...stored, by: opinionByTitle } : null,
      talk: await this.seeRemarks.execute(actor, code, n, isLookedAt(request)),
      formKey: newFormKey(),
    };
    await this.pages.page(request, reply, 'pages/reports/opinion.njk', { ...page, ...extra }, refused?.attempt.status ?? 200);
  }
}
