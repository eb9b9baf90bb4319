import { Injectable } from '@nestjs/common';
import { DirectiveQueries } from '../../features/directives';
import { FindingQueries, isIssued, remedyCount, type FindingState } from '../../features/findings';
import { RoundQueries } from '../../features/inspections';
import { ObligationQueries, type ObligationRow } from '../../features/obligations';
import { percentOf } from '../../kernel/percent';

export interface RoundSummary {
  readonly round: string;
  readonly units: {
    readonly owing: number;
    readonly onTime: number;
    readonly late: number;
    readonly missing: number;
    readonly lateDays: Readonly<Record<string, number>>;
    readonly missingDays: Readonly<Record<string, number>>;
    /** Only where a report was extended: how many are in time by the dates of the paper (`onTime` goes by the extended ones). */
    readonly byFirst?: { readonly onTime: number; readonly extended: number };
  };
  readonly findings: {
    readonly total: number;
    readonly byState: Readonly<Partial<Record<FindingState, number>>>;
    /** In the order of the visits, as the round was run. */
    readonly byUnit: readonly ({ readonly unit: string; readonly name: string; readonly total: number } & Readonly<Partial<Record<FindingState, number>>>)[];
    readonly remediedRatePercent: number | null;
  };
  readonly directive: { readonly clauses: number; readonly leaf: number; readonly datedLeaf: number };
  readonly obligations: { readonly total: number; readonly dated: number };
  /** Percent of the points that apply, by unit code. */
  readonly scores: Readonly<Record<string, number | null>>;
}

/** The round's figures under the strict reading of its time limits: what the chair's page, the workbook and the papers all start from. */
@Injectable()
export class RoundSummaryQuery {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly findings: FindingQueries,
    private readonly obligations: ObligationQueries,
    private readonly directives: DirectiveQueries,
  ) {}

  async of(roundCode: string): Promise<RoundSummary> {
    const round = await this.rounds.roundByCode(roundCode);
    const units = new Map((await this.rounds.units(round.id)).map((unit) => [unit.unitId, unit]));
    const due = await this.obligations.reportsDue(round.id);
    const obligations = await this.obligations.countedIn(round.id);
    const findings = (await this.findings.ofRound(round.id)).filter(({ state }) => isIssued(state));
    const clauses = await this.directives.issuedClauses(round.id);
    const scores = await this.rounds.scores(round);
    const days = (kind: 'late' | 'missing'): Record<string, number> =>
      Object.fromEntries(due.filter(({ lateness }) => lateness.strict.kind === kind).map(({ unitCode, lateness }) => [unitCode, lateness.strict.days]));
    const kinds = due.map(({ lateness }) => lateness.strict.kind);
    const count = remedyCount(findings.map(({ state }) => state));
    return {
      round: roundCode,
      units: {
        owing: due.length,
        onTime: kinds.filter((kind) => kind === 'on_time').length,
        late: kinds.filter((kind) => kind === 'late').length,
        missing: kinds.filter((kind) => kind === 'missing').length,
        lateDays: days('late'),
        missingDays: days('missing'),
        ...byFirst(due),
      },
      findings: {
        total: findings.length,
        byState: countBy(findings.map(({ state }) => state)),
        byUnit: byVisit([...new Set(findings.map(({ unitId }) => unitId))], await this.rounds.visits(round.id)).map((unitId) => {
          const own = findings.filter((finding) => finding.unitId === unitId);
          return { unit: units.get(unitId)?.unitCode ?? '', name: units.get(unitId)?.unitNameVi ?? '', total: own.length, ...countBy(own.map(({ state }) => state)) };
        }),
        remediedRatePercent: percentOf(count.verified, count.total - count.transferred),
      },
      directive: {
        clauses: clauses.length,
        leaf: clauses.filter(({ leaf }) => leaf).length,
        datedLeaf: clauses.filter(({ leaf, dueRule }) => leaf && dueRule.kind !== 'none').length,
      },
      obligations: { total: obligations.length, dated: obligations.filter(({ tooLateAt }) => tooLateAt !== null).length },
      scores: Object.fromEntries([...scores].map(([unitId, { total }]) => [units.get(unitId)?.unitCode ?? '', total.percent])),
    };
  }
}

function byFirst(due: readonly ObligationRow[]): Pick<RoundSummary['units'], 'byFirst'> {
  const extended = due.filter(({ first }) => first !== null).length;
  return extended === 0 ? {} : { byFirst: { onTime: due.filter(({ first, lateness }) => (first?.lateness ?? lateness).strict.kind === 'on_time').length, extended } };
}

/** By the day of the visit; units without one come last, in their own order. */
function byVisit(unitIds: readonly string[], visits: readonly { readonly unitId: string; readonly scheduledOn: string | null }[]): readonly string[] {
  const day = (unitId: string): string => visits.find((visit) => visit.unitId === unitId)?.scheduledOn ?? '9999-12-31';
  return [...unitIds].sort((a, b) => day(a).localeCompare(day(b)));
}

function countBy<K extends string>(values: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
