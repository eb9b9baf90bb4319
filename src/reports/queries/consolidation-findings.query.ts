import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ChecklistQueries } from '../../features/checklists';
import { FindingCoordinator, FindingQueries, type Finding } from '../../features/findings';
import type { InspectionRound, RoundUnit } from '../../features/inspections';
import { UnitQueries, type Unit } from '../../features/organisation';
import { RemediationQueries, type ReportView } from '../../features/remediation';
import { SYSTEM_ACTOR } from '../../kernel/system-actor';
import { ReadModel } from '../../platform/database/read-model';
import type { RoundSnapshot, SnapshotAnswer, SnapshotFinding, SnapshotReport } from '../consolidation/round-snapshot';
import { findingGroup } from './finding-groups';

/** Findings of a round with the newest answer to each, and every report that was sent. */
@Injectable()
export class ConsolidationFindingsQuery {
  constructor(
    private readonly read: ReadModel,
    private readonly findings: FindingQueries,
    private readonly remediation: RemediationQueries,
    private readonly checklists: ChecklistQueries,
    private readonly units: UnitQueries,
  ) {}

  async of(round: InspectionRound, population: readonly RoundUnit[]): Promise<Pick<RoundSnapshot, 'findings' | 'reports'>> {
    const reports = await this.reportsOf(round.id);
    const answers = answersOf(reports);
    const found = await this.findings.ofRound(round.id);
    const helpers = await this.read.manager.findBy(FindingCoordinator, { findingId: In(found.map(({ id }) => id)) });
    const units = await this.units.byIds([
      ...found.flatMap(({ remedyOwnerUnitId, transferredToUnitId }) => [remedyOwnerUnitId, ...(transferredToUnitId ? [transferredToUnitId] : [])]),
      ...helpers.map(({ unitId }) => unitId),
    ]);
    const { areas } = await this.checklists.version(round.checklistVersionId);
    const criteria = new Map(areas.flatMap((area) => area.criteria.map(({ id, code }) => [id, { criterion: code, area: `${area.code}. ${area.shortNameVi}` }] as const)));
    const order = new Map(population.map(({ unitId }, index) => [unitId, index]));
    const nameOf = new Map(population.map(({ unitId, unitCode, unitNameVi }) => [unitId, { unitCode, unitName: unitNameVi }]));
    const sorted = [...found].sort((a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0) || a.sequence - b.sequence);
    return {
      findings: sorted.map((finding) => ({
        ...(nameOf.get(finding.unitId) ?? { unitCode: '', unitName: '' }),
        ...row(finding, units, helpers.filter(({ findingId }) => findingId === finding.id)),
        ...(criteria.get(finding.criterionId) ?? { criterion: '', area: '' }),
        answer: answers.get(finding.id) ?? null,
      })),
      reports: reports
        .sort((a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0))
        .flatMap((report) => sentVersions(report, nameOf.get(report.unitId)?.unitCode ?? '')),
    };
  }

  private async reportsOf(roundId: string): Promise<ReportView[]> {
    const listed = (await this.remediation.list(SYSTEM_ACTOR)).filter((report) => report.roundId === roundId);
    return Promise.all(listed.map(({ code }) => this.remediation.byCode(SYSTEM_ACTOR, code)));
  }
}

function answersOf(reports: readonly ReportView[]): ReadonlyMap<string, SnapshotAnswer> {
  const answers = new Map<string, SnapshotAnswer>();
  // Versions come oldest first: the newest answer to a finding stays.
  for (const { number, items } of reports.flatMap(({ versions }) => versions)) {
    for (const { findingId, result, doneVi, difficultyVi, decision, evidence } of items) {
      answers.set(findingId, {
        version: number,
        result,
        done: doneVi,
        difficulty: difficultyVi,
        decision,
        evidence: evidence.map(({ name, size, sha256, receivedAt }) => ({ name, size, sha256, receivedAt })),
      });
    }
  }
  return answers;
}

function sentVersions({ versions }: ReportView, unitCode: string): SnapshotReport[] {
  return versions.map(({ number, state, documentNumber, documentDate, receiptNumber, submittedAt, reviewedAt, arrivalChannel }) => ({
    unitCode, number, state, documentNumber, documentDate, receiptNumber, submittedAt, reviewedAt, ...(arrivalChannel ? { onBehalf: arrivalChannel } : {}),
  }));
}

type FindingPart = Omit<SnapshotFinding, 'unitCode' | 'unitName' | 'criterion' | 'area' | 'answer'>;

function row(finding: Finding, units: ReadonlyMap<string, Unit>, helpers: readonly FindingCoordinator[]): FindingPart {
  const { code, topic, titleVi, severity, causeVi, dependencyVi, committedOn, repeated, state } = finding;
  const owner = units.get(finding.remedyOwnerUnitId);
  const coordinators = helpers.flatMap(({ unitId }) => units.get(unitId) ?? []);
  return {
    code,
    topic,
    title: titleVi,
    severity,
    cause: causeVi,
    dependency: dependencyVi,
    owner: owner?.nameVi ?? '',
    ownerCode: owner?.code ?? '',
    coordinators: coordinators.sort((a, b) => a.code.localeCompare(b.code, 'vi')).map(({ nameVi }) => nameVi),
    committedOn,
    repeated,
    state,
    group: findingGroup(state),
    transferredTo: finding.transferredToUnitId === null ? null : (units.get(finding.transferredToUnitId)?.nameVi ?? null),
  };
}
