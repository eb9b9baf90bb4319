import { ROLES } from '../../../kernel/actor';
import { allowedActions, machineFaults } from '../../../kernel/state-machine';
import { OBLIGATION_STATES, obligationMachine } from './obligation.machine';

describe('obligation', () => {
  it('is sound', () => {
    expect(machineFaults(obligationMachine)).toEqual([]);
    expect(Object.keys(obligationMachine.states)).toEqual([...OBLIGATION_STATES]);
  });

  it('is reported by those who owe it and judged by Home Affairs', () => {
    const table = Object.fromEntries(ROLES.map((role) => [role, OBLIGATION_STATES.map((state) => allowedActions(obligationMachine, state, role).join())]));
    const owing = ['submit', '', '', 'submit', ''];
    // Home Affairs owes duties of its own too (D7): the scope of the query keeps it to those.
    const judging = ['submit,supersede', 'accept,return', '', 'submit,supersede', ''];
    const nothing = ['', '', '', '', ''];
    expect(table).toEqual({
      homeAffairsStaff: judging,
      homeAffairsLeader: judging,
      inspector: nothing,
      unitStaff: owing,
      unitHead: owing,
      department: owing,
      provincialChair: nothing,
      administrator: nothing,
    });
  });

  it('is returned only with a reason', () => {
    expect(obligationMachine.states.submitted.return?.comment).toBe('required');
  });
});
