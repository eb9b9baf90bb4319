import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';
import type { Reply } from '../../platform/http/request';
import { FreezeInput } from './consolidate.input';
import { ConsolidateRound } from './consolidate-round';
import { ConsolidationFiles } from './consolidation-files';
import { consolidationFormat, freezeNumber } from './consolidation-format';
import { ConsolidationQueries, type ConsolidationView } from './consolidation.queries';

@ApiTags('rounds')
@ApiBearerAuth()
@Controller('api/v1/rounds')
export class ConsolidationsApiController {
  constructor(
    private readonly consolidations: ConsolidationQueries,
    private readonly consolidate: ConsolidateRound,
    private readonly files: ConsolidationFiles,
  ) {}

  /** Figures of the round's papers, whether they are frozen, and what changed since. */
  @Allow(...HOME_AFFAIRS, 'provincialChair')
  @Says('The figures of the papers of a round, and what changed since they were frozen')
  @Get(':code/consolidation')
  one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<ConsolidationView> {
    return this.consolidations.of(actor, code);
  }

  /** Freezes the figures and keeps the papers made from them; again with the next number, until the round is closed. */
  @Allow(...HOME_AFFAIRS)
  @Says('Freeze the figures and keep the papers made from them')
  @HttpCode(200)
  @Post(':code/consolidation')
  async freeze(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: FreezeInput): Promise<ConsolidationView> {
    await this.consolidate.execute(actor, code, input.number);
    return this.consolidations.of(actor, code);
  }

  /** @param format xlsx, pdf or docx; the kept bytes once frozen, else a draft from the figures of this moment. `?number=` names a freeze, else the newest */
  @Allow(...HOME_AFFAIRS, 'provincialChair')
  @Says('A paper of the round: xlsx, pdf or docx')
  @Get(':code/files/:format')
  file(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('format') format: string, @Query('number') number?: string): Promise<void> {
    return this.files.send(reply, actor, code, consolidationFormat(format), freezeNumber(number));
  }
}
