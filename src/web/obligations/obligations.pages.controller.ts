import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { EvidenceSender } from '../../features/evidence';
import { DecideResult, DutyTermsInput, ObligationDecisionInput, ObligationQueries, ObligationUpdateInput, SetDutyTerms, WriteUpdate } from '../../features/obligations';
import { ROLES, type Actor } from '../../kernel/actor';
import { failWith } from '../../kernel/errors';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS, TakesFiles } from '../../platform/auth/policy';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { ObligationDetail } from './obligation-detail';
import { ObligationPageInput } from './obligation-list.input';
import { ObligationListPageQuery } from './obligation-list.query';

@Controller('obligations')
export class ObligationsPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly list: ObligationListPageQuery,
    private readonly detail: ObligationDetail,
    private readonly obligations: ObligationQueries,
    private readonly writeUpdate: WriteUpdate,
    private readonly decideResult: DecideResult,
    private readonly setTerms: SetDutyTerms,
    private readonly forms: MultipartReceiver,
    private readonly sender: EvidenceSender,
  ) {}

  @Allow(...ROLES)
  @Get()
  async all(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: ObligationPageInput): Promise<void> {
    await this.pages.page(request, reply, 'pages/obligations/list.njk', await this.list.of(actor, query));
  }

  @Allow(...ROLES)
  @Get(':code')
  async show(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.detail.show(request, reply, actor, code, {});
  }

  @Allow(...ROLES)
  @Get(':code/files/:id')
  async file(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    await this.sender.send(reply, { actor, through: code }, await this.obligations.file(actor, code, id));
  }

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @TakesFiles()
  @Post(':code/updates')
  async write(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { receivedAt } = request.state;
    await this.forms.receiveForm(request, async ({ fields: typed, files, problems }) => {
      const result = await this.pages.attempt(async () => {
        failWith(problems);
        await this.writeUpdate.execute(actor, code, parseInput(ObligationUpdateInput, typed), files, receivedAt);
      });
      if (!result.ok) return this.detail.show(request, reply, actor, code, typed, result);
      await this.pages.redirect(reply, `/obligations/${code}`, { kind: 'success', key: typed.kind === 'result' ? 'obligations:flash.reported' : 'obligations:flash.written' });
    });
  }

  @Allow(...HOME_AFFAIRS)
  @Post(':code/decisions')
  async decide(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    const result = await this.pages.attempt(() => this.decideResult.execute(actor, code, parseInput(ObligationDecisionInput, body)));
    if (!result.ok) return this.detail.show(request, reply, actor, code, body, result);
    await this.pages.redirect(reply, `/obligations/${code}`, { kind: 'success', key: body.decision === 'return' ? 'obligations:flash.returned' : 'obligations:flash.accepted' });
  }

  @Allow(...HOME_AFFAIRS)
  @Post(':code/terms')
  async terms(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    const result = await this.pages.attempt(() => this.setTerms.execute(actor, code, parseInput(DutyTermsInput, body)));
    if (!result.ok) return this.detail.show(request, reply, actor, code, {}, result, body);
    await this.pages.redirect(reply, `/obligations/${code}`, { kind: 'success', key: 'obligations:flash.termsSet' });
  }
}
