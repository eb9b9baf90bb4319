import type { Actor } from '../../kernel/actor';
import { isHomeAffairs } from '../../kernel/actor';
import { readCookie } from '../../platform/http/cookies';
import type { Request } from '../../platform/http/request';

/** Remembers for this browser that files with citizens' data are hidden: what is on a screen in a meeting room is seen by all in it. */
export const CITIZENS_COOKIE = 'citizens';
export type CitizensSwitch = 'hide' | 'show';

export const isSwitch = (value: unknown): value is CitizensSwitch => value === 'hide' || value === 'show';

export const citizensHidden = (request: Request, actor: Actor): boolean => isHomeAffairs(actor) && readCookie(request, CITIZENS_COOKIE) === 'hide';
