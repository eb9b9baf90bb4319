import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { failWith, ValidationError } from '../../kernel/errors';
import { Allow, CurrentActor, HOME_AFFAIRS, TakesFiles, UNIT_ROLES } from '../../platform/auth/policy';
import { Settings } from '../../platform/config/settings';
import { newId } from '../../platform/database/new-id';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { onBehalfInput, typedItems, typedText } from './on-behalf-form';
import { OnBehalfPageQuery } from './on-behalf-page.query';
import { RemediationQueries } from './remediation.queries';
import { setAsideVersion } from './set-aside';
import { RecordOnBehalf } from './use-cases/record-on-behalf';

/** A report that came on paper or otherwise, entered by Home Affairs; and the unit's own draft that was set aside for it. */
@Controller()
export class OnBehalfPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly form: OnBehalfPageQuery,
    private readonly recordOnBehalf: RecordOnBehalf,
    private readonly reports: RemediationQueries,
    private readonly forms: MultipartReceiver,
    private readonly settings: Settings,
  ) {}

  @Allow(...HOME_AFFAIRS)
  @Get('obligations/:code/on-behalf')
  async show(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.render(request, reply, actor, code, {}, false, null);
  }

  /** Pressed twice, the second press is shown the receipt of the first. Refused, the proof that was sent stays here. */
  @Allow(...HOME_AFFAIRS)
  @TakesFiles()
  @Post('obligations/:code/on-behalf')
  async record(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.forms.receiveForm(request, async ({ fields, files, showsCitizens, problems }) => {
      let kept: Awaited<ReturnType<RecordOnBehalf['keep']>> = [];
      const attempt = await this.pages.attempt(async () => {
        failWith(problems.map((one) => (one.field === undefined ? one : { ...one, field: 'proofFile' })));
        kept = await this.recordOnBehalf.keep(actor, code, files.find(({ field }) => field === 'proofFile')).catch(asProofProblem);
        return this.recordOnBehalf.execute(actor, code, onBehalfInput(fields), { kept, showsCitizens });
      });
      if (attempt.ok) return this.pages.redirect(reply, `/reports/${attempt.value.reportCode}/receipt?version=${attempt.value.version}`, { kind: 'success', key: 'reports:flash.recorded', params: { number: attempt.value.receiptNumber } });
      const stored = kept.length > 0 ? await this.recordOnBehalf.storeProof(actor, code, kept) : null;
      await this.render(request, reply, actor, code, { ...fields, ...(stored ? { proofId: stored.id, proofName: stored.name } : {}) }, showsCitizens, attempt);
    });
  }

  /** What the unit had written when its report was recorded for it: to be read, never sent. */
  @Allow(...UNIT_ROLES)
  @Get('reports/:code/set-aside/:number')
  async setAside(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('number') number: string): Promise<void> {
    const report = await this.reports.byCode(actor, code);
    await this.pages.page(request, reply, 'pages/reports/set-aside.njk', { report, version: setAsideVersion(report, number) });
  }

  private async render(request: Request, reply: Reply, actor: Actor, code: string, typed: FormBody, showsCitizens: boolean, refused: (Attempt<unknown> & { ok: false }) | null): Promise<void> {
    const page = await this.form.of(actor, code);
    const text = typedText(typed);
    const form = {
      ...Object.fromEntries(['channel', 'arrivedOn', 'arrivedTime', 'proofNoteVi', 'proofId', 'proofName', 'documentNumber', 'documentDate', 'signerTitle'].map((name) => [name, text(name)])),
      showsCitizens,
      formKey: text('formKey') || newId(),
      items: typedItems(typed, page.findings.map((one) => one.code)),
    };
    const maxMb = Math.floor(this.settings.uploadMaxBytes / 1_000_000);
    await this.pages.page(request, reply, 'pages/obligations/on-behalf.njk', { ...page, form, problems: refused?.problems ?? [], maxMb }, refused?.status ?? 200);
  }
}

/** What is wrong with the file is said at the field of the proof. */
function asProofProblem(error: unknown): never {
  if (!(error instanceof ValidationError)) throw error;
  throw new ValidationError(error.problems.map((one) => (one.field === undefined ? one : { ...one, field: 'proofFile' })));
}
