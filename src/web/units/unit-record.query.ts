import { Injectable } from '@nestjs/common';
import { FindingQueries, isIssued, type FindingRow } from '../../features/findings';
import { RoundQueries, type InspectionRound } from '../../features/inspections';
import { ObligationQueries, type ObligationRow } from '../../features/obligations';
import { OperatingRules, type Unit } from '../../features/organisation';
import { RemediationQueries, type ReportView } from '../../features/remediation';
import { SelfInspectionQueries, type DeclaredAbsent } from '../../features/self-inspection';
import { UrgingQueries, type UrgingRow } from '../../features/urging';
import { isHomeAffairs, type Actor } from '../../kernel/actor';
import { Clock } from '../../platform/clock/clock';
import { promisesOf, type UnitPromise } from './unit-promises';
import { breakAfter, placeOf, type RoundOfUnit } from './unit-trend';

/** A sending of a report; a unit sees its own decisions once they are sent. */
export interface SentVersion {
  readonly reportCode: string;
  readonly number: number;
  readonly state: string;
  readonly submittedAt: number;
  readonly onBehalf: string | null;
}

export interface UnitDuty {
  readonly code: string;
  readonly clauseNumber: string;
  readonly titleVi: string;
  readonly titleEn: string | null;
  readonly kind: ObligationRow['kind'];
  readonly state: ObligationRow['state'];
  /** By the date that rules; `first` only where it was extended. */
  readonly rulingTooLateAt: number | null;
  readonly lastDay: ObligationRow['lastDay'];
  readonly first: ObligationRow['first'];
  readonly extension: ObligationRow['extension'];
  readonly firstSubmittedAt: number | null;
  readonly lateness: ObligationRow['lateness'];
  readonly sent: readonly SentVersion[];
}

/** Everything this unit was ever found at fault for, promised, delivered, late and urged. */
export interface UnitRecord {
  /** `declaredAbsent`: the unit had said, inspecting itself in an earlier round, that it has no such fault. */
  readonly findings: readonly (FindingRow & { readonly declaredAbsent: DeclaredAbsent | null })[];
  readonly counts: { readonly findings: number; readonly verified: number; readonly repeated: number; readonly onTime: number; readonly late: number; readonly missing: number; readonly urged: number; readonly kept: number; readonly broken: number; readonly open: number };
  readonly promises: readonly UnitPromise[];
  readonly duties: readonly UnitDuty[];
  /** Reminders too, newest first. */
  readonly urgings: readonly UrgingRow[];
  readonly lastUrgedAt: number | null;
  /** Newest first; the trend is drawn oldest first. */
  readonly rounds: readonly RoundOfUnit[];
  readonly breakAfter: number | null;
  /** Whether this reader may see the place among the inspected units. */
  readonly placeShown: boolean;
  readonly sample: boolean;
}

/** Figures of a unit are for the unit itself, Home Affairs and the chair; names and history are everybody's. */
export function maySeeRecord(actor: Actor, unit: Pick<Unit, 'id'>): boolean {
  if (isHomeAffairs(actor) || actor.role === 'provincialChair') return true;
  return actor.unitId === unit.id && (actor.role === 'unitStaff' || actor.role === 'unitHead' || actor.role === 'department');
}

@Injectable()
export class UnitRecordQuery {
  constructor(
    private readonly findings: FindingQueries,
    private readonly rounds: RoundQueries,
    private readonly obligations: ObligationQueries,
    private readonly reports: RemediationQueries,
    private readonly urgings: UrgingQueries,
    private readonly selfChecks: SelfInspectionQueries,
    private readonly rules: OperatingRules,
    private readonly clock: Clock,
  ) {}

  /** Only after `maySeeRecord`. */
  async of(actor: Actor, unit: Unit): Promise<UnitRecord> {
    const findings = await this.findings.issuedTo(unit.id);
    const reports = await this.reportsOf(actor, unit.id);
    const duties = (await this.obligations.datedOwedBy(unit.id)).map((duty) => dutyOf(duty, reports));
    const urgings = await this.urgings.ofUnit(actor, unit.id);
    const promises = promisesOf(answersOf(reports), new Map(findings.map(({ code, verifiedAt }) => [code, verifiedAt])), this.clock.now());
    const placeShown = isHomeAffairs(actor) || actor.role === 'provincialChair' || (await this.rules.values())['unit.rank'] === 'own';
    const all = await this.roundsOf(actor, unit.id, findings);
    const rounds = all.map(({ round }) => (placeShown ? round : { ...round, place: null }));
    const declared = await this.selfChecks.declaredAbsent(findings);
    return {
      findings: findings.map((finding) => ({ ...finding, declaredAbsent: declared.get(finding.code) ?? null })),
      counts: countsOf(findings, duties, urgings.filter(({ level }) => level !== 'reminder').length, promises),
      promises: [...promises].reverse(),
      duties,
      urgings,
      lastUrgedAt: urgings.find(({ level }) => level !== 'reminder')?.sentAt ?? null,
      rounds: [...rounds].reverse(),
      breakAfter: breakAfter(rounds),
      placeShown,
      sample: all.some(({ sample }) => sample),
    };
  }

