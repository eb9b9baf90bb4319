import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { AnswerConfirmation, AnswerConfirmationInput, AskParts, AskPartsInput, DecideTransfer, DecideTransferInput, FillPart, FillPartInput, SendBackTransfer, SendBackTransferInput, SettleTransfer } from '../../features/obligations';
import type { Actor } from '../../kernel/actor';
import { failWith } from '../../kernel/errors';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS, TakesFiles } from '../../platform/auth/policy';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { ObligationDetail } from './obligation-detail';

/** What others than the leading body do about a duty, and what they are asked for. */
@Controller('obligations/:code')
export class CoordinationPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly detail: ObligationDetail,
    private readonly askParts: AskParts,
    private readonly fillPart: FillPart,
    private readonly answerConfirmation: AnswerConfirmation,
    private readonly forms: MultipartReceiver,
    private readonly sendBack: SendBackTransfer,
    private readonly decide: DecideTransfer,
    private readonly settle: SettleTransfer,
  ) {}

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @Post('part-requests')
  async request(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    const result = await this.pages.attempt(() => this.askParts.execute(actor, code, parseInput(AskPartsInput, body)));
    if (!result.ok) return this.detail.show(request, reply, actor, code, body, result);
    await this.pages.redirect(reply, `/obligations/${code}`, { kind: 'success', key: 'coordination:flash.requested' });
  }

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @TakesFiles()
  @Post('part')
  async fill(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { receivedAt } = request.state;
    await this.forms.receiveForm(request, async ({ fields: typed, files, problems }) => {
      const result = await this.pages.attempt(async () => {
        failWith(problems);
        await this.fillPart.execute(actor, code, parseInput(FillPartInput, typed), files, receivedAt);
      });
      if (!result.ok) return this.detail.show(request, reply, actor, code, typed, result);
      await this.pages.redirect(reply, `/obligations/${code}`, { kind: 'success', key: 'coordination:flash.filled' });
    });
  }

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @Post('confirmation')
  async answer(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    const result = await this.pages.attempt(() => this.answerConfirmation.execute(actor, code, parseInput(AnswerConfirmationInput, body)));
    if (!result.ok) return this.detail.show(request, reply, actor, code, body, result);
    await this.pages.redirect(reply, `/obligations/${code}`, { kind: 'success', key: body.answer === 'objected' ? 'coordination:flash.objected' : 'coordination:flash.confirmed' });
  }

  @Allow(...ANSWERING_ROLES)
  @Post('transfers/:finding/return')
  async back(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string, @Body() body: FormBody): Promise<void> {
    const result = await this.pages.attempt(() => this.sendBack.execute(actor, code, finding, parseInput(SendBackTransferInput, body)));
    if (!result.ok) return this.detail.show(request, reply, actor, code, { ...body, transferOf: finding }, result);
    await this.pages.redirect(reply, `/obligations/${code}`, { kind: 'success', key: 'coordination:flash.sentBack' });
  }

  @Allow(...HOME_AFFAIRS)
  @Post('transfers/:finding/decision')
  async judge(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string, @Body() body: FormBody): Promise<void> {
    const result = await this.pages.attempt(() => this.decide.execute(actor, code, finding, parseInput(DecideTransferInput, body)));
    if (!result.ok) return this.detail.show(request, reply, actor, code, { ...body, transferOf: finding }, result);
    await this.pages.redirect(reply, `/obligations/${code}`, { kind: 'success', key: 'coordination:flash.decided' });
  }

  @Allow(...HOME_AFFAIRS)
  @Post('transfers/:finding/verification')
  async verify(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string): Promise<void> {
    const result = await this.pages.attempt(() => this.settle.execute(actor, code, finding));
    if (!result.ok) return this.detail.show(request, reply, actor, code, {}, result);
    await this.pages.redirect(reply, `/obligations/${code}`, { kind: 'success', key: 'coordination:flash.settled' });
  }
}
