import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply, Request } from '../../platform/http/request';
import { DirectivePageQuery } from './directive-page.query';

@Controller('directives')
export class DirectivePagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly directive: DirectivePageQuery,
  ) {}

  /** One directive and how far each of its clauses is. */
  @Allow(...ROLES)
  @Get(':code')
  async show(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.pages.page(request, reply, 'pages/directives/detail.njk', await this.directive.of(actor, code));
  }
}
