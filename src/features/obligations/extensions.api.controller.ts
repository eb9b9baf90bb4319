import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { FilesBody, Says } from '../../platform/http/api-docs';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { parseInput } from '../../platform/http/parse-input';
import type { Request } from '../../platform/http/request';
import { AskExtensionInput, DecideExtensionInput, WithdrawExtensionInput } from './extension.input';
import { ObligationQueries, type ObligationView } from './obligation.queries';
import { AskExtension } from './use-cases/ask-extension';
import { DecideExtension } from './use-cases/decide-extension';
import { WithdrawExtension } from './use-cases/withdraw-extension';

@ApiTags('obligations')
@ApiBearerAuth()
@Controller('api/v1/obligations/:code/extension')
export class ExtensionsApiController {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly ask: AskExtension,
    private readonly decide: DecideExtension,
    private readonly withdraw: WithdrawExtension,
    private readonly forms: MultipartReceiver,
  ) {}

  /** Strictly before the moment passes: JSON, or multipart with the letter. */
  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @Says('Ask for more time for a duty')
  @FilesBody({ file: 'files', input: AskExtensionInput, orJson: true })
  @Post()
  async send(@CurrentActor() actor: Actor, @Req() request: Request, @Param('code') code: string): Promise<ObligationView> {
    const { receivedAt } = request.state;
    if (request.isMultipart()) await this.forms.receive(request, ({ fields, files }) => this.ask.execute(actor, code, parseInput(AskExtensionInput, fields), files, receivedAt));
    else await this.ask.execute(actor, code, parseInput(AskExtensionInput, request.body), [], receivedAt);
    return this.obligations.byCode(actor, code);
  }

  @Allow('homeAffairsLeader', 'provincialChair')
  @Says('Grant more time or refuse it')
  @HttpCode(200)
  @Post('decision')
  async judge(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: DecideExtensionInput): Promise<ObligationView> {
    await this.decide.execute(actor, code, input);
    return this.obligations.byCode(actor, code);
  }

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @Says('Take a request for more time back before it is decided')
  @HttpCode(200)
  @Post('withdrawal')
  async takeBack(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: WithdrawExtensionInput): Promise<ObligationView> {
    await this.withdraw.execute(actor, code, input);
    return this.obligations.byCode(actor, code);
  }
}
