import type { Request } from './request';

/** The page on which the form of this address stands: the nearest address, itself or above it, that answers a GET. */
export function pageOfForm(request: Request): string {
  const pattern = (request.routeOptions.url ?? '').split('/');
  const path = (request.url.split('?', 1)[0] ?? '').split('/');
  for (let length = pattern.length; length > 1; length -= 1) {
    if (request.server.hasRoute({ method: 'GET', url: pattern.slice(0, length).join('/') })) return path.slice(0, length).join('/');
  }
  return '/';
}

/** Sent by the page that offers a form again without its files: afterwards the page is wanted on which they are chosen. */
export const FILES_FOLLOW = '_filesFollow';

/** Takes the mark out of a form, where no input knows it. */
export function filesFollow(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, FILES_FOLLOW)) return false;
  delete (body as Record<string, unknown>)[FILES_FOLLOW];
  return true;
}
