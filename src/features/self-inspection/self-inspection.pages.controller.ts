import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { failWith } from '../../kernel/errors';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS, TakesFiles } from '../../platform/auth/policy';
import { Settings } from '../../platform/config/settings';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { SelfCheckFormQuery } from './self-check-form.query';
import { enteredSelfCheck, typedSelfCheck } from './self-check-form';
import { SelfCheckInput, SelfCheckListQuery, SelfCheckPressInput } from './self-inspection.input';
import { SelfInspectionQueries } from './self-inspection.queries';
import { SaveSelfInspection } from './use-cases/save-self-inspection';
import { SendSelfInspection } from './use-cases/send-self-inspection';

/** P29: a unit that was not inspected looks at itself for what was found elsewhere; staff see who answered and what is widespread. */
@Controller('self-checks')
export class SelfInspectionPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly checks: SelfInspectionQueries,
    private readonly form: SelfCheckFormQuery,
    private readonly saving: SaveSelfInspection,
    private readonly sending: SendSelfInspection,
    private readonly forms: MultipartReceiver,
    private readonly settings: Settings,
  ) {}

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS, 'provincialChair')
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: SelfCheckListQuery): Promise<void> {
    await this.pages.page(request, reply, 'pages/self-checks/list.njk', await this.checks.overview(actor, query));
  }

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS, 'provincialChair')
  @Get(':code')
  async show(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.detail(request, reply, actor, code, null);
  }

  @Allow(...ANSWERING_ROLES, ...HOME_AFFAIRS)
  @TakesFiles()
  @Post(':code')
  async take(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { receivedAt } = request.state;
    await this.forms.receiveForm(request, async ({ fields, files, problems }) => {
      const result = await this.pages.attempt(async () => {
        failWith(problems);
        const { action } = parseInput(SelfCheckPressInput, { action: fields.action });
        const input = parseInput(SelfCheckInput, enteredSelfCheck(typedSelfCheck(fields), fields.removeFile));
        await (action === 'send' ? this.sending.execute(actor, code, input, files, receivedAt) : this.saving.execute(actor, code, input, files));
      });
      if (!result.ok) return this.detail(request, reply, actor, code, fields, result);
      await this.pages.redirect(reply, `/self-checks/${code}`, { kind: 'success', key: fields.action === 'send' ? 'selfChecks:flash.sent' : 'selfChecks:flash.saved' });
    });
  }

  /** After a refusal: the same page with what was typed, and after a conflict what is kept beside it. */
  private async detail(request: Request, reply: Reply, actor: Actor, code: string, body: FormBody | null, failed?: Extract<Attempt<unknown>, { ok: false }>): Promise<void> {
    const page = await this.form.of(actor, code, body ? typedSelfCheck(body) : null, failed?.status === 409);
    const maxMb = Math.floor(this.settings.uploadMaxBytes / 1_000_000);
    await this.pages.page(request, reply, 'pages/self-checks/check.njk', { ...page, maxMb, problems: failed?.problems ?? [] }, failed?.status ?? 200);
  }
}
