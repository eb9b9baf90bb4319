import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { newId } from '../../platform/database/new-id';
import { ReadModel } from '../../platform/database/read-model';
import { oneAtATime, type Transaction } from '../../platform/database/transaction';
import { FactRow } from '../../platform/facts/fact.entity';
import { Consolidation, ConsolidationFile } from './consolidation.entity';
import type { RoundSnapshot } from './round-snapshot';

export type FrozenRound = Omit<Consolidation, 'snapshot'> & { readonly snapshot: RoundSnapshot };

@Injectable()
export class ConsolidationStore {
  constructor(private readonly read: ReadModel) {}

  /** The newest freeze of a round. */
  async latest(roundId: string): Promise<FrozenRound | null> {
    const found = await this.read.manager.findOne(Consolidation, { where: { roundId }, order: { number: 'DESC' } });
    return found as FrozenRound | null;
  }

  async byNumber(roundId: string, number: number): Promise<FrozenRound | null> {
    const found = await this.read.manager.findOneBy(Consolidation, { roundId, number });
    return found as FrozenRound | null;
  }

  /** Newest first, without the figures themselves. */
  all(roundId: string): Promise<Omit<Consolidation, 'snapshot'>[]> {
    return this.read.manager.find(Consolidation, { where: { roundId }, order: { number: 'DESC' }, select: { id: true, roundId: true, number: true, frozenAt: true, frozenByTitle: true, snapshotHash: true } });
  }

  /** 0 before the first freeze. */
  async lastNumber(tx: Transaction, roundId: string): Promise<number> {
    return (await tx.manager.maximum(Consolidation, 'number', { roundId })) ?? 0;
  }

  files(consolidationId: string): Promise<ConsolidationFile[]> {
    return this.read.manager.find(ConsolidationFile, { where: { consolidationId }, order: { name: 'ASC' } });
  }

  /** Number of the round's newest fact: a snapshot read after it is whole when no later fact follows. */
  async factMark(roundCode: string): Promise<number> {
    const last = await this.read.manager.findOne(FactRow, { where: { roundCode }, order: { seq: 'DESC' }, select: { seq: true } });
    return last?.seq ?? 0;
  }

  factsAfter(tx: Transaction, roundCode: string, mark: number): Promise<number> {
    return tx.manager.countBy(FactRow, { roundCode, seq: MoreThan(mark) });
  }

  async add(tx: Transaction, { snapshot, ...frozen }: Pick<FrozenRound, 'roundId' | 'number' | 'snapshot' | 'snapshotHash'>): Promise<void> {
    await tx.manager.insert(Consolidation, { ...frozen, id: newId(), frozenAt: tx.now, frozenByTitle: tx.actor.postTitle, snapshot: snapshot as never });
  }

  /** The first file of a name stays: who comes second finds it. @returns whether this one was kept */
  async addFile(tx: Transaction, file: Omit<ConsolidationFile, 'id' | 'madeAt'>): Promise<boolean> {
    const { consolidationId, name } = file;
    await oneAtATime(tx, `consolidation-file:${consolidationId}`);
    if (await tx.manager.existsBy(ConsolidationFile, { consolidationId, name })) return false;
    await tx.manager.insert(ConsolidationFile, { ...file, id: newId(), madeAt: tx.now });
    return true;
  }
}
