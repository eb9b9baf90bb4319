import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, UNIT_ROLES } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { CheckPageQuery } from './check-page.query';
import { AwaitSignedInput, ReopenReportInput } from './remediation.input';
import { ReportEditorQuery } from './report-editor.query';
import { AwaitSigned } from './use-cases/await-signed';
import { ReopenReport } from './use-cases/reopen-report';

/** Where the province locks a report before it is signed: the lock and the way back, both on the check page. */
@Controller('reports')
export class SigningPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly editor: ReportEditorQuery,
    private readonly checks: CheckPageQuery,
    private readonly awaitSigned: AwaitSigned,
    private readonly reopenReport: ReopenReport,
  ) {}

  @Allow(...UNIT_ROLES)
  @Post(':code/await-signed')
  async lock(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    const attempt = await this.pages.attempt(async () => {
      const { number, mark } = parseInput(AwaitSignedInput, body);
      await this.awaitSigned.execute(actor, code, number, mark);
    });
    if (attempt.ok) return this.pages.redirect(reply, `/reports/${code}/check`, { kind: 'success', key: 'reports:flash.locked' });
    const page = await this.checks.of(await this.editor.head(actor, code), { attempt, fields: {} });
    await this.pages.page(request, reply, 'pages/reports/check.njk', page, attempt.status);
  }

  @Allow(...UNIT_ROLES)
  @Post(':code/reopen')
  async reopen(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    await this.reopenReport.execute(actor, code, parseInput(ReopenReportInput, body).number);
    await this.pages.redirect(reply, `/reports/${code}/edit`, { kind: 'success', key: 'reports:flash.reopened' });
  }
}
