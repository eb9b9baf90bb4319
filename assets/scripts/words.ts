/** Texts for scripts come from the page (`data-words`, JSON), so that they stay in the locale files. */
export type Words = Readonly<Record<string, string>>;

export function wordsOf(element: HTMLElement | null): Words {
  try {
    return JSON.parse(element?.dataset.words ?? '{}') as Words;
  } catch {
    return {};
  }
}

/** `say(words, 'saved', { time: '09:04' })` fills `%time%`. */
export function say(words: Words, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`%${name}%`, String(value)), words[key] ?? '');
}

/** Decimal megabytes, as the server counts its limit: `62,3`, or `62.3` on the English page. */
export function megabytes(bytes: number): string {
  const text = (bytes / 1_000_000).toFixed(1).replace(/\.0$/, '');
  return document.documentElement.lang === 'en' ? text : text.replace('.', ',');
}

/** As the server's pages write it (src/platform/i18n/format.ts). */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${megabytes(bytes)} MB`;
}

/** Clock of Viet Nam, whatever the computer says. */
export function timeInVietnam(instant: number): string {
  return new Date(instant + 7 * 3_600_000).toISOString().slice(11, 16);
}

export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
}

/** After signing in again in another tab the page still has the old token: fetch the page and take its new one. */
export async function refreshCsrfToken(): Promise<void> {
  const answer = await fetch(location.href, { credentials: 'same-origin', headers: { accept: 'text/html' } });
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const token = fresh.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content;
  if (!token) return;
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]');
  if (meta) meta.content = token;
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="_csrf"]')) input.value = token;
}

export interface ProblemAnswer {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
}

/** The reason in an application/problem+json answer, '' when there is none. */
export async function problemOf(answer: Response): Promise<ProblemAnswer> {
  const isProblem = (answer.headers.get('content-type') ?? '').includes('json');
  return isProblem ? ((await answer.json().catch(() => ({}))) as ProblemAnswer) : {};
}
