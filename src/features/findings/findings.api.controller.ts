import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import { dateOf } from '../../kernel/calendar-date';
import type { Page } from '../../kernel/page';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';
import { Clock } from '../../platform/clock/clock';
import { FindingListQuery, FindingOpinionInput, RaiseFindingInput } from './finding.input';
import { FindingQueries, type FindingRow, type FindingView } from './finding.queries';
import { IssueResults } from './use-cases/issue-results';
import { RaiseFinding } from './use-cases/raise-finding';
import { RecordOpinion } from './use-cases/record-opinion';

@ApiTags('findings')
@ApiBearerAuth()
@Controller('api/v1')
export class FindingsApiController {
  constructor(
    private readonly findings: FindingQueries,
    private readonly raiseFinding: RaiseFinding,
    private readonly recordOpinion: RecordOpinion,
    private readonly issueResults: IssueResults,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Says('Findings the reader may see')
  @Get('findings')
  list(@CurrentActor() actor: Actor, @Query() query: FindingListQuery): Promise<Page<FindingRow>> {
    return this.findings.list(actor, query);
  }

  @Allow(...ROLES)
  @Says('One finding')
  @Get('findings/:code')
  one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<FindingView> {
    return this.findings.byCode(actor, code);
  }

  @Allow('inspector')
  @Says('Raise a finding at a visit')
  @Post('visits/:code/findings')
  async raise(@CurrentActor() actor: Actor, @Param('code') visitCode: string, @Body() input: RaiseFindingInput): Promise<FindingView> {
    return this.findings.byCode(actor, await this.raiseFinding.execute(actor, visitCode, input, dateOf(this.clock.now())));
  }

  @Allow('inspector')
  @Says('Note whether the unit agrees with a finding')
  @HttpCode(200)
  @Post('findings/:code/opinion')
  async opinion(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: FindingOpinionInput): Promise<FindingView> {
    await this.recordOpinion.execute(actor, code, input);
    return this.findings.byCode(actor, code);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Issue the notices of result of the whole round')
  @HttpCode(204)
  @Post('rounds/:code/results')
  async issue(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.issueResults.execute(actor, code);
  }
}
