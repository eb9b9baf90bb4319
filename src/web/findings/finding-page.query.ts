import { Injectable } from '@nestjs/common';
import { isHomeAffairs, unitScopeOf, type Actor } from '../../kernel/actor';
import { dateOf } from '../../kernel/calendar-date';
import { roundCodeOf } from '../../kernel/round-code';
import { Clock } from '../../platform/clock/clock';
import { FactQueries } from '../../platform/facts/fact.queries';
import { ChecklistQueries, type CriterionView } from '../../features/checklists';
import type { StoredFile } from '../../features/evidence';
import { FindingEvidenceQuery, FindingQueries, remedyOverdueDays, type FindingView } from '../../features/findings';
import { RoundQueries } from '../../features/inspections';
import { CoordinationQueries, ObligationQueries, type ObligationRow } from '../../features/obligations';
import { UnitQueries } from '../../features/organisation';
import { RemediationQueries } from '../../features/remediation';
import { SelfInspectionQueries, type DeclaredAbsent } from '../../features/self-inspection';
import { UrgingQueries } from '../../features/urging';
import { factItem, newestFirst, urgingItem, type TimelineItem } from './timeline';

export interface FindingPage {
  readonly finding: FindingView;
  readonly roundCode: string;
  readonly visitCode: string;
  readonly criterion: CriterionView | null;
  readonly areaName: string;
  readonly evidence: readonly StoredFile[];
  readonly transferredTo: string;
  /** The duty of the competent body with which it goes. */
  readonly follows: { readonly code: string; readonly state: string } | null;
  readonly overdueDays: number;
  /** The unit's report on the round's findings, when the directive asks for one. */
  readonly duty: ObligationRow | null;
  /** The duty that asks for the report on it may be opened by the reader. */
  readonly seesDuty: boolean;
  readonly answers: Awaited<ReturnType<RemediationQueries['answersTo']>>;
  /** The unit had declared, inspecting itself in an earlier round, that it has no such fault. */
  readonly declaredAbsent: DeclaredAbsent | null;
  readonly timeline: readonly TimelineItem[];
}

/** One finding with its whole life: found, issued, answered, judged, urged. Who may see it is decided by `FindingQueries`. */
@Injectable()
export class FindingPageQuery {
  constructor(
    private readonly findings: FindingQueries,
    private readonly evidence: FindingEvidenceQuery,
    private readonly checklists: ChecklistQueries,
    private readonly rounds: RoundQueries,
    private readonly obligations: ObligationQueries,
    private readonly coordination: CoordinationQueries,
    private readonly reports: RemediationQueries,
    private readonly urgings: UrgingQueries,
    private readonly selfChecks: SelfInspectionQueries,
    private readonly units: UnitQueries,
    private readonly facts: FactQueries,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, code: string): Promise<FindingPage> {
    const finding = await this.findings.byCode(actor, code);
    const visitCode = code.slice(0, code.lastIndexOf('-'));
    const roundCode = roundCodeOf(code);
    const round = await this.rounds.roundByCode(roundCode);
    const { areas } = await this.checklists.version(round.checklistVersionId);
    const area = areas.find(({ criteria }) => criteria.some(({ id }) => id === finding.criterionId));
    const duty = (await this.obligations.reportsDue(round.id)).find(({ unitId }) => unitId === finding.unitId) ?? null;
    const receiver = finding.transferredToUnitId ? (await this.units.byIds([finding.transferredToUnitId])).get(finding.transferredToUnitId) : undefined;
    const answers = await this.reports.answersTo(finding.id, isHomeAffairs(actor));
    return {
      finding,
      roundCode,
      visitCode,
      criterion: area?.criteria.find(({ id }) => id === finding.criterionId) ?? null,
      areaName: area ? `${area.code}. ${actor.locale === 'en' ? area.nameEn : area.nameVi}` : '',
      evidence: await this.evidence.of(finding),
      transferredTo: receiver ? (actor.locale === 'en' ? receiver.nameEn : receiver.nameVi) : '',
      follows: finding.state === 'transferred' ? await this.coordination.dutyFollowedBy(finding.id) : null,
      overdueDays: remedyOverdueDays(finding.state, finding.committedOn, dateOf(this.clock.now())),
      duty,
      seesDuty: duty !== null && actor.role !== 'inspector' && (unitScopeOf(actor) === 'all' || duty.unitId === actor.unitId),
      answers,
      declaredAbsent: (await this.selfChecks.declaredAbsent([finding])).get(code) ?? null,
      timeline: newestFirst(await this.life(code, visitCode, roundCode, duty, answers)),
    };
  }

  private async life(code: string, visitCode: string, roundCode: string, duty: ObligationRow | null, answers: FindingPage['answers']): Promise<TimelineItem[]> {
    const own = await this.facts.about('finding', code);
    const visit = await this.facts.about('visit', visitCode);
    const directives = (await this.facts.ofRound(roundCode, 'directive.issued')).map((row) => factItem(row, `/directives/${row.subjectCode}`));
    const reportFacts = await Promise.all([...new Set(answers.map(({ reportCode }) => reportCode))].map((report) => this.facts.about('report', report)));
    const versions = new Set(answers.map(({ version }) => version.number));
    const sent = reportFacts
      .flat()
      .filter(({ type, details }) => ['report.submitted', 'report.recordedOnBehalf', 'report.accepted', 'report.returned'].includes(type) && versions.has(Number(details.version)))
      .map((row) => factItem(row, `/reports/${row.subjectCode}/receipt?version=${String(row.details.version)}`));
    const urged = duty ? (await this.urgings.ofRound(duty.roundId)).filter(({ obligationId }) => obligationId === duty.id).map(urgingItem) : [];
    const signed = visit.filter(({ type }) => type === 'visit.minutesSigned').map((row) => factItem(row));
    return [...own.map((row) => factItem(row)).reverse(), ...signed, ...directives, ...sent.reverse(), ...urged];
  }
}
