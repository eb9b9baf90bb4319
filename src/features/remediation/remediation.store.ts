import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isHomeAffairs } from '../../kernel/actor';
import type { Instant } from '../../kernel/calendar-date';
import { ForbiddenError, NotFoundError } from '../../kernel/errors';
import { roundCodeOf } from '../../kernel/round-code';
import { newId } from '../../platform/database/new-id';
import { oneAtATime, type Transaction } from '../../platform/database/transaction';
import { RoundProgress } from '../inspections';
import { isSent } from './domain/report-version.machine';
import { RemediationReport, ReportItem, ReportItemEvidence, ReportVersion } from './remediation-report.entity';

export interface LoadedReport {
  readonly report: RemediationReport;
  /** The newest version: what the unit writes, or what Home Affairs reviews. */
  readonly version: ReportVersion;
  readonly items: readonly ReportItem[];
}

/** Load and save of reports for use cases. A unit reaches only its own, Home Affairs what was sent at least once. */
@Injectable()
export class RemediationStore {
  constructor(private readonly rounds: RoundProgress) {}

  /** Writers of one report take turns: what was read as a draft is still one when it is written. On SQLite there is one writer anyway. */
  hold(tx: Transaction, code: string): Promise<void> {
    return oneAtATime(tx, `report-writer:${code}`);
  }

  async load(tx: Transaction, code: string): Promise<LoadedReport> {
    await this.hold(tx, code);
    const report = await tx.manager.findOneBy(RemediationReport, { code });
    const own = report?.unitId === tx.actor.unitId;
    if (!report || (!own && !isHomeAffairs(tx.actor))) throw new NotFoundError();
    const version = await tx.manager.findOneOrFail(ReportVersion, { where: { reportId: report.id }, order: { number: 'DESC' } });
    if (!own && version.number === 1 && !isSent(version)) throw new NotFoundError();
    return { report, version, items: await this.itemsOf(tx, version.id) };
  }

  /** The unit's own draft. @throws ForbiddenError `reportLocked` while it waits for its signature, else as `loadUnsent` */
  async loadDraft(tx: Transaction, code: string): Promise<LoadedReport> {
    const loaded = await this.loadUnsent(tx, code);
    if (loaded.version.state === 'awaiting_signed') throw new ForbiddenError('reportLocked');
    return loaded;
  }

  /** The unit's own, being written or signed. @throws ForbiddenError `reportSent` when the newest version was already sent, `recordedForUnit` when Home Affairs entered it, `roundClosed` when nothing may be written any more */
  async loadUnsent(tx: Transaction, code: string): Promise<LoadedReport> {
    const loaded = await this.load(tx, code);
    if (loaded.report.unitId !== tx.actor.unitId) throw new NotFoundError();
    await this.rounds.assertOpen(tx, loaded.report.roundId);
    refuseSent(loaded, code);
    return loaded;
  }

  /**
   * To be judged: the version that arrived and is not judged yet, else the newest that arrived. A draft may already follow it, where
   * results go to the unit at once. @throws ForbiddenError `roundClosed`
   */
  async loadForReview(tx: Transaction, code: string): Promise<LoadedReport> {
    const report = await tx.manager.findOneBy(RemediationReport, { code });
    const versions = report ? await tx.manager.find(ReportVersion, { where: { reportId: report.id }, order: { number: 'DESC' } }) : [];
    const version = versions.find(({ state }) => state === 'received') ?? versions.find(isSent);
    if (!report || !version || !isHomeAffairs(tx.actor)) throw new NotFoundError();
    await this.rounds.assertOpen(tx, report.roundId);
    return { report, version, items: await this.itemsOf(tx, version.id) };
  }

  /** One item of the newest sending that holds it, for the department that must remedy. @throws NotFoundError unless it was sent */
  async loadForOpinion(tx: Transaction, code: string, findingId: string): Promise<LoadedReport> {
    const report = await tx.manager.findOneBy(RemediationReport, { code });
    const versions = report ? await tx.manager.find(ReportVersion, { where: { reportId: report.id }, order: { number: 'DESC' } }) : [];
    for (const version of versions.filter(isSent)) {
      const items = await tx.manager.findBy(ReportItem, { reportVersionId: version.id, findingId });
      if (!report || items.length === 0) continue;
      await this.rounds.assertOpen(tx, report.roundId);
      return { report, version, items };
    }
    throw new NotFoundError();
  }

