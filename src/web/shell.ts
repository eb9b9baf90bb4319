import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { Settings } from '../platform/config/settings';
import { ShellProvider, type Shell } from '../platform/http/shell-provider';
import { currentWord, MENU } from './menu';
import { WorkListQuery } from './work-list/work-list.query';

@Injectable()
export class WebShell extends ShellProvider {
  constructor(
    private readonly settings: Settings,
    private readonly work: WorkListQuery,
  ) {
    super();
  }

  async shellFor(actor: Actor, path: string): Promise<Shell> {
    const menu = MENU[actor.role];
    const current = currentWord(menu, path);
    const waiting = menu.some(({ key }) => key === 'duties') ? await this.work.count(actor) : 0;
    return {
      nav: menu.map(({ key, href }) => ({ key, href, current: key === current, ...(key === 'duties' && waiting > 0 ? { count: waiting } : {}) })),
      unreadNotifications: 0,
      sampleData: this.settings.demo,
    };
  }
}
