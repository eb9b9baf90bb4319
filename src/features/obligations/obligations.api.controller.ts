import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import type { Page } from '../../kernel/page';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import type { Request } from '../../platform/http/request';
import { ObligationDecisionInput, ObligationListQuery, ObligationUpdateInput } from './obligation.input';
import { ObligationQueries, type ObligationRow, type ObligationView } from './obligation.queries';
import { DecideResult } from './use-cases/decide-result';
import { WriteUpdate } from './use-cases/write-update';

@ApiTags('obligations')
@ApiBearerAuth()
@Controller('api/v1/obligations')
export class ObligationsApiController {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly writeUpdate: WriteUpdate,
    private readonly decideResult: DecideResult,
  ) {}

  @Allow(...ROLES)
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: ObligationListQuery): Promise<Page<ObligationRow>> {
    return this.obligations.list(actor, query);
  }

  @Allow(...ROLES)
  @Get(':code')
  one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<ObligationView> {
    return this.obligations.byCode(actor, code);
  }

  /** Progress, or the result the body reports. */
  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @Post(':code/updates')
  async update(@CurrentActor() actor: Actor, @Req() request: Request, @Param('code') code: string, @Body() input: ObligationUpdateInput): Promise<ObligationView> {
    await this.writeUpdate.execute(actor, code, input, [], request.state.receivedAt);
    return this.obligations.byCode(actor, code);
  }

  @Allow(...HOME_AFFAIRS)
  @HttpCode(200)
  @Post(':code/decisions')
  async decide(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: ObligationDecisionInput): Promise<ObligationView> {
    await this.decideResult.execute(actor, code, input);
    return this.obligations.byCode(actor, code);
  }
}
