import { Injectable } from '@nestjs/common';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { failWith, ValidationError } from '../../kernel/errors';
import { problem, type Problem } from '../../kernel/problem';
import { Clock } from '../../platform/clock/clock';
import { newId } from '../../platform/database/new-id';
import type { Transaction } from '../../platform/database/transaction';
import { RoundQueries } from '../inspections';
import { UnitQueries, type Unit } from '../organisation';
import { Clause, ClauseParty } from './directive.entity';
import type { ClauseInput, ClausePartyInput, RecordDirectiveInput } from './directive.input';
import { treeProblems } from './domain/clause-tree';
import { dueBeforeSigning, signedOnProblems } from './domain/directive-head';
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

type Named = GroupMember & { readonly nameVi: string; readonly validTo: CalendarDate | null };

/** The round that is addressed, and the day on which the bodies must exist: the letter's own, else today. */
interface Addressed {
  readonly population: readonly Named[];
  readonly referenceOn: CalendarDate;
  readonly signedOn: CalendarDate;
}

/** Turns entered clauses into rows: groups become the units they stand for in the round. */
@Injectable()
export class ClauseWriter {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  /** Before the transaction. @throws ValidationError with everything that is wrong with the head's day, the tree and the bodies */
  async resolve(input: RecordDirectiveInput): Promise<readonly ResolvedClause[]> {
    const today = dateOf(this.clock.now());
    const problems: Problem[] = [
      ...signedOnProblems(input.signedOn, today),
      ...treeProblems(input.clauses),
      ...input.clauses.flatMap(({ dueRule }, index) => [...dueRuleProblems(dueRule, `clauses[${index}].dueRule`), ...dueBeforeSigning(dueRule, input.signedOn, `clauses[${index}].dueRule`)]),
    ];
    const { id, referenceOn } = await this.rounds.roundByCode(input.roundCode);
    const addressed = { population: await this.population(id), referenceOn, signedOn: input.signedOn ?? today };
    const resolved: ResolvedClause[] = [];
    for (const [index, clause] of input.clauses.entries()) {
      const [addressees, coordinators] = [await this.parties(clause.addressees, addressed, `clauses[${index}].addressees`, problems), await this.parties(clause.coordinators, addressed, `clauses[${index}].coordinators`, problems)];
      resolved.push({ clause, addressees, coordinators });
    }
    failWith(problems);
    return resolved;
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
    return members.map(({ unitId, mode, unitNameVi }) => ({ unitId, mode, nameVi: unitNameVi, department: units.get(unitId)?.level === 'department', validTo: units.get(unitId)?.validTo ?? null }));
  }

  /** A unit named twice, by itself and by its group, stands once. One that had ended by the day of the letter is told by name. */
  private async parties(entered: readonly ClausePartyInput[], { population, referenceOn, signedOn }: Addressed, field: string, problems: Problem[]): Promise<readonly Party[]> {
    const found = new Map<string, Party>();
    const ended = new Map<string, CalendarDate>();
    const add = (party: Party, validTo: CalendarDate | null = null): void => {
      if (!found.has(party.unitId ?? party.labelVi)) found.set(party.unitId ?? party.labelVi, party);
      if (validTo !== null && validTo < signedOn) ended.set(party.labelVi, validTo);
    };
    for (const { unit, group, labelVi } of entered) {
      if (unit) {
        const known = await this.known(unit, referenceOn, field, problems);
        if (known) add({ unitId: known.id, labelVi: labelVi ?? known.nameVi }, known.validTo);
      } else if (group) {
        const members = membersOf(group, population);
        if (members.length === 0) add({ unitId: null, labelVi: labelVi ?? GROUP_LABEL_VI[group] });
        members.forEach(({ unitId, nameVi, validTo }) => add({ unitId, labelVi: nameVi }, validTo));
      } else if (labelVi) add({ unitId: null, labelVi });
      else problems.push(problem('unit.needed', field));
    }
    const [first] = ended;
    if (first) problems.push(problem(ended.size > 1 ? 'clause.unitsEnded' : 'clause.unitEnded', field, { unit: first[0], date: first[1], more: ended.size - 1 }));
    return [...found.values()];
  }

  private async known(code: string, on: CalendarDate, field: string, problems: Problem[]): Promise<Unit | null> {
    try {
      return await this.units.forField(code, on, field);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      problems.push(...error.problems);
      return null;
    }
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
