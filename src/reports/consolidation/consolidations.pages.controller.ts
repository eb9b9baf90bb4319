import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import type { Problem } from '../../kernel/problem';
import { ConsolidateInput } from './consolidate.input';
import { ConsolidateRound } from './consolidate-round';
import { ConsolidationFiles } from './consolidation-files';
import { consolidationFormat, freezeNumber } from './consolidation-format';
import { ConsolidationQueries, type ConsolidationView } from './consolidation.queries';

export interface ConsolidationPage {
  /** Null when there is no round yet. */
  readonly view: ConsolidationView | null;
  readonly rounds: readonly string[];
  readonly problems: readonly Problem[];
}

@Controller('consolidations')
export class ConsolidationsPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly consolidations: ConsolidationQueries,
    private readonly consolidate: ConsolidateRound,
    private readonly files: ConsolidationFiles,
  ) {}

  /** A round's figures for its papers: checked, frozen or not yet, with the papers themselves. */
  @Allow(...HOME_AFFAIRS, 'provincialChair')
  @Get()
  async show(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query('round') round?: string): Promise<void> {
    await this.page(request, reply, actor, typeof round === 'string' && round !== '' ? round : undefined, [], 200);
  }

  @Allow(...HOME_AFFAIRS)
  @Post()
  async freeze(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Body() body: FormBody): Promise<void> {
    const outcome = await this.pages.attempt(async () => {
      const { round, number } = parseInput(ConsolidateInput, body);
      await this.consolidate.execute(actor, round, number);
      return { round, number: number ?? 1 };
    });
    if (!outcome.ok) return this.page(request, reply, actor, typeof body.round === 'string' && body.round !== '' ? body.round : undefined, outcome.problems, outcome.status);
    await this.pages.redirect(reply, `/consolidations?round=${encodeURIComponent(outcome.value.round)}`, { kind: 'success', key: 'consolidations:frozenNow', params: { number: outcome.value.number } });
  }

  /** The kept bytes of the named freeze or of the newest, else a draft from the figures of this moment. */
  @Allow(...HOME_AFFAIRS, 'provincialChair')
  @Get(':round/files/:format')
  file(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('round') round: string, @Param('format') format: string, @Query('number') number?: string): Promise<void> {
    return this.files.send(reply, actor, round, consolidationFormat(format), freezeNumber(number));
  }

  private async page(request: Request, reply: Reply, actor: Actor, round: string | undefined, problems: readonly Problem[], status: number): Promise<void> {
    const model: ConsolidationPage = { ...(await this.consolidations.page(actor, round)), problems };
    await this.pages.page(request, reply, 'pages/consolidations/consolidation.njk', model, status);
  }
}
