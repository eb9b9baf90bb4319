import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { isHomeAffairs, unitScopeOf, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { chosenOrder } from '../../kernel/look-up';
import { offsetOf, pageRequest, type Page } from '../../kernel/page';
import { allowedActions } from '../../kernel/state-machine';
import { ReadModel } from '../../platform/database/read-model';
import { InspectionRound } from '../inspections';
import { ObligationQueries } from '../obligations';
import { EvidenceStore, type StoredFile } from '../evidence';
import { Clause, ClauseParty, Directive, DirectiveLink } from './directive.entity';
import type { DirectiveListQuery } from './directive.input';
import type { LinkKind } from './domain/directive-links';
import { directiveMachine, type DirectiveAction } from './domain/directive.machine';

export type ClauseView = Clause & { readonly leaf: boolean; readonly addressees: readonly ClauseParty[]; readonly coordinators: readonly ClauseParty[] };
/** What this directive does to an earlier one, or a later one to it. */
export interface LinkView {
  readonly earlier: string;
  readonly later: string;
  readonly kind: LinkKind;
  readonly clauseNumbers: readonly string[];
  readonly reasonVi: string;
  /** Number and summary of the other directive. */
  readonly documentNumber: string | null;
  readonly summaryVi: string;
  readonly issuedAt: number | null;
}
export type DirectiveView = Directive & { readonly roundCode: string; readonly roundClosed: boolean; readonly scan: Pick<StoredFile, 'publicId' | 'name' | 'size' | 'sha256'> | null; readonly links: readonly LinkView[]; readonly linkedBy: readonly LinkView[]; readonly clauses: readonly ClauseView[]; readonly allowedActions: readonly DirectiveAction[] };
/** `duties` and `accepted` count only duties the reader may see. */
export type DirectiveRow = Omit<Directive, 'sourceTextVi'> & { readonly roundCode: string; readonly duties: number; readonly accepted: number };

/** Drafts are seen by Home Affairs only; a unit sees the clauses that name it. */
@Injectable()
export class DirectiveQueries {
  constructor(
    private readonly read: ReadModel,
    private readonly obligations: ObligationQueries,
    private readonly evidence: EvidenceStore,
  ) {}

  /** `recorded` (the default, newest first), `round`, `state`; `-` in front turns it round. */
  async list(actor: Actor, query: DirectiveListQuery): Promise<Page<DirectiveRow>> {
    const request = pageRequest(query.page, query.pageSize);
    const selection = this.visible(actor);
    if (query.round) selection.andWhere('r.code = :round', { round: query.round });
    const total = await selection.getCount();
    const { by, direction } = chosenOrder(COLUMNS, query.sort, '-recorded');
    const found = await selection.orderBy(by, direction).addOrderBy('d.code', 'DESC').offset(offsetOf(request)).limit(request.pageSize).getMany();
    return { ...request, total, rows: await this.withCounts(actor, found) };
  }

  /** Rounds that have a directive the actor may see, newest first. */
  async rounds(actor: Actor): Promise<readonly string[]> {
    const rows = await this.visible(actor).select('r.code', 'code').groupBy('r.code').orderBy('r.code', 'DESC').getRawMany<{ code: string }>();
    return rows.map(({ code }) => code);
  }

  async byCode(actor: Actor, code: string): Promise<DirectiveView> {
    const directive = await this.visible(actor).andWhere('d.code = :code', { code }).getOne();
    if (!directive) throw new NotFoundError();
    const round = await this.read.manager.findOneByOrFail(InspectionRound, { id: directive.roundId });
    const closed = round.state === 'closed';
    const all = await this.clauses(directive.id);
    const own = (clause: ClauseView): boolean => [...clause.addressees, ...clause.coordinators].some(({ unitId }) => unitId === actor.unitId);
    const clauses = unitScopeOf(actor) === 'all' ? all : all.filter(own);
    // Text and scan hold every clause of the letter; a unit is shown those that name it.
    const whole = unitScopeOf(actor) === 'all';
    const links = await this.links(actor, directive);
    return { ...directive, sourceTextVi: whole ? directive.sourceTextVi : null, roundCode: round.code, roundClosed: closed, scan: whole ? await this.scanOf(directive) : null, ...links, clauses, allowedActions: closed ? [] : allowedActions(directiveMachine, directive.state, actor.role) };
  }

  /** Issued and not replaced, newest first. */
  inForce(actor: Actor): Promise<Directive[]> {
    return this.visible(actor).andWhere(`d.state = 'issued'`).orderBy('d.recordedAt', 'DESC').addOrderBy('d.code', 'DESC').getMany();
  }

  /** The scan, for who may see the directive. @throws NotFoundError */
  async scan(actor: Actor, code: string): Promise<StoredFile> {
    const { scan, scanFileId } = await this.byCode(actor, code);
    const file = scan === null || scanFileId === null ? undefined : (await this.evidence.byIds([scanFileId])).get(scanFileId);
    if (!file) throw new NotFoundError();
    return file;
  }

  private async scanOf({ scanFileId }: Directive): Promise<DirectiveView['scan']> {
    const file = scanFileId === null ? undefined : (await this.evidence.byIds([scanFileId])).get(scanFileId);
    return file ? { publicId: file.publicId, name: file.name, size: file.size, sha256: file.sha256 } : null;
  }

  /** Both directions, with directives the actor may see: what a draft intends is for Home Affairs only. */
  private async links(actor: Actor, { id, code }: Directive): Promise<Pick<DirectiveView, 'links' | 'linkedBy'>> {
    const { manager } = this.read;
    const found = await manager.find(DirectiveLink, { where: [{ directiveId: id }, { earlierId: id }] });
    const named = found.map((one) => (one.directiveId === id ? one.earlierId : one.directiveId));
    const others = new Map((await this.visible(actor).andWhere('d.id IN (:...named)', { named: ['', ...named] }).getMany()).map((one) => [one.id, one]));
    const view = ({ directiveId, earlierId, kind, clauseNumbers, reasonVi }: DirectiveLink): LinkView[] => {
      const other = others.get(directiveId === id ? earlierId : directiveId);
      if (!other) return [];
      const { documentNumber, summaryVi, issuedAt } = other;
      return [{ earlier: earlierId === id ? code : other.code, later: directiveId === id ? code : other.code, kind, clauseNumbers, reasonVi, documentNumber, summaryVi, issuedAt }];
    };
    return { links: found.filter((one) => one.directiveId === id).flatMap(view), linkedBy: found.filter((one) => one.earlierId === id).flatMap(view) };
  }

  async ofSample(roundId: string): Promise<boolean> {
    return (await this.read.manager.findOneBy(InspectionRound, { id: roundId }))?.sample ?? false;
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

  private visible(actor: Actor): SelectQueryBuilder<Directive> {
    const selection = this.read.manager.createQueryBuilder(Directive, 'd').innerJoin(InspectionRound, 'r', 'r.id = d.roundId').where('1 = 1');
    if (!isHomeAffairs(actor)) selection.andWhere(`d.state <> 'draft'`);
    if (unitScopeOf(actor) === 'all') return selection;
    if (actor.role === 'inspector') return selection.andWhere('1 = 0');
    const naming = selection.subQuery().select('c.directiveId').from(Clause, 'c').innerJoin(ClauseParty, 'p', 'p.clauseId = c.id').where('p.unitId = :ownUnit').getQuery();
    return selection.andWhere(`d.id IN ${naming}`, { ownUnit: actor.unitId });
  }

  private async withCounts(actor: Actor, directives: readonly Directive[]): Promise<DirectiveRow[]> {
    const { manager } = this.read;
    const rounds = new Map((await manager.findBy(InspectionRound, { id: In(directives.map(({ roundId }) => roundId)) })).map(({ id, code }) => [id, code]));
    const clauses = await manager.find(Clause, { where: { directiveId: In(directives.map(({ id }) => id)) }, select: { id: true, directiveId: true } });
    const counts = await this.obligations.countsByClause(actor, clauses.map(({ id }) => id));
    return directives.map(({ sourceTextVi: _text, ...directive }) => {
      const own = clauses.filter(({ directiveId }) => directiveId === directive.id).flatMap(({ id }) => counts.get(id) ?? []);
      return {
        ...directive,
        roundCode: rounds.get(directive.roundId) ?? '',
        duties: own.reduce((sum, { total }) => sum + total, 0),
        accepted: own.reduce((sum, { accepted }) => sum + accepted, 0),
      };
    });
  }

  private async clauses(directiveId: string): Promise<readonly ClauseView[]> {
    const clauses = await this.read.manager.find(Clause, { where: { directiveId }, order: { position: 'ASC' } });
    const parties = await this.read.manager.findBy(ClauseParty, { clauseId: In(clauses.map(({ id }) => id)) });
    const parents = new Set(clauses.map(({ parentId }) => parentId));
    const named = (clauseId: string, role: ClauseParty['role']): ClauseParty[] => parties.filter((one) => one.clauseId === clauseId && one.role === role);
    return clauses.map((clause) => ({ ...clause, leaf: !parents.has(clause.id), addressees: named(clause.id, 'addressee'), coordinators: named(clause.id, 'coordinator') }));
  }
}

const COLUMNS: Readonly<Record<string, string>> = { recorded: 'd.recordedAt', round: 'r.code', state: 'd.state' };
