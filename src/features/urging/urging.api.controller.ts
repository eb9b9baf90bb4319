import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import type { Page } from '../../kernel/page';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';
import type { Reply } from '../../platform/http/request';
import { SpokenTextQuery, type SpokenText } from './spoken-text.query';
import { UrgePreviewQuery, type UrgePreview } from './urge-preview.query';
import { NamedDutiesInput, SpokenInput, UrgeInput, UrgePreviewInput, UrgingListQuery } from './urging.input';
import { UrgingQueries, type UrgingRow } from './urging.queries';
import { RecordSpoken } from './use-cases/record-spoken';
import { UrgeUnits, type UrgingOutcome } from './use-cases/urge-units';

@ApiTags('urgings')
@ApiBearerAuth()
@Controller('api/v1/urgings')
export class UrgingApiController {
  constructor(
    private readonly urgings: UrgingQueries,
    private readonly previews: UrgePreviewQuery,
    private readonly texts: SpokenTextQuery,
    private readonly urgeUnits: UrgeUnits,
    private readonly recordSpoken: RecordSpoken,
  ) {}

  @Allow(...ROLES)
  @Says('The ledger of urgings, newest first')
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: UrgingListQuery): Promise<Page<UrgingRow>> {
    return this.urgings.ledger(actor, query);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('What an urging would say to whom, before it is sent; `all=1` takes every duty of the filter')
  @Get('preview')
  preview(@CurrentActor() actor: Actor, @Query() query: UrgePreviewInput): Promise<UrgePreview> {
    return this.previews.of(actor, query);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Urge the units that owe these duties: 201 with the numbers of the rows written, or 200 when none was; `dropped` are answered already, `already` were urged today')
  @Post()
  async urge(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: Reply, @Body() input: UrgeInput): Promise<UrgingOutcome> {
    const outcome = await this.urgeUnits.execute(actor, input);
    void reply.status(outcome.numbers.length > 0 ? 201 : 200);
    return outcome;
  }

  @Allow(...HOME_AFFAIRS)
  @Says('What to say to each unit on the telephone or by chat')
  @Get('spoken')
  spokenTexts(@CurrentActor() actor: Actor, @Query() { obligation }: NamedDutiesInput): Promise<readonly SpokenText[]> {
    return this.texts.of(actor, obligation);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Note a telephone call or a chat in the ledger: 201 with the numbers of the rows written, or 200 when every duty was answered meanwhile')
  @Post('spoken')
  async spoken(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: Reply, @Body() input: SpokenInput): Promise<UrgingOutcome> {
    const outcome = await this.recordSpoken.execute(actor, input);
    void reply.status(outcome.numbers.length > 0 ? 201 : 200);
    return outcome;
  }
}
