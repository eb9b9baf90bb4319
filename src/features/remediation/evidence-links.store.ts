import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { newId } from '../../platform/database/new-id';
import type { Transaction } from '../../platform/database/transaction';
import { StoredFile } from '../evidence';
import { ReportFile, ReportItem, ReportItemEvidence, ReportVersion } from './remediation-report.entity';
import type { LoadedReport } from './remediation.store';

/** Every file of one report within a transaction, and the items of its newest version that hold each. */
export interface HeldFiles {
  readonly files: readonly StoredFile[];
  /** Ids of the newest version's items, by file id. */
  readonly itemsOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Files that an earlier version holds: they stay there whatever the draft does. */
  readonly sent: ReadonlySet<string>;
  readonly waiting: ReadonlySet<string>;
}

/** Which file proves which item, for use cases. */
@Injectable()
export class EvidenceLinkStore {
  async load(tx: Transaction, { report, version, items }: LoadedReport): Promise<HeldFiles> {
    const versions = await tx.manager.findBy(ReportVersion, { reportId: report.id });
    const all = await tx.manager.findBy(ReportItem, { reportVersionId: In(versions.map(({ id }) => id)) });
    const links = await tx.manager.findBy(ReportItemEvidence, { itemId: In(all.map(({ id }) => id)) });
    const waiting = new Set(await this.waiting(tx, report.id));
    const open = new Set(items.map(({ id }) => id));
    const itemsOf = new Map<string, Set<string>>();
    for (const { itemId, fileId } of links) if (open.has(itemId)) itemsOf.set(fileId, (itemsOf.get(fileId) ?? new Set<string>()).add(itemId));
    const earlier = new Set(all.filter(({ reportVersionId }) => reportVersionId !== version.id).map(({ id }) => id));
    const files = await tx.manager.findBy(StoredFile, { id: In([...new Set([...links.map(({ fileId }) => fileId), ...waiting])]) });
    return { files, itemsOf, waiting, sent: new Set(links.filter(({ itemId }) => earlier.has(itemId)).map(({ fileId }) => fileId)) };
  }

  async attach(tx: Transaction, itemId: string, fileId: string): Promise<void> {
    await tx.manager.insert(ReportItemEvidence, { id: newId(), itemId, fileId });
  }

  async detach(tx: Transaction, itemId: string, fileId: string): Promise<void> {
    await tx.manager.delete(ReportItemEvidence, { itemId, fileId });
  }

  async wait(tx: Transaction, reportId: string, fileId: string): Promise<void> {
    await tx.manager.insert(ReportFile, { id: newId(), reportId, fileId });
  }

  /** Ids of the files that wait to be given to an item. */
  async waiting(tx: Transaction, reportId: string): Promise<readonly string[]> {
    return (await tx.manager.findBy(ReportFile, { reportId })).map(({ fileId }) => fileId);
  }

  async waitNoMore(tx: Transaction, reportId: string, fileId: string): Promise<void> {
    await tx.manager.delete(ReportFile, { reportId, fileId });
  }
}
