import type { Role } from '../../../kernel/actor';
import { defineMachine } from '../../../kernel/state-machine';

export const TRANSFER_STATES = ['following', 'sent_back', 'passed_on', 'given_back', 'settled'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

export const TRANSFER_ACTIONS = ['sendBack', 'keep', 'passOn', 'giveBack', 'settle'] as const;
export type TransferAction = (typeof TRANSFER_ACTIONS)[number];

const HOME_AFFAIRS: readonly Role[] = ['homeAffairsStaff', 'homeAffairsLeader'];

/**
 * A finding that a unit cannot remedy itself, on its way with a duty of the competent body (đã chuyển). That body may say that it is
 * not its matter; then Home Affairs decides.
 */
export const transferMachine = defineMachine<TransferState, TransferAction>({
  name: 'transfer',
  initial: 'following',
  ends: ['passed_on', 'given_back', 'settled'],
  states: {
    following: {
      sendBack: { to: 'sent_back', by: ['unitStaff', 'unitHead', 'department'], comment: 'required' },
      settle: { to: 'settled', by: HOME_AFFAIRS, needs: ['dutyAccepted', 'unitConfirmed'] },
    },
    sent_back: {
      keep: { to: 'following', by: HOME_AFFAIRS, comment: 'required' },
      passOn: { to: 'passed_on', by: HOME_AFFAIRS, comment: 'required' },
      giveBack: { to: 'given_back', by: HOME_AFFAIRS, comment: 'required' },
    },
    passed_on: {},
    given_back: {},
    settled: {},
  },
});
