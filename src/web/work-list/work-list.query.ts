import { Injectable } from '@nestjs/common';
import { FindingQueries, remedyOverdueDays, type FindingRow } from '../../features/findings';
import { RoundQueries, type InspectionRound, type InspectionVisit } from '../../features/inspections';
import { ObligationQueries, type ObligationRow } from '../../features/obligations';
import { ConversationQueries, OpinionQueries, RemediationQueries, ReportListQueries, type OpinionTask, type RemarkTask, type ReportRow } from '../../features/remediation';
import { UrgingQueries, type UrgingRow } from '../../features/urging';
import { isHomeAffairs, type Actor } from '../../kernel/actor';
import { dateOf, daysBetween, type CalendarDate } from '../../kernel/calendar-date';
import { roundCodeOf } from '../../kernel/round-code';
import { Clock } from '../../platform/clock/clock';

export interface DutyRow {
  readonly code: string;
  readonly kind: ObligationRow['kind'];
  readonly clauseNumber: string;
  readonly roundCode: string;
  readonly title: string;
  /** Empty when it is the reader's own body. */
  readonly unitName: string;
  readonly unitCode: string;
  readonly own: boolean;
  readonly state: ObligationRow['state'];
  readonly lateness: ObligationRow['lateness']['strict'];
  readonly lenient: ObligationRow['lateness']['lenient'];
  /** The last day that still counts. */
  readonly lastDay: CalendarDate | null;
  readonly requestedOn: CalendarDate;
  readonly first: ObligationRow['first'];
  readonly extension: ObligationRow['extension'];
  readonly ageDays: number;
  readonly urgings: readonly UrgingRow[];
  /** The remediation report that answers it, if it is one. */
  readonly report: ReportRow | null;
  readonly findings: readonly (FindingRow & { readonly overdueDays: number })[];
}

export interface WorkList {
  readonly today: CalendarDate;
  readonly reviews: readonly ReportRow[];
  /** Answers on which the reader's department may give its opinion. */
  readonly opinions: readonly OpinionTask[];
  /** What was addressed to the reader's post about an item. */
  readonly remarks: readonly RemarkTask[];
  /** Items that were returned while the review of the others goes on: they are written already, and sent later. */
  readonly supplements: readonly ReportRow[];
  /** Sent back for completion. */
  readonly returned: readonly DutyRow[];
  readonly overdue: readonly DutyRow[];
  /** All that is owed and late, also what was returned where only a complete report counts. */
  readonly missing: number;
  readonly dated: readonly DutyRow[];
  readonly undated: readonly DutyRow[];
  /** Results of other duties that wait for Home Affairs. */
  readonly results: number;
  readonly visits: readonly (InspectionVisit & { readonly unitName: string; readonly roundCode: string })[];
  readonly rounds: readonly InspectionRound[];
  /** Findings that wait for a department. */
  readonly toSettle: number;
  readonly empty: boolean;
}

const OPEN_VISITS = ['scheduled', 'notified', 'self_reported', 'on_site', 'minutes_draft'];

