import type { Role } from '../../../kernel/actor';
import { defineMachine, type Move } from '../../../kernel/state-machine';

export const OBLIGATION_STATES = ['open', 'submitted', 'accepted', 'returned'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

export const OBLIGATION_ACTIONS = ['submit', 'accept', 'return'] as const;
export type ObligationAction = (typeof OBLIGATION_ACTIONS)[number];

const HOME_AFFAIRS: readonly Role[] = ['homeAffairsStaff', 'homeAffairsLeader'];
/** Home Affairs owes duties too (D7: to follow up and consolidate); a body answers only its own, by the scope of the query. */
const submit: Move<ObligationState> = { to: 'submitted', by: ['unitStaff', 'unitHead', 'department', ...HOME_AFFAIRS] };

/** One duty of one unit (nhiệm vụ). Whether it is late is computed, never a state. */
export const obligationMachine = defineMachine<ObligationState, ObligationAction>({
  name: 'obligation',
  initial: 'open',
  ends: ['accepted'],
  states: {
    open: { submit },
    submitted: {
      accept: { to: 'accepted', by: HOME_AFFAIRS },
      return: { to: 'returned', by: HOME_AFFAIRS, comment: 'required' },
    },
    accepted: {},
    returned: { submit },
  },
});
