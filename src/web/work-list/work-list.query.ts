import { Inject, Injectable } from '@nestjs/common';
import { FindingQueries, remedyOverdueDays, type FindingRow } from '../../features/findings';
import { RoundQueries, type InspectionRound } from '../../features/inspections';
import { CoordinationQueries, ObligationQueries, type ObligationRow } from '../../features/obligations';
import { RemediationQueries, ReportListQueries, type ReportRow } from '../../features/remediation';
import { UrgingQueries, type UrgingRow } from '../../features/urging';
import { isHomeAffairs, type Actor } from '../../kernel/actor';
import { dateOf, daysBetween, type CalendarDate } from '../../kernel/calendar-date';
import { roundCodeOf } from '../../kernel/round-code';
import { Clock } from '../../platform/clock/clock';
import { inOrder, type WorkProvider, type WorkTask } from './work-provider';
import { EVERY_WORK } from './work-providers';

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
  /** Days without a word on a duty that has no date, once its rhythm of updates is over; an update is asked for. */
  readonly silentDays: number | null;
  readonly urgings: readonly UrgingRow[];
  /** The remediation report that answers it, if it is one. */
  readonly report: ReportRow | null;
  readonly findings: readonly (FindingRow & { readonly overdueDays: number })[];
}

export interface WorkList {
  readonly today: CalendarDate;
  /** Every kind of work besides the duties of the reader's own body, what has a day first. */
  readonly tasks: readonly WorkTask[];
  /** Results that wait beyond those shown. */
  readonly moreResults: number;
  /** Sent back for completion. */
  readonly returned: readonly DutyRow[];
  readonly overdue: readonly DutyRow[];
  /** All that is owed and late, also what was returned where only a complete report counts. */
  readonly missing: number;
  readonly dated: readonly DutyRow[];
  /** The oldest first. */
  readonly undated: readonly DutyRow[];
  readonly rounds: readonly InspectionRound[];
  /** Standing duties of others in which the reader's body may fill in its part at any time. */
  readonly standingParts: number;
  /** Findings that wait for a department. */
  readonly toSettle: number;
  readonly empty: boolean;
}

/** One list of everything that waits on the reader: the duties of the own body, and whatever the providers know. */
@Injectable()
export class WorkListQuery {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly reports: ReportListQueries,
    private readonly contents: RemediationQueries,
    private readonly findings: FindingQueries,
    private readonly urgings: UrgingQueries,
    private readonly rounds: RoundQueries,
    private readonly coordination: CoordinationQueries,
    private readonly clock: Clock,
    @Inject(EVERY_WORK) private readonly providers: readonly WorkProvider[],
  ) {}

  async of(actor: Actor): Promise<WorkList> {
    const today = dateOf(this.clock.now());
    const homeAffairs = isHomeAffairs(actor);
    const tasks = inOrder((await Promise.all(this.providers.map((one) => one.tasksFor(actor)))).flat());
    const owed = await this.obligations.waitingOn(actor);
    const reports = owed.length === 0 ? [] : (await this.reports.list(actor, { pageSize: 200 })).rows.filter(({ closed }) => !closed);
    const duties = await Promise.all(owed.map((row) => this.duty(actor, row, reports, today)));
    const first = duties.filter(({ state }) => state !== 'returned');
    const list = {
      today,
      tasks,
      moreResults: homeAffairs ? (await this.obligations.countReported(actor, 'result')) - tasks.filter(({ kind }) => kind === 'result').length : 0,
      returned: duties.filter(({ state }) => state === 'returned'),
      overdue: first.filter(({ lateness }) => lateness.kind === 'missing'),
      missing: duties.filter(({ lateness }) => lateness.kind === 'missing').length,
      dated: first.filter(({ lateness }) => lateness.kind !== 'missing' && lateness.kind !== 'no_deadline'),
      undated: first.filter(({ lateness }) => lateness.kind === 'no_deadline').sort((a, b) => a.requestedOn.localeCompare(b.requestedOn)),
      rounds: homeAffairs ? (await this.rounds.list(actor)).filter(({ state }) => state !== 'closed') : [],
      standingParts: (await this.coordination.partsWaitingOn(actor)).standing,
      toSettle: actor.role === 'department' ? await this.findings.countInOpenRounds(actor) : 0,
    };
    const waits = [list.tasks, list.returned, list.overdue, list.dated, list.undated, list.rounds].some(({ length }) => length > 0);
    return { ...list, empty: !waits && list.toSettle === 0 && list.standingParts === 0 };
  }

  /** The number beside the first word of the menu. */
  async count(actor: Actor): Promise<number> {
    const counts = await Promise.all(this.providers.map((one) => one.countFor(actor)));
    return counts.reduce((sum, one) => sum + one, await this.obligations.countWaitingOn(actor));
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
      silentDays: row.silentDays,
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
}
