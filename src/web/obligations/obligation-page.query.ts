import { Injectable } from '@nestjs/common';
import { DirectiveQueries } from '../../features/directives';
import { ExtensionPageQuery, lastDayOf, nextAskedOn, ObligationQueries, type AffectedView, type ConfirmationView, type ObligationView, type PartView } from '../../features/obligations';
import { OperatingRules, UnitQueries } from '../../features/organisation';
import { isSent, RemediationQueries, type RecordedForUnit } from '../../features/remediation';
import { UrgingQueries, type Standing, type UrgingRow } from '../../features/urging';
import { isHomeAffairs, unitScopeOf, type Actor } from '../../kernel/actor';
import { dateOf, daysBetween, startOfDay, type CalendarDate } from '../../kernel/calendar-date';
import { Clock } from '../../platform/clock/clock';
import { PartyNames } from '../directives/party-names';
import { reportTurn, type ReportTurn } from './report-turn';

export interface ObligationPage {
  readonly duty: ObligationView;
  readonly title: string;
  /** Bodies that co-operate, in the reader's language. */
  readonly coordinators: readonly string[];
  readonly clause: { readonly number: string; readonly quote: string | null; readonly directiveCode: string; readonly directiveTitle: string; readonly issuer: string };
  /** Last day that counts, as worded and when the named day itself counts. */
  readonly lastDay: CalendarDate | null;
  readonly lenientLastDay: CalendarDate | null;
  readonly ageDays: number;
  /** Reminders too. */
  readonly urgings: readonly UrgingRow[];
  /** Urgings alone: how many, and when the newest was. */
  readonly urged: Standing;
  readonly report: { readonly code: string; readonly state: string } | null;
  readonly recorded: readonly RecordedForUnit[];
  /** Only of a duty answered by a report; `count`: findings that were sent back. */
  readonly turn: (ReportTurn & { readonly count: number }) | null;
  /** The reader's own unit answers by a remediation report. */
  readonly mayReport: boolean;
  readonly mayUrge: boolean;
  /** The reader's own body may ask for more time now, decides on a request, or may only look at them. */
  readonly extension: 'ask' | 'decide' | 'see' | null;
  /** Asked units that say that the fault remains, and those that have not answered and still may. */
  readonly objecting: readonly ConfirmationView[];
  readonly silent: readonly ConfirmationView[];
  /** How many co-operating units filled in their part, and the names of those that neither did nor were asked. */
  readonly filledParts: number;
  readonly silentParts: readonly string[];
  /** Bodies to which a finding that was sent back may go on. */
  readonly receivers: readonly { readonly code: string; readonly name: string }[];
  /** Affected units that may be asked now. */
  readonly askable: readonly AffectedView[];
  /** What the reader's own body fills in, and what it says of the fault. */
  readonly ownPart: PartView | null;
  readonly ownWord: ConfirmationView | null;
  readonly helping: boolean;
  /** Home Affairs may set grace, day of receipt or rhythm of updates. */
  readonly mayTerm: boolean;
  readonly byReceipt: boolean;
  /** Days after which the unit of a duty without a date is asked, and the day it is asked next. */
  readonly rhythm: { readonly days: number; readonly own: boolean; readonly nextOn: CalendarDate | null } | null;
  /** Only of a dated duty: what both readings come to, in the paper's own rule. */
  readonly readings: { readonly rule: string; readonly named: CalendarDate | null; readonly strictDay: CalendarDate; readonly lenientDay: CalendarDate; readonly grace: number } | null;
}

