import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { NotFoundError } from '../../kernel/errors';
import type { Transaction } from '../../platform/database/transaction';
import { Clause, ClauseParty, Directive } from './directive.entity';

/** A clause that asks something of somebody by itself, with the bodies it names. */
export interface LeafClause {
  readonly clause: Clause;
  readonly addressees: readonly ClauseParty[];
  readonly coordinators: readonly ClauseParty[];
}

export interface OldClause {
  readonly clause: Clause;
  readonly parties: readonly ClauseParty[];
}

@Injectable()
export class DirectiveStore {
  async load(tx: Transaction, code: string): Promise<Directive> {
    const directive = await tx.manager.findOneBy(Directive, { code });
    if (!directive) throw new NotFoundError();
    return directive;
  }

  /** Takes all clauses of a draft away and hands them back. */
  async takeClauses(tx: Transaction, directiveId: string): Promise<readonly OldClause[]> {
    // Children first: a clause above cannot go while one below names it.
    const clauses = await tx.manager.find(Clause, { where: { directiveId }, order: { position: 'DESC' } });
    const parties = await tx.manager.findBy(ClauseParty, { clauseId: In(clauses.map(({ id }) => id)) });
    await tx.manager.delete(ClauseParty, { clauseId: In(clauses.map(({ id }) => id)) });
    for (const { id } of clauses) await tx.manager.delete(Clause, { id });
    return clauses.map((clause) => ({ clause, parties: parties.filter(({ clauseId }) => clauseId === clause.id) }));
  }

  /** `manager`: of a transaction, or of the read model for a preview. */
  async leaves(manager: EntityManager, directiveId: string): Promise<readonly LeafClause[]> {
    const clauses = await manager.find(Clause, { where: { directiveId }, order: { position: 'ASC' } });
    const parents = new Set(clauses.map(({ parentId }) => parentId));
    const parties = await manager.findBy(ClauseParty, { clauseId: In(clauses.map(({ id }) => id)) });
    const named = (clauseId: string, role: ClauseParty['role']): ClauseParty[] => parties.filter((one) => one.clauseId === clauseId && one.role === role);
    return clauses
      .filter(({ id }) => !parents.has(id))
      .map((clause) => ({ clause, addressees: named(clause.id, 'addressee'), coordinators: named(clause.id, 'coordinator') }));
  }
}
