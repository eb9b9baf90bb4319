import { ROLES } from '../../../kernel/actor';
import { allowedActions, machineFaults } from '../../../kernel/state-machine';
import { CHECKLIST_VERSION_STATES, checklistVersionMachine } from './checklist-version.machine';

describe('checklist version', () => {
  it('is sound', () => {
    expect(machineFaults(checklistVersionMachine)).toEqual([]);
    expect(Object.keys(checklistVersionMachine.states)).toEqual([...CHECKLIST_VERSION_STATES]);
  });

  it('is published by Home Affairs or when the program is set up, and retired by Home Affairs', () => {
    expect(ROLES.filter((role) => allowedActions(checklistVersionMachine, 'draft', role).includes('publish'))).toEqual(['homeAffairsStaff', 'homeAffairsLeader', 'administrator']);
    expect(ROLES.filter((role) => allowedActions(checklistVersionMachine, 'published', role).includes('retire'))).toEqual(['homeAffairsStaff', 'homeAffairsLeader']);
  });
});
