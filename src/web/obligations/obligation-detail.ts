import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Settings } from '../../platform/config/settings';
import { newFormKey } from '../../platform/http/once-only';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { ObligationPageQuery } from './obligation-page.query';

const TYPED = ['kind', 'text', 'reason', 'request', 'partText', 'answer', 'answerText', 'published', 'despite', 'transferOf', 'transferReason', 'transferAct', 'transferDecision', 'transferUnit'] as const;
const TICKED = ['askUnits', 'partUnits'] as const;

/** The page of one duty for every form on it. */
@Injectable()
export class ObligationDetail {
  constructor(
    private readonly pages: PageRenderer,
    private readonly one: ObligationPageQuery,
    private readonly settings: Settings,
  ) {}

  /** @param terms what was typed into the form of the duty's terms, whose problems are its own. After a refusal: the same page with what was typed; after a conflict also what the other person wrote. */
  async show(request: Request, reply: Reply, actor: Actor, code: string, typed: FormBody, failed?: Extract<Attempt<unknown>, { ok: false }>, terms?: FormBody): Promise<void> {
    const page = await this.one.of(actor, code);
    const form = {
      ...Object.fromEntries(TYPED.map((name) => [name, typed[name] ?? ''])),
      ...Object.fromEntries(TICKED.map((name) => [name, [typed[name] ?? []].flat()])),
      formKey: typed.formKey ?? newFormKey(),
    };
    const maxMb = Math.floor(this.settings.uploadMaxBytes / 1_000_000);
    await this.pages.page(request, reply, 'pages/obligations/detail.njk', { ...page, typed: form, maxMb, terms: terms ?? null, termsProblems: terms ? (failed?.problems ?? []) : [], problems: terms ? [] : (failed?.problems ?? []), conflict: failed?.conflict ?? null }, failed?.status ?? 200);
  }
}
