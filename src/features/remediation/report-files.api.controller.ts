import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { isHomeAffairs, ROLES, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { Allow, CurrentActor, HOME_AFFAIRS, UNIT_ROLES } from '../../platform/auth/policy';
import { FilesBody, Says } from '../../platform/http/api-docs';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import type { Reply, Request } from '../../platform/http/request';
import { EvidenceReads, EvidenceSender, type FileRead } from '../evidence';
import { MarkCitizensInput } from './remediation.input';
import { fileView, RemediationQueries, type FileView, type ReportView } from './remediation.queries';
import { ReportFilesQuery, type FilePlace } from './report-files.query';
import { AddReportFiles } from './use-cases/add-report-files';
import { AssignEvidence } from './use-cases/assign-evidence';
import { DetachEvidence } from './use-cases/detach-evidence';
import { MarkCitizens } from './use-cases/mark-citizens';

/** `reads`: who read a file with citizens' data, for Home Affairs. */
type FileFacts = FileView & { readonly places: readonly FilePlace[]; readonly reads?: readonly FileRead[] };

@ApiTags('reports')
@ApiBearerAuth()
@Controller('api/v1/reports')
export class ReportFilesApiController {
  constructor(
    private readonly reports: RemediationQueries,
    private readonly files: ReportFilesQuery,
    private readonly reads: EvidenceReads,
    private readonly sender: EvidenceSender,
    private readonly addFiles: AddReportFiles,
    private readonly assignEvidence: AssignEvidence,
    private readonly detachEvidence: DetachEvidence,
    private readonly markCitizens: MarkCitizens,
    private readonly forms: MultipartReceiver,
  ) {}

  @Allow(...UNIT_ROLES)
  @Says('Every file of the own report and the items of the draft that hold it')
  @Get(':code/files')
  async all(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<readonly { file: FileView; items: readonly number[] }[]> {
    return (await this.files.all(actor, code)).files;
  }

  @Allow(...UNIT_ROLES)
  @Says('Send files to the draft as a whole, before they are given to its items')
  @FilesBody({ file: 'files', several: true, required: true })
  @Post(':code/files')
  add(@CurrentActor() actor: Actor, @Req() request: Request, @Param('code') code: string): Promise<readonly FileView[]> {
    return this.forms.receiveFiles(request, async (files) => (await this.addFiles.execute(actor, code, files)).map(fileView));
  }

  @Allow(...UNIT_ROLES)
  @Says('Take a file off the draft; versions that were sent keep it')
  @HttpCode(204)
  @Delete(':code/files/:id')
  drop(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    return this.assignEvidence.drop(actor, code, id);
  }

  @Allow(...UNIT_ROLES)
  @Says('Let a file of the report also prove this item')
  @Put(':code/items/:finding/files/:id')
  async reuse(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string, @Param('id') id: string): Promise<ReportView> {
    await this.assignEvidence.reuse(actor, code, finding, [id]);
    return this.reports.byCode(actor, code);
  }

  @Allow(...UNIT_ROLES)
  @Says('Take a file off one item; the other items keep it')
  @HttpCode(204)
  @Delete(':code/items/:finding/files/:id')
  detach(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string, @Param('id') id: string): Promise<void> {
    return this.detachEvidence.execute(actor, code, finding, id);
  }

  @Allow(...ROLES)
  @Says('What is known of a file: hash, digital signatures, citizens’ data, where it stands')
  @Get(':code/files/:id/facts')
  async facts(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<FileFacts> {
    const { file, places } = await this.files.one(actor, code, id);
    const reads = isHomeAffairs(actor) && file.showsCitizens ? { reads: await this.reads.of(file) } : {};
    return { ...fileView(file), places, ...reads };
  }

  @Allow(...ROLES)
  @Says('One page of a PDF, or a picture, as PNG or JPEG')
  @Get(':code/files/:id/preview/:page')
  async preview(@CurrentActor() actor: Actor, @Res() reply: Reply, @Param('code') code: string, @Param('id') id: string, @Param('page', ParseIntPipe) page: number): Promise<void> {
    const file = await this.reports.file(actor, code, id);
    if (!file) throw new NotFoundError();
    await this.sender.sendPreview(reply, { actor, through: code }, file, page);
  }

  @Allow(...UNIT_ROLES, ...HOME_AFFAIRS)
  @Says('Say whether a file shows data of citizens')
  @HttpCode(204)
  @Put(':code/files/:id/citizens')
  mark(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string, @Body() input: MarkCitizensInput): Promise<void> {
    return this.markCitizens.execute(actor, code, id, input.shows === 'yes');
  }
}
