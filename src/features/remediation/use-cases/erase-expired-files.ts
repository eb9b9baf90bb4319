import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../../kernel/system-actor';
import type { Instant } from '../../../kernel/calendar-date';
import { Clock } from '../../../platform/clock/clock';
import { ReadModel } from '../../../platform/database/read-model';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { EvidenceStore, expiryBefore, type StoredFile } from '../../evidence';
import { OperatingRules } from '../../organisation';
import { FileHoldersQuery } from '../file-holders.query';

export interface RetentionResult {
  /** 0: kept as long as the dossier. */
  readonly months: number;
  readonly erased: readonly StoredFile[];
  /** Older than the limit, but their round is still open. */
  readonly inOpenRound: number;
  /** The same bytes are needed by a file that is kept. */
  readonly stillNeeded: number;
}

/**
 * Erases the bytes of files that show citizens' data once the province's time for them is over and every round they belong to is
 * closed. What stays: name, size, hash, who sent it and when, and that it was erased.
 */
@Injectable()
export class EraseExpiredFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadModel,
    private readonly evidence: EvidenceStore,
    private readonly holders: FileHoldersQuery,
    private readonly rules: OperatingRules,
    private readonly clock: Clock,
  ) {}

  /** @param untouchedSince bytes received again after this moment stay, until the next run */
  async execute(untouchedSince: Instant, dryRun = false): Promise<RetentionResult> {
    const months = (await this.rules.values())['evidence.citizensMonths'];
    if (months === 0) return { months, erased: [], inOpenRound: 0, stillNeeded: 0 };
    const before = expiryBefore(this.clock.now(), months);
    if (dryRun) return (await this.due(this.read.manager, before, months)).result;
    const { result } = await this.unitOfWork.run(SYSTEM_ACTOR, async (tx) => {
      const due = await this.due(tx.manager, before, months);
      await this.evidence.markErased(tx, due.result.erased, months);
      return due;
    });
    await this.evidence.eraseBytes(result.erased, untouchedSince);
    return result;
  }

  private async due(manager: ReadModel['manager'], before: Instant, months: number): Promise<{ readonly result: RetentionResult }> {
    const old = await this.evidence.citizensBefore(manager, before);
    const open = await this.holders.inOpenRounds(manager, old.map(({ id }) => id));
    const over = old.filter(({ id }) => !open.has(id));
    const needed = await this.evidence.neededByOthers(manager, over);
    const erased = over.filter(({ sha256 }) => !needed.has(sha256));
    return { result: { months, erased, inOpenRound: open.size, stillNeeded: over.length - erased.length } };
  }
}
