import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf } from '../../../kernel/calendar-date';
import { NotFoundError } from '../../../kernel/errors';
import { Clock } from '../../../platform/clock/clock';
import { newId } from '../../../platform/database/new-id';
import { expectVersion, updateGuarded, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { EvidenceStore, type StoredFile } from '../../evidence';
import { FindingStore } from '../../findings';
import { UnitQueries } from '../../organisation';
import { ReportItem, ReportItemEvidence } from '../remediation-report.entity';
import type { SaveItemInput } from '../remediation.input';
import { RemediationStore, type LoadedReport } from '../remediation.store';

/** The unit's answer to one finding, as far as it is written; completeness is asked only when the report is sent. */
@Injectable()
export class SaveItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly findings: FindingStore,
    private readonly units: UnitQueries,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  /** @returns the item's new row version. @throws ConflictError with what is stored when somebody else saved meanwhile */
  async execute(actor: Actor, reportCode: string, findingCode: string, input: SaveItemInput): Promise<{ version: number; savedAt: number }> {
    const receiver = input.transferredToUnitCode ? await this.units.forField(input.transferredToUnitCode, dateOf(this.clock.now()), 'transferredToUnitCode') : null;
    return this.unitOfWork.run(actor, async (tx) => {
      const { item } = await this.openItem(tx, reportCode, findingCode);
      const { result = null, doneVi = null, committedOn = null, difficultyVi = null, causeKind = null, causeVi = null, figuresVi = null } = input;
      expectVersion(item, input.version, { result: item.result, doneVi: item.doneVi, committedOn: item.committedOn, difficultyVi: item.difficultyVi, causeKind: item.causeKind, causeVi: item.causeVi, figuresVi: item.figuresVi, transferredToUnitId: item.transferredToUnitId });
      await updateGuarded(tx, ReportItem, item, { result, doneVi, committedOn, difficultyVi, causeKind, causeVi, figuresVi, transferredToUnitId: receiver?.id ?? null, savedAt: tx.now });
      return { version: item.version, savedAt: tx.now };
    });
  }

  /** Files for one item; bytes are safe before the rows are written. */
  async attach(actor: Actor, reportCode: string, findingCode: string, files: readonly ReceivedFile[]): Promise<readonly StoredFile[]> {
    // Before a byte is kept: nobody fills the store through another unit's report.
    await this.assertRoom(actor, reportCode, findingCode, files);
    const kept = await this.evidence.keep(files);
    return this.unitOfWork.run(actor, async (tx) => {
      const { item, loaded } = await this.openItem(tx, reportCode, findingCode);
      this.evidence.assertRoom(await this.heldBy(tx, item), kept);
      const stored = await this.evidence.register(tx, loaded.report.unitId, kept);
      for (const file of stored) await tx.manager.insert(ReportItemEvidence, { id: newId(), itemId: item.id, fileId: file.id });
      return stored;
    });
  }

  /** Whether this actor may add so much to the item now. @throws ValidationError, ForbiddenError, NotFoundError */
  assertRoom(actor: Actor, reportCode: string, findingCode: string, files: readonly { readonly size: number }[]): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { item } = await this.openItem(tx, reportCode, findingCode);
      this.evidence.assertRoom(await this.heldBy(tx, item), files);
    });
  }

  private async heldBy(tx: Transaction, item: ReportItem): Promise<number> {
    return this.evidence.sizeOf(tx, (await this.reports.evidenceOf(tx, [item])).map(({ fileId }) => fileId));
  }

  private async openItem(tx: Transaction, reportCode: string, findingCode: string): Promise<{ item: ReportItem; loaded: LoadedReport }> {
    const loaded = await this.reports.loadDraft(tx, reportCode);
    const finding = await this.findings.load(tx, findingCode);
    const item = loaded.items.find(({ findingId }) => findingId === finding.id);
    if (!item) throw new NotFoundError();
    return { item, loaded };
  }
}
