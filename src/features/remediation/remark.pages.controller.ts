import { Body, Controller, Get, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import { isHomeAffairs, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS, UNIT_ROLES } from '../../platform/auth/policy';
import { newFormKey } from '../../platform/http/once-only';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import { isLookedAt, type FormBody, type Reply, type Request } from '../../platform/http/request';
import { ConversationQueries } from './conversation.queries';
import { RemarkInput } from './remediation.input';
import { SeeRemarks } from './use-cases/see-remarks';
import { WriteRemark } from './use-cases/write-remark';

/** The talk about one item on a page of its own; the same form stands below the item on the pages of each side and leads here when something is wrong. */
@Controller('reports')
export class RemarkPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly talks: ConversationQueries,
    private readonly writeRemark: WriteRemark,
    private readonly seeRemarks: SeeRemarks,
  ) {}

  @Allow(...UNIT_ROLES, ...HOME_AFFAIRS, 'department', 'provincialChair')
  @Get(':code/remarks/:n')
  async item(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number): Promise<void> {
    await this.show(request, reply, actor, code, n);
    await this.seeRemarks.execute(actor, code, n, isLookedAt(request));
  }

  @Allow(...UNIT_ROLES, ...HOME_AFFAIRS, 'department')
  @Post(':code/remarks/:n')
  async write(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number, @Body() body: FormBody): Promise<void> {
    await this.talks.of(actor, code, { n });
    const attempt = await this.pages.attempt(() => this.writeRemark.execute(actor, code, { n }, parseInput(RemarkInput, body)));
    if (!attempt.ok) return this.show(request, reply, actor, code, n, { attempt, typed: body });
    await this.pages.redirect(reply, `/reports/${code}/${besideItem(actor)}/${n}#talk`, { kind: 'success', key: 'reports:flash.remarked' });
  }

  private async show(request: Request, reply: Reply, actor: Actor, code: string, n: number, refused?: { attempt: Attempt<unknown> & { ok: false }; typed: FormBody }): Promise<void> {
    const talk = await this.talks.of(actor, code, { n });
    const text = (name: string): string => (typeof refused?.typed[name] === 'string' ? (refused.typed[name] as string) : '');
    const typed = refused ? { text: text('text'), visibility: text('visibility'), addressed: text('addressed'), formKey: text('formKey') } : null;
    await this.pages.page(request, reply, 'pages/reports/remarks.njk', { talk, typed, formKey: newFormKey(), back: besideItem(actor), problems: refused?.attempt.problems ?? [] }, refused?.attempt.status ?? 200);
  }
}

/** Where each side reads the item itself. */
function besideItem(actor: Actor): 'review' | 'edit' | 'opinion' | 'remarks' {
  if (isHomeAffairs(actor)) return 'review';
  if (actor.role === 'department') return 'opinion';
  return actor.role === 'unitStaff' || actor.role === 'unitHead' ? 'edit' : 'remarks';
}
