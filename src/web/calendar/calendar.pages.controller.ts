import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { EndCalendarFeed, MakeCalendarFeed } from '../../features/identity';
import { ROLES, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { Allow, CurrentActor, Public } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply, Request } from '../../platform/http/request';
import { CalendarFeedQuery } from './calendar-feed.query';
import { CalendarPageQuery } from './calendar-page.query';
import { CalendarPageInput } from './calendar.input';

const FEED = /^([\w-]{20,80})\.ics$/;

/** P35. The address for calendar programs carries its key: it is public, and closed to whoever does not have it. */
@Controller('calendar')
export class CalendarPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly page: CalendarPageQuery,
    private readonly feed: CalendarFeedQuery,
    private readonly make: MakeCalendarFeed,
    private readonly end: EndCalendarFeed,
  ) {}

  @Allow(...ROLES)
  @Get()
  async month(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: CalendarPageInput): Promise<void> {
    await this.pages.page(request, reply, 'pages/calendar/calendar.njk', await this.page.of(actor, query));
  }

  @Allow(...ROLES)
  @Post('feed')
  async link(@Res() reply: Reply, @CurrentActor() actor: Actor): Promise<void> {
    await this.make.execute(actor);
    await this.pages.redirect(reply, '/calendar#feed', { kind: 'success', key: 'calendar:flash.linked' });
  }

  @Allow(...ROLES)
  @Post('feed/end')
  async unlink(@Res() reply: Reply, @CurrentActor() actor: Actor): Promise<void> {
    await this.end.execute(actor);
    await this.pages.redirect(reply, '/calendar#feed', { kind: 'success', key: 'calendar:flash.unlinked' });
  }

  @Public()
  @Get('feed/:file')
  async file(@Res() reply: Reply, @Param('file') file: string): Promise<void> {
    const [, token] = FEED.exec(file) ?? [];
    if (token === undefined) throw new NotFoundError();
    const text = await this.feed.file(token);
    await reply.header('cache-control', 'private, no-store').header('content-disposition', 'inline; filename="lich-han.ics"').type('text/calendar; charset=utf-8').send(text);
  }
}
