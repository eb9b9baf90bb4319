import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, Public } from '../../platform/auth/policy';
import { ROLES } from '../../kernel/actor';
import { Settings } from '../../platform/config/settings';
import { clearCookie, readCookie, sessionCookie, setCookie } from '../../platform/http/cookies';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { localPath, splitKept } from './domain/return-target';
import { SignInInput } from './identity.input';
import { browserCookie, newBrowserMark } from './known-browser';
import { SignIn, signInName } from './use-cases/sign-in';
import { SignOut } from './use-cases/sign-out';

const BROWSER_KNOWN_SECONDS = 365 * 24 * 3600;
/** Over all names together; a whole office may share one address. */
const SIGN_INS_PER_ADDRESS = { max: 60, timeWindow: '1 minute' } as const;

@Controller()
export class IdentityPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly settings: Settings,
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
  ) {}

  @Public()
  @Get('login')
  async form(@Req() request: Request, @Res() reply: Reply, @Query('target') target?: string): Promise<void> {
    if (request.state.actor) return this.pages.redirect(reply, '/');
    await this.pages.page(request, reply, 'pages/auth/login.njk', { username: '', problems: [], target: localPath(target), expired: false, kept: [], files: [] });
  }

  @Public()
  @RouteConfig({ rateLimit: SIGN_INS_PER_ADDRESS })
  @Post('login')
  async enter(@Req() request: Request, @Res() reply: Reply, @Body() body: FormBody): Promise<void> {
    const { own, kept, files, back } = splitKept(body);
    const outcome = await this.pages.attempt(async () => {
      const input = parseInput(SignInInput, own);
      const mark = readCookie(request, browserCookie(signInName(input.username)));
      return this.signIn.execute(input.username, input.password, mark);
    });
    const target = localPath(body.target);
    if (!outcome.ok) {
      const model = { username: String(body.username ?? ''), problems: outcome.problems, target, back, expired: false, kept, files };
      return this.pages.page(request, reply, 'pages/auth/login.njk', model, outcome.status);
    }
    const { token, account } = outcome.value;
    setCookie(reply, this.settings, sessionCookie(this.settings), token);
    setCookie(reply, this.settings, browserCookie(account.username), newBrowserMark(this.settings.sessionSecret, account.username), BROWSER_KNOWN_SECONDS);
    if (kept.length === 0) return this.pages.redirect(reply, target);
    request.state.csrfSeed = token;
    await this.pages.page(request, reply, 'pages/auth/resume.njk', { target, back, kept, files });
  }

  @Allow(...ROLES)
  @Post('logout')
  async leave(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor): Promise<void> {
    await this.signOut.execute(actor, request.state.sessionId);
    clearCookie(reply, this.settings, sessionCookie(this.settings));
    reply.header('clear-site-data', '"cache"');
    await this.pages.redirect(reply, '/login', { kind: 'info', key: 'auth:signedOut' });
  }
}
