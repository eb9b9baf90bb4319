import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { Allow, CurrentActor, UNIT_ROLES } from '../../platform/auth/policy';
import type { Reply } from '../../platform/http/request';
import { UNIT_REPORT_FORMATS, UnitReportPaper } from '../../reports/unit-report-paper';
import { sendPaper } from '../paper-reply';

@Controller('reports')
export class UnitReportPaperPagesController {
  constructor(private readonly papers: UnitReportPaper) {}

  /** The unit's own report to be signed; nobody else's business before it is sent. */
  @Allow(...UNIT_ROLES)
  @Get(':code/paper/:format')
  async paper(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('format') format: string): Promise<void> {
    const known = UNIT_REPORT_FORMATS.find((one) => one === format);
    if (!known) throw new NotFoundError();
    await sendPaper(reply, await this.papers.render(actor, code, known));
  }
}
