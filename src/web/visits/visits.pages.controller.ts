import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ROLES, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import type { Problem } from '../../kernel/problem';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { EvidenceSender } from '../../features/evidence';
import { FindingOpinionInput, RecordOpinion } from '../../features/findings';
import { BeginVisit, FinishVisit, MoveVisit, VisitMoveInput } from '../../features/inspections';
import { VisitListPageQuery, VisitListQuery } from './visit-list.query';
import { VisitPageQuery } from './visit-page.query';

interface Refused {
  readonly problems: readonly Problem[];
  readonly status: number;
  /** The one form with a reason that stands open: `reopen`, or the code of a finding. */
  readonly form: string;
  readonly comment: string;
}

/** P11 and P12: the visits, and one visit with its criteria, moves and the unit's opinion. */
@Controller('visits')
export class VisitsPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly lists: VisitListPageQuery,
    private readonly visits: VisitPageQuery,
    private readonly sender: EvidenceSender,
    private readonly beginVisit: BeginVisit,
    private readonly finishVisit: FinishVisit,
    private readonly moveVisit: MoveVisit,
    private readonly recordOpinion: RecordOpinion,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: VisitListQuery): Promise<void> {
    await this.pages.page(request, reply, 'pages/visits/list.njk', await this.lists.of(actor, query));
  }

  @Allow(...ROLES)
  @Get(':code')
  async one(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Query('form') form?: string): Promise<void> {
    await this.show(request, reply, actor, code, { problems: [], status: 200, form: typeof form === 'string' ? form : '', comment: '' });
  }

  @Allow(...ROLES)
  @Get(':code/files/:id')
  async file(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    const file = await this.visits.file(actor, code, id);
    if (!file) throw new NotFoundError();
    await this.sender.send(reply, { actor, through: code }, file);
  }

  @Allow('inspector')
  @Post(':code/moves')
  async move(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    const attempt = await this.pages.attempt(async () => {
      const { action, comment } = parseInput(VisitMoveInput, body);
      if (action === 'begin') await this.beginVisit.execute(actor, code);
      else if (action === 'finish') await this.finishVisit.execute(actor, code);
      else await this.moveVisit.execute(actor, code, action, comment);
      return action;
    });
    if (!attempt.ok) return this.show(request, reply, actor, code, { ...attempt, form: body.action === 'reopen' ? 'reopen' : '', comment: textOf(body.comment) });
    await this.pages.redirect(reply, attempt.value === 'begin' ? `/visits/${code}/field` : `/visits/${code}`, { kind: 'success', key: `visits:flash.${attempt.value}` });
  }

  @Allow('inspector')
  @Post(':code/findings/:finding/opinion')
  async opinion(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string, @Body() body: FormBody): Promise<void> {
    const { findings } = await this.visits.of(actor, code);
    if (!findings.some((one) => one.code === finding)) throw new NotFoundError();
    const attempt = await this.pages.attempt(() => this.recordOpinion.execute(actor, finding, parseInput(FindingOpinionInput, body)));
    if (!attempt.ok) return this.show(request, reply, actor, code, { ...attempt, form: finding, comment: textOf(body.comment) });
    await this.pages.redirect(reply, `/visits/${code}#findings`, { kind: 'success', key: 'visits:flash.opinion', params: { code: finding } });
  }

  private async show(request: Request, reply: Reply, actor: Actor, code: string, { problems, status, form, comment }: Refused): Promise<void> {
    await this.pages.page(request, reply, 'pages/visits/visit.njk', { ...(await this.visits.of(actor, code)), problems, form, comment }, status);
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
