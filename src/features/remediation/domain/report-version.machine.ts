import { defineMachine } from '../../../kernel/state-machine';

export const REPORT_VERSION_STATES = ['draft', 'awaiting_signed', 'set_aside', 'received', 'accepted', 'returned'] as const;
export type ReportVersionState = (typeof REPORT_VERSION_STATES)[number];

export const REPORT_VERSION_ACTIONS = ['submit', 'awaitSigned', 'reopen', 'recordOnBehalf', 'setAside', 'accept', 'return'] as const;
export type ReportVersionAction = (typeof REPORT_VERSION_ACTIONS)[number];

const UNIT = ['unitStaff', 'unitHead', 'department'] as const;
const HOME_AFFAIRS = ['homeAffairsStaff', 'homeAffairsLeader'] as const;

/**
 * One sending of a unit's report. A version that was judged is over: what was returned is answered in the next version. The reason
 * of a return stands at each item, so the version itself asks for none. `awaiting_signed`: the text is locked while its paper is
 * signed, where the operating rules ask for it. `set_aside`: a draft that was overtaken by a report recorded on the unit's behalf.
 */
export const reportVersionMachine = defineMachine<ReportVersionState, ReportVersionAction>({
  name: 'report',
  initial: 'draft',
  ends: ['accepted', 'returned', 'set_aside'],
  states: {
    draft: {
      submit: { to: 'received', by: UNIT, needs: ['nothingMissing', 'signedFile'] },
      awaitSigned: { to: 'awaiting_signed', by: UNIT, needs: ['nothingMissing'] },
      recordOnBehalf: { to: 'received', by: HOME_AFFAIRS, needs: ['proof'] },
      setAside: { to: 'set_aside', by: HOME_AFFAIRS },
    },
    awaiting_signed: {
      submit: { to: 'received', by: UNIT, needs: ['signedFile'] },
      reopen: { to: 'draft', by: UNIT },
      setAside: { to: 'set_aside', by: HOME_AFFAIRS },
    },
    set_aside: {},
    received: {
      accept: { to: 'accepted', by: HOME_AFFAIRS, needs: ['everyItemDecided'] },
      return: { to: 'returned', by: HOME_AFFAIRS, needs: ['everyItemDecided', 'itemReturned'] },
    },
    accepted: {},
    returned: {},
  },
});

/** States of a version that never arrived: its unit's own work, which nobody else sees. */
const UNSENT: readonly string[] = ['draft', 'awaiting_signed', 'set_aside'];

export type SentState = Exclude<ReportVersionState, 'draft' | 'awaiting_signed' | 'set_aside'>;

export const isSent = <V extends { readonly state: string }>(version: V): version is V & { readonly state: SentState } => !UNSENT.includes(version.state);
