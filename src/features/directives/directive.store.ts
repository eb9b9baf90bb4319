import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { NotFoundError } from '../../kernel/errors';
import type { Transaction } from '../../platform/database/transaction';
import { newId } from '../../platform/database/new-id';
import { Unit } from '../organisation';
import { Clause, ClauseParty, Directive, DirectiveLink } from './directive.entity';
import type { LinkGraph, Linkable } from './domain/directive-links';

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

  bodies(tx: Transaction, ids: readonly string[]): Promise<Unit[]> {
    return tx.manager.findBy(Unit, { id: In([...new Set(ids)]) });
  }

  /** What a directive names of earlier ones; `manager`: of a transaction, or of the read model. */
  async links(manager: EntityManager, directiveId: string): Promise<readonly (DirectiveLink & { readonly earlier: Directive })[]> {
    const links = await manager.find(DirectiveLink, { where: { directiveId }, order: { id: 'ASC' } });
    const earlier = new Map((await manager.findBy(Directive, { id: In(links.map(({ earlierId }) => earlierId)) })).map((one) => [one.id, one]));
    return links.flatMap((link) => (earlier.has(link.earlierId) ? [{ ...link, earlier: earlier.get(link.earlierId) as Directive }] : []));
  }

  async replaceLinks(tx: Transaction, directiveId: string, links: readonly Omit<DirectiveLink, 'id' | 'directiveId'>[]): Promise<void> {
    await tx.manager.delete(DirectiveLink, { directiveId });
    for (const link of links) await tx.manager.insert(DirectiveLink, { id: newId(), directiveId, ...link });
  }

  /** The letter clauses of this directive are numbered with: one that no other directive of the round uses, as codes of duties are one of a kind. */
  async freePrefix(manager: EntityManager, roundId: string, own: string | null): Promise<string> {
    const others = (await manager.find(Directive, { where: { roundId }, select: { id: true, code: true } })).filter(({ code }) => code !== own);
    const clauses = await manager.find(Clause, { where: { directiveId: In(others.map(({ id }) => id)) }, select: { id: true, number: true } });
    const used = new Set(clauses.map(({ number }) => number.charAt(0).toUpperCase()));
    return [...'DEFGHKLMNPQRSTUVXY'].find((letter) => !used.has(letter)) ?? `D${others.length + 1}-`;
  }

  /** What a link may name, by code, and who names whom already. */
  async linkables(manager: EntityManager, codes: readonly string[]): Promise<{ readonly found: ReadonlyMap<string, Linkable & { readonly id: string }>; readonly graph: LinkGraph }> {
    const directives = await manager.findBy(Directive, { code: In([...codes]) });
    const clauses = await manager.find(Clause, { where: { directiveId: In(directives.map(({ id }) => id)) }, select: { id: true, directiveId: true, number: true } });
    const found = new Map(
      directives.map(({ id, code, state, signedOn }) => [code, { id, code, state, signedOn, clauseNumbers: clauses.filter(({ directiveId }) => directiveId === id).map(({ number }) => number) }]),
    );
    const links = await manager.find(DirectiveLink);
    const codeOf = new Map((await manager.find(Directive, { where: { id: In(links.flatMap(({ directiveId, earlierId }) => [directiveId, earlierId])) }, select: { id: true, code: true } })).map(({ id, code }) => [id, code]));
    const graph = new Map<string, string[]>();
    for (const { directiveId, earlierId } of links) {
      const later = codeOf.get(directiveId) ?? '';
      graph.set(later, [...(graph.get(later) ?? []), codeOf.get(earlierId) ?? '']);
    }
    return { found, graph };
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
