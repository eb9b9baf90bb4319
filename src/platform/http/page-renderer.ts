import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ConflictError, ValidationError } from '../../kernel/errors';
import type { Problem } from '../../kernel/problem';
import { Clock } from '../clock/clock';
import { Settings } from '../config/settings';
import { clearCookie, FLASH_COOKIE, PRE_SESSION_COOKIE, setCookie } from './cookies';
import { csrfToken } from './csrf';
import { pageOfForm } from './form-page';
import type { FlashMessage, PageContext } from './page-context';
import type { Reply, Request } from './request';
import { ShellProvider } from './shell-provider';
import { ViewService } from './view.service';

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly conflict: Readonly<Record<string, unknown>> | null; readonly status: 400 | 409 };

/** Answers of page controllers: a page, or a redirect after a change. */
@Injectable()
export class PageRenderer {
  constructor(
    private readonly views: ViewService,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly shells: ShellProvider,
  ) {}

  async page(request: Request, reply: Reply, template: string, page: object, status = 200): Promise<void> {
    const ctx = await this.context(request, reply);
    const html = this.views.render(template, { ctx, page });
    await reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
  }

  /** After every change: 303 to a page that can be reloaded, with one line said once. */
  async redirect(reply: Reply, url: string, flash?: FlashMessage): Promise<void> {
    const follow = reply.request.state.filesFollow === true;
    const lines: readonly FlashMessage[] = [...(flash ? [flash] : []), ...(follow ? [{ kind: 'info', key: 'resume:chooseFiles' } as const] : [])];
    if (lines.length > 0) setCookie(reply, this.settings, FLASH_COOKIE, Buffer.from(JSON.stringify(lines)).toString('base64url'), 60);
    await reply.status(303).header('location', follow ? pageOfForm(reply.request) : url).send();
  }

  /** Runs a use case for a form: what is wrong comes back as data, so that the page is shown again with what was typed. */
  async attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
    try {
      return { ok: true, value: await work() };
    } catch (error) {
      if (error instanceof ValidationError) return { ok: false, problems: error.problems, conflict: null, status: 400 };
      if (error instanceof ConflictError) {
        return { ok: false, problems: [{ code: error.code, params: error.params }], conflict: error.current, status: 409 };
      }
      throw error;
    }
  }

  async context(request: Request, reply: Reply): Promise<PageContext> {
    const { actor, locale } = request.state;
    const path = request.url.split('?', 1)[0] ?? '/';
    const shell = actor ? await this.shells.shellFor(actor, path) : { nav: [], unreadNotifications: 0, sampleData: this.settings.demo };
    return {
      locale,
      actor,
      nav: shell.nav,
      csrfToken: csrfToken(this.settings, this.seed(request, reply)),
      flash: this.takeFlash(request, reply),
      url: request.url,
      sampleData: shell.sampleData,
      appName: locale === 'vi' ? this.settings.appNameVi : this.settings.appNameEn,
      provinceName: locale === 'vi' ? this.settings.provinceNameVi : this.settings.provinceNameEn,
      helpContact: '',
      asOf: this.clock.now(),
      unreadNotifications: shell.unreadNotifications,
      requestId: request.id,
    };
  }

  private seed(request: Request, reply: Reply): string {
    if (request.state.csrfSeed) return request.state.csrfSeed;
    const seed = randomBytes(16).toString('base64url');
    request.state.csrfSeed = seed;
    setCookie(reply, this.settings, PRE_SESSION_COOKIE, seed, 3600 * 12);
    return seed;
  }

  private takeFlash(request: Request, reply: Reply): readonly FlashMessage[] {
    const raw = request.cookies[FLASH_COOKIE];
    if (!raw) return [];
    clearCookie(reply, this.settings, FLASH_COOKIE);
    try {
      const parsed = JSON.parse(Buffer.from(raw, 'base64url').toString()) as unknown;
      return Array.isArray(parsed) ? (parsed as FlashMessage[]).filter((line) => /^[a-zA-Z]+:[\w.]+$/.test(line.key)) : [];
    } catch {
      return [];
    }
  }
}
