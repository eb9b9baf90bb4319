import type { Role } from '../../../kernel/actor';
import { defineMachine, type Move } from '../../../kernel/state-machine';

export const EXTENSION_STATES = ['requested', 'granted', 'refused', 'withdrawn'] as const;
export type ExtensionState = (typeof EXTENSION_STATES)[number];

export const EXTENSION_ACTIONS = ['grant', 'refuse', 'withdraw'] as const;
export type ExtensionAction = (typeof EXTENSION_ACTIONS)[number];

/** Which of the two decides is the province's rule `extension.decidedBy`. */
const DECIDERS: readonly Role[] = ['homeAffairsLeader', 'provincialChair'];
/** Home Affairs owes duties too; a body withdraws only its own request, by the scope of the query. */
const withdraw: Move<ExtensionState> = { to: 'withdrawn', by: ['unitStaff', 'unitHead', 'department', 'homeAffairsStaff', 'homeAffairsLeader'] };

/** One request for more time (đề nghị gia hạn) of the body that leads a duty. */
export const extensionMachine = defineMachine<ExtensionState, ExtensionAction>({
  name: 'extension',
  initial: 'requested',
  ends: ['granted', 'refused', 'withdrawn'],
  states: {
    requested: {
      grant: { to: 'granted', by: DECIDERS, needs: ['decidedByRule'], comment: 'optional' },
      refuse: { to: 'refused', by: DECIDERS, needs: ['decidedByRule'], comment: 'required' },
      withdraw,
    },
    granted: {},
    refused: {},
    withdrawn: {},
  },
});
