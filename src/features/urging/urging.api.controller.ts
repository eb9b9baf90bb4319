import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import type { Urging } from './urging.entity';
import { UrgeInput } from './urging.input';
import { UrgingQueries } from './urging.queries';
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
  async list(@CurrentActor() actor: Actor): Promise<{ rows: readonly Urging[]; total: number }> {
    const rows = await this.urgings.list(actor);
    return { rows, total: rows.length };
  }

  @Allow(...HOME_AFFAIRS)
  @Post()
  urge(@CurrentActor() actor: Actor, @Body() input: UrgeInput): Promise<UrgingOutcome> {
    return this.urgeUnits.execute(actor, input);
  }
}
