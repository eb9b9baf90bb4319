import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { Settings } from '../platform/config/settings';
import { ShellProvider, type Shell } from '../platform/http/shell-provider';
import { currentWord, MENU } from './menu';

@Injectable()
export class WebShell extends ShellProvider {
  constructor(private readonly settings: Settings) {
    super();
  }

  async shellFor(actor: Actor, path: string): Promise<Shell> {
    const menu = MENU[actor.role];
    const current = currentWord(menu, path);
    return {
      nav: menu.map(({ key, href }) => ({ key, href, current: key === current })),
      unreadNotifications: 0,
      sampleData: this.settings.demo,
    };
  }
}
