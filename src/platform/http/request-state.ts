import type { FastifyInstance } from 'fastify';
import type { Locale } from '../../kernel/actor';
import type { Authenticator } from '../auth/authenticator';
import type { Clock } from '../clock/clock';
import type { Settings } from '../config/settings';
import { LOCALE_COOKIE, readCookie } from './cookies';
import type { Request } from './request';

const YEAR_SECONDS = 365 * 24 * 3600;

function chosenLocale(request: Request): Locale | null {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang;
  if (asked === 'vi' || asked === 'en') return asked;
  const kept = readCookie(request, LOCALE_COOKIE);
  return kept === 'vi' || kept === 'en' ? kept : null;
}

/** Before anything else: when the request arrived, who sends it, in which language to answer. */
export function addRequestState(server: FastifyInstance, parts: { settings: Settings; clock: Clock; authenticator: Authenticator }): void {
  server.addHook('onRequest', async (request, reply) => {
    const receivedAt = parts.clock.now();
    const locale = chosenLocale(request) ?? 'vi';
    request.state = { receivedAt, locale, actor: null, via: 'none', csrfSeed: null, sessionId: null };
    if (request.url.startsWith('/assets/') || request.url.startsWith('/health/')) return;
    const recognised = await parts.authenticator.recognise(request);
    const actor = recognised.actor && { ...recognised.actor, locale: chosenLocale(request) ?? recognised.actor.locale };
    request.state = { ...recognised, actor, receivedAt, locale: actor?.locale ?? locale };
    if ((request.query as { lang?: unknown } | undefined)?.lang === locale) {
      reply.setCookie(LOCALE_COOKIE, locale, { path: '/', sameSite: 'lax', httpOnly: true, secure: parts.settings.secureCookies, maxAge: YEAR_SECONDS });
    }
  });
}
