import type { Settings } from '../config/settings';
import type { Reply, Request } from './request';

export const FLASH_COOKIE = 'flash';
export const LOCALE_COOKIE = 'lang';
export const PRE_SESSION_COOKIE = 'pre';

/** `__Host-` binds the cookie to this host over TLS; plain HTTP on the own machine cannot set it. */
export const sessionCookie = (settings: Settings): string => (settings.secureCookies ? '__Host-session' : 'session');

export function setCookie(reply: Reply, settings: Settings, name: string, value: string, maxAgeSeconds?: number): void {
  reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: settings.secureCookies,
    ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }),
  });
}

export function clearCookie(reply: Reply, settings: Settings, name: string): void {
  reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'lax', secure: settings.secureCookies });
}

export function readCookie(request: Request, name: string): string | undefined {
  return request.cookies[name];
}
