import { Controller, Get, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { failWith } from '../../kernel/errors';
import { Allow, CurrentActor, TakesFiles } from '../../platform/auth/policy';
import { Settings } from '../../platform/config/settings';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { AnswerInputDto, SaveAnswer } from '../../features/inspections';
import { FieldPageQuery, type FieldPage } from './field-page.query';
import { VisitPageQuery } from './visit-page.query';

interface Refused {
  readonly attempt: Attempt<unknown> & { ok: false };
  readonly typed: FormBody;
  readonly files: number;
}

/** P13: one criterion per page, answered on site. */
@Controller('visits')
export class FieldPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly visits: VisitPageQuery,
    private readonly field: FieldPageQuery,
    private readonly saveAnswer: SaveAnswer,
    private readonly forms: MultipartReceiver,
    private readonly settings: Settings,
  ) {}

  /** The first criterion without an answer. */
  @Allow('inspector')
  @Get(':code/field')
  async first(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { unanswered, canAnswer } = await this.visits.of(actor, code);
    const [next] = canAnswer ? unanswered : [];
    await this.pages.redirect(reply, next ? `/visits/${code}/field/${next.n}` : `/visits/${code}`);
  }

  @Allow('inspector')
  @Get(':code/field/:n')
  async item(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number): Promise<void> {
    await this.show(request, reply, await this.field.of(actor, code, n));
  }

  /** Stored, it goes on to the next criterion, or to a finding where the answer falls short and one is asked for. */
  @Allow('inspector')
  @TakesFiles()
  @Post(':code/field/:n')
  async save(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number): Promise<void> {
    await this.forms.receiveForm(request, async ({ fields: { go, ...typed }, files, problems }) => {
      const before = await this.field.of(actor, code, n);
      // The minutes were drafted while somebody typed: what was typed is shown, though it can no longer be stored.
      if (!before.canAnswer) return this.pages.page(request, reply, 'pages/visits/field.njk', { ...(await this.field.of(actor, code, n, typed)), problems: [], lost: true }, 403);
      const { key, code: criterion } = before.criterion;
      const attempt = await this.pages.attempt(async () => {
        failWith(problems);
        return this.saveAnswer.execute(actor, code, key, parseInput(AnswerInputDto, withoutFigures(typed)), files);
      });
      const after = await this.field.of(actor, code, n, attempt.ok ? undefined : typed);
      if (!attempt.ok) return this.show(request, reply, after, { attempt, typed, files: files.length });
      if (go === 'finding') return this.toFinding(reply, code, n, after);
      const target = n < after.items ? `/field/${n + 1}` : '';
      await this.pages.redirect(reply, `/visits/${code}${target}`, { kind: 'success', key: 'visits:flash.saved', params: { code: criterion } });
    });
  }

  private toFinding(reply: Reply, code: string, n: number, { offersFinding, criterion }: FieldPage): Promise<void> {
    if (offersFinding) return this.pages.redirect(reply, `/visits/${code}/findings/new?criterion=${criterion.code}`, { kind: 'success', key: 'visits:flash.saved', params: { code: criterion.code } });
    return this.pages.redirect(reply, `/visits/${code}/field/${n}`, { kind: 'info', key: 'visits:flash.notFailed', params: { code: criterion.code } });
  }

  private async show(request: Request, reply: Reply, page: FieldPage, refused?: Refused): Promise<void> {
    const conflict = refused?.attempt.conflict ? page.item.answer : null;
    const extra = {
      problems: conflict ? [] : (refused?.attempt.problems ?? []),
      conflict,
      filesAgain: (refused?.files ?? 0) > 0,
      maxMb: Math.floor(this.settings.uploadMaxBytes / 1_000_000),
    };
    await this.pages.page(request, reply, 'pages/visits/field.njk', { ...page, ...extra }, refused?.attempt.status ?? 200);
  }
}

/** Figures left in the fields of a criterion that does not apply are not an answer, and no reason to refuse it. */
function withoutFigures(typed: FormBody): FormBody {
  const { verdict, note, version } = typed;
  return verdict === 'notApplicable' ? { verdict, note, version } : typed;
}
