import { createHmac, timingSafeEqual } from 'node:crypto';
import { ForbiddenError } from '../../kernel/errors';
import type { Settings } from '../config/settings';
import type { FormBody, Request } from './request';

/** Token bound to the browser's secret cookie: nothing to store, dies with the session. */
export function csrfToken(settings: Settings, seed: string): string {
  return createHmac('sha256', settings.sessionSecret).update(`csrf:${seed}`).digest('base64url');
}

export function tokenFits(request: Request, settings: Settings, token: unknown): boolean {
  const { csrfSeed } = request.state;
  if (!csrfSeed || typeof token !== 'string') return false;
  const expected = Buffer.from(csrfToken(settings, csrfSeed));
  const given = Buffer.from(token);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function crossSite(request: Request): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.origin;
  if (typeof origin !== 'string') return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}

/** First of all, before a byte of the form is read. */
export function assertSameSite(request: Request): void {
  if (crossSite(request)) throw new ForbiddenError('crossSite');
}

/** Every unsafe request made with a cookie carries the token of our own page, in a header or among its fields. */
export function assertOwnForm(request: Request, settings: Settings): void {
  const header = request.headers['x-csrf-token'];
  if (header !== undefined) {
    if (!tokenFits(request, settings, header)) throw new ForbiddenError('formExpired');
    return;
  }
  const body = request.body as FormBody | undefined;
  if (!tokenFits(request, settings, body?._csrf)) throw new ForbiddenError('formExpired');
  delete body?._csrf;
}
