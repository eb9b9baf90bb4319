import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { lookUp } from '../../kernel/look-up';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { OperatingRules } from './operating-rule.queries';
import { ChangeRuleInput } from './operating-rules.input';
import { ChangeOperatingRule } from './use-cases/change-operating-rule';

/** P36: what the province decided where no law does. The leader of Home Affairs and the administrator decide, staff may read. */
@Controller('admin/rules')
export class OperatingRulesPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly rules: OperatingRules,
    private readonly change: ChangeOperatingRule,
  ) {}

  @Allow('administrator', ...HOME_AFFAIRS)
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor): Promise<void> {
    await this.show(request, reply, actor);
  }

  @Allow('administrator', 'homeAffairsLeader')
  @Post(':key')
  async decide(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('key') key: string, @Body() body: FormBody): Promise<void> {
    const typed = lookUp(body, key);
    const attempt = await this.pages.attempt(async () => {
      const { value, seen } = parseInput(ChangeRuleInput, { value: typed, seen: body.seen });
      await this.change.execute(actor, key, value, seen);
    });
    if (!attempt.ok) return this.show(request, reply, actor, { attempt, key, typed: typeof typed === 'string' ? typed : '' });
    await this.pages.redirect(reply, '/admin/rules', { kind: 'success', key: 'rules:flash.changed' });
  }

  private async show(request: Request, reply: Reply, actor: Actor, refused?: { attempt: Attempt<unknown> & { ok: false }; key: string; typed: string }): Promise<void> {
    const page = {
      rules: await this.rules.list(),
      mayDecide: actor.role !== 'homeAffairsStaff',
      refused: refused ? { key: refused.key, typed: refused.typed, conflict: refused.attempt.conflict !== null } : null,
      problems: refused?.attempt.conflict ? [] : (refused?.attempt.problems ?? []).map((one) => ({ ...one, field: refused?.key })),
    };
    await this.pages.page(request, reply, 'pages/admin/rules.njk', page, refused?.attempt.status ?? 200);
  }
}
