import type { Role } from '../../../kernel/actor';
import { allowedActions, machineFaults, transition } from '../../../kernel/state-machine';
import { isBeingInspected, VISIT_STATES, visitMachine, type VisitAction, type VisitState } from './visit.machine';

function walk(steps: readonly [VisitAction, Role][]): VisitState {
  return steps.reduce<VisitState>((state, [action, role]) => {
    const step = transition(visitMachine, state, action, role);
    if (!('to' in step)) throw new Error(`${state} ${action}: ${step.code}`);
    return step.to;
  }, visitMachine.initial);
}

describe('visit', () => {
  it('is sound', () => {
    expect(machineFaults(visitMachine)).toEqual([]);
    expect(Object.keys(visitMachine.states)).toEqual([...VISIT_STATES]);
  });

  it.each<[string, [VisitAction, Role][]]>([
    ['announced, with a self-report', [['notify', 'homeAffairsStaff'], ['selfReport', 'unitStaff'], ['begin', 'inspector'], ['finish', 'inspector'], ['signMinutes', 'inspector'], ['issueResult', 'homeAffairsStaff']]],
    ['unannounced', [['begin', 'inspector'], ['finish', 'inspector'], ['signMinutes', 'inspector'], ['issueResult', 'homeAffairsLeader']]],
    ['corrected before signing', [['begin', 'inspector'], ['finish', 'inspector'], ['reopen', 'inspector'], ['finish', 'inspector'], ['signMinutes', 'inspector'], ['issueResult', 'homeAffairsStaff']]],
    ['postponed and held later', [['notify', 'homeAffairsStaff'], ['postpone', 'homeAffairsStaff'], ['reschedule', 'homeAffairsStaff'], ['begin', 'inspector'], ['finish', 'inspector'], ['signMinutes', 'inspector'], ['issueResult', 'homeAffairsStaff']]],
  ])('%s ends with the result issued', (_, steps) => {
    expect(walk(steps)).toBe('result_issued');
  });

  it('never changes minutes after they were signed', () => {
    expect(allowedActions(visitMachine, 'minutes_signed', 'inspector')).toEqual([]);
    expect(allowedActions(visitMachine, 'minutes_signed', 'homeAffairsStaff')).toEqual(['issueResult']);
  });

  it('postpones only before the team is on site, and with a reason', () => {
    const postponable = VISIT_STATES.filter((state) => visitMachine.states[state].postpone !== undefined);
    expect(postponable).toEqual(['scheduled', 'notified', 'self_reported']);
    expect(transition(visitMachine, 'notified', 'postpone', 'homeAffairsStaff')).toEqual({ to: 'postponed', comment: 'required' });
  });

  it('takes answers only on site', () => {
    expect(VISIT_STATES.filter(isBeingInspected)).toEqual(['on_site']);
  });

  it('lets a unit do nothing but report on itself', () => {
    expect(VISIT_STATES.flatMap((state) => allowedActions(visitMachine, state, 'unitHead'))).toEqual(['selfReport']);
    expect(VISIT_STATES.flatMap((state) => allowedActions(visitMachine, state, 'provincialChair'))).toEqual([]);
  });
});
