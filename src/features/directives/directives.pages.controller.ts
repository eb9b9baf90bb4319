import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { isHomeAffairs, ROLES, type Actor } from '../../kernel/actor';
import { ForbiddenError } from '../../kernel/errors';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply, Request } from '../../platform/http/request';
import { EvidenceSender } from '../evidence';
import { ObligationQueries } from '../obligations';
import { DirectiveListQuery } from './directive.input';
import { DirectiveQueries } from './directive.queries';
import { IssuePreviewQuery } from './issue-preview.query';
import { IssueDirective } from './use-cases/issue-directive';

@Controller('directives')
export class DirectivesPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly directives: DirectiveQueries,
    private readonly obligations: ObligationQueries,
    private readonly preview: IssuePreviewQuery,
    private readonly issueDirective: IssueDirective,
    private readonly sender: EvidenceSender,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: DirectiveListQuery): Promise<void> {
    const page = await this.directives.list(actor, query);
    const mayRecord = isHomeAffairs(actor);
    const overdue = mayRecord ? (await this.obligations.counts(actor, {})).overdue : 0;
    await this.pages.page(request, reply, 'pages/directives/list.njk', { ...page, query, rounds: await this.directives.rounds(actor), mayRecord, overdue });
  }

  /** For who may see the whole letter. */
  @Allow(...ROLES)
  @Get(':code/scan')
  async scan(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.sender.send(reply, { actor, through: code }, await this.directives.scan(actor, code));
  }

  /** What issuing will create, before it does. */
  @Allow(...HOME_AFFAIRS)
  @Get(':code/issue')
  async confirm(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const preview = await this.preview.of(actor, code);
    if (preview.directive.state !== 'draft' || preview.directive.roundClosed) return this.pages.redirect(reply, `/directives/${code}`);
    await this.pages.page(request, reply, 'pages/directives/issue.njk', { ...preview, problems: [] });
  }

  @Allow(...HOME_AFFAIRS)
  @Post(':code/issue')
  async issue(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const before = await this.directives.byCode(actor, code);
    // Pressed twice: the second press finds it issued and leads to the same page.
    if (before.state !== 'draft') return this.pages.redirect(reply, `/directives/${code}`, { kind: 'info', key: 'directives:flash.alreadyIssued' });
    const result = await this.pages.attempt(() => this.issueOnce(actor, code));
    if (result.ok && result.value === null) return this.pages.redirect(reply, `/directives/${code}`, { kind: 'info', key: 'directives:flash.alreadyIssued' });
    if (!result.ok) return this.pages.page(request, reply, 'pages/directives/issue.njk', { ...(await this.preview.of(actor, code)), problems: result.problems }, result.status);
    await this.pages.redirect(reply, `/directives/${code}`, { kind: 'success', key: 'directives:flash.issued', params: { count: result.value ?? 0 } });
  }

  /** Two presses at the same instant: the later one finds it issued. @returns null then */
  private async issueOnce(actor: Actor, code: string): Promise<number | null> {
    try {
      return await this.issueDirective.execute(actor, code);
    } catch (error) {
      if (error instanceof ForbiddenError && (await this.directives.byCode(actor, code)).state !== 'draft') return null;
      throw error;
    }
  }
}
