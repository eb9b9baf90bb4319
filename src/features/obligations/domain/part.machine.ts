import type { Role } from '../../../kernel/actor';
import { defineMachine, type Move } from '../../../kernel/state-machine';

export const PART_STATES = ['open', 'asked', 'filled'] as const;
export type PartState = (typeof PART_STATES)[number];

export const PART_ACTIONS = ['ask', 'fill'] as const;
export type PartAction = (typeof PART_ACTIONS)[number];

const BODIES: readonly Role[] = ['unitStaff', 'unitHead', 'department', 'homeAffairsStaff', 'homeAffairsLeader'];
/** The leading body asks; the co-operating one fills. Whose is whose is decided by the scope of the query. */
const ask: Move<PartState> = { to: 'asked', by: BODIES, comment: 'required' };
const fill: Move<PartState> = { to: 'filled', by: BODIES };

/** What one co-operating body fills in of a duty (phần phối hợp). It may be filled in unasked, and be asked for again: there is no end before the duty's own. */
export const partMachine = defineMachine<PartState, PartAction>({
  name: 'part',
  initial: 'open',
  ends: [],
  states: { open: { ask, fill }, asked: { fill }, filled: { ask } },
});