  private async reportsOf(actor: Actor, unitId: string): Promise<readonly ReportView[]> {
    const own = (await this.reports.list(actor)).filter((report) => report.unitId === unitId);
    return Promise.all(own.map(({ code }) => this.reports.byCode(actor, code)));
  }

  /** Rounds in which the unit was inspected and its result was issued, oldest first. */
  private async roundsOf(actor: Actor, unitId: string, findings: readonly FindingRow[]): Promise<readonly { readonly round: RoundOfUnit; readonly sample: boolean }[]> {
    const found: { round: RoundOfUnit; sample: boolean }[] = [];
    for (const round of [...(await this.rounds.list(actor))].sort((a, b) => a.periodTo.localeCompare(b.periodTo) || a.code.localeCompare(b.code))) {
      const one = await this.roundOf(round, unitId, findings);
      if (one) found.push({ round: one, sample: round.sample });
    }
    return found;
  }

  private async roundOf(round: InspectionRound, unitId: string, findings: readonly FindingRow[]): Promise<RoundOfUnit | null> {
    const issued = (await this.rounds.visits(round.id)).filter(({ state }) => state === 'result_issued');
    if (!issued.some((visit) => visit.unitId === unitId)) return null;
    const scores = await this.rounds.scores(round);
    const percents = new Map(issued.map((visit) => [visit.unitId, scores.get(visit.unitId)?.total.percent ?? null]));
    const own = findings.filter(({ roundId, state }) => roundId === round.id && isIssued(state));
    return {
      code: round.code,
      periodTo: round.periodTo,
      percent: percents.get(unitId) ?? null,
      findings: own.length,
      verified: own.filter(({ state }) => state === 'verified').length,
      repeated: own.filter(({ repeated }) => repeated).length,
      place: placeOf(unitId, percents),
    };
  }
}

function dutyOf({ code, clauseNumber, titleVi, titleEn, kind, state, rulingTooLateAt, lastDay, first, extension, firstSubmittedAt, lateness, id }: ObligationRow, reports: readonly ReportView[]): UnitDuty {
  const report = reports.find(({ obligationId }) => obligationId === id);
  const sent = (report?.versions ?? []).flatMap((version): SentVersion[] =>
    version.submittedAt === null ? [] : [{ reportCode: report?.code ?? '', number: version.number, state: version.state, submittedAt: version.submittedAt, onBehalf: version.arrivalChannel }],
  );
  return { code, clauseNumber, titleVi, titleEn, kind, state, rulingTooLateAt, lastDay, first, extension, firstSubmittedAt, lateness, sent };
}

function answersOf(reports: readonly ReportView[]): Parameters<typeof promisesOf>[0] {
  return reports.flatMap(({ versions }) =>
    versions.flatMap(({ submittedAt, items }) =>
      submittedAt === null ? [] : items.map(({ findingCode, result, committedOn, decision }) => ({ finding: findingCode, result, committedOn, decision, submittedAt })),
    ),
  );
}

function countsOf(findings: readonly FindingRow[], duties: readonly UnitDuty[], urged: number, promises: readonly UnitPromise[]): UnitRecord['counts'] {
  const lateness = (kind: string): number => duties.filter((duty) => duty.lateness.strict.kind === kind).length;
  const promised = (state: UnitPromise['state']): number => promises.filter((one) => one.state === state).length;
  return {
    findings: findings.length,
    verified: findings.filter(({ state }) => state === 'verified').length,
    repeated: findings.filter(({ repeated }) => repeated).length,
    onTime: lateness('on_time'),
    late: lateness('late'),
    missing: lateness('missing'),
    urged,
    kept: promised('kept'),
    broken: promised('broken'),
    open: promised('open'),
  };
}
