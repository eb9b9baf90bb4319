import type { Actor } from '../../kernel/actor';
import type { NavItem } from './page-context';

export interface Shell {
  readonly nav: readonly NavItem[];
  readonly unreadNotifications: number;
  /** True when any figure the actor may see is invented. */
  readonly sampleData: boolean;
}

/** The menu around every page, with its counts. Implemented by the web layer, which knows the features. */
export abstract class ShellProvider {
  abstract shellFor(actor: Actor, path: string): Promise<Shell>;
}
