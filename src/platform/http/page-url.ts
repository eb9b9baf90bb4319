export type QueryChanges = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * The same page with other query parameters: null, undefined and '' take one away. Everything that is not named
 * stays, so sorting keeps the filters; `page` falls back to the first unless it is among the changes.
 */
export function withQuery(url: string, changes: QueryChanges): string {
  const [path = '', query = ''] = url.split('?', 2);
  const params = new URLSearchParams(query);
  if (!('page' in changes) && !('lang' in changes)) params.delete('page');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') params.delete(name);
    else params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** "Xuất Excel" of a list page: its own address with all its filters, without what only says which part is on the screen. */
export function exportUrl(url: string): string {
  const [path = '', query = ''] = withQuery(url, { page: null, pageSize: null, lang: null }).split('?', 2);
  return query === '' ? `${path}/export` : `${path}/export?${query}`;
}

/** What a click on a column head asks for: `due` → `-due` → `due`. */
export function nextSort(current: string | undefined, column: string): string {
  return current === column ? `-${column}` : column;
}

/** `none`, or the direction for `aria-sort`. */
export function sortDirection(current: string | undefined, column: string): 'ascending' | 'descending' | 'none' {
  if (current === column) return 'ascending';
  return current === `-${column}` ? 'descending' : 'none';
}

/** Page numbers to offer, 0 standing for a gap: 1 … 4 [5] 6 … 12. */
export function pageWindow(page: number, pageCount: number): number[] {
  const wanted = new Set([1, pageCount, page - 1, page, page + 1].filter((n) => n >= 1 && n <= pageCount));
  const sorted = [...wanted].sort((a, b) => a - b);
  return sorted.flatMap((n, i) => {
    const before = sorted[i - 1];
    if (before === undefined || n - before === 1) return [n];
    return n - before === 2 ? [n - 1, n] : [0, n];
  });
}

/** Name of an input → its id and the anchor of its error: `items[3].done` → `items-3-done`. */
export function fieldId(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}
