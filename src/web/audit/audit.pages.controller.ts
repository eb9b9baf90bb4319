import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { RoundQueries } from '../../features/inspections';
import type { Actor } from '../../kernel/actor';
import { pageRequest } from '../../kernel/page';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { SUBJECT_KINDS } from '../../platform/facts/fact';
import { FactQueries } from '../../platform/facts/fact.queries';
import { OptionalCode, OptionalOneOf } from '../../platform/http/input-fields';
import { ListQuery } from '../../platform/http/list-query.input';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply, Request } from '../../platform/http/request';

export class AuditListQuery extends ListQuery {
  @OptionalCode() round?: string;
  @OptionalOneOf(SUBJECT_KINDS) kind?: string;
  @OptionalCode() code?: string;
}

/** The audit trail (nhật ký): who did what to which object, and when; each row chained to the one before it. */
@Controller('audit')
export class AuditPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly facts: FactQueries,
    private readonly rounds: RoundQueries,
  ) {}

  @Allow('administrator', ...HOME_AFFAIRS)
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: AuditListQuery): Promise<void> {
    const rows = await this.facts.list(query, pageRequest(query.page, query.pageSize));
    const rounds = (await this.rounds.list(actor)).map(({ code }) => code);
    await this.pages.page(request, reply, 'pages/audit/list.njk', { ...rows, query, rounds, kinds: SUBJECT_KINDS });
  }
}
