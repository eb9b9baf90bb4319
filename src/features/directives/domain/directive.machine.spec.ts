import { ROLES } from '../../../kernel/actor';
import { allowedActions, machineFaults, transition } from '../../../kernel/state-machine';
import { DIRECTIVE_STATES, directiveMachine } from './directive.machine';

describe('directive', () => {
  it('is sound', () => {
    expect(machineFaults(directiveMachine)).toEqual([]);
    expect(Object.keys(directiveMachine.states)).toEqual([...DIRECTIVE_STATES]);
  });

  it('is recorded by Home Affairs; replacing one needs a reason', () => {
    expect(ROLES.filter((role) => allowedActions(directiveMachine, 'draft', role).includes('issue'))).toEqual(['homeAffairsStaff', 'homeAffairsLeader']);
    expect(transition(directiveMachine, 'issued', 'supersede', 'homeAffairsLeader')).toEqual({ to: 'superseded', comment: 'required' });
  });
});
