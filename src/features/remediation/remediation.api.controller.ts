import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { pageOf, type Page } from '../../kernel/page';
import { Allow, CurrentActor, HOME_AFFAIRS, UNIT_ROLES } from '../../platform/auth/policy';
import { FilesBody, Says } from '../../platform/http/api-docs';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { parseInput } from '../../platform/http/parse-input';
import type { Reply, Request } from '../../platform/http/request';
import { EvidenceSender } from '../evidence';
import { AwaitSignedInput, DecideItemInput, ReopenReportInput, ReportFilterQuery, SaveItemInput, SaveReportHeadInput, SendReviewInput } from './remediation.input';
import { RemediationQueries, type ReportView } from './remediation.queries';
import { AwaitSigned } from './use-cases/await-signed';
import { DecideItem } from './use-cases/decide-item';
import { ReopenReport } from './use-cases/reopen-report';
import { SaveItem } from './use-cases/save-item';
import { SaveReportHead } from './use-cases/save-report-head';
import { SendReview } from './use-cases/send-review';
import { StartReport } from './use-cases/start-report';
import { SubmitReport, type Receipt } from './use-cases/submit-report';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('api/v1')
export class RemediationApiController {
  constructor(
    private readonly reports: RemediationQueries,
    private readonly startReport: StartReport,
    private readonly saveItem: SaveItem,
    private readonly saveHead: SaveReportHead,
    private readonly submitReport: SubmitReport,
    private readonly awaitSigned: AwaitSigned,
    private readonly reopenReport: ReopenReport,
    private readonly forms: MultipartReceiver,
  ) {}

  @Allow(...ROLES)
  @Says('Remediation reports the reader may see')
  @Get('reports')
  async list(@CurrentActor() actor: Actor, @Query() query: ReportFilterQuery): Promise<Page<Awaited<ReturnType<RemediationQueries['list']>>[number]>> {
    const { round, state } = query;
    const rows = (await this.reports.list(actor)).filter(({ code, latest }) => (!round || code.startsWith(`${round}-`)) && (!state || latest.state === state));
    return pageOf(rows, query);
  }

  @Allow(...ROLES)
  @Says('One report with all its versions')
  @Get('reports/:code')
  one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<ReportView> {
    return this.reports.byCode(actor, code);
  }

  @Allow(...UNIT_ROLES)
  @Says('Start the report that answers a duty, or find the one already started')
  @Post('obligations/:code/report')
  async start(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<ReportView> {
    return this.reports.byCode(actor, await this.startReport.execute(actor, code));
  }

  @Allow(...UNIT_ROLES)
  @Says('Write the answer to one finding in the draft')
  @Put('reports/:code/items/:finding')
  save(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string, @Body() input: SaveItemInput): Promise<{ version: number; savedAt: number }> {
    return this.saveItem.execute(actor, code, finding, input);
  }

  @Allow(...UNIT_ROLES)
  @Says('Attach evidence to the answer to one finding')
  @FilesBody({ file: 'files', several: true, required: true })
  @Post('reports/:code/items/:finding/files')
  async attach(@CurrentActor() actor: Actor, @Req() request: Request, @Param('code') code: string, @Param('finding') finding: string): Promise<ReportView> {
    await this.forms.receiveFiles(request, (files) => this.saveItem.attach(actor, code, finding, files));
    return this.reports.byCode(actor, code);
  }

  @Allow(...UNIT_ROLES)
  @Says('Write the head of the report and its signed file')
  @FilesBody({ file: 'signedFile', about: 'The signed report as PDF.', input: SaveReportHeadInput })
  @Put('reports/:code/head')
  async head(@CurrentActor() actor: Actor, @Req() request: Request, @Param('code') code: string): Promise<{ version: number }> {
    return this.forms.receive(request, async ({ fields, files }) => ({
      version: await this.saveHead.execute(actor, code, parseInput(SaveReportHeadInput, fields), files.find(({ field }) => field === 'signedFile') ?? null),
    }));
  }

  @Allow(...UNIT_ROLES)
  @Says('Send the report; the same version sent twice has one receipt')
  @HttpCode(200)
  @Post('reports/:code/versions/:number/submit')
  submit(@CurrentActor() actor: Actor, @Req() request: Request, @Param('code') code: string, @Param('number', ParseIntPipe) number: number): Promise<Receipt> {
    return this.submitReport.execute(actor, code, number, request.state.receivedAt);
  }

  @Allow(...UNIT_ROLES)
  @Says('Lock the content while its paper is signed, where the operating rules ask for it')
  @HttpCode(200)
  @Post('reports/:code/await-signed')
  async lock(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: AwaitSignedInput): Promise<ReportView> {
    await this.awaitSigned.execute(actor, code, input.number, input.mark);
    return this.reports.byCode(actor, code);
  }

  @Allow(...UNIT_ROLES)
  @Says('Take the content back from signing, to write it again')
  @HttpCode(200)
  @Post('reports/:code/reopen')
  async reopen(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: ReopenReportInput): Promise<ReportView> {
    await this.reopenReport.execute(actor, code, input.number);
    return this.reports.byCode(actor, code);
  }
}

@ApiTags('reports')
@ApiBearerAuth()
@Controller('api/v1/reports')
export class ReviewApiController {
  constructor(
    private readonly reports: RemediationQueries,
    private readonly decideItem: DecideItem,
    private readonly sendReview: SendReview,
    private readonly sender: EvidenceSender,
  ) {}

  @Allow(...HOME_AFFAIRS)
  @Says('Accept or return the answer to one finding')
  @Put(':code/items/:finding/decision')
  async decide(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string, @Body() input: DecideItemInput): Promise<ReportView> {
    await this.decideItem.execute(actor, code, finding, input);
    return this.reports.byCode(actor, code);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Send the review to the unit')
  @HttpCode(200)
  @Post(':code/review')
  async review(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: SendReviewInput): Promise<ReportView> {
    await this.sendReview.execute(actor, code, input);
    return this.reports.byCode(actor, code);
  }

  /** Who may see the report may read its files. */
  @Allow(...ROLES)
  @Says('A file of the report, byte for byte')
  @Get(':code/files/:id')
  async file(@CurrentActor() actor: Actor, @Res() reply: Reply, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    const file = await this.reports.file(actor, code, id);
    if (!file) throw new NotFoundError();
    await this.sender.send(reply, { actor, through: code }, file);
  }
}
