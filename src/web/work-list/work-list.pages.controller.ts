import { Controller, Get, Req, Res } from '@nestjs/common';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply, Request } from '../../platform/http/request';
import { WorkListQuery } from './work-list.query';

@Controller()
export class WorkListPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly work: WorkListQuery,
  ) {}

  /** The first page after signing in; the chair's is the state of affairs, the administrator's the audit trail. */
  @Allow(...ROLES)
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor): Promise<void> {
    // The chair comes here only for what waits on the chair.
    if (actor.role === 'provincialChair' && (await this.work.count(actor)) === 0) return this.pages.redirect(reply, '/overview');
    if (actor.role === 'administrator') return this.pages.redirect(reply, '/audit');
    await this.pages.page(request, reply, 'pages/work-list/list.njk', await this.work.of(actor));
  }
}
