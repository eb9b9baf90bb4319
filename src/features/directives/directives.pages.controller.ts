import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { isHomeAffairs, ROLES, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import type { Problem } from '../../kernel/problem';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { ObligationQueries } from '../obligations';
import { EMPTY_CLAUSE, enteredDirective, FORM_DUE_KINDS, formProblems, proposedClauses, typedDirective, withoutBlankRows, type TypedDirective } from './directive-form';
import { DirectiveFormPageQuery } from './directive-form-page.query';
import { DirectiveListQuery, RecordDirectiveInput, ReviseDirectiveInput } from './directive.input';
import { DirectiveQueries } from './directive.queries';
import { CLAUSE_KINDS } from './domain/clause-kinds';
import { PARTY_GROUPS } from './domain/party-groups';
import { IssuePreviewQuery } from './issue-preview.query';
import { IssueDirective } from './use-cases/issue-directive';
import { RecordDirective } from './use-cases/record-directive';
import { ReviseDirective } from './use-cases/revise-directive';

interface Refusal {
  readonly problems: readonly Problem[];
  readonly status: number;
}

@Controller('directives')
export class DirectivesPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly directives: DirectiveQueries,
    private readonly obligations: ObligationQueries,
    private readonly forms: DirectiveFormPageQuery,
    private readonly preview: IssuePreviewQuery,
    private readonly recordDirective: RecordDirective,
    private readonly reviseDirective: ReviseDirective,
    private readonly issueDirective: IssueDirective,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: DirectiveListQuery): Promise<void> {
    const page = await this.directives.list(actor, query);
    const mayRecord = isHomeAffairs(actor);
    const overdue = mayRecord ? (await this.obligations.counts(actor, {})).overdue : 0;
    await this.pages.page(request, reply, 'pages/directives/list.njk', { ...page, query, rounds: await this.directives.rounds(actor), mayRecord, overdue });
  }

  @Allow(...HOME_AFFAIRS)
  @Get('new')
  async compose(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() { round: code }: DirectiveListQuery): Promise<void> {
    const round = await this.forms.round(actor, code);
    await this.form(request, reply, actor, round ? this.forms.blank(round, 'Chủ tịch UBND tỉnh') : null);
  }

  /** Every button of the form comes here: add, remove or propose rows and draw it again, or save. */
  @Allow(...HOME_AFFAIRS)
  @Post()
  async record(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Body() body: FormBody): Promise<void> {
    const typed = typedFor(body);
    if (body.do !== 'save') return this.form(request, reply, actor, redrawn(typed, body.do));
    const result = await this.pages.attempt(() => this.recordDirective.execute(actor, parseInput(RecordDirectiveInput, enteredDirective(withoutBlankRows(typed)))));
    if (!result.ok) return this.form(request, reply, actor, typed, null, result);
    await this.pages.redirect(reply, `/directives/${result.value}`, { kind: 'success', key: 'directives:flash.recorded' });
  }

  @Allow(...HOME_AFFAIRS)
  @Get(':code/edit')
  async edit(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { state, closed, ...typed } = await this.forms.stored(actor, code);
    if (state !== 'draft' || closed) return this.pages.redirect(reply, `/directives/${code}`);
    await this.form(request, reply, actor, typed, code);
  }

  @Allow(...HOME_AFFAIRS)
  @Post(':code')
  async revise(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    // Before anything is drawn: a directive that is not there has no form.
    await this.directives.byCode(actor, code);
    const typed = typedFor(body);
    if (body.do !== 'save') return this.form(request, reply, actor, redrawn(typed, body.do), code);
    const result = await this.pages.attempt(() => this.reviseDirective.execute(actor, code, parseInput(ReviseDirectiveInput, enteredDirective(withoutBlankRows(typed)))));
    if (!result.ok) return this.form(request, reply, actor, result.conflict ? { ...typed, version: String(result.conflict.version) } : typed, code, result);
    await this.pages.redirect(reply, `/directives/${code}`, { kind: 'success', key: 'directives:flash.revised' });
  }

  /** What issuing will create, before it does. */
  @Allow(...HOME_AFFAIRS)
  @Get(':code/issue')
  async confirm(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const preview = await this.preview.of(actor, code);
    if (preview.directive.state !== 'draft' || preview.directive.roundClosed) return this.pages.redirect(reply, `/directives/${code}`);
    await this.pages.page(request, reply, 'pages/directives/issue.njk', { ...preview, problems: [] });
  }

  @Allow(...HOME_AFFAIRS)
  @Post(':code/issue')
  async issue(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const before = await this.directives.byCode(actor, code);
    // Pressed twice: the second press finds it issued and leads to the same page.
    if (before.state !== 'draft') return this.pages.redirect(reply, `/directives/${code}`, { kind: 'info', key: 'directives:flash.alreadyIssued' });
    const result = await this.pages.attempt(() => this.issueDirective.execute(actor, code));
    if (!result.ok) return this.pages.page(request, reply, 'pages/directives/issue.njk', { ...(await this.preview.of(actor, code)), problems: result.problems }, result.status);
    await this.pages.redirect(reply, `/directives/${code}`, { kind: 'success', key: 'directives:flash.issued', params: { count: result.value } });
  }

  private async form(request: Request, reply: Reply, actor: Actor, typed: TypedDirective | null, code: string | null = null, refusal?: Refusal): Promise<void> {
    const round = typed ? await this.forms.round(actor, typed.roundCode) : null;
    if (!typed || !round) {
      if (typed) throw new NotFoundError();
      return this.pages.page(request, reply, 'pages/directives/no-round.njk', {});
    }
    const page = { typed, code, ...(await this.forms.choices(actor, round)), groups: PARTY_GROUPS, kinds: CLAUSE_KINDS, dueKinds: FORM_DUE_KINDS, problems: formProblems(refusal?.problems ?? []) };
    await this.pages.page(request, reply, 'pages/directives/form.njk', page, refusal?.status ?? 200);
  }
}

/** Saving passes over rows left blank; one row stays to be written in. */
function typedFor(body: FormBody): TypedDirective {
  const typed = typedDirective(body);
  const filled = withoutBlankRows(typed);
  if (body.do !== 'save') return typed;
  return filled.clauses.length > 0 ? filled : { ...typed, clauses: [EMPTY_CLAUSE] };
}

/** `add`, `remove:3`, `propose`; anything else draws the form again as it is. */
function redrawn(typed: TypedDirective, action: unknown): TypedDirective {
  if (action === 'add') return { ...typed, clauses: [...typed.clauses, EMPTY_CLAUSE] };
  if (action === 'propose') {
    const kept = typed.clauses.filter(({ number, contentVi }) => number !== '' || contentVi !== '');
    return { ...typed, pasted: '', clauses: [...kept, ...proposedClauses(typed.pasted, kept)] };
  }
  const row = /^remove:(\d{1,3})$/.exec(typeof action === 'string' ? action : '')?.[1];
  return row === undefined ? typed : { ...typed, clauses: typed.clauses.filter((_, index) => index !== Number(row)) };
}
