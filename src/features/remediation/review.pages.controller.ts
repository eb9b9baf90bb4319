import { Body, Controller, Get, Param, ParseIntPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { Settings } from '../../platform/config/settings';
import { setCookie } from '../../platform/http/cookies';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { FindingQueries } from '../findings';
import { CITIZENS_COOKIE, citizensHidden, isSwitch } from './citizens-switch';
import { DecideItemInput } from './remediation.input';
import type { VersionDetail } from './remediation.queries';
import { ReportEditorQuery, type ReportHead } from './report-editor.query';
import { SameFilesQuery } from './same-files.query';
import { DecideItem } from './use-cases/decide-item';
import { SendReview } from './use-cases/send-review';

/** P28: Home Affairs judges a received version item by item; the unit sees nothing before the whole review is sent. */
@Controller('reports')
export class ReviewPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly editor: ReportEditorQuery,
    private readonly findings: FindingQueries,
    private readonly decideItem: DecideItem,
    private readonly sendReview: SendReview,
    private readonly sameFiles: SameFilesQuery,
    private readonly settings: Settings,
  ) {}

  /** The first item without a decision. */
  @Allow(...HOME_AFFAIRS)
  @Get(':code/review')
  async first(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { latest } = await this.editor.head(actor, code);
    const waiting = latest.items.find(({ decision }) => decision === null) ?? latest.items[0];
    await this.pages.redirect(reply, `/reports/${code}/review/${(waiting?.position ?? 0) + 1}`);
  }

  @Allow(...HOME_AFFAIRS)
  @Get(':code/review/send')
  async confirm(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const head = await this.editor.head(actor, code);
    if (head.closed) return this.pages.redirect(reply, `/reports/${code}/review`);
    await this.pages.page(request, reply, 'pages/reports/review-send.njk', { ...head, problems: [] });
  }

  @Allow(...HOME_AFFAIRS)
  @Post(':code/review/send')
  async send(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { latest } = await this.editor.head(actor, code);
    // Pressed twice, or by two reviewers: the first press sent the review.
    if (latest.state !== 'received') return this.pages.redirect(reply, `/reports/${code}/review`, { kind: 'info', key: 'reports:flash.reviewAlreadySent' });
    const attempt = await this.pages.attempt(() => this.sendReview.execute(actor, code));
    if (!attempt.ok) {
      await this.pages.page(request, reply, 'pages/reports/review-send.njk', { ...(await this.editor.head(actor, code)), problems: attempt.problems }, attempt.status);
      return;
    }
    await this.pages.redirect(reply, `/reports/${code}/review`, { kind: 'success', key: 'reports:flash.reviewSent' });
  }

  @Allow(...HOME_AFFAIRS)
  @Get(':code/review/:n')
  async item(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number, @Query('citizens') citizens?: string): Promise<void> {
    const head = await this.editor.head(actor, code);
    if (isSwitch(citizens)) {
      setCookie(reply, this.settings, CITIZENS_COOKIE, citizens);
      return this.pages.redirect(reply, `/reports/${code}/review/${n}`);
    }
    await this.show(request, reply, actor, head, n);
  }

  @Allow(...HOME_AFFAIRS)
  @Post(':code/review/:n')
  async decide(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number, @Body() body: FormBody): Promise<void> {
    const head = await this.editor.head(actor, code);
    // "Accept, go on" is the frequent answer and one press: it says the decision and where to go at once.
    const { go: target, accept, ...form } = body;
    const typed = accept === undefined ? form : { ...form, decision: 'accepted' };
    const go = accept ?? target;
    const item = itemAt(head.latest, n);
    const attempt = await this.pages.attempt(() => this.decideItem.execute(actor, code, item.findingCode, parseInput(DecideItemInput, typed)));
    if (!attempt.ok) return this.show(request, reply, actor, await this.editor.head(actor, code), n, { attempt, typed });
    const next = typeof go === 'string' && /^\d{1,3}$/.test(go) ? go : go === 'send' ? 'send' : String(n);
    await this.pages.redirect(reply, `/reports/${code}/review/${next}`, { kind: 'success', key: 'reports:flash.decided', params: { n } });
  }

  private async show(request: Request, reply: Reply, actor: Actor, head: ReportHead, n: number, refused?: { attempt: Attempt<unknown> & { ok: false }; typed: FormBody }): Promise<void> {
    const item = itemAt(head.latest, n);
    const earlier = head.report.versions.filter(({ number }) => number < head.latest.number).flatMap((version) => version.items.filter(({ findingId }) => findingId === item.findingId).map((one) => ({ item: one, version })));
    const stored = { decision: item.decision ?? '', reason: item.decisionReason ?? '', version: item.version };
    const text = (name: string): string => (typeof refused?.typed[name] === 'string' ? (refused.typed[name] as string) : '');
    const page = {
      ...head,
      item,
      n,
      finding: await this.findings.byCode(actor, item.findingCode),
      before: earlier.at(-1) ?? null,
      sameFiles: Object.fromEntries(await this.sameFiles.of(head.report, head.latest)),
      hidesCitizens: citizensHidden(request, actor),
      next: head.latest.items.find(({ position }) => position + 1 > n)?.position ?? null,
      decided: head.latest.items.filter(({ decision }) => decision !== null).length,
      open: head.latest.state === 'received' && !head.closed,
      form: refused ? { decision: text('decision'), reason: text('reason'), version: item.version } : stored,
      problems: refused?.attempt.conflict ? [] : (refused?.attempt.problems ?? []),
      conflict: refused?.attempt.conflict ? { ...stored, by: item.decidedByTitle } : null,
    };
    await this.pages.page(request, reply, 'pages/reports/review.njk', page, refused?.attempt.status ?? 200);
  }
}

function itemAt(version: VersionDetail, n: number): VersionDetail['items'][number] {
  const found = version.items.find(({ position }) => position + 1 === n);
  if (!found) throw new NotFoundError();
  return found;
}
