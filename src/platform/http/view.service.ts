import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Environment, FileSystemLoader, runtime } from 'nunjucks';
import type { Locale } from '../../kernel/actor';
import type { Problem } from '../../kernel/problem';
import {
  EMPTY,
  formatDate,
  formatDateRange,
  formatFileSize,
  formatInstant,
  formatNumber,
  formatPercent,
  formatQuarter,
  formatScore,
  LOCALES,
  type DateStyle,
  type I18n,
} from '../i18n';
import { heatStep, stackedBar, trendLine } from './chart-geometry';
import type { ViewModel } from './page-context';
import { inVietnamese, quoting } from './vietnamese-words';
import { exportUrl, fieldId, nextSort, pageWindow, sortDirection, withQuery } from './page-url';

export interface ViewOptions {
  /** Folders searched in order: `templates/`, then `node_modules/govuk-frontend/dist`. */
  readonly searchPaths: readonly string[];
  /** `dist/public/manifest.json`: `{ "app.css": "app.3f2a9c.css" }`. */
  readonly manifestPath: string;
  /** Where the server serves `dist/public`. Default `/assets`. */
  readonly assetBase?: string;
  readonly i18n: I18n;
  /** Re-read templates and manifest on every render; only for development. */
  readonly reload?: boolean;
}

/** Compiled templates are kept for the life of the process; templates are files of the project, never user text. */
export class ViewService {
  private readonly environments: ReadonlyMap<Locale, Environment>;
  private manifest: Record<string, string> = {};

  constructor(private readonly options: ViewOptions) {
    this.readManifest();
    this.environments = new Map(LOCALES.map((locale) => [locale, this.createEnvironment(locale)]));
  }

  /**
   * Compiles every template of the first search path, so that a faulty one stops the start: Nunjucks reports a compile
   * error inside an include outside the call, where nobody can catch it. Returns the names.
   */
  compileAll(): string[] {
    const [folder = ''] = this.options.searchPaths;
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.njk'));
    for (const environment of this.environments.values()) for (const name of names) environment.getTemplate(name, true);
    return names.sort();
  }

  /** The page as HTML in the reader's language (`ctx.locale`). Throws when the template is missing or faulty. */
  render(template: string, model: ViewModel): string {
    if (this.options.reload === true) this.readManifest();
    const environment = this.environments.get(model.ctx.locale) ?? this.environments.get('vi');
    if (environment === undefined) throw new Error('No template environment');
    return environment.render(template, model);
  }

  /** A few words of a page on their own, for the answer to a script; the template uses nothing of the page's context. */
  renderPart(template: string, locale: Locale, page: object): string {
    const environment = this.environments.get(locale) ?? this.environments.get('vi');
    if (environment === undefined) throw new Error('No template environment');
    return environment.render(template, { page }).trim();
  }

  /** Address of a built file by its plain name: `app.css` → `/assets/app.3f2a9c.css`. */
  assetUrl(name: string): string {
    const built = this.manifest[name];
    if (built === undefined) throw new Error(`Unknown asset: ${name}. Run "npm run build:assets".`);
    return `${this.options.assetBase ?? '/assets'}/${built}`;
  }

  private readManifest(): void {
    const path = this.options.manifestPath;
    if (!existsSync(path)) throw new Error(`Missing ${path}. Run "npm run build:assets".`);
    this.manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  }

  private createEnvironment(locale: Locale): Environment {
    const loader = new FileSystemLoader([...this.options.searchPaths], {
      watch: false,
      noCache: this.options.reload === true,
    });
    const environment = new Environment(loader, { autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true });
    for (const [name, value] of Object.entries(this.globals(locale))) environment.addGlobal(name, value);
    for (const [name, filter] of Object.entries(filters(locale))) environment.addFilter(name, filter);
    return environment;
  }

  private globals(locale: Locale): Record<string, unknown> {
    const t = this.options.i18n.t(locale);
    return {
      t,
      locale,
      asset: (name: string) => this.assetUrl(name),
      vi: (text: string | null | undefined) => inVietnamese(text, locale),
      quoting: (key: string, params: Readonly<Record<string, unknown>>, ...names: string[]) => quoting(t, locale, key, params, names),
      icon: (name: string, size = 16) => this.icon(name, size),
      href: withQuery,
      exportUrl,
      nextSort,
      sortDirection,
      pageWindow,
      fieldId,
      stackedBar,
      trendLine,
      heatStep,
      merge: (...parts: (object | undefined)[]) => Object.assign({}, ...parts.filter((part) => part !== undefined)) as object,
      problemText: (problems: readonly Problem[] | undefined, field: string) => {
        const found = problems?.find((problem) => problem.field === field);
        return found === undefined ? '' : t(`problems:${found.code}`, found.params);
      },
    };
  }

  /** An icon of the sprite, always beside a word, hence hidden from screen readers. `size` 14, 16 or 20 px. */
  private icon(name: string, size: number): runtime.SafeString {
    if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`Bad icon name: ${name}`);
    const url = this.assetUrl('icons.svg');
    return new runtime.SafeString(
      `<svg class="app-icon" width="${size}" height="${size}" aria-hidden="true" focusable="false"><use href="${url}#${name}"></use></svg>`,
    );
  }
}

type Filter = (value: never, ...options: never[]) => string;

/** Missing values print as a dash, never as `undefined`. */
function filters(locale: Locale): Record<string, Filter> {
  const date = (style: DateStyle) => (value: string | null | undefined) => (value ? formatDate(value, style, locale) : EMPTY);
  const number = (format: (value: number) => string) => (value: number | null | undefined) =>
    typeof value === 'number' ? format(value) : EMPTY;
  return {
    date: date('text'),
    dateTable: date('table'),
    dateWeekday: date('weekday'),
    dateWeekdayFirst: date('weekdayFirst'),
    dateLetter: date('letter'),
    dateRange: (from: string, to: string) => formatDateRange(from, to),
    instant: number((value) => formatInstant(value, 'text', locale)),
    instantExact: number((value) => formatInstant(value, 'exact', locale)),
    instantTable: number((value) => formatInstant(value, 'table', locale)),
    time: number((value) => formatInstant(value, 'table', locale).slice(-5)),
    iso: number((value) => new Date(value).toISOString()),
    quarter: (code: string) => formatQuarter(code, locale),
    num: number((value) => formatNumber(value, { locale })),
    percent: number((value) => formatPercent(value, { locale })),
    score: number((value) => formatScore(value, locale)),
    fileSize: number((value) => formatFileSize(value, locale)),
    /** "Tỉnh Đồng Tháp" inside a Vietnamese sentence is "tỉnh Đồng Tháp"; English names keep their capitals. */
    lowerFirst: (value: string) => (locale === 'vi' ? value.charAt(0).toLocaleLowerCase('vi') + value.slice(1) : value),
    fileKind: (name: string) => (/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? '?').toUpperCase(),
  };
}
