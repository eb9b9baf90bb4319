import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type i18n as I18nextInstance } from 'i18next';
import type { Locale } from '../../kernel/actor';
import { formatDate, formatInstant, formatNumber, formatPercent } from './format';

export type TranslateParams = Readonly<Record<string, unknown>>;
/** `key` is `<namespace>:<path.to.text>`; the namespace is the name of the file, e.g. `findings:list.title`. */
export type Translate = (key: string, params?: TranslateParams) => string;

export const LOCALES: readonly Locale[] = ['vi', 'en'];
export const FALLBACK_LOCALE: Locale = 'vi';

export interface I18nOptions {
  /** Folder with `vi/*.json` and `en/*.json`. */
  readonly localesDir: string;
  /** Told once per missing key, so that an operator finds it in the log; the page shows the key. */
  readonly onMissing?: (locale: string, key: string) => void;
}

type Tree = { readonly [key: string]: string | Tree };

/**
 * The words of the interface, read once at start. An English text that is missing falls back to Vietnamese.
 *
 * Inside a text: `{{name}}` prints as is, except that a number with decimals gets the locale's decimal sign;
 * `{{n, num}}` adds the thousands sign, `{{p, percent}}` one decimal and %, `{{d, date}}` 20/7/2018,
 * `{{d, dateWeekday}}` 19/7/2018 (thứ Năm), `{{who, roles}}` the words for role codes. Plain numbers stay bare because years and versions are numbers too.
 */
export class I18n {
  private readonly instance: I18nextInstance;
  private readonly translators = new Map<Locale, Translate>();

  constructor(options: I18nOptions) {
    const resources = Object.fromEntries(LOCALES.map((locale) => [locale, readNamespaces(options.localesDir, locale)]));
    this.instance = createInstance();
    void this.instance.init({
      initAsync: false,
      resources,
      lng: FALLBACK_LOCALE,
      fallbackLng: FALLBACK_LOCALE,
      ns: Object.keys(resources[FALLBACK_LOCALE] ?? {}),
      defaultNS: 'app',
      showSupportNotice: false,
      interpolation: { escapeValue: false, alwaysFormat: true, format: (value, format, language) => this.formatParam(value, format, language) },
      saveMissing: options.onMissing !== undefined,
      missingKeyHandler: (_locales, namespace, key) => options.onMissing?.(this.instance.language, `${namespace}:${key}`),
    });
    for (const locale of LOCALES) {
      const fixed = this.instance.getFixedT(locale);
      this.translators.set(locale, (key, params) => String(fixed(key, { ...params })));
    }
  }

  t(locale: Locale): Translate {
    return this.translators.get(locale) ?? this.t(FALLBACK_LOCALE);
  }

  /** True when the locale itself has the text (no fallback); used to choose between a special and a general word. */
  has(locale: Locale, key: string): boolean {
    return this.instance.exists(key, { lng: locale, fallbackLng: [] });
  }

  private formatParam(value: unknown, format: string | undefined, language: string | undefined): string {
    const locale: Locale = language === 'en' ? 'en' : 'vi';
    if (typeof value === 'number') {
      if (format === 'percent') return formatPercent(value, { locale });
      if (format === 'instant') return formatInstant(value, 'text', locale);
      return format === 'num' || !Number.isInteger(value) ? formatNumber(value, { locale }) : String(value);
    }
    if (typeof value !== 'string') return value === null || value === undefined ? '' : String(value);
    if (format === 'roles') return value.split(/,\s*/).map((role) => this.t(locale)(`app:role.${role}`)).join(', ');
    const isDate = /^\d{4}-\d{2}-\d{2}$/.test(value);
    if (format === 'date' && isDate) return formatDate(value, 'text', locale);
    if (format === 'dateWeekday' && isDate) return formatDate(value, 'weekday', locale);
    return value;
  }
}

function readNamespaces(localesDir: string, locale: Locale): Record<string, Tree> {
  const folder = join(localesDir, locale);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, name), 'utf8')) as Tree]),
  );
}
