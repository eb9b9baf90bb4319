import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { failWith } from '../../kernel/errors';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS, TakesFiles } from '../../platform/auth/policy';
import { Settings } from '../../platform/config/settings';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { newFormKey } from '../../platform/http/once-only';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { ExtensionPageQuery } from './extension-page.query';
import { AskExtensionInput, DecideExtensionInput, WithdrawExtensionInput } from './extension.input';
import { AskExtension } from './use-cases/ask-extension';
import { DecideExtension } from './use-cases/decide-extension';
import { WithdrawExtension } from './use-cases/withdraw-extension';

const TYPED = ['reason', 'proposedOn', 'letterNumber', 'letterOn', 'grantedOn', 'note', 'decisionNumber', 'decisionOn'] as const;

/** P23: the leading body asks for more time; the leader of Home Affairs or the chair decides. */
@Controller('obligations/:code/extension')
export class ExtensionPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly one: ExtensionPageQuery,
    private readonly ask: AskExtension,
    private readonly decide: DecideExtension,
    private readonly withdraw: WithdrawExtension,
    private readonly forms: MultipartReceiver,
    private readonly settings: Settings,
  ) {}

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS, 'provincialChair', 'administrator')
  @Get()
  async show(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.detail(request, reply, actor, code, {});
  }

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @TakesFiles()
  @Post()
  async send(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { receivedAt } = request.state;
    await this.forms.receiveForm(request, async ({ fields: typed, files, problems }) => {
      const result = await this.pages.attempt(async () => {
        failWith(problems);
        await this.ask.execute(actor, code, parseInput(AskExtensionInput, typed), files, receivedAt);
      });
      if (!result.ok) return this.detail(request, reply, actor, code, typed, result);
      await this.pages.redirect(reply, `/obligations/${code}/extension`, { kind: 'success', key: 'extensions:flash.asked' });
    });
  }

  @Allow('homeAffairsLeader', 'provincialChair')
  @Post('decision')
  async judge(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    const result = await this.pages.attempt(() => this.decide.execute(actor, code, parseInput(DecideExtensionInput, body)));
    if (!result.ok) return this.detail(request, reply, actor, code, body, result);
    await this.pages.redirect(reply, `/obligations/${code}/extension`, { kind: 'success', key: body.decision === 'refuse' ? 'extensions:flash.refused' : 'extensions:flash.granted' });
  }

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @Post('withdrawal')
  async takeBack(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    const result = await this.pages.attempt(() => this.withdraw.execute(actor, code, parseInput(WithdrawExtensionInput, body)));
    if (!result.ok) return this.detail(request, reply, actor, code, body, result);
    await this.pages.redirect(reply, `/obligations/${code}/extension`, { kind: 'success', key: 'extensions:flash.withdrawn' });
  }

  /** After a refusal: the same page with what was typed. */
  private async detail(request: Request, reply: Reply, actor: Actor, code: string, body: FormBody, failed?: Extract<Attempt<unknown>, { ok: false }>): Promise<void> {
    const page = await this.one.of(actor, code);
    const typed = { ...Object.fromEntries(TYPED.map((name) => [name, body[name] ?? ''])), formKey: body.formKey ?? newFormKey() };
    const maxMb = Math.floor(this.settings.uploadMaxBytes / 1_000_000);
    await this.pages.page(request, reply, 'pages/obligations/extension.njk', { ...page, typed, maxMb, problems: failed?.problems ?? [], conflict: failed?.conflict !== null && failed !== undefined }, failed?.status ?? 200);
  }
}