/** One duty with everything around it: where it comes from, what was written, how often it was urged. */
@Injectable()
export class ObligationPageQuery {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly directives: DirectiveQueries,
    private readonly reports: RemediationQueries,
    private readonly urgings: UrgingQueries,
    private readonly parties: PartyNames,
    private readonly extensions: ExtensionPageQuery,
    private readonly units: UnitQueries,
    private readonly rules: OperatingRules,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, code: string): Promise<ObligationPage> {
    const duty = await this.obligations.byCode(actor, code);
    const { clause, directive } = await this.directives.clauseById(duty.clauseId);
    const byReport = duty.kind === 'remediation_report';
    const report = byReport ? (await this.reports.list(actor)).find(({ obligationId }) => obligationId === duty.id) : undefined;
    const own = duty.unitId === actor.unitId;
    const newest = duty.confirmations.filter((said) => said.newest);
    const sentBack = report && (duty.state === 'returned' || duty.state === 'submitted') ? await this.sentBack(actor, report.code) : 0;
    return {
      duty,
      title: actor.locale === 'en' ? (duty.titleEn ?? duty.titleVi) : duty.titleVi,
      coordinators: actor.locale === 'en' ? duty.coordinators.map((name) => this.parties.group(name)) : duty.coordinators,
      clause: { number: clause.number, quote: clause.quoteVi, directiveCode: directive.code, directiveTitle: directive.summaryVi, issuer: directive.issuerTitleVi },
      lastDay: duty.lastDay,
      lenientLastDay: duty.rulingLenientTooLateAt === duty.rulingTooLateAt ? null : duty.lenientLastDay,
      ageDays: daysBetween(duty.requestedOn, dateOf(this.clock.now())),
      urgings: await this.urgings.everyOfObligation(actor, duty.id),
      urged: (own || unitScopeOf(actor) === 'all' ? (await this.urgings.standingOf([duty.id])).get(duty.id) : undefined) ?? { count: 0, lastAt: null },
      turn: byReport ? { ...reportTurn(duty.state, report?.latest.state, sentBack), count: sentBack } : null,
      recorded: byReport ? ((await this.reports.recordedFor([duty.id])).get(duty.id) ?? []) : [],
      report: report ? { code: report.code, state: report.latest.state } : null,
      mayReport: own && byReport && !duty.closed && (duty.state === 'open' || duty.state === 'returned') && (actor.role === 'unitStaff' || actor.role === 'unitHead'),
      mayUrge: isHomeAffairs(actor) && !duty.closed && (duty.state === 'open' || duty.state === 'returned'),
      extension: await this.extensionOf(actor, duty),
      mayTerm: isHomeAffairs(actor) && !duty.closed && duty.state !== 'accepted' && duty.state !== 'superseded',
      byReceipt: 'basis' in duty.dueRule && duty.dueRule.basis === 'receipt',
      rhythm: duty.tooLateAt === null && duty.dueRule.kind === 'none' ? await this.rhythmOf(duty) : null,
      readings: readingsOf(duty),
      objecting: newest.filter(({ state }) => state === 'objected'),
      silent: newest.filter(({ state, overSilent }) => state === 'asked' && !overSilent),
      askable: duty.mayWrite ? duty.affected.filter(({ unitCode }) => !newest.some((one) => one.unitCode === unitCode && one.state === 'asked')) : [],
      receivers: isHomeAffairs(actor) && duty.affected.some(({ findings }) => findings.some(({ transfer }) => transfer?.state === 'sent_back')) ? await this.receivers(actor) : [],
      filledParts: duty.parts.filter(({ state }) => state === 'filled').length,
      silentParts: duty.parts.filter(({ entries }) => entries.length === 0).map(({ unitNameVi, unitNameEn }) => (actor.locale === 'en' ? unitNameEn : unitNameVi)),
      ownPart: duty.parts.find((part) => part.own) ?? null,
      ownWord: newest.find((said) => said.own) ?? null,
      helping: !own && duty.parts.some((part) => part.own) && (actor.role === 'unitStaff' || actor.role === 'unitHead' || actor.role === 'department'),
    };
  }

  private async rhythmOf(duty: ObligationView): Promise<ObligationPage['rhythm']> {
    const days = (await this.rules.values())['duty.updateEveryDays'];
    const { updateEveryDays, lastUpdateAt, requestedOn } = duty;
    return { days: updateEveryDays ?? days, own: updateEveryDays !== null, nextOn: nextAskedOn({ updateEveryDays, lastUpdateAt, givenAt: startOfDay(requestedOn) }, days) };
  }

  private async receivers(actor: Actor): Promise<ObligationPage['receivers']> {
    const units = await this.units.list(dateOf(this.clock.now()), ['department', 'vertical', 'subBody']);
    return units.map(({ code, nameVi, nameEn }) => ({ code, name: actor.locale === 'en' ? nameEn : nameVi }));
  }

  private async extensionOf(actor: Actor, duty: ObligationView): Promise<ObligationPage['extension']> {
    const page = duty.tooLateAt === null ? null : await this.extensions.ifAny(actor, duty);
    if (!page) return null;
    if (page.mayDecide) return 'decide';
    if (page.mayAsk) return 'ask';
    return duty.extensions.length > 0 ? 'see' : null;
  }

  /** The unit's next draft holds what was sent back; whoever does not see drafts sees the decisions that were told to the unit. */
  private async sentBack(actor: Actor, code: string): Promise<number> {
    const latest = (await this.reports.byCode(actor, code)).versions.at(-1);
    return latest?.items.filter(({ decision, releasedAt }) => !isSent(latest) || (decision === 'returned' && releasedAt !== null)).length ?? 0;
  }
}

/** By the paper's own date: an extension has one reading only. */
function readingsOf({ dueRule, tooLateAt, lenientTooLateAt, graceDays }: ObligationView): ObligationPage['readings'] {
  if (tooLateAt === null || lenientTooLateAt === null) return null;
  return { rule: dueRule.kind, named: 'date' in dueRule ? dueRule.date : null, strictDay: lastDayOf(tooLateAt), lenientDay: lastDayOf(lenientTooLateAt), grace: graceDays };
}
