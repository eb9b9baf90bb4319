import type { Actor, Locale } from '../../kernel/actor';
import type { Instant } from '../../kernel/calendar-date';

/** One word of the menu; its text is `app:nav.<key>`. */
export interface NavItem {
  readonly key: string;
  readonly href: string;
  readonly current: boolean;
  /** Things that wait; shown as a number beside the word when given. */
  readonly count?: number;
}

/** A line shown once after a redirect. `key` is a full locale key, e.g. `findings:flash.saved`. */
export interface FlashMessage {
  readonly kind: 'success' | 'info' | 'problem';
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What the frame of every page needs; the page's own data is its typed `page`. */
export interface PageContext {
  readonly locale: Locale;
  /** Null on pages before sign-in. */
  readonly actor: Actor | null;
  readonly nav: readonly NavItem[];
  readonly csrfToken: string;
  readonly flash: readonly FlashMessage[];
  /** Path and query of this request, e.g. `/findings?late=overdue`. */
  readonly url: string;
  /** Invented figures about real units: the yellow bar is shown. */
  readonly sampleData: boolean;
  /** Empty: the product's own name in the reader's language. */
  readonly appName: string;
  readonly provinceName: string;
  /** Who to ask, shown in the footer, e.g. `Sở Nội vụ tỉnh Đồng Tháp`. */
  readonly helpContact: string;
  readonly asOf: Instant;
  readonly unreadNotifications: number;
  /** Shown on the 500 page so that an operator finds the log line. */
  readonly requestId?: string;
}

export interface ViewModel<TPage extends object = object> {
  readonly ctx: PageContext;
  readonly page: TPage;
}
