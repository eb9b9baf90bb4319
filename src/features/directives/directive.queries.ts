import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { unitScopeOf, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { allowedActions } from '../../kernel/state-machine';
import { ReadModel } from '../../platform/database/read-model';
import { Clause, ClauseParty, Directive } from './directive.entity';
import { directiveMachine, type DirectiveAction } from './domain/directive.machine';

export type ClauseView = Clause & { readonly leaf: boolean; readonly addressees: readonly ClauseParty[]; readonly coordinators: readonly ClauseParty[] };
export type DirectiveView = Directive & { readonly clauses: readonly ClauseView[]; readonly allowedActions: readonly DirectiveAction[] };

/** Drafts are seen by Home Affairs only; a unit sees the clauses that name it. */
@Injectable()
export class DirectiveQueries {
  constructor(private readonly read: ReadModel) {}

  async list(actor: Actor): Promise<readonly Directive[]> {
    const all = await this.read.manager.find(Directive, { order: { code: 'DESC' } });
    const visible = await Promise.all(all.map(async (one) => (await this.clausesFor(actor, one)) !== null));
    return all.filter((_, index) => visible[index]);
  }

  async byCode(actor: Actor, code: string): Promise<DirectiveView> {
    const directive = await this.read.manager.findOneBy(Directive, { code });
    const clauses = directive && (await this.clausesFor(actor, directive));
    if (!directive || !clauses) throw new NotFoundError();
    return { ...directive, clauses, allowedActions: allowedActions(directiveMachine, directive.state, actor.role) };
  }

  /** Unscoped, for the papers. */
  byId(id: string): Promise<Directive | null> {
    return this.read.manager.findOneBy(Directive, { id });
  }

  /** Unscoped clause trees of a round's issued directives, for the papers. */
  async issuedClauses(roundId: string): Promise<readonly ClauseView[]> {
    const directives = await this.read.manager.findBy(Directive, { roundId, state: 'issued' });
    return (await Promise.all(directives.map(({ id }) => this.clauses(id)))).flat();
  }

  /** The clause a duty comes from; unscoped, for pages of duties the actor may see. */
  async clauseById(id: string): Promise<{ readonly clause: Clause; readonly directive: Directive }> {
    const clause = await this.read.manager.findOneByOrFail(Clause, { id });
    return { clause, directive: await this.read.manager.findOneByOrFail(Directive, { id: clause.directiveId }) };
  }

  private async clausesFor(actor: Actor, directive: Directive): Promise<readonly ClauseView[] | null> {
    const homeAffairs = actor.role === 'homeAffairsStaff' || actor.role === 'homeAffairsLeader';
    if (directive.state === 'draft' && !homeAffairs) return null;
    const clauses = await this.clauses(directive.id);
    if (unitScopeOf(actor) === 'all') return clauses;
    if (actor.role === 'inspector') return null;
    const own = clauses.filter((clause) => [...clause.addressees, ...clause.coordinators].some(({ unitId }) => unitId === actor.unitId));
    return own.length > 0 ? own : null;
  }

  private async clauses(directiveId: string): Promise<readonly ClauseView[]> {
    const clauses = await this.read.manager.find(Clause, { where: { directiveId }, order: { position: 'ASC' } });
    const parties = await this.read.manager.findBy(ClauseParty, { clauseId: In(clauses.map(({ id }) => id)) });
    const parents = new Set(clauses.map(({ parentId }) => parentId));
    const named = (clauseId: string, role: ClauseParty['role']): ClauseParty[] => parties.filter((one) => one.clauseId === clauseId && one.role === role);
    return clauses.map((clause) => ({ ...clause, leaf: !parents.has(clause.id), addressees: named(clause.id, 'addressee'), coordinators: named(clause.id, 'coordinator') }));
  }
}
