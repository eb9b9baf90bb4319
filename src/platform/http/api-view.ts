import { isoOf } from '../../kernel/calendar-date';

/** Keys of storage rows: they mean nothing outside, and may change with a restore. Things are named by their codes. */
const STORAGE = new Set(['id', 'searchText', 'sortKey', 'requestKey', 'formKey']);
/** What is asked for or handed out by this name. */
const GIVEN_OUT = new Set(['publicId', 'versionId', 'checklistVersionId', 'requestId']);
const KEY = /[a-z]Ids?$/;
const MOMENT = /(^at|At)$/;

const isStorage = (name: string): boolean => STORAGE.has(name) || (KEY.test(name) && !GIVEN_OUT.has(name));

/** An answer as the API gives it out: no surrogate keys, moments as ISO 8601 at +07:00. */
export function apiView(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(apiView);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !isStorage(name))
      .map(([name, inner]) => [name, typeof inner === 'number' && MOMENT.test(name) ? isoOf(inner) : apiView(inner)]),
  );
}

interface Listed {
  readonly rows: readonly unknown[];
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

const isListed = (value: unknown): value is Listed => {
  const { rows, page, pageSize, total } = (value ?? {}) as Partial<Record<keyof Listed, unknown>>;
  return Array.isArray(rows) && [page, pageSize, total].every((one) => typeof one === 'number');
};

/** Where the neighbours of a page are (RFC 8288): `</api/v1/findings?page=2>; rel="next"`; null for what has none. */
export function neighbours(url: string, value: unknown): string | null {
  if (!isListed(value)) return null;
  const { page, pageSize, total } = value;
  const last = Math.max(1, Math.ceil(total / pageSize));
  const [path = '', search] = url.split('?', 2);
  const link = (number: number, rel: string): string => {
    const query = new URLSearchParams(search);
    query.set('page', String(number));
    return `<${path}?${query.toString()}>; rel="${rel}"`;
  };
  const links = [...(page > 1 ? [link(Math.min(page - 1, last), 'prev')] : []), ...(page < last ? [link(page + 1, 'next')] : [])];
  return links.length > 0 ? links.join(', ') : null;
}
