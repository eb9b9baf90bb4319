/** A page of a list: `page` counts from 1. */
export interface PageRequest {
  readonly page: number;
  readonly pageSize: number;
}

export interface Page<T> extends PageRequest {
  readonly rows: readonly T[];
  readonly total: number;
}

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

/** Clamps what the address bar asked for to something that can be served. */
export function pageRequest(page: number | undefined, pageSize: number | undefined): PageRequest {
  const size = Math.min(MAX_PAGE_SIZE, Math.max(1, Math.trunc(pageSize ?? DEFAULT_PAGE_SIZE)));
  return { page: Math.max(1, Math.trunc(page ?? 1)), pageSize: size };
}

export function offsetOf(request: PageRequest): number {
  return (request.page - 1) * request.pageSize;
}

/** The asked part of a list that is at hand as a whole. */
export function pageOf<T>(all: readonly T[], query: { readonly page?: number; readonly pageSize?: number }): Page<T> {
  const request = pageRequest(query.page, query.pageSize);
  const from = offsetOf(request);
  return { ...request, total: all.length, rows: all.slice(from, from + request.pageSize) };
}
