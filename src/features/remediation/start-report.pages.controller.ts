import { Controller, Param, Post, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, UNIT_ROLES } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply } from '../../platform/http/request';
import { StartReport } from './use-cases/start-report';

@Controller('obligations')
export class StartReportPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly startReport: StartReport,
  ) {}

  /** "Lập báo cáo" on the page of the duty: begun or found again, and on to writing it. */
  @Allow(...UNIT_ROLES)
  @Post(':code/report')
  async start(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.pages.redirect(reply, `/reports/${await this.startReport.execute(actor, code)}/edit`);
  }
}
