import { Injectable } from '@nestjs/common';
import { CalendarFeedStore } from '../../features/identity';
import { ObligationQueries } from '../../features/obligations';
import { UnitQueries } from '../../features/organisation';
import { unitScopeOf, type Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { Clock } from '../../platform/clock/clock';
import { Settings } from '../../platform/config/settings';
import { withQuery } from '../../platform/http/page-url';
import { CalendarEntriesQuery } from './calendar-entries.query';
import { grouped, type CalendarItem } from './calendar-groups';
import { firstDay, lastDay, monthFrom, nextMonth, previousMonth, weeksOf } from './calendar-month';
import type { CalendarPageInput } from './calendar.input';

interface Day {
  readonly day: CalendarDate;
  readonly inMonth: boolean;
  readonly off: boolean;
  readonly today: boolean;
  readonly items: readonly CalendarItem[];
}

export interface CalendarPage {
  readonly month: string;
  readonly view: 'month' | 'list';
  readonly weeks: readonly (readonly Day[])[];
  /** Days of the month that have something. */
  readonly days: readonly Day[];
  readonly more: boolean;
  readonly links: Readonly<Record<'before' | 'after' | 'today' | 'month' | 'list', string>>;
  readonly thisMonth: boolean;
  /** Told when the month is empty. */
  readonly next: { readonly day: CalendarDate; readonly title: string; readonly href: string; readonly monthHref: string } | null;
  readonly unit: string;
  readonly units: readonly { readonly value: string; readonly text: string }[];
  /** The personal address for a calendar program; null until it is made. */
  readonly feed: string | null;
}

/** P35: one month of deadlines, as weeks and as a list. */
@Injectable()
export class CalendarPageQuery {
  constructor(
    private readonly entries: CalendarEntriesQuery,
    private readonly obligations: ObligationQueries,
    private readonly organisation: UnitQueries,
    private readonly feeds: CalendarFeedStore,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  async of(actor: Actor, asked: CalendarPageInput): Promise<CalendarPage> {
    const today = dateOf(this.clock.now());
    const month = monthFrom(asked.month, today);
    const view = asked.view ?? 'month';
    const province = unitScopeOf(actor) === 'all';
    const unit = province ? asked.unit : undefined;
    const weeks = weeksOf(month);
    const [from, to] = [weeks[0]?.[0] ?? firstDay(month), weeks.at(-1)?.[6] ?? lastDay(month)];
    const { entries, more } = await this.entries.between(actor, from, to, unit);
    const calendar = await this.organisation.calendar();
    const items = grouped(entries);
    const dayOf = (day: CalendarDate): Day => ({ day, inMonth: day.startsWith(month), off: !calendar.isWorkingDay(day), today: day === today, items: items.filter((one) => one.day === day) });
    const shown = weeks.map((week) => week.map(dayOf));
    const days = shown.flat().filter((one) => one.inMonth && one.items.length > 0);
    const at = (other: Partial<CalendarPageInput>): string => withQuery('/calendar', { month, unit, view: view === 'list' ? 'list' : undefined, ...other });
    return {
      month,
      view,
      weeks: shown,
      days,
      more,
      links: { before: at({ month: previousMonth(month) }), after: at({ month: nextMonth(month) }), today: at({ month: undefined }), month: at({ view: undefined }), list: at({ view: 'list' }) },
      thisMonth: month === today.slice(0, 7),
      next: days.length > 0 ? null : await this.next(actor, unit, at),
      unit: unit ?? '',
      units: province ? (await this.obligations.choices(actor)).units.map(({ code, nameVi, nameEn }) => ({ value: code, text: actor.locale === 'en' ? nameEn : nameVi })) : [],
      feed: await this.feedOf(actor),
    };
  }

  private async next(actor: Actor, unit: string | undefined, at: (other: Partial<CalendarPageInput>) => string): Promise<CalendarPage['next']> {
    const row = await this.obligations.nextDue(actor, unit);
    if (!row || row.lastDay === null) return null;
    return { day: row.lastDay, title: actor.locale === 'en' ? (row.titleEn ?? row.titleVi) : row.titleVi, href: `/obligations/${row.code}`, monthHref: at({ month: row.lastDay.slice(0, 7) }) };
  }

  private async feedOf(actor: Actor): Promise<string | null> {
    const token = await this.feeds.tokenOf(actor.accountId);
    return token === null ? null : new URL(`/calendar/feed/${token}.ics`, this.settings.appUrl).toString();
  }
}
