import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Finding, isIssued } from '../findings';
import { Obligation, ObligationUpdate } from '../obligations';
import { isSent, RemediationReport, ReportItem, ReportVersion } from '../remediation';
import { missingOf, type MissingItem } from './domain/missing';

type Duty = Pick<Obligation, 'id' | 'kind' | 'state' | 'roundId' | 'unitId' | 'expectedOutputVi' | 'titleVi'>;

interface Sent {
  readonly version: ReportVersion;
  readonly items: readonly ReportItem[];
}

/** What each duty lacks at this moment. Takes the manager, so that a page and the transaction that sends read the same way. */
@Injectable()
export class MissingQuery {
  async of(manager: EntityManager, duties: readonly Duty[]): Promise<ReadonlyMap<string, readonly MissingItem[]>> {
    const reported = duties.filter(({ kind }) => kind === 'remediation_report');
    const findings = await this.findings(manager, reported);
    const sent = await this.newestSent(manager, reported.map(({ id }) => id));
    const reasons = await this.reasons(manager, duties.filter(({ kind, state }) => kind !== 'remediation_report' && state === 'returned').map(({ id }) => id));
    const titleOf = new Map(findings.map(({ id, titleVi }) => [id, titleVi]));
    return new Map(
      duties.map((duty) => {
        const newest = sent.get(duty.id);
        return [
          duty.id,
          missingOf({
            byReport: duty.kind === 'remediation_report',
            returned: duty.state === 'returned',
            output: duty.expectedOutputVi ?? duty.titleVi,
            findings: findings.filter(({ roundId, unitId }) => roundId === duty.roundId && unitId === duty.unitId).map(({ code, titleVi }) => ({ code, title: titleVi })),
            // A decision is told once it is released to the unit.
            returnedItems: (newest?.items ?? []).filter(({ decision, releasedAt }) => decision === 'returned' && releasedAt !== null).map(({ position, findingId }) => ({ n: position + 1, title: titleOf.get(findingId) ?? '' })),
            signedCopy: (newest?.version.signedFileId ?? null) !== null,
            reason: reasons.get(duty.id) ?? null,
          }),
        ];
      }),
    );
  }

  private async findings(manager: EntityManager, duties: readonly Duty[]): Promise<Finding[]> {
    if (duties.length === 0) return [];
    const unique = (pick: (one: Duty) => string): string[] => [...new Set(duties.map(pick))];
    const found = await manager.find(Finding, { where: { roundId: In(unique(({ roundId }) => roundId)), unitId: In(unique(({ unitId }) => unitId)) }, order: { code: 'ASC' } });
    return found.filter(({ state }) => isIssued(state));
  }

  private async newestSent(manager: EntityManager, obligationIds: readonly string[]): Promise<ReadonlyMap<string, Sent>> {
    if (obligationIds.length === 0) return new Map();
    const reports = await manager.findBy(RemediationReport, { obligationId: In([...obligationIds]) });
    const versions = (await manager.find(ReportVersion, { where: { reportId: In(reports.map(({ id }) => id)) }, order: { number: 'ASC' } })).filter(isSent);
    const newest = new Map(versions.map((version) => [version.reportId, version]));
    const items = await manager.find(ReportItem, { where: { reportVersionId: In([...newest.values()].map(({ id }) => id)) }, order: { position: 'ASC' } });
    return new Map(
      reports.flatMap(({ id, obligationId }) => {
        const version = newest.get(id);
        return version ? [[obligationId, { version, items: items.filter(({ reportVersionId }) => reportVersionId === version.id) }] as const] : [];
      }),
    );
  }

  /** Why the newest result was given back. */
  private async reasons(manager: EntityManager, obligationIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (obligationIds.length === 0) return new Map();
    const returns = await manager.find(ObligationUpdate, { where: { obligationId: In([...obligationIds]), kind: 'return' }, order: { writtenAt: 'ASC' } });
    return new Map(returns.map(({ obligationId, textVi }) => [obligationId, textVi]));
  }
}
