import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApplyImport, ImportChoiceInput, ReportEditorQuery, ReportImportQuery } from '../../features/remediation';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { Allow, CurrentActor, TakesFiles, UNIT_ROLES } from '../../platform/auth/policy';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import type { PaperFile } from '../paper-file';
import { AnswerWorkbooks } from './answer-workbooks';

type Refused = Attempt<unknown> & { readonly ok: false };

/** P25X, P25V: a unit's draft as a workbook to fill in away from the network, and the preview of what it would change. */
@Controller('reports')
export class WorkbookPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly editor: ReportEditorQuery,
    private readonly workbooks: AnswerWorkbooks,
    private readonly previews: ReportImportQuery,
    private readonly applyImport: ApplyImport,
    private readonly forms: MultipartReceiver,
  ) {}

  @Allow(...UNIT_ROLES)
  @Get(':code/excel')
  async page(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.show(request, reply, actor, code);
  }

  @Allow(...UNIT_ROLES)
  @Get(':code/workbook')
  async download(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await sendFile(reply, await this.workbooks.download(actor, code));
  }

  @Allow(...UNIT_ROLES)
  @TakesFiles()
  @Post(':code/workbook')
  async upload(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.forms.receiveForm(request, async ({ files, problems }) => {
      const attempt = await this.pages.attempt(() => this.workbooks.upload(actor, code, files[0] ?? null, problems.map((one) => ({ ...one, field: 'workbook' }))));
      if (!attempt.ok) return this.show(request, reply, actor, code, attempt);
      await this.pages.redirect(reply, `/reports/${code}/workbook/${attempt.value}`);
    });
  }

  @Allow(...UNIT_ROLES)
  @Get(':code/workbook/:id')
  async preview(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    await this.showPreview(request, reply, actor, code, id);
  }

  /** Pressed twice the second press is told the result of the first. */
  @Allow(...UNIT_ROLES)
  @Post(':code/workbook/:id')
  async apply(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const attempt = await this.pages.attempt(() => this.applyImport.execute(actor, code, id, parseInput(ImportChoiceInput, body)));
    if (!attempt.ok) return this.showPreview(request, reply, actor, code, id, { attempt, take: body.take });
    await this.pages.redirect(reply, `/reports/${code}/edit`, { kind: 'success', key: 'reports:flash.imported', params: { count: attempt.value } });
  }

  @Allow(...UNIT_ROLES)
  @Get(':code/workbook/:id/errors')
  async errors(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    await sendFile(reply, await this.workbooks.errorList(actor, code, id));
  }

  private async show(request: Request, reply: Reply, actor: Actor, code: string, refused?: Refused): Promise<void> {
    const head = await this.editor.head(actor, code);
    if (head.report.unitId !== actor.unitId) throw new NotFoundError();
    if (head.closed || head.latest.state !== 'draft') return this.pages.redirect(reply, `/reports/${code}`);
    await this.pages.page(request, reply, 'pages/reports/excel.njk', { ...head, open: head.items.filter(({ open }) => open).length, problems: refused?.problems ?? [] }, refused?.status ?? 200);
  }

  private async showPreview(request: Request, reply: Reply, actor: Actor, code: string, id: string, refused?: { readonly attempt: Refused; readonly take: unknown }): Promise<void> {
    const preview = await this.previews.preview(actor, code, id);
    const receivers = await this.workbooks.receiverNames(actor);
    const take = refused === undefined ? [] : Array.isArray(refused.take) ? refused.take : [refused.take];
    const page = { ...preview, receivers, take, conflict: refused?.attempt.conflict !== undefined && refused.attempt.conflict !== null, problems: refused?.attempt.conflict ? [] : (refused?.attempt.problems ?? []) };
    await this.pages.page(request, reply, 'pages/reports/excel-preview.njk', page, refused?.attempt.status ?? 200);
  }
}

async function sendFile(reply: Reply, { name, mediaType, bytes }: PaperFile): Promise<void> {
  await reply.header('content-type', mediaType).header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'private, no-store').send(bytes);
}
