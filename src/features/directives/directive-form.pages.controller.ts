import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { failWith, NotFoundError } from '../../kernel/errors';
import type { Problem } from '../../kernel/problem';
import { Allow, CurrentActor, HOME_AFFAIRS, TakesFiles } from '../../platform/auth/policy';
import { Settings } from '../../platform/config/settings';
import { MultipartReceiver, WHOLE_LETTER, type ReceivedFile } from '../../platform/http/multipart-receiver';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { Reply, Request } from '../../platform/http/request';
import type { KeptFile } from '../evidence';
import { bothVersions } from './directive-conflict';
import { EMPTY_CLAUSE, enteredDirective, FORM_DUE_KINDS, formProblems, typedDirective, unsettled, withoutBlankRows, type TypedDirective } from './directive-form';
import { DirectiveFormPageQuery } from './directive-form-page.query';
import { DirectiveReading } from './directive-reading';
import { DirectiveListQuery, RecordDirectiveInput, ReviseDirectiveInput } from './directive.input';
import { DirectiveQueries } from './directive.queries';
import { CLAUSE_KINDS } from './domain/clause-kinds';
import { LINK_KINDS } from './domain/directive-links';
import { PARTY_GROUPS } from './domain/party-groups';
import { SIGNING_AUTHORITIES } from './domain/signing-authority';
import { withTypedParties } from './party-values';
import { KeepScan } from './use-cases/keep-scan';
import { RecordDirective } from './use-cases/record-directive';
import { ReviseDirective } from './use-cases/revise-directive';

type Refusal = Attempt<unknown> & { readonly ok: false };
type Save = (typed: TypedDirective, kept: readonly KeptFile[]) => Promise<string>;

/** What a form starts with; the head of a pasted letter may say otherwise. */
const ISSUER = 'Chủ tịch UBND tỉnh';

