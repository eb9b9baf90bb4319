import { Injectable } from '@nestjs/common';
import { unitScopeOf } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { takeMove } from '../../kernel/take-move';
import { updateGuarded, type Transaction } from '../../platform/database/transaction';
import { visitMachine, type VisitAction } from './domain/visit.machine';
import { InspectionRound } from './inspection-round.entity';
import { InspectionVisit, VisitMember } from './inspection-visit.entity';

const PAST: Readonly<Record<VisitAction, string>> = {
  notify: 'notified',
  selfReport: 'selfReported',
  begin: 'begun',
  finish: 'minutesDrafted',
  reopen: 'reopened',
  signMinutes: 'minutesSigned',
  issueResult: 'resultIssued',
  postpone: 'postponed',
  reschedule: 'rescheduled',
};

/** Load and save of visits for use cases. An inspector reaches only the visits of the own teams. */
@Injectable()
export class VisitStore {
  async load(tx: Transaction, code: string): Promise<InspectionVisit> {
    const visit = await tx.manager.findOneBy(InspectionVisit, { code });
    if (!visit || !(await this.reaches(tx, visit))) throw new NotFoundError();
    return visit;
  }

  ofRound(tx: Transaction, roundId: string): Promise<InspectionVisit[]> {
    return tx.manager.find(InspectionVisit, { where: { roundId }, order: { code: 'ASC' } });
  }

  async roundOf(tx: Transaction, visit: InspectionVisit): Promise<InspectionRound> {
    return tx.manager.findOneByOrFail(InspectionRound, { id: visit.roundId });
  }

  async move(tx: Transaction, visit: InspectionVisit, action: VisitAction, changes: Partial<InspectionVisit> = {}, comment?: string): Promise<void> {
    const from = visit.state;
    const to = takeMove(visitMachine, from, action, tx.actor.role, comment);
    await updateGuarded(tx, InspectionVisit, visit, { ...changes, state: to });
    await tx.record({
      type: `visit.${PAST[action]}`,
      subject: { kind: 'visit', code: visit.code },
      unitId: visit.unitId,
      roundCode: (await this.roundOf(tx, visit)).code,
      details: { from, to, ...(comment ? { comment } : {}) },
    });
  }

  private async reaches(tx: Transaction, visit: InspectionVisit): Promise<boolean> {
    const scope = unitScopeOf(tx.actor);
    if (scope === 'all') return true;
    if ('inspectorId' in scope) return tx.manager.existsBy(VisitMember, { visitId: visit.id, accountId: scope.inspectorId });
    return scope.unitId === visit.unitId;
  }
}
