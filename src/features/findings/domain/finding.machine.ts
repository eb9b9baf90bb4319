import type { Role } from '../../../kernel/actor';
import { defineMachine, type Move } from '../../../kernel/state-machine';

export const FINDING_STATES = [
  'draft',
  'agreed',
  'disputed',
  'issued',
  'in_remedy',
  'claimed_done',
  'verified',
  'returned',
  'transferred',
  'accepted_open',
  'withdrawn',
] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export const FINDING_ACTIONS = [
  'agree',
  'dispute',
  'issue',
  'startRemedy',
  'claimDone',
  'verify',
  'return',
  'transfer',
  'acceptOpen',
  'withdraw',
] as const;
export type FindingAction = (typeof FINDING_ACTIONS)[number];

const HOME_AFFAIRS: readonly Role[] = ['homeAffairsStaff', 'homeAffairsLeader'];
/** The unit's opinion stands in the minutes, and the team writes the minutes. */
const TEAM: readonly Role[] = ['inspector'];
const REMEDY_OWNER: readonly Role[] = ['unitStaff', 'unitHead', 'department'];

const issue: Move<FindingState> = { to: 'issued', by: HOME_AFFAIRS, needs: ['minutesSigned'] };
const discard: Move<FindingState> = { to: 'withdrawn', by: TEAM, comment: 'required' };
const withdraw: Move<FindingState> = { to: 'withdrawn', by: HOME_AFFAIRS, comment: 'required' };
const startRemedy: Move<FindingState> = { to: 'in_remedy', by: REMEDY_OWNER };
const claimDone: Move<FindingState> = { to: 'claimed_done', by: REMEDY_OWNER };
const giveBack: Move<FindingState> = { to: 'returned', by: HOME_AFFAIRS, comment: 'required' };
const acceptOpen: Move<FindingState> = { to: 'accepted_open', by: HOME_AFFAIRS, comment: 'optional' };

/**
 * Life of a shortcoming (tồn tại). `startRemedy` and `claimDone` happen when the unit's report is received; `verify`, `return`,
 * `transfer` and `acceptOpen` when Home Affairs sends its review. The body that a finding was transferred to answers by its own
 * obligation: when that is closed and the unit confirms, the finding is verified; when no body is competent, it is followed at its unit.
 */
export const findingMachine = defineMachine<FindingState, FindingAction>({
  name: 'finding',
  initial: 'draft',
  ends: ['verified', 'withdrawn'],
  states: {
    draft: {
      agree: { to: 'agreed', by: TEAM },
      dispute: { to: 'disputed', by: TEAM, comment: 'required' },
      withdraw: discard,
    },
    agreed: { issue, dispute: { to: 'disputed', by: TEAM, comment: 'required' }, withdraw: discard },
    disputed: { issue, agree: { to: 'agreed', by: TEAM }, withdraw: discard },
    issued: { startRemedy, claimDone, withdraw },
    in_remedy: {
      claimDone,
      return: giveBack,
      transfer: { to: 'transferred', by: HOME_AFFAIRS, needs: ['receivingBodyNamed'] },
      acceptOpen,
      withdraw,
    },
    claimed_done: { verify: { to: 'verified', by: HOME_AFFAIRS }, return: giveBack, acceptOpen },
    verified: {},
    returned: { startRemedy, claimDone, withdraw },
    transferred: { verify: { to: 'verified', by: HOME_AFFAIRS, needs: ['dutyAccepted', 'unitConfirmed'] }, acceptOpen },
    accepted_open: { startRemedy, claimDone, withdraw },
    withdrawn: {},
  },
});
