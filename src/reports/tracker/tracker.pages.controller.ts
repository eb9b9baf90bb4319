import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApplyTrackerImport, DirectiveQueries, TrackerConfirmationInput, TrackerImportQuery } from '../../features/directives';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS, TakesFiles } from '../../platform/auth/policy';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { TrackerWorkbooks } from './tracker-workbooks';

type Refused = Attempt<unknown> & { readonly ok: false };

/** P20X, P20V: the duties of a letter out to the task tracker and back, with a preview of what would change. */
@Controller('directives')
export class TrackerPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly directives: DirectiveQueries,
    private readonly workbooks: TrackerWorkbooks,
    private readonly previews: TrackerImportQuery,
    private readonly applyImport: ApplyTrackerImport,
    private readonly forms: MultipartReceiver,
  ) {}

  @Allow(...HOME_AFFAIRS)
  @Get(':code/tracker')
  async page(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.show(request, reply, actor, code);
  }

  @Allow(...HOME_AFFAIRS)
  @Get(':code/tracker/export')
  async download(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { name, mediaType, bytes } = await this.workbooks.download(actor, code);
    await reply.header('content-type', mediaType).header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'private, no-store').send(bytes);
  }

  @Allow(...HOME_AFFAIRS)
  @TakesFiles()
  @Post(':code/tracker')
  async upload(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.forms.receiveForm(request, async ({ files, problems }) => {
      const attempt = await this.pages.attempt(() => this.workbooks.upload(actor, code, files[0] ?? null, problems.map((one) => ({ ...one, field: 'workbook' }))));
      if (!attempt.ok) return this.show(request, reply, actor, code, attempt);
      await this.pages.redirect(reply, `/directives/${code}/tracker/${attempt.value}`);
    });
  }

  @Allow(...HOME_AFFAIRS)
  @Get(':code/tracker/:id')
  async preview(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    await this.showPreview(request, reply, actor, code, id);
  }

  /** Pressed twice the second press is told the result of the first. */
  @Allow(...HOME_AFFAIRS)
  @Post(':code/tracker/:id')
  async apply(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const attempt = await this.pages.attempt(() => this.applyImport.execute(actor, code, id, parseInput(TrackerConfirmationInput, body).seen));
    if (!attempt.ok) return this.showPreview(request, reply, actor, code, id, attempt);
    await this.pages.redirect(reply, `/directives/${code}`, { kind: 'success', key: 'directives:flash.tracked', params: { count: attempt.value } });
  }

  private async show(request: Request, reply: Reply, actor: Actor, code: string, refused?: Refused): Promise<void> {
    const { clauses: _, ...directive } = await this.directives.byCode(actor, code);
    if (directive.state === 'draft') return this.pages.redirect(reply, `/directives/${code}`);
    await this.pages.page(request, reply, 'pages/directives/tracker.njk', { directive, problems: refused?.problems ?? [] }, refused?.status ?? 200);
  }

  private async showPreview(request: Request, reply: Reply, actor: Actor, code: string, id: string, refused?: Refused): Promise<void> {
    const preview = await this.previews.preview(actor, code, id);
    const page = { ...preview, conflict: Boolean(refused?.conflict), problems: refused?.conflict ? [] : (refused?.problems ?? []) };
    await this.pages.page(request, reply, 'pages/directives/tracker-preview.njk', page, refused?.status ?? 200);
  }
}
