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

  async mark(tx: Transaction, loaded: LoadedReport): Promise<string> {
    return (await this.marker(tx, loaded))();
  }

  /** The mark before and after a change of the version row alone: the answers are read once, so what a colleague does in between shows in neither. */
  async marker(tx: Transaction, { version, items }: LoadedReport): Promise<() => string> {
    const links = await this.reports.evidenceOf(tx, items);
    const answers = items.map((item) => ({ id: item.id, version: item.version, fileIds: links.filter(({ itemId }) => itemId === item.id).map(({ fileId }) => fileId) }));
    return () => contentMark(version, answers);
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
      causeText: item.causeVi,
      evidenceCount: links.filter(({ itemId }) => itemId === item.id).length,
    }));
  }
}
