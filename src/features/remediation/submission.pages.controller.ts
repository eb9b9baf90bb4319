import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { isHomeAffairs, ROLES, type Actor } from '../../kernel/actor';
import { failWith, NotFoundError, ValidationError } from '../../kernel/errors';
import { Allow, CurrentActor, TakesFiles, UNIT_ROLES } from '../../platform/auth/policy';
import { MultipartReceiver, type ReceivedFile } from '../../platform/http/multipart-receiver';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { EvidenceSender, type KeptFile } from '../evidence';
import { ArrivalOrder } from './arrival-order';
import { CheckPageQuery, type RefusedCheck } from './check-page.query';
import { isSent } from './domain/report-version.machine';
import { CheckReportInput, ReportListQuery, type SaveReportHeadInput } from './remediation.input';
import { ReceiptFactsQuery } from './receipt-facts.query';
import { ReceiptMailingQuery } from './receipt-mailing.query';
import { RemediationQueries } from './remediation.queries';
import { ReportEditorQuery, type ReportHead } from './report-editor.query';
import { ReportListQueries } from './report-list.query';
import { SaveReportHead } from './use-cases/save-report-head';
import { SubmitReport } from './use-cases/submit-report';

/** P24, P26, P27: the list of reports, the last look before sending, and the receipt. */
@Controller('reports')
export class SubmissionPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly lists: ReportListQueries,
    private readonly editor: ReportEditorQuery,
    private readonly checks: CheckPageQuery,
    private readonly reports: RemediationQueries,
    private readonly saveHead: SaveReportHead,
    private readonly submitReport: SubmitReport,
    private readonly forms: MultipartReceiver,
    private readonly order: ArrivalOrder,
    private readonly sender: EvidenceSender,
    private readonly receipts: ReceiptFactsQuery,
    private readonly mailing: ReceiptMailingQuery,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: ReportListQuery): Promise<void> {
    await this.pages.page(request, reply, 'pages/reports/list.njk', { ...(await this.lists.list(actor, query)), query });
  }

  /** Where this reader goes on with the report: writing, reviewing, or its receipt. */
  @Allow(...ROLES)
  @Get(':code')
  async open(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { versions, unitId } = await this.reports.byCode(actor, code);
    const state = versions.at(-1)?.state;
    const own = unitId === actor.unitId;
    if (isHomeAffairs(actor)) return this.pages.redirect(reply, `/reports/${code}/review`);
    await this.pages.redirect(reply, `/reports/${code}/${own && state === 'draft' ? 'edit' : own && state === 'awaiting_signed' ? 'check' : 'receipt'}`);
  }

  @Allow(...UNIT_ROLES)
  @Get(':code/check')
  async check(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const head = await this.editor.head(actor, code);
    if (isSent(head.latest)) return this.pages.redirect(reply, `/reports/${code}/receipt`);
    if (head.closed) return this.pages.redirect(reply, `/reports/${code}/edit`);
    await this.showCheck(request, reply, head);
  }

  /** Pressed twice, the second press is shown the receipt of the first. Refused, number, date and signed copy are kept all the same. */
  @Allow(...UNIT_ROLES)
  @TakesFiles()
  @Post(':code/check')
  async send(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { receivedAt: at } = request.state;
    const receive = (turn: () => Promise<void>): Promise<void> => this.forms.receiveForm(request, async ({ fields, files, problems }) => {
      const signed = files.find(({ field }) => field === 'signedFile') ?? null;
      const attempt = await this.pages.attempt(async () => {
        failWith(problems);
        const { action, mark, number, ...input } = await this.read(actor, code, fields, signed);
        const { versions } = await this.reports.byCode(actor, code);
        if (action === 'submit' && versions.some((one) => one.number === number && one.receiptNumber !== null && one.arrivalChannel === null)) return { action, number };
        const kept = await this.saveHead.keep(actor, code, signed);
        if (action === 'submit') await this.submit(actor, code, { number, mark, at, turn, input, kept });
        else await this.saveHead.saveKept(actor, code, input, kept);
        return { action, number };
      });
      if (!attempt.ok) return this.showCheck(request, reply, await this.editor.head(actor, code), { attempt, fields });
      const sent = attempt.value.action === 'submit';
      const flash = { kind: 'success' as const, key: sent ? 'reports:flash.sent' : 'reports:flash.headSaved' };
      await this.pages.redirect(reply, sent ? `/reports/${code}/receipt?version=${attempt.value.number}` : `/reports/${code}/check`, flash);
    });
    await this.order.run(`${actor.unitId}:${code}`, at, receive);
  }

  @Allow(...ROLES)
  @Get(':code/receipt')
  async receipt(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Query('version') number?: string): Promise<void> {
    const head = await this.editor.head(actor, code);
    const sent = head.report.versions.filter(({ receiptNumber }) => receiptNumber !== null);
    const version = number === undefined ? sent.at(-1) : sent.find((one) => String(one.number) === number);
    if (!version) throw new NotFoundError();
    const chain = await this.receipts.chainOf(code, version.number);
    const mailing = await this.mailing.of(version.receiptNumber ?? '', head.report.unitId, version.enteredAt ?? version.submittedAt ?? 0);
    await this.pages.page(request, reply, 'pages/reports/receipt.njk', { ...head, version, sent, chain, mailing, own: head.report.unitId === actor.unitId });
  }

  /** A file of the report, byte for byte. Who may see the report may read it. */
  @Allow(...ROLES)
  @Get(':code/files/:id')
  async file(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    const file = await this.reports.file(actor, code, id);
    if (!file) throw new NotFoundError();
    await this.sender.send(reply, { actor, through: code }, file);
  }

  /** A slip in another field does not lose the signed copy that came with it. */
  private async read(actor: Actor, code: string, fields: FormBody, signed: ReceivedFile | null): Promise<CheckReportInput> {
    try {
      return parseInput(CheckReportInput, fields);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      const kept = await this.pages.attempt(() => this.saveHead.keepSigned(actor, code, signed));
      throw kept.ok || kept.conflict ? error : new ValidationError([...error.problems, ...kept.problems]);
    }
  }

  /** What is missing stops the sending, not the signed copy that came with it. */
  private async submit(actor: Actor, code: string, sent: { number: number; mark: string | undefined; at: number; turn: () => Promise<void>; input: SaveReportHeadInput; kept: readonly KeptFile[] }): Promise<void> {
    const { number, mark = '', at, turn, input, kept } = sent;
    try {
      await turn();
      await this.submitReport.execute(actor, code, number, at, { mark, paper: { input, kept } });
    } catch (error) {
      if (error instanceof ValidationError) await this.saveHead.saveKept(actor, code, input, kept);
      throw error;
    }
  }

  private async showCheck(request: Request, reply: Reply, head: ReportHead, refused?: RefusedCheck): Promise<void> {
    await this.pages.page(request, reply, 'pages/reports/check.njk', await this.checks.of(head, refused), refused?.attempt.status ?? 200);
  }
}
