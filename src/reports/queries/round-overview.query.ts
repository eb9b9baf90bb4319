import { Injectable } from '@nestjs/common';
import { ChecklistQueries, type AreaView } from '../../features/checklists';
import { DirectiveQueries } from '../../features/directives';
import { FINDING_STATES, FindingQueries, isIssued, type FindingState } from '../../features/findings';
import { RoundQueries, type InspectionRound, type RoundUnit } from '../../features/inspections';
import { ObligationQueries, type ObligationRow } from '../../features/obligations';
import { UnitQueries } from '../../features/organisation';
import { isSent, recordedForUnit, RemediationQueries, type RecordedForUnit, type ReportVersion } from '../../features/remediation';
import { UrgingQueries, type Urging } from '../../features/urging';
import type { Actor, Locale } from '../../kernel/actor';
import type { CalendarDate, Instant } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { lookUp } from '../../kernel/look-up';
import { heatMapOf, type HeatMap } from '../domain/heat-map';
import { highlights, LAND_BACKLOG_CRITERION, type Highlight, type LandAnswer } from '../domain/highlights';
import { newestFollowed } from '../domain/newest-followed';
import { proposals, type Proposal } from '../domain/proposals';
import { reportHistory, type HistoryStep } from '../domain/report-history';
import { findingGroup, type FindingGroup } from './finding-groups';
import { commonDue, heatRows, isDepartment, overviewFindings, undatedClauses } from './overview-parts';
import { RoundSummaryQuery, type RoundSummary } from './round-summary.query';

export interface OverviewUnit {
  readonly code: string;
  readonly name: string;
  readonly total: number;
  readonly verified: number;
  readonly claimed: number;
  readonly inRemedy: number;
  readonly transferred: number;
  readonly unanswered: number;
  readonly report: 'not_sent' | 'received' | 'accepted' | 'returned';
  readonly history: readonly HistoryStep[];
  readonly recorded: readonly RecordedForUnit[];
  readonly urged: number;
  readonly lastDay: ObligationRow['lastDay'];
  readonly first: ObligationRow['first'];
  readonly extension: ObligationRow['extension'];
  readonly lateness: ObligationRow['lateness']['strict'];
  readonly lenient: ObligationRow['lateness']['lenient'];
}

export interface Overview {
  readonly round: InspectionRound;
  readonly summary: RoundSummary;
  /** The time limit of the reports, when all of them have the same. */
  readonly due: { readonly wording: string; readonly lastDay: CalendarDate } | null;
  readonly units: readonly OverviewUnit[];
  readonly heat: HeatMap;
  readonly highlights: readonly Highlight[];
  readonly proposals: readonly Proposal[];
  /** Put to the chair by Home Affairs after urging did not help, newest first: each is a paper. */
  readonly submitted: readonly SubmittedProposal[];
}

export interface SubmittedProposal {
  readonly dispatch: string;
  readonly at: Instant;
  readonly units: number;
}

/** Worst first: who is missing, then who was late, then the official order. */
const RANK = { missing: 0, late: 1 } as Readonly<Record<string, number>>;