/** P19: a directive typed or split from its text. Every button of the form comes to one address: it draws again, or saves. */
@Controller('directives')
export class DirectiveFormPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly directives: DirectiveQueries,
    private readonly forms: DirectiveFormPageQuery,
    private readonly reading: DirectiveReading,
    private readonly receiver: MultipartReceiver,
    private readonly scans: KeepScan,
    private readonly recordDirective: RecordDirective,
    private readonly reviseDirective: ReviseDirective,
    private readonly settings: Settings,
  ) {}

  @Allow(...HOME_AFFAIRS)
  @Get('new')
  async compose(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() { round: code }: DirectiveListQuery): Promise<void> {
    const round = await this.forms.round(actor, code);
    if (!round) return this.pages.page(request, reply, 'pages/directives/no-round.njk', {});
    await this.show(request, reply, actor, this.forms.blank(round, ISSUER), null);
  }

  @Allow(...HOME_AFFAIRS)
  @TakesFiles()
  @Post()
  async record(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor): Promise<void> {
    await this.take(request, reply, actor, null, (typed, kept) => this.recordDirective.execute(actor, parseInput(RecordDirectiveInput, enteredDirective(typed)), kept));
  }

  @Allow(...HOME_AFFAIRS)
  @Get(':code/edit')
  async edit(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { state, closed, ...typed } = await this.forms.stored(actor, code);
    if (state !== 'draft' || closed) return this.pages.redirect(reply, `/directives/${code}`);
    await this.show(request, reply, actor, typed, code);
  }

  @Allow(...HOME_AFFAIRS)
  @TakesFiles()
  @Post(':code')
  async revise(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    // Before anything is drawn: a directive that is not there has no form.
    await this.directives.byCode(actor, code);
    await this.take(request, reply, actor, code, async (typed, kept) => {
      await this.reviseDirective.execute(actor, code, parseInput(ReviseDirectiveInput, enteredDirective(typed)), kept);
      return code;
    });
  }

  /** A file that came with any press stays here: a form that is drawn again names it and does not ask for it twice. */
  private async take(request: Request, reply: Reply, actor: Actor, code: string | null, save: Save): Promise<void> {
    await this.receiver.receiveForm(
      request,
      async ({ fields, files, problems }) => {
        const typed = await this.typedFor(actor, typedDirective(fields));
        // Sent by no button of the page, a form means to be saved.
        const act = fields.do || 'save';
        let kept: readonly KeptFile[] = [];
        let drawn: Drawn = { typed, problems: [] };
        const attempt = await this.pages.attempt(async () => {
          failWith(problems.map((one) => (one.field === undefined ? one : { ...one, field: 'scan' })));
          // Its text is read before the file gets its final name.
          const scan = files.find(({ field }) => field === 'scan');
          if (act !== 'save') drawn = await this.redrawn(actor, typed, act, code, scan);
          kept = await this.scans.keep(scan);
          if (act !== 'save') return failWith(drawn.problems);
          const filled = withoutBlankRows(typed);
          failWith(unsettled(filled));
          return save(filled, kept);
        });
        if (attempt.ok && act === 'save') return this.pages.redirect(reply, `/directives/${attempt.value}`, { kind: 'success', key: code ? 'directives:flash.revised' : 'directives:flash.recorded' });
        const left = await this.scans.leave(actor, kept);
        const rows = act === 'save' ? savedRows(drawn.typed) : drawn.typed;
        await this.show(request, reply, actor, { ...rows, ...left }, code, attempt.ok ? null : attempt, drawn.proposed);
      },
      WHOLE_LETTER,
    );
  }

  /** Names typed beside the boxes are ticks from here on. @throws NotFoundError when the round is none the actor may write for */
  private async typedFor(actor: Actor, typed: TypedDirective): Promise<TypedDirective> {
    const round = await this.forms.round(actor, typed.roundCode);
    if (!round) throw new NotFoundError();
    return withTypedParties(typed, await this.forms.names(round));
  }

  /** `add`, `remove:3`, `propose`; anything else draws the form again as it is. */
  private async redrawn(actor: Actor, typed: TypedDirective, action: unknown, code: string | null, scan: ReceivedFile | undefined): Promise<Drawn> {
    if (action === 'add') return { typed: { ...typed, clauses: [...typed.clauses, EMPTY_CLAUSE] }, problems: [] };
    if (action === 'propose') {
      const round = await this.forms.round(actor, typed.roundCode);
      if (!round) throw new NotFoundError();
      return this.reading.propose(round, typed, code, ISSUER, scan);
    }
    const row = /^remove:(\d{1,3})$/.exec(typeof action === 'string' ? action : '')?.[1];
    return { typed: row === undefined ? typed : { ...typed, clauses: typed.clauses.filter((_, index) => index !== Number(row)) }, problems: [] };
  }

  private async show(request: Request, reply: Reply, actor: Actor, typed: TypedDirective, code: string | null, refusal: Refusal | null = null, proposed = 0): Promise<void> {
    const round = await this.forms.round(actor, typed.roundCode);
    if (!round) throw new NotFoundError();
    const choices = await this.forms.choices(actor, round, code);
    const conflict = refusal?.conflict && code ? bothVersions(typed, await this.forms.stored(actor, code)) : null;
    const page = {
      // Saved once more after both versions were seen, this one is kept.
      typed: refusal?.conflict ? { ...typed, version: String(refusal.conflict.version) } : typed,
      code,
      proposed,
      conflict,
      ...choices,
      unitNames: Object.fromEntries([...choices.units, ...choices.helpers].map(({ code: unit, name }) => [unit, name])),
      deadlines: await this.forms.deadlines(typed),
      groups: PARTY_GROUPS,
      kinds: CLAUSE_KINDS,
      dueKinds: FORM_DUE_KINDS,
      linkKinds: LINK_KINDS,
      authorities: SIGNING_AUTHORITIES,
      maxMb: Math.floor(this.settings.uploadMaxBytes / 1_000_000),
      problems: formProblems(refusal?.problems ?? []),
    };
    await this.pages.page(request, reply, 'pages/directives/form.njk', page, refusal?.status ?? 200);
  }
}

interface Drawn {
  readonly typed: TypedDirective;
  readonly problems: readonly Problem[];
  readonly proposed?: number;
}

/** Saving passes over rows left blank; one row stays to be written in. */
function savedRows(typed: TypedDirective): TypedDirective {
  const filled = withoutBlankRows(typed);
  return filled.clauses.length > 0 ? filled : { ...typed, clauses: [EMPTY_CLAUSE] };
}
