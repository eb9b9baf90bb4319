import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CalendarFeedStore, EndCalendarFeed, MakeCalendarFeed } from '../../features/identity';
import { ROLES, unitScopeOf, type Actor } from '../../kernel/actor';
import { dateOf, daysBetween } from '../../kernel/calendar-date';
import { failWith } from '../../kernel/errors';
import { problem } from '../../kernel/problem';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { Clock } from '../../platform/clock/clock';
import { Settings } from '../../platform/config/settings';
import { Says } from '../../platform/http/api-docs';
import { CalendarEntriesQuery, type Entries } from './calendar-entries.query';
import { CalendarQuery } from './calendar.input';

const MAX_DAYS = 400;

@ApiTags('calendar')
@ApiBearerAuth()
@Controller('api/v1/calendar')
export class CalendarApiController {
  constructor(
    private readonly entries: CalendarEntriesQuery,
    private readonly make: MakeCalendarFeed,
    private readonly end: EndCalendarFeed,
    private readonly feeds: CalendarFeedStore,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Says('Deadlines, promised days, supplements and visits of some days, as far as the reader may see them')
  @Get()
  between(@CurrentActor() actor: Actor, @Query() { from = dateOf(this.clock.now()), to = from, unit }: CalendarQuery): Promise<Entries> {
    failWith(to < from || daysBetween(from, to) > MAX_DAYS ? [problem('calendar.range', 'to', { days: MAX_DAYS })] : []);
    return this.entries.between(actor, from, to, unitScopeOf(actor) === 'all' ? unit : undefined);
  }

  @Allow(...ROLES)
  @Says('Make the personal address for a calendar program; the one before ends')
  @Post('feed')
  async link(@CurrentActor() actor: Actor): Promise<{ url: string | null }> {
    await this.make.execute(actor);
    const token = await this.feeds.tokenOf(actor.accountId);
    return { url: token === null ? null : new URL(`/calendar/feed/${token}.ics`, this.settings.appUrl).toString() };
  }

  @Allow(...ROLES)
  @Says('End the personal address for a calendar program')
  @HttpCode(200)
  @Post('feed/end')
  async unlink(@CurrentActor() actor: Actor): Promise<{ url: null }> {
    await this.end.execute(actor);
    return { url: null };
  }
}
