import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApplyTrackerImport, TrackerConfirmationInput, TrackerImportQuery, type TrackerPreview } from '../../features/directives';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { FilesBody, Says } from '../../platform/http/api-docs';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import type { Reply, Request } from '../../platform/http/request';
import { TrackerWorkbooks } from './tracker-workbooks';

@ApiTags('directives')
@ApiBearerAuth()
@Controller('api/v1/directives')
export class TrackerApiController {
  constructor(
    private readonly workbooks: TrackerWorkbooks,
    private readonly previews: TrackerImportQuery,
    private readonly applyImport: ApplyTrackerImport,
    private readonly forms: MultipartReceiver,
  ) {}

  @Allow(...HOME_AFFAIRS)
  @Says('The duties of a letter as .xlsx, by its number, for a task tracker')
  @Get(':code/tracker/export')
  async download(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { name, mediaType, bytes } = await this.workbooks.download(actor, code);
    await reply.header('content-type', mediaType).header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'private, no-store').send(bytes);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Send the workbook of the tracker; answered is what it would change and which cells cannot be read, nothing is changed yet')
  @FilesBody({ file: 'workbook', about: 'The .xlsx of the tracker.', required: true })
  @Post(':code/tracker')
  async upload(@CurrentActor() actor: Actor, @Req() request: Request, @Param('code') code: string): Promise<TrackerPreview> {
    return this.previews.preview(actor, code, await this.forms.receiveFiles(request, (files) => this.workbooks.upload(actor, code, files[0] ?? null)));
  }

  @Allow(...HOME_AFFAIRS)
  @Says('What an uploaded workbook would change, compared with what is stored now; kept for a day')
  @Get(':code/tracker/:id')
  preview(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<TrackerPreview> {
    return this.previews.preview(actor, code, id);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Take over the numbers and notes of an uploaded workbook, in one; twice is once')
  @HttpCode(200)
  @Post(':code/tracker/:id')
  async apply(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string, @Body() { seen }: TrackerConfirmationInput): Promise<{ applied: number }> {
    return { applied: await this.applyImport.execute(actor, code, id, seen) };
  }
}
