import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction';
import { FindingStore } from '../findings';
import { contentMark } from './content-mark';
import type { ItemToCheck } from './domain/completeness';
import { RemediationStore, type LoadedReport } from './remediation.store';

/** What a loaded version says, as the rules read it; inside a unit of work. */
@Injectable()
export class ReportContent {
  constructor(
    private readonly reports: RemediationStore,
    private readonly findings: FindingStore,
  ) {}

  async mark(tx: Transaction, { version, items }: LoadedReport): Promise<string> {
    const links = await this.reports.evidenceOf(tx, items);
    return contentMark(version, items.map((item) => ({ id: item.id, version: item.version, fileIds: links.filter(({ itemId }) => itemId === item.id).map(({ fileId }) => fileId) })));
  }

  async answers(tx: Transaction, { items }: LoadedReport): Promise<readonly ItemToCheck[]> {
    const links = await this.reports.evidenceOf(tx, items);
    const findings = await this.findings.byIds(tx, items.map(({ findingId }) => findingId));
    return items.map((item, index) => ({
      findingCode: findings[index]?.code ?? '',
      result: item.result,
      doneText: item.doneVi,
      committedOn: item.committedOn,
      receivingBody: item.transferredToUnitId,
      evidenceCount: links.filter(({ itemId }) => itemId === item.id).length,
    }));
  }
}
