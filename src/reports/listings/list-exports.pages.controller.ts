import { Controller, Get, Query, Res } from '@nestjs/common';
import { FindingListQuery } from '../../features/findings';
import { RoundQueries } from '../../features/inspections';
import { ReportListQuery } from '../../features/remediation';
import { UrgingListQuery } from '../../features/urging';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import type { Reply } from '../../platform/http/request';
import { ListExports, sendWorkbook } from './list-exports';

/** "Xuất Excel" of each list: its address with the same filters. */
@Controller()
export class ListExportsPagesController {
  constructor(
    private readonly exports: ListExports,
    private readonly rounds: RoundQueries,
  ) {}

  @Allow(...ROLES)
  @Get('findings/export')
  async findings(@Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: FindingListQuery): Promise<void> {
    await sendWorkbook(reply, 'findings', await this.exports.findingsOf(actor, query, await this.sample(actor)));
  }

  @Allow(...ROLES)
  @Get('reports/export')
  async reports(@Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: ReportListQuery): Promise<void> {
    await sendWorkbook(reply, 'reports', await this.exports.reportsOf(actor, query, await this.sample(actor)));
  }

  @Allow(...ROLES)
  @Get('reminders/export')
  async urgings(@Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: UrgingListQuery): Promise<void> {
    await sendWorkbook(reply, 'urgings', await this.exports.urgingsOf(actor, query, await this.sample(actor)));
  }

  /** A workbook over several rounds is marked as soon as one of them holds invented figures. */
  private async sample(actor: Actor): Promise<boolean> {
    return (await this.rounds.list(actor)).some(({ sample }) => sample);
  }
}
