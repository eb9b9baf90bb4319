import type { Role } from '../../../kernel/actor';
import { defineMachine, type Move } from '../../../kernel/state-machine';

export const OBLIGATION_STATES = ['open', 'submitted', 'accepted', 'returned', 'superseded'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

export const OBLIGATION_ACTIONS = ['submit', 'accept', 'return', 'supersede'] as const;
export type ObligationAction = (typeof OBLIGATION_ACTIONS)[number];

const HOME_AFFAIRS: readonly Role[] = ['homeAffairsStaff', 'homeAffairsLeader'];
/** Home Affairs owes duties too (D7: to follow up and consolidate); a body answers only its own, by the scope of the query. */
const submit: Move<ObligationState> = { to: 'submitted', by: ['unitStaff', 'unitHead', 'department', ...HOME_AFFAIRS] };

/** A later directive takes the clause's place; what was reported or accepted before stays as it is. */
const supersede: Move<ObligationState> = { to: 'superseded', by: HOME_AFFAIRS, comment: 'required' };

/** One duty of one unit (nhiệm vụ). Whether it is late is computed, never a state. */
export const obligationMachine = defineMachine<ObligationState, ObligationAction>({
  name: 'obligation',
  initial: 'open',
  ends: ['accepted', 'superseded'],
  states: {
    open: { submit, supersede },
    submitted: {
      accept: { to: 'accepted', by: HOME_AFFAIRS },
      return: { to: 'returned', by: HOME_AFFAIRS, comment: 'required' },
    },
    accepted: {},
    returned: { submit, supersede },
    superseded: {},
  },
});
