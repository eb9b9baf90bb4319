import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf } from '../../../kernel/calendar-date';
import { failWith } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { takeMove } from '../../../kernel/take-move';
import { oneAtATime, updateGuarded, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { InspectionRound, RoundProgress, RoundUnit } from '../../inspections';
import { isPeriodic, ObligationStore, SeriesStore } from '../../obligations';
import { UnitQueries } from '../../organisation';
import { Clause, Directive } from '../directive.entity';
import { DirectiveStore } from '../directive.store';
import { addresseeProblems, dutyExistsProblems, endedUnitProblems, obligationKind } from '../domain/clause-tree';
import { endedClauses } from '../domain/directive-links';
import { directiveMachine } from '../domain/directive.machine';
import { plannedDuties } from '../domain/planned-duties';

/** From here on the clauses are fixed: one obligation per leaf clause and addressed unit, and the round's remedies are followed. */
@Injectable()
export class IssueDirective {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly series: SeriesStore,
    private readonly directives: DirectiveStore,
    private readonly units: UnitQueries,
  ) {}

  /** @returns how many obligations were created */
  async execute(actor: Actor, code: string): Promise<number> {
    const calendar = await this.units.calendar();
    return this.unitOfWork.run(actor, async (tx) => {
      await oneAtATime(tx, `directive:${code}`);
      const directive = await this.directives.load(tx, code);
      const round = await tx.manager.findOneByOrFail(InspectionRound, { id: directive.roundId });
      await this.rounds.assertOpen(tx, round.id);
      const from = directive.state;
      const state = takeMove(directiveMachine, from, 'issue', actor.role);
      await updateGuarded(tx, Directive, directive, { state, issuedAt: tx.now });
      await tx.record({ type: 'directive.issued', subject: { kind: 'directive', code }, roundCode: round.code, details: { from, to: state } });
      await this.endEarlier(tx, directive);
      const created = await this.createObligations(tx, directive, round, calendar);
      if (round.state === 'concluded') await this.rounds.advance(tx, round, 'startRemediation');
      return created;
    });
  }

  /** What this directive replaces or amends is owed no longer where nobody has reported; what was reported stays, and so does its text. */
  private async endEarlier(tx: Transaction, later: Directive): Promise<void> {
    for (const { kind, clauseNumbers, reasonVi, earlier } of await this.directives.links(tx.manager, later.id)) {
      failWith(earlier.state === 'issued' ? [] : [problem('directive.linkSuperseded', undefined, { code: earlier.code })]);
      const clauses = await tx.manager.findBy(Clause, { directiveId: earlier.id });
      const replaced = endedClauses({ kind, clauseNumbers }, clauses).map(({ id }) => id);
      const ended = await this.obligations.supersede(tx, replaced, later.code, reasonVi);
      await this.series.end(tx, replaced, later.code);
      const details = { by: later.code, reason: reasonVi, duties: ended };
      const round = await tx.manager.findOneByOrFail(InspectionRound, { id: earlier.roundId });
      const about = { subject: { kind: 'directive', code: earlier.code }, roundCode: round.code } as const;
      if (kind === 'amends') {
        await tx.record({ type: 'directive.amended', ...about, details: { ...details, clauses: clauseNumbers.join(', ') } });
        continue;
      }
      const from = earlier.state;
      const to = takeMove(directiveMachine, from, 'supersede', tx.actor.role, reasonVi);
      await updateGuarded(tx, Directive, earlier, { state: to });
      await tx.record({ type: 'directive.superseded', ...about, details: { from, to, ...details } });
    }
  }

  private async createObligations(tx: Transaction, directive: Directive, round: InspectionRound, calendar: Parameters<ObligationStore['create']>[2]): Promise<number> {
    const members = new Map((await tx.manager.findBy(RoundUnit, { roundId: round.id })).map((one) => [one.unitId, one]));
    const leaves = await this.directives.leaves(tx.manager, directive.id);
    const planned = plannedDuties(round.code, leaves, members);
    const codes = planned.map(({ code }) => code);
    const taken = [...(await this.obligations.taken(tx.manager, codes)), ...(await this.series.taken(tx.manager, codes))];
    const owing = await this.directives.bodies(tx, planned.map(({ unitId }) => unitId));
    failWith([...endedUnitProblems(owing, directive.signedOn ?? dateOf(tx.now)), ...leaves.flatMap((leaf) => addresseeProblems(leaf, (unitId) => members.has(unitId))), ...dutyExistsProblems(taken)]);
    for (const { code, unitId, member, leaf } of planned) {
      const { clause, coordinators } = leaf;
      const duty = {
        code,
        roundId: round.id,
        roundCode: round.code,
        clauseId: clause.id,
        clauseNumber: clause.number,
        kind: obligationKind(clause, member.mode === 'inspected'),
        topic: clause.topic,
        titleVi: clause.contentVi,
        titleEn: clause.contentEn,
        expectedOutputVi: clause.expectedOutputVi,
        unitId,
        dueRule: clause.dueRule,
        dueWordingVi: clause.dueWordingVi,
        requestedOn: dateOf(tx.now),
        coordinators: coordinators.map(({ unitId: helper, labelVi }) => ({ unitId: helper, labelVi })),
      };
      const { dueRule } = clause;
      // A periodic clause gives a series, which makes the duty of each period when it begins.
      if (isPeriodic(dueRule)) await this.series.start(tx, { ...duty, dueRule }, calendar);
      else await this.obligations.create(tx, duty, calendar);
    }
    return planned.length;
  }
}
