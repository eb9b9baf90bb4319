import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { SYSTEM_ACTOR } from '../../kernel/system-actor';
import { ReadModel } from '../database/read-model';
import { oneAtATime, type Transaction } from '../database/transaction';
import { UnitOfWork } from '../database/unit-of-work';
import { FactCursor } from './fact-cursor.entity';
import { FactRow } from './fact.entity';

const AT_ONCE = 100;

/**
 * Reads the trail onwards from where a reader stopped. What it makes of the facts and the place where it stands now are stored in one
 * transaction; a second server that read the same facts meanwhile finds the cursor moved on and stores nothing.
 */
@Injectable()
export class FactReader {
  constructor(
    private readonly read: ReadModel,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * @param prepare outside the transaction: gathers what is to be stored; may be slow
   * @param store inside it
   * @returns how many facts were read; 0: there is nothing new, or another server was first
   */
  async readOn<T>(name: string, prepare: (fact: FactRow) => Promise<readonly T[]>, store: (tx: Transaction, made: T) => Promise<void>): Promise<number> {
    const seen = await this.read.manager.findOneBy(FactCursor, { name });
    if (!seen) return this.begin(name);
    const facts = await this.read.manager.find(FactRow, { where: { seq: MoreThan(seen.seq) }, order: { seq: 'ASC' }, take: AT_ONCE });
    const last = facts.at(-1);
    if (!last) return 0;
    const made: T[] = [];
    for (const fact of facts) made.push(...(await prepare(fact)));
    return this.unitOfWork.run(SYSTEM_ACTOR, async (tx) => {
      await oneAtATime(tx, `facts:${name}`);
      const { affected } = await tx.manager.update(FactCursor, { name, seq: seen.seq }, { seq: last.seq });
      if (affected !== 1) return 0;
      for (const one of made) await store(tx, one);
      return facts.length;
    });
  }

  /** A new reader begins at the end of the trail: what happened before it was there is no news. */
  private begin(name: string): Promise<number> {
    return this.unitOfWork.run(SYSTEM_ACTOR, async (tx) => {
      await oneAtATime(tx, `facts:${name}`);
      if (await tx.manager.existsBy(FactCursor, { name })) return 0;
      const last = await tx.manager.findOne(FactRow, { where: {}, order: { seq: 'DESC' }, select: { seq: true } });
      await tx.manager.insert(FactCursor, { name, seq: last?.seq ?? 0 });
      return 0;
    });
  }
}
