import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ObligationListQuery, ObligationQueries, type ObligationRow, type ObligationView } from '../../features/obligations';
import { RemediationQueries, type RecordedForUnit } from '../../features/remediation';
import { ROLES, type Actor } from '../../kernel/actor';
import type { Page } from '../../kernel/page';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';

/** The sendings that Home Affairs recorded for the unit; empty when it sent them all itself. */
interface WithRecorded {
  readonly recorded: readonly RecordedForUnit[];
}

/** Duties to be read: of a report, how it came belongs beside the state it gave the duty. */
@ApiTags('obligations')
@ApiBearerAuth()
@Controller('api/v1/obligations')
export class DutiesApiController {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly reports: RemediationQueries,
  ) {}

  @Allow(...ROLES)
  @Says('Duties the reader may see; `recorded` names the sendings that Home Affairs entered for the unit')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: ObligationListQuery): Promise<Page<ObligationRow & WithRecorded>> {
    const page = await this.obligations.list(actor, query);
    const recorded = await this.reports.recordedFor(page.rows.map(({ id }) => id));
    return { ...page, rows: page.rows.map((row) => ({ ...row, recorded: recorded.get(row.id) ?? [] })) };
  }

  @Allow(...ROLES)
  @Says('One duty with its updates; `recorded` names the sendings that Home Affairs entered for the unit')
  @Get(':code')
  async one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<ObligationView & WithRecorded> {
    const duty = await this.obligations.byCode(actor, code);
    return { ...duty, recorded: (await this.reports.recordedFor([duty.id])).get(duty.id) ?? [] };
  }
}
