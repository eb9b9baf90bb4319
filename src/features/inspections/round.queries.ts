import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isHomeAffairs, unitScopeOf, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { allowedActions } from '../../kernel/state-machine';
import { ReadModel } from '../../platform/database/read-model';
import { ChecklistQueries, scoreVisit, type ScoredAnswer, type VisitScore } from '../checklists';
import { roundMachine, type RoundAction } from './domain/round.machine';
import { visitMachine, type VisitAction } from './domain/visit.machine';
import { InspectionRound, RoundUnit } from './inspection-round.entity';
import { InspectionVisit, VisitAnswer, VisitMember } from './inspection-visit.entity';

export type RoundView = InspectionRound & { readonly units: readonly RoundUnit[]; readonly allowedActions: readonly RoundAction[] };
export type VisitView = InspectionVisit & {
  readonly roundCode: string;
  readonly checklistVersionId: string;
  readonly unitCode: string;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly answers: readonly (VisitAnswer & { readonly criterionCode: string; readonly criterionKey: string })[];
  readonly score: VisitScore;
  readonly allowedActions: readonly VisitAction[];
};

/** Rounds and visits as an actor may see them, and whole for the features above. */
@Injectable()
export class RoundQueries {
  constructor(
    private readonly read: ReadModel,
    private readonly checklists: ChecklistQueries,
  ) {}

  async list(actor: Actor): Promise<readonly InspectionRound[]> {
    const rounds = await this.read.manager.find(InspectionRound, { order: { code: 'DESC' } });
    const reached = await Promise.all(rounds.map((round) => this.reaches(actor, round)));
    return rounds.filter((_, index) => reached[index]);
  }

  async byCode(actor: Actor, code: string): Promise<RoundView> {
    const round = await this.roundByCode(code);
    if (!(await this.reaches(actor, round))) throw new NotFoundError();
    const units = await this.units(round.id);
    const scope = unitScopeOf(actor);
    const own = scope === 'all' ? null : 'unitId' in scope ? [scope.unitId] : (await this.visitsOf(actor)).map(({ unitId }) => unitId);
    const visible = own === null ? units : units.filter(({ unitId }) => own.includes(unitId));
    return { ...round, units: visible, allowedActions: allowedActions(roundMachine, round.state, actor.role) };
  }

  /** Unscoped: for features that have already decided who asks. */
  async roundByCode(code: string): Promise<InspectionRound> {
    const round = await this.read.manager.findOneBy(InspectionRound, { code });
    if (!round) throw new NotFoundError();
    return round;
  }

  units(roundId: string): Promise<RoundUnit[]> {
    return this.read.manager.find(RoundUnit, { where: { roundId }, order: { position: 'ASC' } });
  }

  visits(roundId: string): Promise<InspectionVisit[]> {
    return this.read.manager.find(InspectionVisit, { where: { roundId }, order: { code: 'ASC' } });
  }

  answers(visitIds: readonly string[]): Promise<VisitAnswer[]> {
    return this.read.manager.findBy(VisitAnswer, { visitId: In([...visitIds]) });
  }

  /** Score of each visit of a round, by unit id. */
  async scores(round: InspectionRound): Promise<ReadonlyMap<string, VisitScore>> {
    const { areas } = await this.checklists.version(round.checklistVersionId);
    const visits = await this.visits(round.id);
    const answers = await this.answers(visits.map(({ id }) => id));
    const keys = new Map(areas.flatMap((area) => area.criteria.map(({ id, key }) => [id, key] as const)));
    return new Map(visits.map((visit) => [visit.unitId, scoreVisit(areas, byKey(answers.filter(({ visitId }) => visitId === visit.id), keys))]));
  }

  async visitsOf(actor: Actor): Promise<readonly InspectionVisit[]> {
    const scope = unitScopeOf(actor);
    if (isHomeAffairs(actor)) return this.read.manager.find(InspectionVisit, { order: { code: 'ASC' } });
    if (scope === 'all') return this.read.manager.find(InspectionVisit, { where: { state: 'result_issued' }, order: { code: 'ASC' } });
    if ('unitId' in scope) return this.read.manager.find(InspectionVisit, { where: { unitId: scope.unitId, state: 'result_issued' }, order: { code: 'ASC' } });
    const memberships = await this.read.manager.findBy(VisitMember, { accountId: scope.inspectorId });
    return this.read.manager.find(InspectionVisit, { where: { id: In(memberships.map(({ visitId }) => visitId)) }, order: { code: 'ASC' } });
  }

  /** The team and Home Affairs see the work in progress; a unit its own visit, and the chair any, once the result was issued. */
  async visit(actor: Actor, code: string): Promise<VisitView> {
    const visit = (await this.visitsOf(actor)).find((one) => one.code === code);
    if (!visit) throw new NotFoundError();
    const round = await this.read.manager.findOneByOrFail(InspectionRound, { id: visit.roundId });
    const unit = await this.read.manager.findOneByOrFail(RoundUnit, { roundId: round.id, unitId: visit.unitId });
    const { areas } = await this.checklists.version(round.checklistVersionId);
    const criteria = new Map(areas.flatMap((area) => area.criteria.map((one) => [one.id, one] as const)));
    const answers = await this.answers([visit.id]);
    return {
      ...visit,
      roundCode: round.code,
      checklistVersionId: round.checklistVersionId,
      unitCode: unit.unitCode,
      unitNameVi: unit.unitNameVi,
      unitNameEn: unit.unitNameEn,
      answers: answers.map((answer) => ({ ...answer, criterionCode: criteria.get(answer.criterionId)?.code ?? '', criterionKey: criteria.get(answer.criterionId)?.key ?? '' })),
      score: scoreVisit(areas, byKey(answers, new Map([...criteria].map(([id, { key }]) => [id, key])))),
      allowedActions: allowedActions(visitMachine, visit.state, actor.role),
    };
  }

  private async reaches(actor: Actor, round: InspectionRound): Promise<boolean> {
    const scope = unitScopeOf(actor);
    if (scope === 'all') return true;
    if ('unitId' in scope) return round.state !== 'draft' && this.read.manager.existsBy(RoundUnit, { roundId: round.id, unitId: scope.unitId });
    const visits = await this.visits(round.id);
    return visits.length > 0 && this.read.manager.existsBy(VisitMember, { accountId: scope.inspectorId, visitId: In(visits.map(({ id }) => id)) });
  }
}

function byKey(answers: readonly VisitAnswer[], keys: ReadonlyMap<string, string>): ReadonlyMap<string, ScoredAnswer> {
  return new Map(answers.map(({ criterionId, verdict, score }) => [keys.get(criterionId) ?? criterionId, { verdict, score }]));
}
