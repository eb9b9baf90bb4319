import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { isHomeAffairs, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { newId } from '../../platform/database/new-id';
import type { Transaction } from '../../platform/database/transaction';
import { Finding } from '../findings';
import { Account } from '../identity';
import { isSent } from './domain/report-version.machine';
import type { RemarkVisibility } from './domain/voices';
import { RemediationReport, Remark, ReportItem, ReportVersion } from './remediation-report.entity';

/** Who reads or writes: the unit, Home Affairs, the department that must remedy, or somebody who only reads. */
export type TalkSide = 'unit' | 'homeAffairs' | 'owner' | 'reader';

/** An item of a report that was sent at least once, as far as the actor may talk about it. */
export interface Talk {
  readonly report: RemediationReport;
  readonly finding: Finding;
  /** Place in the report, counted from 1. */
  readonly n: number;
  readonly side: TalkSide;
}

export interface TalkAddress {
  readonly n?: number;
  readonly findingCode?: string;
}

/** Remarks about items; reads take the manager of the reader, so that a unit of work sees its own writes. */
@Injectable()
export class ConversationStore {
  /** @throws NotFoundError when the item is not the actor's to talk about, or nothing was sent yet */
  async locate(manager: EntityManager, actor: Actor, code: string, { n, findingCode }: TalkAddress): Promise<Talk> {
    const report = await manager.findOneBy(RemediationReport, { code });
    const versions = report ? await manager.findBy(ReportVersion, { reportId: report.id }) : [];
    if (!report || !versions.some(isSent)) throw new NotFoundError();
    const named = findingCode === undefined ? null : await manager.findOneBy(Finding, { code: findingCode });
    const items = await manager.findBy(ReportItem, { reportVersionId: In(versions.map(({ id }) => id)) });
    const item = items.find(({ findingId, position }) => (n === undefined ? findingId === named?.id : position + 1 === n));
    const finding = item && (await manager.findOneBy(Finding, { id: item.findingId }));
    const side = finding && sideOf(actor, report, finding);
    if (!item || !finding || !side) throw new NotFoundError();
    return { report, finding, n: item.position + 1, side };
  }

  remarksOf(manager: EntityManager, { report, finding, side }: Talk): Promise<Remark[]> {
    const visibility: RemarkVisibility[] = side === 'homeAffairs' ? ['both', 'internal'] : ['both'];
    return manager.find(Remark, { where: { reportId: report.id, findingId: finding.id, visibility: In(visibility) }, order: { writtenAt: 'ASC', id: 'ASC' } });
  }

  /** Posts that have to do with the item: those of the unit, of Home Affairs, of the department that must remedy; never the writer's own. */
  async addressees(manager: EntityManager, actor: Actor, { report, finding }: Talk): Promise<readonly Account[]> {
    const accounts = await manager.find(Account, {
      where: [
        { unitId: report.unitId, role: In(['unitStaff', 'unitHead']), disabled: false },
        { role: In(['homeAffairsStaff', 'homeAffairsLeader']), disabled: false },
        { unitId: finding.remedyOwnerUnitId, role: 'department', disabled: false },
      ],
      order: { role: 'ASC', username: 'ASC' },
    });
    return accounts.filter(({ id }) => id !== actor.accountId);
  }

  async add(tx: Transaction, { report, finding }: Talk, { visibility, textVi, addressedId }: Pick<Remark, 'visibility' | 'textVi' | 'addressedId'>): Promise<string> {
    const id = newId();
    const { accountId: writtenById, postTitle: writtenByTitle, unitId: writtenByUnitId } = tx.actor;
    await tx.manager.insert(Remark, { id, reportId: report.id, findingId: finding.id, visibility, textVi, addressedId, writtenById, writtenByTitle, writtenByUnitId, writtenAt: tx.now, seenAt: null });
    return id;
  }

  async markSeen(tx: Transaction, talk: Talk): Promise<void> {
    for (const { id } of (await this.remarksOf(tx.manager, talk)).filter(({ addressedId, seenAt }) => addressedId === tx.actor.accountId && seenAt === null)) {
      await tx.manager.update(Remark, { id }, { seenAt: tx.now });
    }
  }
}

function sideOf(actor: Actor, report: RemediationReport, finding: Finding): TalkSide | null {
  if (isHomeAffairs(actor)) return 'homeAffairs';
  if ((actor.role === 'unitStaff' || actor.role === 'unitHead') && actor.unitId === report.unitId) return 'unit';
  if (actor.role === 'department' && actor.unitId === finding.remedyOwnerUnitId) return 'owner';
  return actor.role === 'provincialChair' ? 'reader' : null;
}
