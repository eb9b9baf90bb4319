import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RoundProgress } from '../../features/inspections';
import type { Actor } from '../../kernel/actor';
import { ConflictError, failWith } from '../../kernel/errors';
import { problem } from '../../kernel/problem';
import type { Transaction } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { onceOnly } from '../../platform/http/once-only';
import { RoundConsolidationQuery } from '../queries/round-consolidation.query';
import { ConsolidationFiles } from './consolidation-files';
import { ConsolidationStore } from './consolidation.store';
import type { RoundSnapshot } from './round-snapshot';

/** How often the figures are read again when somebody changed them while they were read. */
const READINGS = 3;

/** Chốt số liệu: the figures of a round as they stand, kept for good; its papers are made from this copy and never change. */
@Injectable()
export class ConsolidateRound {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly snapshots: RoundConsolidationQuery,
    private readonly store: ConsolidationStore,
    private readonly files: ConsolidationFiles,
  ) {}

  /**
   * Until the round is closed the figures may be frozen again. Pressing twice gives one freeze.
   * @param number what the form offered: one more than the last freeze
   * @throws ForbiddenError when the round is not at this step; ValidationError when somebody froze meanwhile
   */
  async execute(actor: Actor, roundCode: string, number = 1): Promise<void> {
    const roundId = await this.freeze(actor, roundCode, number);
    const frozen = await this.store.byNumber(roundId, number);
    // Rendering takes seconds: outside the transaction, so that nobody's writing waits for it.
    if (frozen) await this.files.keepAll(actor, frozen);
  }

  private async freeze(actor: Actor, roundCode: string, number: number): Promise<string> {
    for (let reading = 1; ; reading += 1) {
      const mark = await this.store.factMark(roundCode);
      const snapshot = JSON.parse(JSON.stringify(await this.snapshots.of(roundCode))) as RoundSnapshot;
      try {
        return await this.unitOfWork.run(actor, (tx) => onceOnly(tx, { act: 'consolidate', object: roundCode, key: String(number) }, () => this.keep(tx, snapshot, mark, number)));
      } catch (error) {
        if (!(error instanceof ConflictError) || reading === READINGS) throw error;
      }
    }
  }

  private async keep(tx: Transaction, snapshot: RoundSnapshot, mark: number, number: number): Promise<string> {
    const { code } = snapshot.round;
    const round = await this.rounds.byCode(tx, code);
    this.rounds.assertMay(tx, round, 'consolidate');
    const last = await this.store.lastNumber(tx, round.id);
    failWith(number === last + 1 ? [] : [problem('consolidation.outdated', undefined, { number: last })]);
    await this.rounds.advance(tx, round, 'consolidate');
    // Every change of a round leaves a fact. From our own fact on nobody else can add one before we end.
    if ((await this.store.factsAfter(tx, code, mark)) !== 1) throw new ConflictError('changedMeanwhile');
    const hash = createHash('sha256').update(JSON.stringify(snapshot)).digest('hex');
    await this.store.add(tx, { roundId: round.id, number, snapshot, snapshotHash: hash });
    await tx.record({ type: 'consolidation.frozen', subject: { kind: 'consolidation', code }, roundCode: code, details: { number, sha256: hash, findings: snapshot.findings.length, reports: snapshot.reports.length } });
    return round.id;
  }
}
