import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Finding, isIssued } from '../findings';
import { officialPlace, Unit } from '../organisation';
import { FindingTransfer } from './finding-transfer.entity';
import type { Obligation } from './obligation.entity';

export interface AffectedFinding {
  readonly finding: Finding;
  readonly unit: Unit;
  /** How it came to the duty when its unit passed it on; null = the body owned the remedy from the start. */
  readonly transfer: FindingTransfer | null;
}

type Duty = Pick<Obligation, 'id' | 'roundId' | 'unitId' | 'topic' | 'kind'>;

/**
 * Findings of other units that a duty cures: those of its subject whose remedy is its body's, and those that were passed on to it.
 * Unscoped: who may see which is decided by the caller.
 */
@Injectable()
export class AffectedFindings {
  /** In the official order of the units. */
  async of(manager: EntityManager, duty: Duty): Promise<readonly AffectedFinding[]> {
    const transfers = await manager.find(FindingTransfer, { where: { obligationId: duty.id }, order: { transferredAt: 'ASC' } });
    const byFinding = new Map(transfers.map((one) => [one.findingId, one]));
    const passedOn = byFinding.size === 0 ? [] : await manager.findBy(Finding, { id: In([...byFinding.keys()]) });
    const owned = duty.topic === null || duty.kind === 'remediation_report' ? [] : await manager.findBy(Finding, { roundId: duty.roundId, remedyOwnerUnitId: duty.unitId, topic: duty.topic });
    const findings = new Map([...owned, ...passedOn].map((finding) => [finding.id, finding]));
    const units = new Map((await this.unitsIn(manager, [...findings.values()])).map((unit, place) => [unit.id, { unit, place }]));
    return [...findings.values()]
      .filter(({ unitId, state }) => unitId !== duty.unitId && isIssued(state))
      .map((finding) => ({ finding, ...(units.get(finding.unitId) as { unit: Unit; place: number }), transfer: byFinding.get(finding.id) ?? null }))
      .sort((a, b) => a.place - b.place || a.finding.code.localeCompare(b.finding.code))
      .map(({ finding, unit, transfer }) => ({ finding, unit, transfer }));
  }

  async unitsOf(manager: EntityManager, duty: Duty): Promise<readonly Unit[]> {
    return [...new Map((await this.of(manager, duty)).map(({ unit }) => [unit.id, unit])).values()];
  }

  private unitsIn(manager: EntityManager, findings: readonly Finding[]): Promise<Unit[]> {
    const ids = ['', ...new Set(findings.map(({ unitId }) => unitId))];
    return manager.createQueryBuilder(Unit, 'u').where('u.id IN (:...ids)', { ids }).addSelect(officialPlace('u'), 'place').orderBy('place', 'ASC').getMany();
  }
}
