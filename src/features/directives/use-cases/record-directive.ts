import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { newId } from '../../../platform/database/new-id';
import { oneAtATime, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { onceOnly } from '../../../platform/http/once-only';
import { RoundProgress, RoundQueries } from '../../inspections';
import { UnitQueries } from '../../organisation';
import { Clause, ClauseParty, Directive } from '../directive.entity';
import type { ClauseInput, ClausePartyInput, RecordDirectiveInput } from '../directive.input';
import { treeProblems } from '../domain/clause-tree';
import { directiveMachine } from '../domain/directive.machine';
import { dueRuleOf, dueRuleProblems } from '../domain/due-rule-input';
import { GROUP_LABEL_VI, membersOf, type GroupMember } from '../domain/party-groups';

interface Party {
  readonly unitId: string | null;
  readonly labelVi: string;
}

type Named = GroupMember & { readonly nameVi: string };

/** Enters the chair's document as a draft: clauses, addressees, co-operating bodies, wording of the time limits. */
@Injectable()
export class RecordDirective {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly roundQueries: RoundQueries,
    private readonly units: UnitQueries,
  ) {}

  /** @returns the directive's code, e.g. `2018-Q2-CD1` */
  async execute(actor: Actor, input: RecordDirectiveInput): Promise<string> {
    failWith([...treeProblems(input.clauses), ...input.clauses.flatMap((clause, index) => dueRuleProblems(clause.dueRule, `clauses[${index}].dueRule`))]);
    const { id: roundId, referenceOn } = await this.roundQueries.roundByCode(input.roundCode);
    const population = await this.population(roundId);
    const resolve = (parties: readonly ClausePartyInput[]): Promise<Party[]> => this.resolve(parties, population, referenceOn);
    const clauses = await Promise.all(input.clauses.map(async (clause) => ({ clause, addressees: await resolve(clause.addressees), coordinators: await resolve(clause.coordinators) })));
    return this.unitOfWork.run(actor, (tx) =>
      onceOnly(tx, input.formKey, async () => {
        const round = await this.rounds.byCode(tx, input.roundCode);
        await oneAtATime(tx, `directive:${roundId}`);
        const directive = { id: newId(), code: `${round.code}-CD${(await tx.manager.countBy(Directive, { roundId })) + 1}` };
        await tx.manager.insert(Directive, {
          ...directive,
          roundId,
          documentNumber: input.documentNumber ?? null,
          signedOn: input.signedOn ?? null,
          issuerTitleVi: input.issuerTitleVi,
          summaryVi: input.summaryVi,
          sourceNoteVi: input.sourceNoteVi ?? null,
          scanFileId: null,
          state: directiveMachine.initial,
          recordedAt: tx.now,
          issuedAt: null,
        });
        const ids = new Map<string, string>();
        for (const [position, { clause, addressees, coordinators }] of clauses.entries()) {
          ids.set(clause.number, await insertClause(tx, directive.id, position, clause, ids));
          await insertParties(tx, ids.get(clause.number) as string, 'addressee', addressees);
          await insertParties(tx, ids.get(clause.number) as string, 'coordinator', coordinators);
        }
        await tx.record({ type: 'directive.recorded', subject: { kind: 'directive', code: directive.code }, roundCode: round.code, details: { clauses: clauses.length, documentNumber: input.documentNumber ?? null } });
        return directive.code;
      }),
    );
  }

  private async population(roundId: string): Promise<readonly Named[]> {
    const members = await this.roundQueries.units(roundId);
    const units = await this.units.byIds(members.map(({ unitId }) => unitId));
    return members.map(({ unitId, mode, unitNameVi }) => ({ unitId, mode, nameVi: unitNameVi, department: units.get(unitId)?.level === 'department' }));
  }

  private async resolve(parties: readonly ClausePartyInput[], population: readonly Named[], on: string): Promise<Party[]> {
    const resolved: Party[] = [];
    for (const { unit, group, labelVi } of parties) {
      if (unit) {
        const { id, nameVi } = await this.units.byCode(unit, on);
        resolved.push({ unitId: id, labelVi: labelVi ?? nameVi });
      } else if (group) {
        const members = membersOf(group, population);
        if (members.length === 0) resolved.push({ unitId: null, labelVi: labelVi ?? GROUP_LABEL_VI[group] });
        resolved.push(...members.map(({ unitId, nameVi }) => ({ unitId, labelVi: nameVi })));
      } else failWith([problem('unit.needed', 'addressees')]);
    }
    return resolved;
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
