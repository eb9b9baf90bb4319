import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Allow, HOME_AFFAIRS } from '../platform/auth/policy';
import { RoundSummaryQuery, type RoundSummary } from './queries/round-summary.query';

@ApiTags('rounds')
@ApiBearerAuth()
@Controller('api/v1/rounds')
export class SummaryApiController {
  constructor(private readonly summary: RoundSummaryQuery) {}

  /** The figures of a round: who reported, how late, what is remedied. */
  @Allow(...HOME_AFFAIRS, 'provincialChair')
  @Get(':code/summary')
  of(@Param('code') code: string): Promise<RoundSummary> {
    return this.summary.of(code);
  }
}
