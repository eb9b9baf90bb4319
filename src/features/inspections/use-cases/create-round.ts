import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ConflictError, failWith } from '../../../kernel/errors';
import { problem, type Problem } from '../../../kernel/problem';
import { newId } from '../../../platform/database/new-id';
import { oneAtATime, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { onceOnly } from '../../../platform/http/once-only';
import { ChecklistQueries, type VersionView } from '../../checklists';
import { AccountStore } from '../../identity';
import { UnitQueries, type Unit } from '../../organisation';
import { roundMachine } from '../domain/round.machine';
import { visitMachine } from '../domain/visit.machine';
import { InspectionRound, RoundUnit, type RoundUnitMode } from '../inspection-round.entity';
import { InspectionVisit, VisitMember } from '../inspection-visit.entity';
import type { CreateRoundInput, PlannedVisitInput } from '../inspections.input';

/** Opens a round: chosen units are inspected, all others of their level and the departments inspect themselves. */
@Injectable()
export class CreateRound {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly units: UnitQueries,
    private readonly checklists: ChecklistQueries,
    private readonly accounts: AccountStore,
  ) {}

  /** @returns the round's code, e.g. `2018-Q2`. @throws ConflictError `code.taken` when the quarter has its round */
  async execute(actor: Actor, input: CreateRoundInput): Promise<string> {
    failWith(periodProblems(input));
    const referenceOn = input.referenceOn ?? input.periodTo;
    const checklist = await this.checklists.version(input.checklistVersionId);
    const population = (await this.units.list(referenceOn, [checklist.checklist.targetLevel as Unit['level'], 'department'])).filter(inProvince);
    failWith(unitProblems(input, checklist, population));
    const members = await this.members(input.visits ?? []);
    const code = `${input.year}-Q${input.quarter}`;
    return this.unitOfWork.run(actor, (tx) =>
      onceOnly(tx, { act: 'createRound', object: code, key: input.formKey }, async () => {
        await oneAtATime(tx, `round:${code}`);
        if (await tx.manager.existsBy(InspectionRound, { code })) throw new ConflictError('code.taken', {}, { value: code });
        const roundId = await this.insertRound(tx, code, referenceOn, input, checklist);
        for (const [position, unit] of population.entries()) {
          const inspected = input.inspectedUnitCodes.includes(unit.code);
          await this.insertUnit(tx, roundId, unit, inspected ? 'inspected' : 'selfInspection', position);
          if (inspected) await this.insertVisit(tx, roundId, code, unit, input.visits?.find(({ unitCode }) => unitCode === unit.code), members);
        }
        await tx.record({ type: 'round.created', subject: { kind: 'round', code }, roundCode: code, details: { inspected: input.inspectedUnitCodes, selfInspecting: population.length - input.inspectedUnitCodes.length } });
        return code;
      }),
    );
  }

  private async insertRound(tx: Transaction, code: string, referenceOn: string, input: CreateRoundInput, { checklist, version }: VersionView): Promise<string> {
    const id = newId();
    const { year, quarter, periodFrom, periodTo } = input;
    await tx.manager.insert(InspectionRound, {
      id, code, year, quarter, periodFrom, periodTo, referenceOn,
      checklistVersionId: version.id,
      state: roundMachine.initial,
      sample: checklist.sample,
      createdAt: tx.now,
    });
    return id;
  }

  private async insertUnit(tx: Transaction, roundId: string, unit: Unit, mode: RoundUnitMode, position: number): Promise<void> {
    await tx.manager.insert(RoundUnit, { id: newId(), roundId, unitId: unit.id, unitCode: unit.code, unitNameVi: unit.nameVi, unitNameEn: unit.nameEn, mode, position });
  }

  private async insertVisit(tx: Transaction, roundId: string, roundCode: string, unit: Unit, plan: PlannedVisitInput | undefined, members: ReadonlyMap<string, string>): Promise<void> {
    const id = newId();
    await tx.manager.insert(InspectionVisit, { id, code: `${roundCode}-${unit.code}`, roundId, unitId: unit.id, state: visitMachine.initial, scheduledOn: plan?.scheduledOn ?? null });
    for (const username of plan?.memberUsernames ?? []) {
      await tx.manager.insert(VisitMember, { id: newId(), visitId: id, accountId: members.get(username) as string });
    }
  }

  private async members(visits: readonly PlannedVisitInput[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const username of new Set(visits.flatMap(({ memberUsernames }) => memberUsernames))) {
      const account = await this.accounts.findByUsername(username);
      if (account?.role === 'inspector' && !account.disabled) found.set(username, account.id);
      else failWith([problem('inspector.unknown', 'visits', { value: username })]);
    }
    return found;
  }
}

/** As of July 2018 the register also holds Tiền Giang's own province row; its units below are not kept. */
const inProvince = (unit: Unit): boolean => unit.level !== 'province';

function periodProblems({ quarter, year, periodFrom, periodTo }: CreateRoundInput): Problem[] {
  const problems: Problem[] = [];
  if (quarter < 1 || quarter > 4) problems.push(problem('number.overMax', 'quarter', { max: 4 }));
  if (year < 2000 || year > 2100) problems.push(problem('number.invalid', 'year'));
  if (periodTo < periodFrom) problems.push(problem('date.endBeforeStart', 'periodTo'));
  return problems;
}

function unitProblems(input: CreateRoundInput, { version }: VersionView, population: readonly Unit[]): Problem[] {
  const known = new Set(population.map(({ code }) => code));
  const problems = input.inspectedUnitCodes.filter((code) => !known.has(code)).map((value) => problem('unit.unknown', 'inspectedUnitCodes', { value }));
  if (input.inspectedUnitCodes.length === 0) problems.push(problem('choice.atLeastOne', 'inspectedUnitCodes'));
  if (version.state !== 'published') problems.push(problem('checklist.notPublished', 'checklistVersionId'));
  return problems;
}
