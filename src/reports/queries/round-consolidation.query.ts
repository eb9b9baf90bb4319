import { Injectable } from '@nestjs/common';
import { ChecklistQueries } from '../../features/checklists';
import { RoundQueries, type InspectionRound, type RoundUnit } from '../../features/inspections';
import { ObligationQueries } from '../../features/obligations';
import { UnitQueries } from '../../features/organisation';
import { UrgingQueries } from '../../features/urging';
import { Clock } from '../../platform/clock/clock';
import type { RoundSnapshot, SnapshotFinding, SnapshotRound, SnapshotScore, SnapshotUnit } from '../consolidation/round-snapshot';
import { ConsolidationDutiesQuery } from './consolidation-duties.query';
import { ConsolidationFindingsQuery } from './consolidation-findings.query';
import { countGroups } from './finding-groups';
import { RoundSummaryQuery } from './round-summary.query';

/** One snapshot of a round for its papers. Its totals are those of the screen: both start from RoundSummaryQuery. */
@Injectable()
export class RoundConsolidationQuery {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly checklists: ChecklistQueries,
    private readonly summaries: RoundSummaryQuery,
    private readonly findings: ConsolidationFindingsQuery,
    private readonly duties: ConsolidationDutiesQuery,
    private readonly obligations: ObligationQueries,
    private readonly urgings: UrgingQueries,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  /** Unscoped: whoever asks has already been let in. @throws NotFoundError */
  async of(roundCode: string): Promise<RoundSnapshot> {
    const round = await this.rounds.roundByCode(roundCode);
    const takenAt = this.clock.now();
    const population = await this.rounds.units(round.id);
    const codeOf = new Map(population.map(({ unitId, unitCode }) => [unitId, unitCode]));
    const { areas } = await this.checklists.version(round.checklistVersionId);
    const { findings, reports } = await this.findings.of(round, population);
    const { directive, clauses, duties } = await this.duties.of(round, population, takenAt);
    // The paper says how often each report was urged; other duties of the unit are urged too.
    const reported = new Set((await this.obligations.reportsDue(round.id)).map(({ id }) => id));
    return {
      takenAt,
      round: await this.roundHead(round, population),
      directive,
      summary: await this.summaries.of(roundCode),
      units: await this.inspectedUnits(round, population, findings),
      areas: areas.map(({ code, nameVi, maxScore }) => ({ code, name: nameVi, maxScore })),
      findings,
      reports,
      clauses,
      duties,
      urgings: (await this.urgings.ofRound(round.id)).filter(({ obligationId }) => reported.has(obligationId)).map(({ number, unitId, level, channel, sentAt }) => ({ number, unitCode: codeOf.get(unitId) ?? '', level, channel, sentAt })),
    };
  }

  /** The province is the parent of the round's units on its own day: codes of provinces are recycled. */
  private async roundHead(round: InspectionRound, population: readonly RoundUnit[]): Promise<SnapshotRound> {
    const units = await this.units.byIds(population.map(({ unitId }) => unitId));
    const parentIds = [...units.values()].flatMap(({ parentId }) => parentId ?? []);
    const province = [...(await this.units.byIds(parentIds)).values()].find(({ level }) => level === 'province');
    const { code, year, quarter, periodFrom, periodTo, sample } = round;
    return { code, year, quarter, periodFrom, periodTo, sample, province: province?.nameVi ?? '', place: province?.shortNameVi ?? '' };
  }

  private async inspectedUnits(round: InspectionRound, population: readonly RoundUnit[], findings: readonly SnapshotFinding[]): Promise<SnapshotUnit[]> {
    const scores = await this.rounds.scores(round);
    return population
      .filter(({ mode }) => mode === 'inspected')
      .map(({ unitId, unitCode, unitNameVi }) => {
        const own = findings.filter((finding) => finding.unitCode === unitCode);
        const scored = scores.get(unitId);
        const score: SnapshotScore | null = scored === undefined ? null : { areas: scored.areas, ...scored.total };
        return {
          code: unitCode,
          name: unitNameVi,
          total: own.length,
          groups: countGroups(own.map(({ state }) => state)),
          repeated: own.filter(({ repeated }) => repeated).length,
          score,
        };
      });
  }
}
