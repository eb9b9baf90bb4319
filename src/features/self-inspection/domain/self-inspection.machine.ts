import type { Role } from '../../../kernel/actor';
import { defineMachine } from '../../../kernel/state-machine';

export const SELF_INSPECTION_STATES = ['draft', 'sent'] as const;
export type SelfInspectionState = (typeof SELF_INSPECTION_STATES)[number];

export type SelfInspectionAction = 'send';

/** Home Affairs owes the duty too where it is among the departments; a body answers only its own, by the scope of the query. */
const ANSWERING: readonly Role[] = ['unitStaff', 'unitHead', 'department', 'homeAffairsStaff', 'homeAffairsLeader'];

/** One version of what a unit says of itself (kết quả tự kiểm tra). What was sent stays; a correction is the next version. */
export const selfInspectionMachine = defineMachine<SelfInspectionState, SelfInspectionAction>({
  name: 'selfInspection',
  initial: 'draft',
  ends: ['sent'],
  states: {
    draft: { send: { to: 'sent', by: ANSWERING, needs: ['everyFaultAnswered'] } },
    sent: {},
  },
});
