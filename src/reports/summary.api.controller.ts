import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Allow, HOME_AFFAIRS } from '../platform/auth/policy';
import { Says } from '../platform/http/api-docs';
import { RoundSummaryQuery, type RoundSummary } from './queries/round-summary.query';

@ApiTags('rounds')
@ApiBearerAuth()
@Controller('api/v1/rounds')
export class SummaryApiController {
  constructor(private readonly summary: RoundSummaryQuery) {}

  @Allow(...HOME_AFFAIRS, 'provincialChair')
  @Says('The figures of a round: who reported, how late, what is remedied')
  @Get(':code/summary')
  of(@Param('code') code: string): Promise<RoundSummary> {
    return this.summary.of(code);
  }
}
