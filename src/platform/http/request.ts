import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Locale } from '../../kernel/actor';
import type { Instant } from '../../kernel/calendar-date';

/** What the platform adds to each request before any handler runs. */
export interface RequestState {
  /** Server time at which the request arrived: what decides a legal deadline. */
  receivedAt: Instant;
  locale: Locale;
  actor: Actor | null;
  /** How the actor was recognised; forms need a token only with a cookie. */
  via: 'cookie' | 'token' | 'none';
  /** Secret of this browser that the anti-forgery token is made from. */
  csrfSeed: string | null;
  sessionId: string | null;
  /** The form is sent again after signing in, without the files that were chosen. */
  filesFollow?: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    state: RequestState;
  }
}

export type Request = FastifyRequest;
export type Reply = FastifyReply;

/** What a form sends: always text, or several texts under one name. Checked by `parseInput`. */
export type FormBody = Record<string, unknown>;

export function isApi(request: Request): boolean {
  return request.url === '/api' || request.url.startsWith('/api/');
}

/** The API, files in pieces, and the scripts of our own pages: they read a JSON answer, people a page. */
export function wantsJson(request: Request): boolean {
  return isApi(request) || request.url.startsWith('/uploads') || (request.headers.accept ?? '').startsWith('application/json');
}

/** Somebody looks at the page: not a program that only asks whether it is there, and not a browser that loads it ahead of a press. */
export function isLookedAt(request: Request): boolean {
  const ahead = [request.headers['sec-purpose'], request.headers.purpose, request.headers['x-moz']].some((header) => String(header ?? '').includes('prefetch'));
  return request.method !== 'HEAD' && !ahead;
}
