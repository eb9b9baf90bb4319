import { runtime } from 'nunjucks';
import type { Locale } from '../../kernel/actor';
import type { Translate, TranslateParams } from '../i18n';

type Words = string | runtime.SafeString;

/** Words that exist in Vietnamese only (a letter's wording, what somebody wrote), marked as such on an English page. */
export function inVietnamese(text: string | null | undefined, locale: Locale): Words {
  if (!text) return '';
  return locale === 'vi' ? text : new runtime.SafeString(marked(text));
}

/** A text of the interface in which the named params are Vietnamese words. */
export function quoting(t: Translate, locale: Locale, key: string, params: TranslateParams, names: readonly string[]): Words {
  if (locale === 'vi') return t(key, params);
  // Private characters hold the places while the sentence is escaped.
  const places = Object.fromEntries(names.map((name, index) => [name, `\uE000${index}\uE001`]));
  const sentence = escaped(t(key, { ...params, ...places }));
  return new runtime.SafeString(sentence.replace(/\uE000(\d+)\uE001/g, (_, index) => marked(wordsOf(params[names[Number(index)] ?? '']))));
}

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const marked = (text: string): string => `<span lang="vi">${escaped(text)}</span>`;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
