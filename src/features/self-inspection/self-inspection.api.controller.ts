import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { FilesBody, Says } from '../../platform/http/api-docs';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import type { Request } from '../../platform/http/request';
import { parseInput } from '../../platform/http/parse-input';
import { enteredSelfCheck, typedSelfCheck } from './self-check-form';
import { SelfCheckInput, SelfCheckListQuery } from './self-inspection.input';
import { SelfInspectionQueries, type SelfCheckOverview, type SelfCheckPage } from './self-inspection.queries';
import { SaveSelfInspection } from './use-cases/save-self-inspection';
import { SendSelfInspection } from './use-cases/send-self-inspection';

@ApiTags('self-checks')
@ApiBearerAuth()
@Controller('api/v1/self-checks')
export class SelfInspectionApiController {
  constructor(
    private readonly checks: SelfInspectionQueries,
    private readonly save: SaveSelfInspection,
    private readonly send: SendSelfInspection,
    private readonly forms: MultipartReceiver,
  ) {}

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS, 'provincialChair')
  @Says('Who inspected itself in a round, and which faults are widespread')
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: SelfCheckListQuery): Promise<SelfCheckOverview> {
    return this.checks.overview(actor, query);
  }

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS, 'provincialChair')
  @Says('Faults found elsewhere, and what a unit says of them')
  @Get(':code')
  one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<SelfCheckPage> {
    return this.checks.byCode(actor, code);
  }

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @Says('Keep a self-inspection as a draft')
  @Put(':code')
  async keep(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: SelfCheckInput): Promise<SelfCheckPage> {
    await this.save.execute(actor, code, input, []);
    return this.checks.byCode(actor, code);
  }

  /** JSON, or the same as fields `answers.0.fault` … of a form with a file. */
  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @Says('Send a self-inspection')
  @FilesBody({ file: 'files', input: SelfCheckInput, orJson: true })
  @HttpCode(200)
  @Post(':code/sending')
  async sendOff(@Req() request: Request, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<SelfCheckPage> {
    const { receivedAt } = request.state;
    if (request.isMultipart()) await this.forms.receive(request, ({ fields, files }) => this.send.execute(actor, code, parseInput(SelfCheckInput, enteredSelfCheck(typedSelfCheck(fields), fields.removeFile)), files, receivedAt));
    else await this.send.execute(actor, code, parseInput(SelfCheckInput, request.body), [], receivedAt);
    return this.checks.byCode(actor, code);
  }
}
