import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ConflictError, failWith, NotFoundError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import type { Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { EvidenceStore, type StoredFile } from '../../evidence';
import { FindingStore } from '../../findings';
import { EvidenceLinkStore, type HeldFiles } from '../evidence-links.store';
import { assignmentMark } from '../report-files.query';
import type { ReportItem } from '../remediation-report.entity';
import { RemediationStore, type LoadedReport } from '../remediation.store';

/** Public id of a file, and the places in the report that it is to prove. */
export type Assignment = readonly { readonly file: string; readonly items: readonly number[] }[];

interface Change {
  readonly finding: string;
  readonly name: string;
}

/** Which of the report's files proves which item of the draft: one file may serve several, and its bytes are stored once. */
@Injectable()
export class AssignEvidence {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly links: EvidenceLinkStore,
    private readonly findings: FindingStore,
    private readonly evidence: EvidenceStore,
  ) {}

  /**
   * All at once, or nothing. Files that are not named stay where they are.
   * @param seen mark of the assignment that was shown. @throws ConflictError when a colleague changed it since
   */
  async assign(actor: Actor, code: string, wanted: Assignment, seen?: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const loaded = await this.reports.loadDraft(tx, code);
      const held = await this.links.load(tx, loaded);
      if (seen !== undefined && seen !== markOf(loaded, held)) throw new ConflictError('changedMeanwhile');
      await this.apply(tx, loaded, held, wanted.map(({ file, items }) => ({ file: fileIn(held, file), items: items.map((n) => itemIn(loaded, n)) })));
    });
  }

  /** Files already in this report also prove this item. */
  async reuse(actor: Actor, code: string, findingCode: string, publicIds: readonly string[]): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const loaded = await this.reports.loadDraft(tx, code);
      const held = await this.links.load(tx, loaded);
      const finding = await this.findings.load(tx, findingCode);
      const item = loaded.items.find(({ findingId }) => findingId === finding.id);
      if (!item) throw new NotFoundError();
      await this.apply(tx, loaded, held, publicIds.map((id) => ({ file: fileIn(held, id), items: [...itemsOf(loaded, held, id), item] })));
    });
  }

  /** Takes a file off the draft for good. It stays stored, and in the versions that were sent with it. Off already, nothing happened. */
  async drop(actor: Actor, code: string, publicId: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const loaded = await this.reports.loadDraft(tx, code);
      const held = await this.links.load(tx, loaded);
      const file = fileIn(held, publicId);
      const items = held.itemsOf.get(file.id) ?? new Set<string>();
      if (items.size === 0 && !held.waiting.has(file.id)) return;
      for (const itemId of items) await this.links.detach(tx, itemId, file.id);
      await this.links.waitNoMore(tx, loaded.report.id, file.id);
      await this.reports.record(tx, loaded, 'evidenceDetached', { name: file.name, sha256: file.sha256 });
    });
  }

  private async apply(tx: Transaction, loaded: LoadedReport, held: HeldFiles, wanted: readonly { readonly file: StoredFile; readonly items: readonly ReportItem[] }[]): Promise<void> {
    failWith(wanted.some(({ file }) => file.erasedAt !== null) ? [problem('file.notFound', 'files')] : []);
    const codes = new Map((await this.findings.byIds(tx, loaded.items.map(({ findingId }) => findingId))).map(({ id, code }) => [id, code]));
    const attached: Change[] = [];
    const detached: Change[] = [];
    for (const { file, items } of wanted) {
      const now = held.itemsOf.get(file.id) ?? new Set<string>();
      const next = new Set(items.map(({ id }) => id));
      for (const item of loaded.items) {
        const change = { finding: codes.get(item.findingId) ?? '', name: file.name };
        if (next.has(item.id) && !now.has(item.id)) {
          await this.links.attach(tx, item.id, file.id);
          attached.push(change);
        } else if (!next.has(item.id) && now.has(item.id)) {
          await this.links.detach(tx, item.id, file.id);
          detached.push(change);
        }
      }
      if (next.size > 0) await this.links.waitNoMore(tx, loaded.report.id, file.id);
      // Off its last item, the file waits to be given to another: nothing that was sent is lost by a tick.
      else if (now.size > 0 && !held.sent.has(file.id) && !held.waiting.has(file.id)) await this.links.wait(tx, loaded.report.id, file.id);
    }
    this.assertRoom(loaded, await this.links.load(tx, loaded));
    if (attached.length + detached.length > 0) await this.reports.record(tx, loaded, 'evidenceAssigned', { attached, detached });
  }

  private assertRoom({ items }: LoadedReport, { files, itemsOf: held }: HeldFiles): void {
    for (const { id } of items) this.evidence.assertRoom(files.reduce((sum, file) => sum + (held.get(file.id)?.has(id) ? file.size : 0), 0), []);
  }
}

function fileIn({ files }: HeldFiles, publicId: string): StoredFile {
  const found = files.find((file) => file.publicId === publicId);
  if (!found) throw new NotFoundError();
  return found;
}

function itemIn({ items }: LoadedReport, n: number): ReportItem {
  const found = items.find(({ position }) => position + 1 === n);
  if (!found) throw new NotFoundError();
  return found;
}

function itemsOf({ items }: LoadedReport, held: HeldFiles, publicId: string): readonly ReportItem[] {
  const ids = held.itemsOf.get(fileIn(held, publicId).id);
  return items.filter(({ id }) => ids?.has(id));
}

function markOf({ items }: LoadedReport, { files, itemsOf: held }: HeldFiles): string {
  const places = (id: string): number[] => items.filter((item) => held.get(id)?.has(item.id)).map(({ position }) => position + 1);
  return assignmentMark(files.filter(({ erasedAt }) => erasedAt === null).map((file) => ({ file, items: places(file.id) })));
}