  /** An earlier sending is still being judged: nothing more is sent before it is. */
  underReview(tx: Transaction, reportId: string): Promise<boolean> {
    return tx.manager.existsBy(ReportVersion, { reportId, state: 'received' });
  }

  /** The newest version of any state, for whoever may set it aside. */
  async loadNewest(tx: Transaction, report: RemediationReport): Promise<LoadedReport> {
    const version = await tx.manager.findOneOrFail(ReportVersion, { where: { reportId: report.id }, order: { number: 'DESC' } });
    return { report, version, items: await this.itemsOf(tx, version.id) };
  }

  /** When the newest review was sent; null before the first. */
  async lastReviewedAt(tx: Transaction, reportId: string): Promise<Instant | null> {
    const versions = await tx.manager.findBy(ReportVersion, { reportId });
    return versions.reduce<Instant | null>((last, { reviewedAt }) => (reviewedAt !== null && (last === null || reviewedAt > last) ? reviewedAt : last), null);
  }

  versionOf(tx: Transaction, reportId: string, number: number): Promise<ReportVersion | null> {
    return tx.manager.findOneBy(ReportVersion, { reportId, number });
  }

  /** Drafts that were set aside are counted downwards from -1, out of the way of the sendings. */
  async nextSetAside(tx: Transaction, reportId: string): Promise<number> {
    return -1 - (await tx.manager.countBy(ReportVersion, { reportId, state: 'set_aside' }));
  }

  itemsOf(tx: Transaction, reportVersionId: string): Promise<ReportItem[]> {
    return tx.manager.find(ReportItem, { where: { reportVersionId }, order: { position: 'ASC' } });
  }

  evidenceOf(tx: Transaction, items: readonly ReportItem[]): Promise<ReportItemEvidence[]> {
    return tx.manager.findBy(ReportItemEvidence, { itemId: In(items.map(({ id }) => id)) });
  }

  async addVersion(tx: Transaction, reportId: string, number: number): Promise<ReportVersion> {
    const id = newId();
    await tx.manager.insert(ReportVersion, {
      id, reportId, number, state: 'draft', documentNumber: null, documentDate: null, signerTitle: null, signedFileId: null,
      receiptNumber: null, startedAt: tx.now, submittedAt: null, submittedByTitle: null, reviewedAt: null, reviewedByTitle: null,
      arrivalChannel: null, enteredAt: null, enteredByTitle: null, proofNoteVi: null, proofFileId: null, dueOn: null,
    });
    return tx.manager.findOneByOrFail(ReportVersion, { id });
  }

  async addItem(tx: Transaction, reportVersionId: string, findingId: string, position: number, from?: ReportItem): Promise<string> {
    const id = newId();
    await tx.manager.insert(ReportItem, {
      id, reportVersionId, findingId, position,
      result: from?.result ?? null,
      doneVi: from?.doneVi ?? null,
      committedOn: from?.committedOn ?? null,
      transferredToUnitId: from?.transferredToUnitId ?? null,
      difficultyVi: from?.difficultyVi ?? null,
      causeKind: from?.causeKind ?? null,
      causeVi: from?.causeVi ?? null,
      figuresVi: from?.figuresVi ?? null,
      savedAt: null, decision: null, decisionReason: null, decidedByTitle: null, decidedAt: null,
      opinion: null, opinionReason: null, opinionByTitle: null, opinionAt: null, releasedAt: null,
    });
    return id;
  }

  async copyEvidence(tx: Transaction, fromItemId: string, toItemId: string): Promise<void> {
    for (const { fileId } of await tx.manager.findBy(ReportItemEvidence, { itemId: fromItemId })) {
      await tx.manager.insert(ReportItemEvidence, { id: newId(), itemId: toItemId, fileId });
    }
  }

  record(tx: Transaction, { report, version }: Pick<LoadedReport, 'report' | 'version'>, type: string, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return tx.record({
      type: `report.${type}`,
      subject: { kind: 'report', code: report.code },
      unitId: report.unitId,
      roundCode: roundCodeOf(report.code),
      details: { version: version.number, ...details },
    });
  }
}

/** Whoever was writing while Home Affairs entered the report is told so, and where the draft lies. */
function refuseSent({ version }: LoadedReport, code: string): void {
  if (version.state === 'draft' || version.state === 'awaiting_signed') return;
  throw version.arrivalChannel === null ? new ForbiddenError('reportSent') : new ForbiddenError('recordedForUnit', { code });
}
