import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { ValidationError } from '../../kernel/errors';
import { problem } from '../../kernel/problem';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { CreateRoundInput } from './inspections.input';
import { NewRoundQuery } from './new-round.query';
import { formFromBody, formProblems, problemsOfForm, quarterDates, roundInput, teamProblems } from './round-form';
import { CreateRound } from './use-cases/create-round';

/** P07: a new round on one page, without scripts. */
@Controller('rounds/new')
export class NewRoundPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly query: NewRoundQuery,
    private readonly createRound: CreateRound,
  ) {}

  @Allow(...HOME_AFFAIRS)
  @Get()
  async show(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor): Promise<void> {
    await this.pages.page(request, reply, 'pages/rounds/new.njk', { ...(await this.query.fresh(actor)), problems: [] });
  }

  @Allow(...HOME_AFFAIRS)
  @Post()
  async create(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Body() body: FormBody): Promise<void> {
    const form = formFromBody(body);
    if (body.go === 'fill') return this.fill(request, reply, actor, body);
    const page = await this.query.around(actor, form);
    const attempt = await this.pages.attempt(async () => {
      const read = await this.pages.attempt(async () => parseInput(CreateRoundInput, roundInput(form)));
      const wrong = [
        ...(read.ok ? [] : read.problems),
        ...formProblems(form),
        ...(page.versions.some(({ id }) => id === form.checklistVersionId) ? [] : [problem('choice.needed', 'checklistVersionId')]),
        ...teamProblems(form, new Map(page.units.map(({ code, name }) => [code, name]))),
      ];
      if (!read.ok || wrong.length > 0) throw new ValidationError(wrong);
      return this.createRound.execute(actor, read.value);
    });
    if (attempt.ok) return this.pages.redirect(reply, `/rounds/${attempt.value}`, { kind: 'success', key: 'rounds:flash.created' });
    await this.pages.page(request, reply, 'pages/rounds/new.njk', { ...page, problems: problemsOfForm(attempt.problems, form) }, attempt.status);
  }

  /** "Fill in the days of the quarter": everything else stays as typed. */
  private async fill(request: Request, reply: Reply, actor: Actor, body: FormBody): Promise<void> {
    const typed = formFromBody(body);
    const dates = quarterDates(typed.year, typed.quarter);
    const problems = dates ? [] : [problem('number.invalid', 'year', { value: typed.year })];
    await this.pages.page(request, reply, 'pages/rounds/new.njk', { ...(await this.query.around(actor, { ...typed, ...dates })), problems }, dates ? 200 : 400);
  }
}
