import { Injectable } from '@nestjs/common';
import { unitScopeOf, type Actor, type Role } from '../../kernel/actor';
import type { CalendarDate } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import type { Problem } from '../../kernel/problem';
import { Clock } from '../../platform/clock/clock';
import { askRefusal, furthestDay } from './domain/extension';
import { ExtensionQueries, type ExtensionView } from './extension.queries';
import { ObligationQueries, type ObligationView } from './obligation.queries';

export interface ExtensionPage {
  readonly duty: ObligationView;
  readonly title: string;
  /** The reader's own body leads the duty. */
  readonly own: boolean;
  /** Why the reader's body cannot ask now; null when it can. */
  readonly refusal: Problem | null;
  readonly mayAsk: boolean;
  readonly furthest: CalendarDate | null;
  readonly policy: { readonly max: number; readonly maxDays: number; readonly left: number };
  readonly open: ExtensionView | null;
  readonly mayDecide: boolean;
  readonly mayWithdraw: boolean;
  /** Decided and withdrawn ones, newest first. */
  readonly past: readonly ExtensionView[];
}

const ASKING: readonly Role[] = ['unitStaff', 'unitHead', 'department', 'homeAffairsStaff', 'homeAffairsLeader'];

/** P23: asking for more time, deciding on it, and what was decided before. */
@Injectable()
export class ExtensionPageQuery {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly extensions: ExtensionQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError for a body that only co-operates: more time is the leading body's matter */
  async of(actor: Actor, code: string): Promise<ExtensionPage> {
    const page = await this.ifAny(actor, await this.obligations.byCode(actor, code));
    if (!page) throw new NotFoundError();
    return page;
  }

  /** The same for a duty at hand; null where it is not the reader's matter. */
  async ifAny(actor: Actor, duty: ObligationView): Promise<ExtensionPage | null> {
    const own = duty.unitId === actor.unitId && ASKING.includes(actor.role);
    if (!own && unitScopeOf(actor) !== 'all') return null;
    const policy = await this.extensions.policy();
    const open = duty.extensions.find(({ state }) => state === 'requested') ?? null;
    const asked = { rulingTooLateAt: duty.rulingTooLateAt, answeredAt: duty.countedAt, state: duty.state, granted: duty.extension.granted, open: open !== null };
    const refusal = askRefusal(asked, this.clock.now(), policy);
    return {
      duty,
      title: actor.locale === 'en' ? (duty.titleEn ?? duty.titleVi) : duty.titleVi,
      own,
      refusal,
      mayAsk: own && refusal === null && !duty.closed,
      furthest: duty.rulingTooLateAt === null ? null : furthestDay(duty.rulingTooLateAt, policy),
      policy: { max: policy.max, maxDays: policy.maxDays, left: Math.max(0, policy.max - duty.extension.granted) },
      open,
      mayDecide: open !== null && !duty.closed && open.deciders.includes(actor.role),
      mayWithdraw: open !== null && own && !duty.closed,
      past: duty.extensions.filter(({ state }) => state !== 'requested').reverse(),
    };
  }
}