@Injectable()
export class RoundOverviewQuery {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly summaries: RoundSummaryQuery,
    private readonly checklists: ChecklistQueries,
    private readonly findings: FindingQueries,
    private readonly obligations: ObligationQueries,
    private readonly directives: DirectiveQueries,
    private readonly reports: RemediationQueries,
    private readonly urgings: UrgingQueries,
    private readonly organisation: UnitQueries,
  ) {}

  /** The named round, or the newest whose remedies are followed. @throws NotFoundError when there is none */
  async of(actor: Actor, roundCode: string | undefined, locale: Locale = 'vi'): Promise<Overview> {
    const english = locale === 'en';
    const round = roundCode ? await this.rounds.roundByCode(roundCode) : newestFollowed(await this.rounds.list(actor));
    if (!round) throw new NotFoundError('noRound');
    const summary = await this.summaries.of(round.code);
    const due = (await this.obligations.reportsDue(round.id)).map((row) => (english ? { ...row, unitNameVi: row.unitNameEn } : row));
    const sent = await this.reports.sentOfRound(round.id);
    const urged = new Map<string, number>();
    const urgings = await this.urgings.ofRound(round.id);
    // Of the reports alone: other duties of the unit are urged too.
    const reported = new Set(due.map(({ id }) => id));
    for (const { unitId } of urgings.filter(({ obligationId }) => reported.has(obligationId))) urged.set(unitId, (urged.get(unitId) ?? 0) + 1);
    const units = due
      .map((row) => overviewUnit(row, summary, sent.filter(({ unitId }) => unitId === row.unitId), urged.get(row.unitId) ?? 0))
      .sort((a, b) => (lookUp(RANK, a.lateness.kind) ?? 2) - (lookUp(RANK, b.lateness.kind) ?? 2) || a.code.localeCompare(b.code, 'vi'));
    const { areas } = await this.checklists.version(round.checklistVersionId);
    const roundUnits = (await this.rounds.units(round.id)).map((unit) => (english ? { ...unit, unitNameVi: unit.unitNameEn } : unit));
    const issued = (await this.findings.ofRound(round.id)).filter(({ state }) => isIssued(state));
    const clauses = await this.directives.issuedClauses(round.id);
    const bodies = await this.organisation.byIds([
      ...issued.flatMap(({ unitId, remedyOwnerUnitId }) => [unitId, remedyOwnerUnitId]),
      ...due.map(({ unitId }) => unitId),
      ...clauses.flatMap(({ addressees }) => addressees.flatMap(({ unitId }) => unitId ?? [])),
    ]);
    const named = english ? new Map([...bodies].map(([id, unit]) => [id, { ...unit, shortNameVi: unit.nameEn }])) : bodies;
    const found = overviewFindings(issued, areas, roundUnits, named);
    const missing = due
      .filter(({ lateness }) => lateness.strict.kind === 'missing')
      .map(({ unitId, unitNameVi }) => ({ unitName: unitNameVi, department: isDepartment(named.get(unitId) ?? { level: 'district' }), urged: urged.get(unitId) ?? 0 }));
    return {
      round,
      summary,
      due: commonDue(due),
      units,
      heat: heatMapOf(areas.map(({ code, shortNameVi, shortNameEn }) => ({ code, nameVi: shortNameVi, nameEn: shortNameEn })), heatRows(units, roundUnits, found), found),
      highlights: highlights(await this.landAnswers(round, areas, roundUnits), found),
      proposals: proposals(missing, found, undatedClauses(clauses, named)),
      submitted: submittedOf(urgings),
    };
  }

  /** Only of visits whose result was issued: work in progress is nobody's figure. */
  private async landAnswers(round: InspectionRound, areas: readonly AreaView[], units: readonly RoundUnit[]): Promise<readonly LandAnswer[]> {
    const criterion = areas.flatMap((area) => area.criteria).find(({ key }) => key === LAND_BACKLOG_CRITERION);
    if (!criterion) return [];
    const visits = (await this.rounds.visits(round.id)).filter(({ state }) => state === 'result_issued');
    const nameOf = new Map(visits.map(({ id, unitId }) => [id, units.find((unit) => unit.unitId === unitId)?.unitNameVi ?? '']));
    const answers = (await this.rounds.answers([...nameOf.keys()])).filter(({ criterionId }) => criterionId === criterion.id);
    return answers.map(({ visitId, numerator, denominator }) => ({ unitName: nameOf.get(visitId) ?? '', numerator, denominator }));
  }
}

function submittedOf(urgings: readonly Urging[]): readonly SubmittedProposal[] {
  const put = urgings.filter(({ level, dispatch }) => level === 'chairProposal' && dispatch !== null);
  return [...new Set(put.map(({ dispatch }) => dispatch ?? ''))]
    .map((dispatch) => {
      const rows = put.filter((one) => one.dispatch === dispatch);
      return { dispatch, at: rows[0]?.sentAt ?? 0, units: new Set(rows.map(({ unitId }) => unitId)).size };
    })
    .reverse();
}

function overviewUnit(row: ObligationRow, summary: RoundSummary, sent: readonly ReportVersion[], urged: number): OverviewUnit {
  const states: Partial<Record<FindingState, number>> & { readonly total?: number } = summary.findings.byUnit.find(({ unit }) => unit === row.unitCode) ?? {};
  const count = (group: FindingGroup): number => FINDING_STATES.filter((state) => findingGroup(state) === group).reduce((sum, state) => sum + (states[state] ?? 0), 0);
  const latest = sent.at(-1);
  return {
    code: row.unitCode,
    name: row.unitNameVi,
    total: states.total ?? 0,
    verified: count('verified'),
    claimed: count('claimed'),
    inRemedy: count('inRemedy'),
    transferred: count('transferred'),
    unanswered: count('unanswered'),
    report: !latest || !isSent(latest) ? 'not_sent' : latest.state,
    history: reportHistory(sent, urged),
    recorded: recordedForUnit(sent),
    urged,
    lastDay: row.lastDay,
    first: row.first,
    extension: row.extension,
    lateness: row.lateness.strict,
    lenient: row.lateness.lenient,
  };
}
