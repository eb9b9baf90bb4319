import { Body, Controller, Get, Param, ParseIntPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { Settings } from '../../platform/config/settings';
import { setCookie } from '../../platform/http/cookies';
import { newFormKey } from '../../platform/http/once-only';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import { isLookedAt, type FormBody, type Reply, type Request } from '../../platform/http/request';
import { CITIZENS_COOKIE, citizensHidden, isSwitch } from './citizens-switch';
import { reasonOf } from './domain/return-reasons';
import { DecideItemInput, SendReviewInput } from './remediation.input';
import { typedDate } from './report-editor.query';
import { ReviewPageQuery, type ReviewHead } from './review-page.query';
import { SameFilesQuery } from './same-files.query';
import { DecideItem } from './use-cases/decide-item';
import { SeeRemarks } from './use-cases/see-remarks';
import { SendReview } from './use-cases/send-review';

type Refused = { readonly attempt: Attempt<unknown> & { readonly ok: false }; readonly typed: FormBody };

/** P28: Home Affairs judges a received version item by item; earlier versions are looked at on the same pages. */
@Controller('reports')
export class ReviewPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly reviews: ReviewPageQuery,
    private readonly decideItem: DecideItem,
    private readonly sendReview: SendReview,
    private readonly sameFiles: SameFilesQuery,
    private readonly settings: Settings,
    private readonly seeRemarks: SeeRemarks,
  ) {}

  /** The first item without a decision. */
  @Allow(...HOME_AFFAIRS)
  @Get(':code/review')
  async first(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Query('version') number?: string): Promise<void> {
    const { shown } = await this.reviews.head(actor, code, number);
    const waiting = shown.items.find(({ decision }) => decision === null) ?? shown.items[0];
    await this.pages.redirect(reply, `/reports/${code}/review/${(waiting?.position ?? 0) + 1}${number === undefined ? '' : `?version=${shown.number}`}`);
  }

  @Allow(...HOME_AFFAIRS)
  @Get(':code/review/send')
  async confirm(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const head = await this.reviews.head(actor, code);
    if (head.closed) return this.pages.redirect(reply, `/reports/${code}/review`);
    await this.showSend(request, reply, head);
  }

  @Allow(...HOME_AFFAIRS)
  @Post(':code/review/send')
  async send(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: FormBody): Promise<void> {
    const { latest } = await this.reviews.head(actor, code);
    // Pressed twice, or by two reviewers: the first press sent the review.
    if (latest.state !== 'received') return this.pages.redirect(reply, `/reports/${code}/review`, { kind: 'info', key: 'reports:flash.reviewAlreadySent' });
    const attempt = await this.pages.attempt(() => this.sendReview.execute(actor, code, parseInput(SendReviewInput, body)));
    if (!attempt.ok) return this.showSend(request, reply, await this.reviews.head(actor, code), { attempt, typed: body });
    await this.pages.redirect(reply, `/reports/${code}/review`, { kind: 'success', key: 'reports:flash.reviewSent' });
  }

  @Allow(...HOME_AFFAIRS)
  @Get(':code/review/:n')
  async item(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number, @Query('citizens') citizens?: string, @Query('version') number?: string): Promise<void> {
    if (isSwitch(citizens)) {
      await this.reviews.head(actor, code, number);
      setCookie(reply, this.settings, CITIZENS_COOKIE, citizens);
      return this.pages.redirect(reply, `/reports/${code}/review/${n}${number === undefined ? '' : `?version=${encodeURIComponent(number)}`}`);
    }
    await this.show(request, reply, actor, code, n, number);
  }

  @Allow(...HOME_AFFAIRS)
  @Post(':code/review/:n')
  async decide(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number, @Body() body: FormBody): Promise<void> {
    const { item, latest } = await this.reviews.item(actor, code, n);
    const { go, input } = this.decisionOf(body);
    const attempt = await this.pages.attempt(() => this.decideItem.execute(actor, code, item.findingCode, parseInput(DecideItemInput, input)));
    if (!attempt.ok) return this.show(request, reply, actor, code, n, undefined, { attempt, typed: input });
    const over = latest.state === 'received' && (await this.reviews.head(actor, code)).latest.state !== 'received';
    if (over) return this.pages.redirect(reply, `/reports/${code}/review/${n}`, { kind: 'success', key: 'reports:flash.reviewComplete' });
    const next = typeof go === 'string' && /^\d{1,3}$/.test(go) ? go : go === 'send' ? 'send' : String(n);
    await this.pages.redirect(reply, `/reports/${code}/review/${next}`, { kind: 'success', key: 'reports:flash.decided', params: { n } });
  }

  /** "Accept, go on" and "return, go on" are one press: they say the decision and where to go at once. A model reason joins the typed one. */
  private decisionOf(body: FormBody): { go: unknown; input: FormBody } {
    const { go, accept, giveBack, model, ...form } = body;
    const decision = accept !== undefined ? { decision: 'accepted' } : giveBack !== undefined ? { decision: 'returned' } : {};
    const own = typeof form.reason === 'string' ? form.reason : '';
    return { go: accept ?? giveBack ?? go, input: { ...form, ...decision, reason: reasonOf(this.reviews.modelText(model), own) } };
  }

  private async showSend(request: Request, reply: Reply, head: ReviewHead, refused?: Refused): Promise<void> {
    const typed = refused?.typed.supplementDueOn;
    const form = { supplementDueOn: typeof typed === 'string' ? typed : typedDate(head.supplementDay) };
    await this.pages.page(request, reply, 'pages/reports/review-send.njk', { ...head, form, problems: refused?.attempt.problems ?? [] }, refused?.attempt.status ?? 200);
  }

  private async show(request: Request, reply: Reply, actor: Actor, code: string, n: number, number?: string, refused?: Refused): Promise<void> {
    const hidden = citizensHidden(request, actor);
    const page = await this.reviews.item(actor, code, n, number, hidden);
    const { decision, decisionReason, decidedByTitle, version } = page.item;
    const stored = { decision: decision ?? '', reason: decisionReason ?? '', supplementDueOn: typedDate(page.supplementDay), version };
    const text = (name: string): string => (typeof refused?.typed[name] === 'string' ? (refused.typed[name] as string) : '');
    const extra = {
      sameFiles: Object.fromEntries(await this.sameFiles.of(page.report, page.shown, page.item)),
      hidesCitizens: hidden,
      form: refused ? { decision: text('decision'), reason: text('reason'), supplementDueOn: text('supplementDueOn') || stored.supplementDueOn, version } : stored,
      problems: refused?.attempt.conflict ? [] : (refused?.attempt.problems ?? []),
      conflict: refused?.attempt.conflict ? { ...stored, by: decidedByTitle } : null,
      talk: await this.seeRemarks.execute(actor, code, n, isLookedAt(request)),
      formKey: newFormKey(),
    };
    await this.pages.page(request, reply, 'pages/reports/review.njk', { ...page, ...extra }, refused?.attempt.status ?? 200);
  }
}
