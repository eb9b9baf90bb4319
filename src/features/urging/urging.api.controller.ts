import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import type { Page } from '../../kernel/page';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { UrgeInput, UrgingListQuery } from './urging.input';
import { UrgingQueries, type UrgingRow } from './urging.queries';
import { UrgeUnits, type UrgingOutcome } from './use-cases/urge-units';

@ApiTags('urgings')
@ApiBearerAuth()
@Controller('api/v1/urgings')
export class UrgingApiController {
  constructor(
    private readonly urgings: UrgingQueries,
    private readonly urgeUnits: UrgeUnits,
  ) {}

  @Allow(...ROLES)
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: UrgingListQuery): Promise<Page<UrgingRow>> {
    return this.urgings.ledger(actor, query);
  }

  @Allow(...HOME_AFFAIRS)
  @Post()
  urge(@CurrentActor() actor: Actor, @Body() input: UrgeInput): Promise<UrgingOutcome> {
    return this.urgeUnits.execute(actor, input);
  }
}
