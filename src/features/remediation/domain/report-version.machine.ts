import { defineMachine } from '../../../kernel/state-machine';

export const REPORT_VERSION_STATES = ['draft', 'received', 'accepted', 'returned'] as const;
export type ReportVersionState = (typeof REPORT_VERSION_STATES)[number];

export const REPORT_VERSION_ACTIONS = ['submit', 'accept', 'return'] as const;
export type ReportVersionAction = (typeof REPORT_VERSION_ACTIONS)[number];

/**
 * One sending of a unit's report. A version that was judged is over: what was returned is answered in the next version. The reason
 * of a return stands at each item, so the version itself asks for none.
 */
export const reportVersionMachine = defineMachine<ReportVersionState, ReportVersionAction>({
  name: 'report',
  initial: 'draft',
  ends: ['accepted', 'returned'],
  states: {
    draft: { submit: { to: 'received', by: ['unitStaff', 'unitHead', 'department'], needs: ['nothingMissing', 'signedFile'] } },
    received: {
      accept: { to: 'accepted', by: ['homeAffairsStaff', 'homeAffairsLeader'], needs: ['everyItemDecided'] },
      return: { to: 'returned', by: ['homeAffairsStaff', 'homeAffairsLeader'], needs: ['everyItemDecided', 'itemReturned'] },
    },
    accepted: {},
    returned: {},
  },
});
