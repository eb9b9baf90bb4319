import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApplyImport, ImportChoiceInput, ReportImportQuery, type ImportPreview } from '../../features/remediation';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, UNIT_ROLES } from '../../platform/auth/policy';
import { FilesBody, Says } from '../../platform/http/api-docs';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import type { Reply, Request } from '../../platform/http/request';
import { AnswerWorkbooks } from './answer-workbooks';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('api/v1/reports')
export class WorkbookApiController {
  constructor(
    private readonly workbooks: AnswerWorkbooks,
    private readonly previews: ReportImportQuery,
    private readonly applyImport: ApplyImport,
    private readonly forms: MultipartReceiver,
  ) {}

  @Allow(...UNIT_ROLES)
  @Says('The draft as a pre-filled .xlsx')
  @Get(':code/workbook')
  async download(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { name, mediaType, bytes } = await this.workbooks.download(actor, code);
    await reply.header('content-type', mediaType).header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'private, no-store').send(bytes);
  }

  @Allow(...UNIT_ROLES)
  @Says('Send the filled workbook; answered is what it would change and which cells cannot be read, nothing is changed yet')
  @FilesBody({ file: 'workbook', about: 'The filled .xlsx.', required: true })
  @Post(':code/workbook')
  async upload(@CurrentActor() actor: Actor, @Req() request: Request, @Param('code') code: string): Promise<ImportPreview> {
    const id = await this.forms.receiveFiles(request, (files) => this.workbooks.upload(actor, code, files[0] ?? null));
    return this.preview(actor, code, id);
  }

  @Allow(...UNIT_ROLES)
  @Says('What an uploaded workbook would change, compared with what is stored now; kept for a day')
  @Get(':code/workbook/:id')
  async preview(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<ImportPreview> {
    const { head: _, ...preview } = await this.previews.preview(actor, code, id);
    return preview;
  }

  @Allow(...UNIT_ROLES)
  @Says('Take over all changes of an uploaded workbook, in one; twice is once')
  @HttpCode(200)
  @Post(':code/workbook/:id')
  async apply(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string, @Body() input: ImportChoiceInput): Promise<{ applied: number }> {
    return { applied: await this.applyImport.execute(actor, code, id, input) };
  }
}
