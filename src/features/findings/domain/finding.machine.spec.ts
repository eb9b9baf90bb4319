import type { Role } from '../../../kernel/actor';
import { allowedActions, machineFaults, transition } from '../../../kernel/state-machine';
import { FINDING_STATES, findingMachine, type FindingAction, type FindingState } from './finding.machine';

function walk(steps: readonly [FindingAction, Role][]): FindingState {
  return steps.reduce<FindingState>((state, [action, role]) => {
    const step = transition(findingMachine, state, action, role);
    if (!('to' in step)) throw new Error(`${state} ${action}: ${step.code}`);
    return step.to;
  }, findingMachine.initial);
}

const issued: [FindingAction, Role][] = [['agree', 'inspector'], ['issue', 'homeAffairsStaff']];

describe('finding', () => {
  it('is sound', () => {
    expect(machineFaults(findingMachine)).toEqual([]);
    expect(Object.keys(findingMachine.states)).toEqual([...FINDING_STATES]);
  });

  it.each<[string, [FindingAction, Role][], FindingState]>([
    ['remedied and verified', [...issued, ['claimDone', 'unitHead'], ['verify', 'homeAffairsStaff']], 'verified'],
    ['returned for evidence, sent again', [...issued, ['claimDone', 'unitStaff'], ['return', 'homeAffairsStaff'], ['claimDone', 'unitStaff'], ['verify', 'homeAffairsStaff']], 'verified'],
    ['in remedy first', [...issued, ['startRemedy', 'unitStaff'], ['claimDone', 'unitStaff'], ['verify', 'homeAffairsLeader']], 'verified'],
    ['outside competence', [...issued, ['startRemedy', 'unitStaff'], ['transfer', 'homeAffairsStaff']], 'transferred'],
    ['issued although disputed', [['dispute', 'inspector'], ['issue', 'homeAffairsLeader']], 'issued'],
    ['kept in sight', [...issued, ['startRemedy', 'unitStaff'], ['acceptOpen', 'homeAffairsStaff']], 'accepted_open'],
    ['raised by mistake', [['withdraw', 'inspector']], 'withdrawn'],
    ['done by the department that owns the remedy', [...issued, ['claimDone', 'department'], ['verify', 'homeAffairsStaff']], 'verified'],
  ])('%s', (_, steps, end) => {
    expect(walk(steps)).toBe(end);
  });

  it('asks for a reason to return, dispute and withdraw', () => {
    for (const state of FINDING_STATES) {
      for (const action of ['return', 'dispute', 'withdraw'] as const) {
        const move = findingMachine.states[state][action];
        if (move !== undefined) expect(move.comment).toBe('required');
      }
    }
  });

  it('lets a unit verify nothing and Home Affairs claim nothing', () => {
    const byUnit = new Set(FINDING_STATES.flatMap((state) => allowedActions(findingMachine, state, 'unitHead')));
    expect([...byUnit].sort()).toEqual(['claimDone', 'startRemedy']);
    const byHomeAffairs = FINDING_STATES.flatMap((state) => allowedActions(findingMachine, state, 'homeAffairsStaff'));
    expect(byHomeAffairs).not.toContain('claimDone');
    for (const role of ['provincialChair', 'administrator'] as const) {
      expect(FINDING_STATES.flatMap((state) => allowedActions(findingMachine, state, role))).toEqual([]);
    }
  });

  it('lets the team withdraw only before the finding is issued', () => {
    const states = FINDING_STATES.filter((state) => allowedActions(findingMachine, state, 'inspector').includes('withdraw'));
    expect(states).toEqual(['draft', 'agreed', 'disputed']);
  });
});
