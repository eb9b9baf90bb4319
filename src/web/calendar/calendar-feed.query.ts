import { Injectable } from '@nestjs/common';
import { CalendarFeedStore } from '../../features/identity';
import { unitScopeOf } from '../../kernel/actor';
import { addDays, dateOf } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { Clock } from '../../platform/clock/clock';
import { Settings } from '../../platform/config/settings';
import { I18n } from '../../platform/i18n';
import { CalendarEntriesQuery } from './calendar-entries.query';
import { grouped, type CalendarItem } from './calendar-groups';
import { icalendar } from './icalendar';

const DAYS_BACK = 60;
const DAYS_AHEAD = 400;

/** What a calendar program reads at a personal address: days, duties and units, nothing about persons. */
@Injectable()
export class CalendarFeedQuery {
  constructor(
    private readonly feeds: CalendarFeedStore,
    private readonly entries: CalendarEntriesQuery,
    private readonly i18n: I18n,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError when nobody has this address (any more) */
  async file(token: string): Promise<string> {
    const actor = await this.feeds.actorOf(token);
    if (!actor) throw new NotFoundError();
    const now = this.clock.now();
    const today = dateOf(now);
    const { entries } = await this.entries.between(actor, addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD), undefined);
    // One's own duties stay single events that move with their date; the province's are one event for all units of a clause.
    const items = unitScopeOf(actor) === 'all' ? grouped(entries) : entries.flatMap((entry) => grouped([entry]));
    const t = this.i18n.t(actor.locale);
    const host = new URL(this.settings.appUrl).hostname;
    const summary = ({ kind, title, units, count }: CalendarItem): string => t(`calendar:feedLine.${kind}${count > 1 ? 'Many' : ''}`, { title, unit: units[0] ?? '', count });
    const events = items.map((item) => ({ uid: `${item.key}@${host}`, day: item.day, summary: summary(item), url: new URL(item.href, this.settings.appUrl).toString() }));
    return icalendar(t('calendar:feedName', { unit: actor.locale === 'en' ? (actor.unitNameEn ?? actor.unitName) : actor.unitName }), events, now);
  }
}
