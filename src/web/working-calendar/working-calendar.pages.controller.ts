import { readFile } from 'node:fs/promises';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ChangeCalendar, type CalendarChange, type CalendarPreview } from '../../features/obligations';
import { CalendarQueries } from '../../features/organisation';
import type { Actor } from '../../kernel/actor';
import { dateOf } from '../../kernel/calendar-date';
import { failWith } from '../../kernel/errors';
import { isProblem, problem, type Problem } from '../../kernel/problem';
import { Allow, CurrentActor, HOME_AFFAIRS, TakesFiles } from '../../platform/auth/policy';
import { Clock } from '../../platform/clock/clock';
import { MultipartReceiver, type ReceivedFile } from '../../platform/http/multipart-receiver';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { WorkbookReader } from '../../reports/workbook/workbook-reader';
import { ApplyCalendarInput, CalendarDayInput, CalendarPageQuery, changesOf, CalendarYearInput } from './calendar.input';
import { calendarCsv } from './calendar-csv';
import { calendarRows, csvCells } from './calendar-rows';

const MOST_CSV_BYTES = 1_000_000;
type Refused = Extract<Attempt<unknown>, { ok: false }>;

/** P36L: holidays, days in lieu and Saturdays worked instead, year by year. Nothing is written before the duties that move were shown. */
@Controller('admin/calendar')
export class WorkingCalendarPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly calendar: CalendarQueries,
    private readonly change: ChangeCalendar,
    private readonly forms: MultipartReceiver,
    private readonly workbooks: WorkbookReader,
    private readonly clock: Clock,
  ) {}

  @Allow('administrator', ...HOME_AFFAIRS)
  @Get()
  async year(@Req() request: Request, @Res() reply: Reply, @Query() query: CalendarPageQuery): Promise<void> {
    await this.show(request, reply, { year: query.year, edit: query.edit });
  }

  @Allow('administrator', ...HOME_AFFAIRS)
  @Get('template')
  async template(@Res() reply: Reply, @Query() query: CalendarPageQuery): Promise<void> {
    const { year, days } = await this.calendar.year(this.yearOf(query.year));
    await reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="lich-lam-viec-${year}.csv"`).send(calendarCsv(days));
  }

  /** One day is set or taken away: what that would move. */
  @Allow('administrator', ...HOME_AFFAIRS)
  @Post('preview')
  async preview(@Req() request: Request, @Res() reply: Reply, @Body() body: FormBody): Promise<void> {
    const attempt = await this.pages.attempt(async () => {
      const changes: CalendarChange[] = body.action === 'remove' ? [{ action: 'remove', date: String(body.date) }] : [{ action: 'set', confirmed: false, ...parseInput(CalendarDayInput, body) }];
      return this.previewOf(changes);
    });
    if (!attempt.ok) return this.show(request, reply, { refused: attempt, typed: body });
    await this.confirm(request, reply, attempt.value, '');
  }

  @Allow('administrator', ...HOME_AFFAIRS)
  @TakesFiles()
  @Post('import')
  async import(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.forms.receiveForm(request, async ({ files, problems }) => {
      const attempt = await this.pages.attempt(async () => {
        failWith(problems.map((one) => ({ ...one, field: 'file' })));
        return this.previewOf(await this.read(files[0] ?? null));
      });
      if (!attempt.ok) return this.show(request, reply, { refused: attempt });
      await this.confirm(request, reply, attempt.value, '');
    });
  }

  @Allow('administrator', ...HOME_AFFAIRS)
  @Post('changes')
  async apply(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Body() body: FormBody): Promise<void> {
    const changes = changesIn(body.changes);
    const attempt = await this.pages.attempt(() => {
      const input = parseInput(ApplyCalendarInput, { changes, reason: body.reason, seen: body.seen });
      return this.change.execute(actor, changesOf(input.changes), input.reason, input.seen ?? '');
    });
    if (attempt.ok) {
      const year = changesOf(changes as never)[0]?.date.slice(0, 4) ?? '';
      return this.pages.redirect(reply, `/admin/calendar?year=${year}`, { kind: 'success', key: 'workingCalendar:flash.written', params: { count: attempt.value } });
    }
    const again = await this.pages.attempt(() => this.change.preview(changesOf(parseInput(ApplyCalendarInput, { changes, reason: '-' }).changes)));
    if (!again.ok) return this.show(request, reply, { refused: again });
    await this.confirm(request, reply, again.value, typeof body.reason === 'string' ? body.reason : '', attempt);
  }

  @Allow('administrator', ...HOME_AFFAIRS)
  @Post('years/:year')
  async complete(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('year') year: string, @Body() body: FormBody): Promise<void> {
    const attempt = await this.pages.attempt(() => {
      const input = parseInput(CalendarYearInput, body);
      return this.change.completeYear(actor, year, input.complete === 'true', input.source);
    });
    if (!attempt.ok) return this.show(request, reply, { year, refused: attempt, typed: { yearSource: body.source } });
    await this.pages.redirect(reply, `/admin/calendar?year=${year}`, { kind: 'success', key: 'workingCalendar:flash.year' });
  }

  private async previewOf(changes: readonly CalendarChange[]): Promise<CalendarPreview> {
    const preview = await this.change.preview(changes);
    failWith(preview.different.length === 0 ? [problem('calendar.nothingChanges')] : []);
    return preview;
  }

  private async read(file: ReceivedFile | null): Promise<readonly CalendarChange[]> {
    if (!file) return failWith([problem('calendar.fileNeeded', 'file')]) as never;
    const rows = /\.csv$|\.txt$/i.test(file.name) && file.size <= MOST_CSV_BYTES ? calendarRows(csvCells(await readFile(file.path, 'utf8')), false) : await this.fromWorkbook(file);
    if (rows.some((one) => isProblem(one))) failWith(rows as readonly Problem[]);
    return rows as readonly CalendarChange[];
  }

  private async fromWorkbook(file: ReceivedFile): Promise<readonly CalendarChange[] | readonly Problem[]> {
    const book = await this.workbooks.read(file);
    if (isProblem(book)) return [{ ...book, field: 'file' }];
    return calendarRows(book.sheets.find(({ cells }) => cells.length > 0)?.cells ?? [], book.date1904);
  }

  private yearOf(asked: string | undefined): string {
    return asked !== undefined && /^(19|20|21)\d\d$/.test(asked) ? asked : dateOf(this.clock.now()).slice(0, 4);
  }

  private async show(request: Request, reply: Reply, state: { year?: string | undefined; edit?: string | undefined; refused?: Refused; typed?: FormBody }): Promise<void> {
    const typedYear = /(\d{4})\s*$/.exec(String(state.typed?.date ?? ''))?.[1];
    const year = await this.calendar.year(this.yearOf(state.year ?? state.edit?.slice(0, 4) ?? typedYear));
    const edited = year.days.find(({ date }) => date === state.edit) ?? null;
    const page = { year, years: await this.calendar.years(), edited, typed: state.typed ?? null, problems: state.refused?.problems ?? [] };
    await this.pages.page(request, reply, 'pages/admin/calendar.njk', page, state.refused?.status ?? 200);
  }

  private async confirm(request: Request, reply: Reply, preview: CalendarPreview, reason: string, refused?: Refused): Promise<void> {
    const page = { ...preview, payload: JSON.stringify(preview.changes), reason, conflict: refused?.conflict != null, problems: refused?.conflict ? [] : (refused?.problems ?? []) };
    await this.pages.page(request, reply, 'pages/admin/calendar-confirm.njk', page, refused?.status ?? 200);
  }
}

/** The changes as the confirming page hands them back; whatever else stands there is refused by the input's own rules. */
function changesIn(text: unknown): unknown[] {
  try {
    const parsed: unknown = JSON.parse(typeof text === 'string' ? text : '');
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
