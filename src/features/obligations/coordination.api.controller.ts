import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { FilesBody, Says } from '../../platform/http/api-docs';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { parseInput } from '../../platform/http/parse-input';
import type { Request } from '../../platform/http/request';
import { AnswerConfirmationInput, AskPartsInput, DecideTransferInput, FillPartInput, SendBackTransferInput } from './coordination.input';
import { ObligationQueries, type ObligationView } from './obligation.queries';
import { AnswerConfirmation } from './use-cases/answer-confirmation';
import { AskParts } from './use-cases/ask-parts';
import { DecideTransfer } from './use-cases/decide-transfer';
import { FillPart } from './use-cases/fill-part';
import { SendBackTransfer } from './use-cases/send-back-transfer';
import { SettleTransfer } from './use-cases/settle-transfer';

@ApiTags('obligations')
@ApiBearerAuth()
@Controller('api/v1/obligations/:code')
export class CoordinationApiController {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly askParts: AskParts,
    private readonly fillPart: FillPart,
    private readonly answerConfirmation: AnswerConfirmation,
    private readonly forms: MultipartReceiver,
    private readonly sendBack: SendBackTransfer,
    private readonly decide: DecideTransfer,
    private readonly settle: SettleTransfer,
  ) {}

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @Says('Ask co-operating units for their parts of a duty')
  @Post('part-requests')
  async request(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: AskPartsInput): Promise<ObligationView> {
    await this.askParts.execute(actor, code, input);
    return this.obligations.byCode(actor, code);
  }

  /** JSON, or multipart with one file. */
  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @Says('Fill in the own part of a duty that another body leads')
  @FilesBody({ file: 'files', input: FillPartInput, orJson: true })
  @Post('part')
  async fill(@CurrentActor() actor: Actor, @Req() request: Request, @Param('code') code: string): Promise<ObligationView> {
    const { receivedAt } = request.state;
    if (request.isMultipart()) await this.forms.receive(request, ({ fields, files }) => this.fillPart.execute(actor, code, parseInput(FillPartInput, fields), files, receivedAt));
    else await this.fillPart.execute(actor, code, parseInput(FillPartInput, request.body), [], receivedAt);
    return this.obligations.byCode(actor, code);
  }

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @Says('Say whether the fault that a duty cures is gone')
  @HttpCode(200)
  @Post('confirmation')
  async answer(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: AnswerConfirmationInput): Promise<ObligationView> {
    await this.answerConfirmation.execute(actor, code, input);
    return this.obligations.byCode(actor, code);
  }

  @Allow(...ANSWERING_ROLES)
  @Says('Say that a finding that was passed on is not the own body’s matter')
  @HttpCode(200)
  @Post('transfers/:finding/return')
  async back(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string, @Body() input: SendBackTransferInput): Promise<ObligationView> {
    await this.sendBack.execute(actor, code, finding, input);
    return this.obligations.byCode(actor, code);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Decide on a finding that a body sent back')
  @HttpCode(200)
  @Post('transfers/:finding/decision')
  async judge(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string, @Body() input: DecideTransferInput): Promise<ObligationView> {
    await this.decide.execute(actor, code, finding, input);
    return this.obligations.byCode(actor, code);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Verify a finding that was passed on, once the duty is closed and its unit confirms')
  @HttpCode(200)
  @Post('transfers/:finding/verification')
  async verify(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string): Promise<ObligationView> {
    await this.settle.execute(actor, code, finding);
    return this.obligations.byCode(actor, code);
  }
}
