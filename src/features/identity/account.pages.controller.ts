import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { Settings } from '../../platform/config/settings';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { AccountEmailInput } from './identity.input';
import { OwnAccountQuery } from './own-account.query';
import { SetAccountEmail } from './use-cases/set-account-email';

/** P37: the post that is signed in, and where its mails go. */
@Controller('account')
export class AccountPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly account: OwnAccountQuery,
    private readonly setEmail: SetAccountEmail,
    private readonly settings: Settings,
  ) {}

  @Allow(...ROLES)
  @Get()
  async open(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor): Promise<void> {
    await this.show(request, reply, actor);
  }

  @Allow(...ROLES)
  @Post()
  async save(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Body() body: FormBody): Promise<void> {
    const attempt = await this.pages.attempt(async () => {
      const { email, seen } = parseInput(AccountEmailInput, body);
      await this.setEmail.execute(actor, actor.username, email ?? null, seen);
    });
    if (!attempt.ok) return this.show(request, reply, actor, { attempt, typed: String(body.email ?? '') });
    await this.pages.redirect(reply, '/account', { kind: 'success', key: 'account:saved' });
  }

  private async show(request: Request, reply: Reply, actor: Actor, refused?: { attempt: Attempt<unknown> & { ok: false }; typed: string }): Promise<void> {
    const email = await this.account.emailOf(actor);
    const page = {
      username: actor.username,
      stored: email,
      email: refused ? refused.typed : email,
      gets: MAILED.includes(actor.role),
      sends: this.settings.smtp !== null,
      conflict: refused !== undefined && refused.attempt.conflict !== null,
      problems: refused?.attempt.conflict ? [] : (refused?.attempt.problems ?? []),
    };
    await this.pages.page(request, reply, 'pages/auth/account.njk', page, refused?.attempt.status ?? 200);
  }
}

const MAILED: readonly string[] = ['unitStaff', 'unitHead', 'department'];
