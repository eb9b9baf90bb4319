import type { Role } from '../../../kernel/actor';
import { defineMachine, type Move } from '../../../kernel/state-machine';

export const CONFIRMATION_STATES = ['asked', 'confirmed', 'objected', 'lapsed'] as const;
export type ConfirmationState = (typeof CONFIRMATION_STATES)[number];

export const CONFIRMATION_ACTIONS = ['confirm', 'object', 'lapse'] as const;
export type ConfirmationAction = (typeof CONFIRMATION_ACTIONS)[number];

const BODIES: readonly Role[] = ['unitStaff', 'unitHead', 'department', 'homeAffairsStaff', 'homeAffairsLeader'];
const confirm: Move<ConfirmationState> = { to: 'confirmed', by: BODIES };
const object: Move<ConfirmationState> = { to: 'objected', by: BODIES, comment: 'required' };

/**
 * One asking of one affected unit whether a fault is gone. An answer is never changed: who thinks otherwise later writes a new one.
 * Silence ends when Home Affairs accepts the result after the days that the province gives.
 */
export const confirmationMachine = defineMachine<ConfirmationState, ConfirmationAction>({
  name: 'confirmation',
  initial: 'asked',
  ends: ['confirmed', 'objected', 'lapsed'],
  states: {
    asked: { confirm, object, lapse: { to: 'lapsed', by: ['homeAffairsStaff', 'homeAffairsLeader'], needs: ['silenceDaysPassed'] } },
    confirmed: {},
    objected: {},
    lapsed: {},
  },
});
