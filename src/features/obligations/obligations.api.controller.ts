import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { FilesBody, Says } from '../../platform/http/api-docs';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { parseInput } from '../../platform/http/parse-input';
import type { Reply, Request } from '../../platform/http/request';
import { EvidenceSender } from '../evidence';
import { DutyTermsInput, ObligationDecisionInput, ObligationUpdateInput } from './obligation.input';
import { ObligationQueries, type ObligationView } from './obligation.queries';
import { DecideResult } from './use-cases/decide-result';
import { SetDutyTerms } from './use-cases/set-duty-terms';
import { WriteUpdate } from './use-cases/write-update';

/** What is done to a duty; the duties themselves are read in `src/web`, with what was recorded of their reports. */
@ApiTags('obligations')
@ApiBearerAuth()
@Controller('api/v1/obligations')
export class ObligationsApiController {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly writeUpdate: WriteUpdate,
    private readonly decideResult: DecideResult,
    private readonly setTerms: SetDutyTerms,
    private readonly forms: MultipartReceiver,
    private readonly sender: EvidenceSender,
  ) {}

  /** Progress, or the result the body reports: JSON, or multipart with one file. */
  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @Says('Write how far the duty is, or report its result')
  @FilesBody({ file: 'files', input: ObligationUpdateInput, orJson: true })
  @Post(':code/updates')
  async update(@CurrentActor() actor: Actor, @Req() request: Request, @Param('code') code: string): Promise<ObligationView> {
    const { receivedAt } = request.state;
    if (request.isMultipart()) await this.forms.receive(request, ({ fields, files }) => this.writeUpdate.execute(actor, code, parseInput(ObligationUpdateInput, fields), files, receivedAt));
    else await this.writeUpdate.execute(actor, code, parseInput(ObligationUpdateInput, request.body), [], receivedAt);
    return this.obligations.byCode(actor, code);
  }

  /** Who may see the duty may read its files. */
  @Allow(...ROLES)
  @Says('A file of an update, byte for byte')
  @Get(':code/files/:id')
  async file(@CurrentActor() actor: Actor, @Res() reply: Reply, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    await this.sender.send(reply, { actor, through: code }, await this.obligations.file(actor, code, id));
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Accept the result of a duty or return it')
  @HttpCode(200)
  @Post(':code/decisions')
  async decide(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: ObligationDecisionInput): Promise<ObligationView> {
    await this.decideResult.execute(actor, code, input);
    return this.obligations.byCode(actor, code);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Set days of grace, the day of receipt or the rhythm of updates of a duty')
  @HttpCode(200)
  @Post(':code/terms')
  async terms(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: DutyTermsInput): Promise<ObligationView> {
    await this.setTerms.execute(actor, code, input);
    return this.obligations.byCode(actor, code);
  }
}