/** One list of everything that waits on the reader, whatever kind of thing it is. */
@Injectable()
export class WorkListQuery {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly reports: ReportListQueries,
    private readonly contents: RemediationQueries,
    private readonly opinions: OpinionQueries,
    private readonly talks: ConversationQueries,
    private readonly findings: FindingQueries,
    private readonly urgings: UrgingQueries,
    private readonly rounds: RoundQueries,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor): Promise<WorkList> {
    const today = dateOf(this.clock.now());
    const homeAffairs = isHomeAffairs(actor);
    const reports = (await this.reports.list(actor, { pageSize: 200 })).rows.filter(({ closed }) => !closed);
    const duties = await Promise.all((await this.obligations.waitingOn(actor)).map((row) => this.duty(actor, row, reports, today)));
    const first = duties.filter(({ state }) => state !== 'returned');
    const list = {
      today,
      reviews: homeAffairs ? reports.filter(({ state }) => state === 'received') : [],
      opinions: await this.opinions.waitingFor(actor),
      remarks: await this.talks.waitingFor(actor),
      supplements: homeAffairs ? [] : openEarly(reports, duties),
      returned: duties.filter(({ state }) => state === 'returned'),
      overdue: first.filter(({ lateness }) => lateness.kind === 'missing'),
      missing: duties.filter(({ lateness }) => lateness.kind === 'missing').length,
      dated: first.filter(({ lateness }) => lateness.kind !== 'missing' && lateness.kind !== 'no_deadline'),
      undated: first.filter(({ lateness }) => lateness.kind === 'no_deadline'),
      results: homeAffairs ? await this.resultsWaiting(actor, reports) : 0,
      visits: actor.role === 'inspector' ? await this.openVisits(actor) : [],
      rounds: homeAffairs ? (await this.rounds.list(actor)).filter(({ state }) => state !== 'closed') : [],
      toSettle: actor.role === 'department' ? await this.findings.countInOpenRounds(actor) : 0,
    };
    const waits = [list.reviews, list.opinions, list.remarks, list.supplements, list.returned, list.overdue, list.dated, list.undated, list.visits, list.rounds].some(({ length }) => length > 0);
    return { ...list, empty: !waits && list.results === 0 && list.toSettle === 0 };
  }

  /** The number beside the first word of the menu. */
  async count(actor: Actor): Promise<number> {
    if (actor.role === 'inspector') return (await this.openVisits(actor)).length;
    const talk = (await this.opinions.waitingFor(actor)).length + (await this.talks.waitingFor(actor)).length;
    const duties = (await this.obligations.countWaitingOn(actor)) + talk;
    if (!isHomeAffairs(actor)) return duties;
    return duties + (await this.obligations.counts(actor, { open: true })).waiting;
  }

  private async duty(actor: Actor, row: ObligationRow, reports: readonly ReportRow[], today: CalendarDate): Promise<DutyRow> {
    const own = row.unitId === actor.unitId;
    const report = reports.find(({ obligationCode }) => obligationCode === row.code) ?? null;
    const roundCode = roundCodeOf(row.code);
    const answered = own && row.kind === 'remediation_report' ? await this.toAnswer(actor, row, report, roundCode) : [];
    return {
      code: row.code,
      kind: row.kind,
      clauseNumber: row.clauseNumber,
      roundCode,
      title: actor.locale === 'en' ? (row.titleEn ?? row.titleVi) : row.titleVi,
      unitName: own ? '' : actor.locale === 'en' ? row.unitNameEn : row.unitNameVi,
      unitCode: row.unitCode,
      own,
      state: row.state,
      lateness: row.lateness.strict,
      lenient: row.lateness.lenient,
      lastDay: row.lastDay,
      requestedOn: row.requestedOn,
      first: row.first,
      extension: row.extension,
      ageDays: daysBetween(row.requestedOn, today),
      urgings: row.tooLateAt === null ? [] : await this.urgings.ofObligation(actor, row.id),
      report,
      findings: answered.map((finding) => ({ ...finding, overdueDays: remedyOverdueDays(finding.state, finding.committedOn, today) })),
    };
  }

  /** Every finding of the round; of a returned report only what was sent back, since the rest is locked. */
  private async toAnswer(actor: Actor, row: ObligationRow, report: ReportRow | null, round: string): Promise<readonly FindingRow[]> {
    const { rows } = await this.findings.list(actor, { round, pageSize: 200 });
    if (row.state !== 'returned' || !report?.reportCode) return rows;
    const open = (await this.contents.byCode(actor, report.reportCode)).versions.at(-1)?.items.map(({ findingCode }) => findingCode) ?? [];
    return rows.filter(({ code }) => open.includes(code));
  }

  private async resultsWaiting(actor: Actor, reports: readonly ReportRow[]): Promise<number> {
    return (await this.obligations.counts(actor, { open: true })).waiting - reports.filter(({ state }) => state === 'received').length;
  }

  private async openVisits(actor: Actor): Promise<WorkList['visits']> {
    const rounds = new Map((await this.rounds.list(actor)).filter(({ state }) => state !== 'closed').map((round) => [round.id, round]));
    const visits = (await this.rounds.visitsOf(actor)).filter(({ state, roundId }) => OPEN_VISITS.includes(state) && rounds.has(roundId));
    const units = new Map((await Promise.all([...new Set(visits.map(({ roundId }) => roundId))].map((id) => this.rounds.units(id)))).flat().map((unit) => [`${unit.roundId}:${unit.unitId}`, unit]));
    return visits.map((visit) => {
      const unit = units.get(`${visit.roundId}:${visit.unitId}`);
      return { ...visit, roundCode: rounds.get(visit.roundId)?.code ?? '', unitName: (actor.locale === 'en' ? unit?.unitNameEn : unit?.unitNameVi) ?? '' };
    });
  }
}

/** Own drafts of a further sending whose duty does not wait on the unit: the review of the one before is still going on. */
function openEarly(reports: readonly ReportRow[], duties: readonly DutyRow[]): readonly ReportRow[] {
  return reports.filter(({ state, versionNumber, obligationCode }) => (state === 'draft' || state === 'awaiting_signed') && (versionNumber ?? 1) > 1 && !duties.some(({ code }) => code === obligationCode));
}
