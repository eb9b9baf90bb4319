import { Injectable } from '@nestjs/common';
import { unitScopeOf, type Actor } from '../../kernel/actor';
import { RoundQueries } from '../inspections';
import { UnitQueries, type Unit } from '../organisation';
import type { Clause } from './directive.entity';
import { DirectiveQueries, type ClauseView, type DirectiveView } from './directive.queries';
import { GROUP_LABEL_VI, type GroupMember, type PartyGroup } from './domain/party-groups';
import { partySummary, type NamedParty } from './domain/party-summary';

/** A body of a clause: a unit by its code, a whole group of the round, or a body known by name only. */
export interface PartyAnswer {
  readonly unit: string | null;
  readonly group: PartyGroup | null;
  readonly labelVi: string;
}
export type ClauseAnswer = Clause & {
  readonly leaf: boolean;
  /** Number of the clause above, where the reader sees it. */
  readonly parent: string | null;
  readonly addressees: readonly PartyAnswer[];
  readonly coordinators: readonly PartyAnswer[];
};
export type DirectiveAnswer = Omit<DirectiveView, 'clauses'> & { readonly clauses: readonly ClauseAnswer[] };

/** A letter as the API gives it out, in the words in which it is written: parties by code, the clause above by number. */
@Injectable()
export class DirectiveApiView {
  constructor(
    private readonly directives: DirectiveQueries,
    private readonly rounds: RoundQueries,
    private readonly units: UnitQueries,
  ) {}

  async byCode(actor: Actor, code: string): Promise<DirectiveAnswer> {
    const { clauses, ...directive } = await this.directives.byCode(actor, code);
    const members = await this.rounds.units(directive.roundId);
    const named = clauses.flatMap((clause) => [...clause.addressees, ...clause.coordinators].flatMap(({ unitId }) => unitId ?? []));
    const units = await this.units.byIds([...members.map(({ unitId }) => unitId), ...named]);
    const population = members.map(({ unitId, mode }) => ({ unitId, mode, department: units.get(unitId)?.level === 'department' }));
    const parties = (all: readonly NamedParty[]): readonly PartyAnswer[] => (unitScopeOf(actor) === 'all' ? everyParty(all, units) : ownParties(all, actor.unitId, population, units));
    const numbers = new Map(clauses.map(({ id, number }) => [id, number]));
    const answer = (clause: ClauseView): ClauseAnswer => ({ ...clause, parent: numbers.get(clause.parentId ?? '') ?? null, addressees: parties(clause.addressees), coordinators: parties(clause.coordinators) });
    return { ...directive, clauses: clauses.map(answer) };
  }
}

function everyParty(parties: readonly NamedParty[], units: ReadonlyMap<string, Unit>): readonly PartyAnswer[] {
  return parties.map(({ unitId, labelVi }) => ({ unit: unitCode(unitId, units), group: null, labelVi }));
}

/** What a unit is told: itself, the departments, and whole groups; not which other districts are named one by one. */
function ownParties(parties: readonly NamedParty[], ownUnit: string, population: readonly GroupMember[], units: ReadonlyMap<string, Unit>): readonly PartyAnswer[] {
  const told = parties.filter(({ unitId }) => unitId === null || unitId === ownUnit || units.get(unitId)?.level === 'department');
  const groups = partySummary(parties, population).groups.map(({ group }) => ({ unit: null, group, labelVi: GROUP_LABEL_VI[group] }));
  return [...groups, ...everyParty(told, units)];
}

const unitCode = (unitId: string | null, units: ReadonlyMap<string, Unit>): string | null => (unitId === null ? null : (units.get(unitId)?.code ?? null));
