import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import type { Page } from '../../kernel/page';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';
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
  @Says('The ledger of urgings, newest first')
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: UrgingListQuery): Promise<Page<UrgingRow>> {
    return this.urgings.ledger(actor, query);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Urge the units that owe these duties')
  @Post()
  urge(@CurrentActor() actor: Actor, @Body() input: UrgeInput): Promise<UrgingOutcome> {
    return this.urgeUnits.execute(actor, input);
  }
}
