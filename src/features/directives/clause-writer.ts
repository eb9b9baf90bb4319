import { Injectable } from '@nestjs/common';
import { failWith } from '../../kernel/errors';
import { problem } from '../../kernel/problem';
import { newId } from '../../platform/database/new-id';
import type { Transaction } from '../../platform/database/transaction';
import { RoundQueries } from '../inspections';
import { UnitQueries } from '../organisation';
import { Clause, ClauseParty } from './directive.entity';
import type { ClauseInput, ClausePartyInput, RecordDirectiveInput } from './directive.input';
import { treeProblems } from './domain/clause-tree';
import { dueRuleOf, dueRuleProblems } from './domain/due-rule-input';
import { GROUP_LABEL_VI, membersOf, type GroupMember } from './domain/party-groups';

interface Party {
  readonly unitId: string | null;
  readonly labelVi: string;
}

export interface ResolvedClause {
  readonly clause: ClauseInput;
  readonly addressees: readonly Party[];
  readonly coordinators: readonly Party[];
}

type Named = GroupMember & { readonly nameVi: string };

/** Turns entered clauses into rows: groups become the units they stand for in the round. */
@Injectable()
export class ClauseWriter {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly units: UnitQueries,
  ) {}

  /** Before the transaction. @throws ValidationError with everything that is wrong with the tree */
  async resolve(input: RecordDirectiveInput): Promise<readonly ResolvedClause[]> {
    failWith([...treeProblems(input.clauses), ...input.clauses.flatMap((clause, index) => dueRuleProblems(clause.dueRule, `clauses[${index}].dueRule`))]);
    const { id, referenceOn } = await this.rounds.roundByCode(input.roundCode);
    const population = await this.population(id);
    return Promise.all(
      input.clauses.map(async (clause, index) => ({
        clause,
        addressees: await this.parties(clause.addressees, population, referenceOn, `clauses[${index}].addressees`),
        coordinators: await this.parties(clause.coordinators, population, referenceOn, `clauses[${index}].coordinators`),
      })),
    );
  }

  async insert(tx: Transaction, directiveId: string, clauses: readonly ResolvedClause[]): Promise<void> {
    const ids = new Map<string, string>();
    for (const [position, { clause, addressees, coordinators }] of clauses.entries()) {
      const id = await insertClause(tx, directiveId, position, clause, ids);
      ids.set(clause.number, id);
      await insertParties(tx, id, 'addressee', addressees);
      await insertParties(tx, id, 'coordinator', coordinators);
    }
  }

  private async population(roundId: string): Promise<readonly Named[]> {
    const members = await this.rounds.units(roundId);
    const units = await this.units.byIds(members.map(({ unitId }) => unitId));
    return members.map(({ unitId, mode, unitNameVi }) => ({ unitId, mode, nameVi: unitNameVi, department: units.get(unitId)?.level === 'department' }));
  }

  /** A unit named twice, by itself and by its group, stands once. */
  private async parties(entered: readonly ClausePartyInput[], population: readonly Named[], on: string, field: string): Promise<readonly Party[]> {
    const found = new Map<string, Party>();
    const add = (party: Party): void => void (found.has(party.unitId ?? party.labelVi) || found.set(party.unitId ?? party.labelVi, party));
    for (const { unit, group, labelVi } of entered) {
      if (unit) {
        const { id, nameVi } = await this.units.forField(unit, on, field);
        add({ unitId: id, labelVi: labelVi ?? nameVi });
      } else if (group) {
        const members = membersOf(group, population);
        if (members.length === 0) add({ unitId: null, labelVi: labelVi ?? GROUP_LABEL_VI[group] });
        members.forEach(({ unitId, nameVi }) => add({ unitId, labelVi: nameVi }));
      } else failWith([problem('unit.needed', field)]);
    }
    return [...found.values()];
  }
}

async function insertClause(tx: Transaction, directiveId: string, position: number, clause: ClauseInput, ids: ReadonlyMap<string, string>): Promise<string> {
  const id = newId();
  await tx.manager.insert(Clause, {
    id,
    directiveId,
    number: clause.number,
    parentId: clause.parent ? (ids.get(clause.parent) ?? null) : null,
    position,
    contentVi: clause.contentVi,
    contentEn: clause.contentEn ?? null,
    quoteVi: clause.quoteVi ?? null,
    kind: clause.kind,
    topic: clause.topic ?? null,
    dueWordingVi: clause.dueWordingVi ?? null,
    dueRule: dueRuleOf(clause.dueRule) as never,
    expectedOutputVi: clause.expectedOutputVi ?? null,
  });
  return id;
}

async function insertParties(tx: Transaction, clauseId: string, role: ClauseParty['role'], parties: readonly Party[]): Promise<void> {
  for (const party of parties) await tx.manager.insert(ClauseParty, { id: newId(), clauseId, role, ...party });
}
