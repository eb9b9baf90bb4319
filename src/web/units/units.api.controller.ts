import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import type { Page } from '../../kernel/page';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';
import { UnitPagesQuery, type UnitName, type UnitPage } from './unit-pages.query';
import { UnitListInput, UnitOnInput } from './units.input';

@ApiTags('units')
@ApiBearerAuth()
@Controller('api/v1/units')
export class UnitsApiController {
  constructor(private readonly units: UnitPagesQuery) {}

  @Allow(...ROLES)
  @Says('Units by name, with the time in which they existed')
  @Get()
  list(@Query() query: UnitListInput): Promise<Page<UnitName>> {
    return this.units.list(query);
  }

  @Allow(...ROLES)
  @Says('One unit with its history; its record for the unit itself, Home Affairs and the chair')
  @Get(':code')
  one(@CurrentActor() actor: Actor, @Param('code') code: string, @Query() { on }: UnitOnInput): Promise<UnitPage> {
    return this.units.one(actor, code, on);
  }
}
