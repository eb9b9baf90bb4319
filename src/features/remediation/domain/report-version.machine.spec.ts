import { allowedActions, machineFaults } from '../../../kernel/state-machine';
import { REPORT_VERSION_STATES, reportVersionMachine } from './report-version.machine';

describe('report version', () => {
  it('is sound', () => {
    expect(machineFaults(reportVersionMachine)).toEqual([]);
    expect(Object.keys(reportVersionMachine.states)).toEqual([...REPORT_VERSION_STATES]);
  });

  it('cannot be touched by the unit once received, nor by anybody once judged', () => {
    expect(allowedActions(reportVersionMachine, 'draft', 'unitHead')).toEqual(['submit', 'awaitSigned']);
    expect(allowedActions(reportVersionMachine, 'awaiting_signed', 'unitHead')).toEqual(['submit', 'reopen']);
    expect(allowedActions(reportVersionMachine, 'draft', 'homeAffairsStaff')).toEqual(['recordOnBehalf', 'setAside']);
    expect(allowedActions(reportVersionMachine, 'received', 'unitHead')).toEqual([]);
    expect(allowedActions(reportVersionMachine, 'received', 'homeAffairsLeader')).toEqual(['accept', 'return']);
    expect(reportVersionMachine.ends).toEqual(['accepted', 'returned', 'set_aside']);
  });
});
