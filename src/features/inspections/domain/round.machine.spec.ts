import { allowedActions, machineFaults, transition } from '../../../kernel/state-machine';
import { ROUND_ACTIONS, ROUND_STATES, roundMachine, type RoundState } from './round.machine';

describe('round', () => {
  it('is sound', () => {
    expect(machineFaults(roundMachine)).toEqual([]);
    expect(Object.keys(roundMachine.states)).toEqual([...ROUND_STATES]);
  });

  it('goes from the plan to the file by its six actions, in order', () => {
    let state: RoundState = roundMachine.initial;
    const passed = ROUND_ACTIONS.map((action) => {
      const step = transition(roundMachine, state, action, 'homeAffairsStaff');
      if (!('to' in step)) throw new Error(step.code);
      state = step.to;
      return state;
    });
    expect(passed).toEqual(ROUND_STATES.slice(1));
    expect(roundMachine.ends).toEqual([state]);
  });

  it('may be consolidated again until it is closed', () => {
    expect(transition(roundMachine, 'consolidated', 'consolidate', 'homeAffairsStaff')).toMatchObject({ to: 'consolidated' });
    expect(allowedActions(roundMachine, 'closed', 'homeAffairsLeader')).toEqual([]);
  });

  it('is run by Home Affairs alone', () => {
    for (const state of ROUND_STATES) {
      for (const role of ['inspector', 'unitStaff', 'unitHead', 'department', 'provincialChair', 'administrator'] as const) {
        expect(allowedActions(roundMachine, state, role)).toEqual([]);
      }
    }
  });
});
