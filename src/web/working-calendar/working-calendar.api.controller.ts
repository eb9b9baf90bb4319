import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ChangeCalendar, type CalendarPreview } from '../../features/obligations';
import { CalendarQueries, type CalendarYearView } from '../../features/organisation';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';
import { ApplyCalendarInput, CalendarChangesInput, CalendarYearInput, changesOf } from './calendar.input';

@ApiTags('working-calendar')
@ApiBearerAuth()
@Controller('api/v1/working-calendar')
export class WorkingCalendarApiController {
  constructor(
    private readonly calendar: CalendarQueries,
    private readonly change: ChangeCalendar,
  ) {}

  @Allow('administrator', ...HOME_AFFAIRS)
  @Says('Special days of a year, and whether the year is complete')
  @Get(':year')
  year(@Param('year') year: string): Promise<CalendarYearView> {
    if (!/^(19|20|21)\d\d$/.test(year)) throw new NotFoundError();
    return this.calendar.year(year);
  }

  @Allow('administrator', ...HOME_AFFAIRS)
  @Says('Which duties a change of special days would move')
  @HttpCode(200)
  @Post('preview')
  preview(@Body() input: CalendarChangesInput): Promise<CalendarPreview> {
    return this.change.preview(changesOf(input.changes));
  }

  @Allow('administrator', ...HOME_AFFAIRS)
  @Says('Change special days; open duties whose term is counted in days move with them')
  @HttpCode(200)
  @Post('changes')
  async apply(@CurrentActor() actor: Actor, @Body() input: ApplyCalendarInput): Promise<{ readonly moved: number }> {
    return { moved: await this.change.execute(actor, changesOf(input.changes), input.reason, input.seen ?? '') };
  }

  @Allow('administrator', ...HOME_AFFAIRS)
  @Says('Say whether all special days of a year are entered')
  @Put('years/:year')
  async complete(@CurrentActor() actor: Actor, @Param('year') year: string, @Body() input: CalendarYearInput): Promise<CalendarYearView> {
    await this.change.completeYear(actor, year, input.complete === 'true', input.source);
    return this.calendar.year(year);
  }
}
